import type { ReactNode } from "react";
import styles from "./Spotlight.module.css";

export interface SpotlightProps {
  label: string;
  main: ReactNode;
  others: { id: string; tile: ReactNode }[];
}

/** Spotlight shows one picture large and others small beside it, or below it where there is more height than width. */
export function Spotlight({ label, main, others }: SpotlightProps) {
  return (
    <div className={styles.frame}>
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
