import { useTranslation } from "react-i18next";
import type { Row } from "../../features/programme/state";
import { useClock } from "../../features/programme/useClock";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import styles from "./foyer.module.css";

/** How near something must be that its wait is told, in ms. */
const near = 90 * 60_000;

/** ComingRow is one time that comes: when, what, where, and in how long. Items side by side are told as one. */
export function ComingRow({ row }: { row: Row }) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const [item] = row.sessions;
  const room = useLive((state) => state.programme?.rooms.find((known) => known.id === item?.room)?.name);
  const language = useLive((state) => state.conference?.language);
  const wait = row.start - useClock();
  const several = row.sessions.length > 1;
  const title = several && row.round > 0 ? t("programme.round", { round: row.round }) : item?.title;
  const facts = [
    several ? t("foyer.parallel", { count: row.sessions.length }) : room,
    wait > 0 && wait < near && t("foyer.nextIn", { time: times.span(wait) }),
  ];
  return (
    <li className={styles.item}>
      <time dateTime={new Date(row.start).toISOString()}>{times.clock(row.start)}</time>
      <span>
        <strong lang={several ? undefined : language}>{title}</strong>
        <small>{facts.filter(Boolean).join(" · ")}</small>
      </span>
    </li>
  );
}
