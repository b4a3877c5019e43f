import { useTranslation } from "react-i18next";
import { phase, type Row } from "../../features/programme/state";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { ProgrammeItem } from "./ProgrammeItem";
import styles from "./programme.module.css";

/** ProgrammeRow is one time of the day: when, and what is offered then. now is the house's time, in ms since 1970. */
export function ProgrammeRow({ row, now }: { row: Row; now: number }) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const running = useLive((state) => state.running);
  const past = row.sessions.every((item) => phase(item, running, now) === "past");
  return (
    <li className={styles.row} data-past={past || undefined}>
      <p className={styles.time}>
        <time dateTime={new Date(row.start).toISOString()}>{times.clock(row.start)}</time>
        <small>{t("time.until", { time: times.clock(row.end) })}</small>
      </p>
      <div className={styles.offer}>
        {row.round > 0 && row.sessions.length > 1 ? (
          <h2 className={styles.round}>{t("programme.round", { round: row.round })}</h2>
        ) : null}
        <ul className={styles.items}>
          {row.sessions.map((item) => (
            <ProgrammeItem key={item.id} item={item} phase={phase(item, running, now)} />
          ))}
        </ul>
      </div>
    </li>
  );
}
