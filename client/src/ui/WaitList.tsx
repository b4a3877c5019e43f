import { type ReactNode, useId } from "react";
import styles from "./WaitList.module.css";

export interface WaitListProps {
  title: string;
  /** The rows stand in the order in which their turn comes. */
  ordered?: boolean;
  /** What is to be said below the rows, a line each. */
  notes?: (string | undefined)[];
  /** WaitRows. */
  children: ReactNode;
}

/** WaitList lists people who wait for something, above the people who are here. */
export function WaitList({ title, ordered, notes = [], children }: WaitListProps) {
  const id = useId();
  const List = ordered ? "ol" : "ul";
  return (
    <section className={styles.queue} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <List className={styles.list}>{children}</List>
      {notes.map((note) =>
        note ? (
          <p key={note} className={styles.more}>
            {note}
          </p>
        ) : null,
      )}
    </section>
  );
}

export interface WaitRowProps {
  /** Their place in the order, from 1, where there is one. */
  place?: number;
  avatar?: ReactNode;
  name: string;
  /** A few words more about them. */
  fact?: string | undefined;
  /** What one may do about them. */
  children?: ReactNode;
}

/** WaitRow is one person of a WaitList. */
export function WaitRow({ place, avatar, name, fact, children }: WaitRowProps) {
  return (
    <li className={styles.row}>
      {place ? <span className={styles.place}>{place}</span> : null}
      {avatar}
      <span className={styles.name}>
        <strong>{name}</strong>
        <small>{fact}</small>
      </span>
      {children}
    </li>
  );
}
