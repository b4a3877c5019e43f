import { Fragment } from "react";
import styles from "./chat.module.css";

/** An address, up to a blank; what ends the sentence it stands in is no part of it. */
const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/;

/** ChatText is what was said, as text; addresses in it can be followed, and lead out of the house without saying whence. */
export function ChatText({ text }: { text: string }) {
  return (
    <p className={styles.text}>
      {text.split(address).map((part, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of chat never changes
        if (i % 2 === 0) return <Fragment key={i}>{part}</Fragment>;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of chat never changes
          <a key={i} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        );
      })}
    </p>
  );
}
