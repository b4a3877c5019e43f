import type { ReactNode } from "react";
import styles from "./Chip.module.css";

/** ChipTone: "now" is for what runs or is live; "plain" for what is merely so. */
export type ChipTone = "plain" | "calm" | "now" | "danger" | "ok";

/** Chip says a small fact in a word or two. */
export function Chip({
  tone = "calm",
  icon,
  children,
}: {
  tone?: ChipTone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}

/** LiveChip says that something is live: a dot and the word. */
export function LiveChip({ children }: { children: ReactNode }) {
  return (
    <Chip tone="now" icon={<span className={styles.dot} aria-hidden="true" />}>
      {children}
    </Chip>
  );
}
