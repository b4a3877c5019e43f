import { ChatLog } from "./ChatLog";
import { ChatNews } from "./ChatNews";
import { Composer } from "./Composer";
import styles from "./chat.module.css";

/** Chat is the conversation of the room one is in: what was said, and a field to say something. It fills its container. */
export function Chat() {
  return (
    <div className={styles.chat}>
      <ChatLog />
      <Composer />
      <ChatNews />
    </div>
  );
}
