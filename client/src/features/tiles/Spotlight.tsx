import type { ReactNode } from "react";
import styles from "./Spotlight.module.css";

/** Spotlight shows one picture large and others small beside it, or below it where there is more height than width. */
export function Spotlight({
  label,
  main,
  others,
}: {
  label: string;
  main: ReactNode;
  others: { id: string; tile: ReactNode }[];
}) {
  return (
    <div className={styles.frame}>
      <ul className={styles.spotlight} aria-label={label}>
        <li className={styles.main}>{main}</li>
        {others.map(({ id, tile }) => (
          <li key={id} className={styles.other}>
            {tile}
          </li>
        ))}
      </ul>
    </div>
  );
}
