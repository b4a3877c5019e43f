import type { CSSProperties, ReactNode } from "react";
import styles from "./Spotlight.module.css";

export interface SpotlightProps {
  label: string;
  main: ReactNode;
  others: { id: string; tile: ReactNode }[];
}

/** Spotlight shows one picture as large as it fits, and others in what it leaves free: below it, or beside it in a quarter of the width. */
export function Spotlight({ label, main, others }: SpotlightProps) {
  const count: CSSProperties & Record<"--others", number> = { "--others": others.length };
  return (
    <div className={styles.frame} style={count}>
      <div className={styles.spotlight}>
        <div className={styles.main}>{main}</div>
        <ul className={styles.others} aria-label={label}>
          {others.map(({ id, tile }) => (
            <li key={id}>{tile}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
