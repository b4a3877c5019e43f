import { useTranslation } from "react-i18next";
import { type Choice, isNear, roomOf, seatIn } from "../../features/seats/state";
import { useLive } from "../../live/live";
import { go } from "../../route";
import { routeTo } from "../../shell/useMoves";
import { Button } from "../../ui/Button";
import type { Session } from "../../wire/wire";
import type { ChoiceCardProps } from "./ChoiceCard";
import { useSeat } from "./useSeat";
import styles from "./workshops.module.css";

export interface ChoiceActionsProps extends ChoiceCardProps {
  choice: Choice;
}

/** ChoiceActions is what one can do with a workshop: choose it, wait for it, give it back, go in. What was refused stands below in words. */
export function ChoiceActions({ item, round, choice, online, now }: ChoiceActionsProps) {
  const seat = useSeat(item, online);
  const open = now < round.deadline;
  return (
    <div className={styles.foot}>
      {choice === "seat" || choice === "waiting" ? (
        <Has item={item} waiting={choice === "waiting"} open={open} online={online} seat={seat} />
      ) : null}
      {choice === "free" ? <Choose item={item} seat={seat} /> : null}
      {choice === "full" ? <Wait item={item} seat={seat} /> : null}
      {isNear(item, now) ? <GoIn item={item} mine={choice === "seat"} /> : null}
      {seat.fault ? <p className={styles.fault}>{seat.fault}</p> : null}
    </div>
  );
}

type Doing = ReturnType<typeof useSeat>;

function Choose({ item, seat }: { item: Session; seat: Doing }) {
  const { t } = useTranslation();
  return (
    <Button
      pending={seat.pending}
      aria-label={t("seats.chooseLong", { title: item.title })}
      onPress={() => void seat.choose()}
    >
      {t("seats.choose")}
    </Button>
  );
}

function Wait({ item, seat }: { item: Session; seat: Doing }) {
  const { t } = useTranslation();
  return (
    <Button
      pending={seat.pending}
      aria-label={t("seats.waitLong", { title: item.title })}
      onPress={() => void seat.wait()}
    >
      {t("seats.wait")}
    </Button>
  );
}

interface HasProps {
  item: Session;
  waiting: boolean;
  open: boolean;
  online: boolean;
  seat: Doing;
}

/** What one has can be given back, and in a hybrid conference be had the other way. */
function Has({ item, waiting, open, online, seat }: HasProps) {
  const { t } = useTranslation();
  const mine = useLive((state) => seatIn(state.seats, item.id)?.online);
  const words = waiting
    ? { label: t("seats.leaveList"), long: t("seats.leaveListLong", { title: item.title }) }
    : { label: t("seats.giveBack"), long: t("seats.giveBackLong", { title: item.title }) };
  if (!open) return null;
  return (
    <>
      <Button
        pending={seat.pending}
        aria-label={words.long}
        onPress={() => void (waiting ? seat.leaveList() : seat.leave())}
      >
        {words.label}
      </Button>
      {mine !== undefined && mine !== online ? (
        <Button look="quiet" pending={seat.pending} onPress={() => void seat.choose()}>
          {t(online ? "seats.rather.online" : "seats.rather.hall")}
        </Button>
      ) : null}
    </>
  );
}

function GoIn({ item, mine }: { item: Session; mine: boolean }) {
  const { t } = useTranslation();
  const room = useLive((state) => roomOf(state.programme, item));
  if (!room) return null;
  return (
    <Button
      look={mine ? "primary" : "plain"}
      aria-label={t("seats.goLong", { room: room.name })}
      onPress={() => go(routeTo(room))}
    >
      {t("seats.go")}
    </Button>
  );
}
