import { Check, Clock } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type Round, seatOf } from "../../features/seats/state";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { Chip } from "../../ui/Chip";
import { ChoiceCard } from "./ChoiceCard";
import styles from "./workshops.module.css";

export interface RoundChoiceProps {
  round: Round;
  /** How one attends. */
  online: boolean;
  /** The house's time, in ms since 1970. */
  now: number;
}

/** RoundChoice is what is offered together: when, until when one can choose, and what one chose. */
export function RoundChoice({ round, online, now }: RoundChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const days = useLive((state) => state.programme?.days ?? []);
  const language = useLive((state) => state.conference?.language);
  const mine = useLive((state) => seatOf(round, state.seats));
  const date = days.length > 1 ? days[(round.sessions[0]?.day ?? 1) - 1] : undefined;
  const late = now >= round.deadline;
  return (
    <section className={styles.round} aria-labelledby={id}>
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 id={id}>{t("seats.round", { round: round.round })}</h2>
          <span className={styles.when}>
            {date ? `${times.day(date)}, ` : null}
            {times.range(round.start, round.end)}
          </span>
          <Chip tone="plain" icon={<Clock />}>
            {late ? t("seats.late") : t("seats.until", { time: times.clock(round.deadline) })}
          </Chip>
        </div>
        {mine ? (
          <p className={styles.mine} lang={language}>
            <Check aria-hidden="true" />
            {t("seats.chosenHere", { title: mine.title })}
          </p>
        ) : (
          <p className={styles.soft}>{t(late ? "seats.noneLate" : "seats.none")}</p>
        )}
      </header>
      <ul className={styles.list}>
        {round.sessions.map((item) => (
          <ChoiceCard key={item.id} item={item} round={round} online={online} now={now} />
        ))}
      </ul>
    </section>
  );
}
