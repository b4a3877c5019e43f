import type { ReactNode } from "react";
import styles from "./Form.module.css";

/** Refused says why something was not done, and says it aloud; nothing while there is nothing to say. */
export function Refused({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <p role="alert" className={styles.refused}>
      {children}
    </p>
  );
}
