import { useTranslation } from "react-i18next";
import { useTimes } from "../../i18n/times";
import { Chip, LiveChip } from "../../ui/Chip";
import type { Door, Session } from "../../wire/wire";
import styles from "./Welcome.module.css";

/** OnNow says what runs behind the door, or else what comes next. */
export function OnNow({ door }: { door: Door }) {
  const { t } = useTranslation();
  const times = useTimes(door.conference.timeZone);
  const room = (item: Session) => door.rooms.find(({ id }) => id === item.room)?.name ?? "";
  const [now] = [...door.running].sort((a, b) => plenumFirst(door, a) - plenumFirst(door, b));
  const [next] = door.next;
  if (now) {
    const left = times.span(now.end - door.now);
    return (
      <p className={styles.now}>
        <LiveChip>{t("enter.running")}</LiveChip>
        <strong>{now.title}</strong>
        <span className={styles.soft}>{t("enter.runningIn", { room: room(now), left })}</span>
      </p>
    );
  }
  if (next) {
    return (
      <p className={styles.now}>
        <Chip>{t("enter.next")}</Chip>
        <strong>{next.title}</strong>
        <span className={styles.soft}>
          {t("enter.nextAt", { time: times.clock(next.start), room: room(next) })}
        </span>
      </p>
    );
  }
  return <p className={styles.now}>{t("enter.nothing")}</p>;
}

function plenumFirst(door: Door, item: Session): number {
  return door.rooms.find(({ id }) => id === item.room)?.kind === "plenum" ? 0 : 1;
}
