import { useTranslation } from "react-i18next";
import { type Entry, seatIn } from "../../features/seats/state";
import { useLive } from "../../live/live";
import { href } from "../../route";
import styles from "./mine.module.css";

/** MineOpen is a round in which one has no seat: what one waits for, and the way to choose. */
export function MineOpen({ entry, now }: { entry: Extract<Entry, { kind: "open" }>; now: number }) {
  const { t } = useTranslation();
  const { round, waiting } = entry;
  const turn = useLive((state) => waiting && seatIn(state.seats, waiting.id)?.waiting);
  const open = now < round.deadline;
  return (
    <>
      <h2>{t(open ? "mine.open" : "mine.openLate", { round: round.round })}</h2>
      {waiting && turn ? (
        <p className={styles.soft}>{t("mine.waiting", { turn, title: waiting.title })}</p>
      ) : null}
      {now < round.end ? (
        <p className={styles.deeds}>
          <a href={href({ place: "workshops" })}>{t(open ? "mine.choose" : "mine.change")}</a>
        </p>
      ) : null}
    </>
  );
}
