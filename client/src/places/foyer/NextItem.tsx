import { useTranslation } from "react-i18next";
import { useClock } from "../../features/programme/useClock";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import type { Session } from "../../wire/wire";
import styles from "./foyer.module.css";

/** NextItem is one of those that begin next: when, what, where, and in how long. */
export function NextItem({ item }: { item: Session }) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const room = useLive((state) => state.programme?.rooms.find((known) => known.id === item.room)?.name);
  const wait = item.start - useClock();
  return (
    <li className={styles.item}>
      <time dateTime={new Date(item.start).toISOString()}>{times.clock(item.start)}</time>
      <span>
        <strong>{item.title}</strong>
        <small>
          {[room, wait > 0 && t("foyer.nextIn", { time: times.span(wait) })].filter(Boolean).join(" · ")}
        </small>
      </span>
    </li>
  );
}
