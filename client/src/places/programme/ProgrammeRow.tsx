import { useTranslation } from "react-i18next";
import { nextSessions, phaseOf, type Row } from "../../features/programme/state";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { ProgrammeItem } from "./ProgrammeItem";
import styles from "./programme.module.css";

/** ProgrammeRow is one time of the day: when, and what is offered then. now is the house's time, in ms since 1970. */
export function ProgrammeRow({ row, now }: { row: Row; now: number }) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const running = useLive((state) => state.running);
  const next = useLive((state) => nextSessions(state.programme, state.running));
  const phases = row.sessions.map((item) => phaseOf(item, running, next, now));
  const past = phases.every((phase) => phase === "past");
  return (
    <li className={styles.row} data-past={past || undefined}>
      <p className={styles.time}>
        <time dateTime={new Date(row.start).toISOString()}>{times.clock(row.start)}</time>
        <small>{t("time.until", { time: times.clock(row.end) })}</small>
      </p>
      <div className={styles.offer}>
        {row.round > 0 && row.sessions.length > 1 ? (
          <p className={styles.round}>{t("programme.round", { round: row.round })}</p>
        ) : null}
        <ul className={styles.items}>
          {row.sessions.map((item, i) => (
            <ProgrammeItem key={item.id} item={item} phase={phases[i] ?? "later"} now={now} />
          ))}
        </ul>
      </div>
    </li>
  );
}
