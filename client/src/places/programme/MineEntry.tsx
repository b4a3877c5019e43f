import { useTranslation } from "react-i18next";
import { NowChip } from "../../features/line/NowChip";
import type { Entry } from "../../features/seats/state";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { Chip } from "../../ui/Chip";
import { KeepButton } from "./KeepButton";
import { MineOpen } from "./MineOpen";
import { MineSession } from "./MineSession";
import styles from "./mine.module.css";

export interface MineEntryProps {
  entry: Entry;
  /** The house's time, in ms since 1970. */
  now: number;
  /** It is what comes next. */
  next: boolean;
}

/** MineEntry is one thing on my day: when, and what. */
export function MineEntry({ entry, now, next }: MineEntryProps) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const runs = useLive((state) =>
    entry.kind === "session"
      ? state.running.now.includes(entry.item.id)
      : entry.start <= now && now < entry.end,
  );
  const phase = runs ? "now" : entry.end <= now ? "past" : next ? "next" : "later";
  return (
    <li className={styles.entry} data-phase={phase} data-kind={entry.kind}>
      <p className={styles.time}>
        <time dateTime={new Date(entry.start).toISOString()}>{times.clock(entry.start)}</time>
        <small>{t("time.until", { time: times.clock(entry.end) })}</small>
      </p>
      <article className={styles.what}>
        {phase === "now" && entry.kind !== "open" ? <NowChip>{t("mine.now")}</NowChip> : null}
        {phase === "next" ? <Chip>{t("mine.next")}</Chip> : null}
        {phase === "past" ? <Chip tone="plain">{t("mine.past")}</Chip> : null}
        {entry.kind === "session" ? <MineSession entry={entry} now={now} next={next} /> : null}
        {entry.kind === "open" ? <MineOpen entry={entry} now={now} /> : null}
        {entry.kind === "other" ? (
          <>
            <h2>{entry.title}</h2>
            <p className={styles.soft}>{entry.place}</p>
          </>
        ) : null}
      </article>
      <div className={styles.keep}>{phase === "past" ? null : <KeepButton entry={entry} />}</div>
    </li>
  );
}
