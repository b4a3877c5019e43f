import { Check, Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NowChip } from "../../features/line/NowChip";
import { choiceOf, roomOf, seatIn, seatOf, takenOf } from "../../features/seats/state";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { Chip } from "../../ui/Chip";
import type { Session } from "../../wire/wire";
import { ChoiceActions } from "./ChoiceActions";
import { FreeLine } from "./FreeLine";
import type { RoundChoiceProps } from "./RoundChoice";
import { SwapOffers } from "./SwapOffers";
import styles from "./workshops.module.css";

export interface ChoiceCardProps extends RoundChoiceProps {
  item: Session;
}

/** ChoiceCard is one workshop to choose: what, where, how many seats are left, and what one has in it. */
export function ChoiceCard({ item, round, online, now }: ChoiceCardProps) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const language = useLive((state) => state.conference?.language);
  const room = useLive((state) => roomOf(state.programme, item));
  const runs = useLive((state) => state.running.now.includes(item.id));
  const taken = useLive((state) => takenOf(state.offered, item.id));
  const seats = useLive((state) => state.seats);
  const choice = choiceOf(item, round, taken, { seats, online, now });
  const seat = seatIn(seats, item.id);
  const kept = seatOf(round, seats);
  const ownTime = item.start !== round.start || item.end !== round.end;
  return (
    <li className={styles.choice} data-choice={choice}>
      <article className={styles.card}>
        <p className={styles.line}>
          {runs ? <NowChip>{t("seats.now")}</NowChip> : null}
          {choice === "seat" ? (
            <Chip tone="ok" icon={<Check />}>
              {t("seats.chosen")}
            </Chip>
          ) : null}
          {seat?.waiting ? <Chip>{t("seats.waiting", { turn: seat.waiting })}</Chip> : null}
          {item.closed ? (
            <Chip tone="plain" icon={<Lock />}>
              {t(choice === "closed" ? "seats.closed" : "seats.named")}
            </Chip>
          ) : null}
          <span className={styles.soft}>
            {[room?.name, ownTime ? times.range(item.start, item.end) : ""].filter(Boolean).join(" · ")}
          </span>
        </p>
        <h3 lang={language}>{item.title}</h3>
        {item.speakers?.length ? (
          <p className={styles.soft} lang={language}>
            {item.speakers.join(" · ")}
          </p>
        ) : null}
        {item.abstract ? (
          <details className={styles.abstract}>
            <summary>{t("programme.abstract")}</summary>
            <p lang={language}>{item.abstract}</p>
          </details>
        ) : null}
        {seat?.waiting ? (
          <p className={styles.soft}>
            {now >= round.deadline
              ? t("seats.waitingLate")
              : kept
                ? t("seats.waitingKeeps", { title: kept.title })
                : t("seats.waitingOnly")}
          </p>
        ) : null}
        {seat?.extra ? <p className={styles.soft}>{t("seats.extra")}</p> : null}
        {seat?.moved ? <p className={styles.soft}>{t("seats.moved")}</p> : null}
        {choice === "seat" && now < round.deadline ? <SwapOffers item={item} taken={taken} /> : null}
        <FreeLine item={item} taken={taken} online={online} />
        <ChoiceActions item={item} round={round} choice={choice} online={online} now={now} />
      </article>
    </li>
  );
}
