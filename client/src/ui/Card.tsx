import type { ReactNode } from "react";
import styles from "./Card.module.css";

export interface CardProps {
  as?: "div" | "section" | "article" | "li";
  /** "now" marks what runs, "past" dims what is over, "flat" has no shadow. */
  look?: "plain" | "now" | "past" | "flat";
  /** Id of the heading that names the card, for section and article. */
  labelledBy?: string;
  children: ReactNode;
}

/** Card holds one thing. */
export function Card({ as: Tag = "div", look = "plain", labelledBy, children }: CardProps) {
  return (
    <Tag className={styles.card} data-look={look} aria-labelledby={labelledBy}>
      {children}
    </Tag>
  );
}
