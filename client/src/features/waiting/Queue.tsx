import type { TFunction } from "i18next";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Queue.module.css";
import { progressOf, type Wait } from "./state";
import { numberIn } from "./useTurn";

export interface QueueProps {
  wait: Wait;
  /** "place" fills the place where the pictures will be, "strip" stands above what is there already. */
  look?: "place" | "strip";
}

/** Queue stands where sound and picture will be, while many come in at once: how many are before one, how long it takes, what goes meanwhile. */
export function Queue({ wait, look = "place" }: QueueProps) {
  const { t, i18n } = useTranslation();
  const title = useId();
  return (
    <section className={styles.queue} data-look={look} data-tint="0" aria-labelledby={title}>
      <div className={styles.card}>
        <Ring wait={wait} />
        <div className={styles.words}>
          {wait.position > 1 ? (
            <p className={styles.place} aria-hidden="true">
              {t("waiting.short", { number: numberIn(i18n.language, wait) })}
            </p>
          ) : null}
          <h2 id={title}>{t(wait.position > 1 ? "waiting.title" : "waiting.next")}</h2>
          <p className={styles.time}>{timeOf(t, wait.seconds)}</p>
          <p className={styles.why}>{t("waiting.words")}</p>
          <p className={styles.meanwhile}>{t("waiting.meanwhile")}</p>
        </div>
      </div>
    </section>
  );
}

const minute = 60;
/** Up to here seconds are said, because whole minutes would be too far off. */
const soon = 90;

function timeOf(t: TFunction, seconds: number): string {
  if (seconds <= soon) return t("waiting.seconds", { count: seconds });
  return t("waiting.minutes", { count: Math.round(seconds / minute) });
}

/** Ring fills as one comes nearer, around the number of those before one. */
function Ring({ wait }: { wait: Wait }) {
  const { t, i18n } = useTranslation();
  const number = numberIn(i18n.language, wait);
  const done = progressOf(wait) * 100;
  return (
    <div
      className={styles.ring}
      role="progressbar"
      aria-label={t("waiting.label")}
      aria-valuenow={Math.round(done)}
      aria-valuetext={t("waiting.value", { count: wait.position - 1, number })}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle className={styles.way} cx="50" cy="50" r="45" />
        <circle
          className={styles.done}
          cx="50"
          cy="50"
          r="45"
          pathLength="100"
          strokeDashoffset={100 - done}
        />
      </svg>
      <p className={styles.count} aria-hidden="true">
        <strong>{number}</strong>
        <span>{t("waiting.before")}</span>
      </p>
    </div>
  );
}
