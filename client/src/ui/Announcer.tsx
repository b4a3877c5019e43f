import { useSyncExternalStore } from "react";
import { type Desk, desk as pageDesk } from "./announce";
import styles from "./hidden.module.css";

/** Announcer is the one place from which live news is read aloud. It is mounted once, outside of everything else. */
export function Announcer({ desk = pageDesk }: { desk?: Desk }) {
  const news = useSyncExternalStore(desk.subscribe, desk.read);
  return (
    <div className={`${styles.hidden} ${styles.announcer}`}>
      <div aria-live="polite">{news.polite}</div>
      <div aria-live="assertive" role="alert">
        {news.assertive}
      </div>
    </div>
  );
}
