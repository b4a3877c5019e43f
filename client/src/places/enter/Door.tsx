import { type ReactNode, useEffect, useRef } from "react";
import styles from "./Door.module.css";

export interface DoorProps {
  title: string;
  /** A line above the title. */
  above?: ReactNode;
  /** What stands beside the words: the look of oneself. */
  picture?: ReactNode;
  children: ReactNode;
}

/** Door is the frame of every page outside of the house: one card in the middle. Its heading takes the focus. */
export function Door({ title, above, picture, children }: DoorProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.page}>
      <main id="main" className={styles.card} data-picture={picture ? true : undefined}>
        {picture ? <div className={styles.picture}>{picture}</div> : null}
        <div className={styles.words}>
          {above ? <p className={styles.above}>{above}</p> : null}
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {children}
        </div>
      </main>
    </div>
  );
}
