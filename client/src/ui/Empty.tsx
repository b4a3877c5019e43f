import type { ReactNode } from "react";
import styles from "./Empty.module.css";

export interface EmptyProps {
  /** An icon of lucide-react. */
  icon?: ReactNode;
  /** What is so, in a few words; a heading of the given level. */
  title: string;
  level?: 1 | 2 | 3;
  /** Why, and what to do about it. */
  children?: ReactNode;
  /** The way on: one button or two. */
  actions?: ReactNode;
  /** Id for the heading where focus has to go there. */
  headingId?: string;
}

/** Empty fills a place in which there is nothing to show: empty, full, refused, removed, ended. It has words and a way on. */
export function Empty({ icon, title, level = 2, children, actions, headingId }: EmptyProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.empty} data-level={level}>
      {icon ? <span className={styles.icon}>{icon}</span> : null}
      <Heading id={headingId} tabIndex={headingId ? -1 : undefined}>
        {title}
      </Heading>
      {children ? <div className={styles.words}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
