import { Button as AriaButton } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import type { Table } from "../../wire/wire";
import styles from "./Plan.module.css";
import { seatsAround } from "./seats";
import { useSit } from "./useSit";

/** Plan draws the tables with a dot for everybody who sits there. Nothing is to be found here that the list does not say. */
export function Plan({ tables }: { tables: Table[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.plan} aria-label={t("cafeteria.tables")}>
      {tables.map((table) => (
        <Spot key={table.room.id} table={table} />
      ))}
    </ul>
  );
}

function Spot({ table }: { table: Table }) {
  const { t } = useTranslation();
  const { sit, pending, refused, knocked } = useSit(table.room);
  const { room, people } = table;
  const free = Math.max(0, room.seats - people.length);
  const full = room.seats > 0 && free === 0;
  const topic = room.topic || t("cafeteria.noTopic");
  const left =
    room.seats > 0
      ? t("cafeteria.free", { count: free, seats: room.seats })
      : t(room.invited ? "cafeteria.byInvitation" : "cafeteria.open");
  const state = full ? t("cafeteria.fullShort") : knocked ? t("cafeteria.knocked") : left;
  return (
    <li className={styles.spot}>
      <AriaButton
        className={styles.table ?? ""}
        aria-label={t("cafeteria.seatPlan", { table: room.name, topic, free: state })}
        isDisabled={full}
        onPress={pending ? undefined : () => void sit()}
      >
        <svg viewBox="-50 -50 100 100" aria-hidden="true">
          <circle r="24" className={room.invited ? styles.closed : styles.top} />
          {seatsAround(Math.max(room.seats, people.length)).map(({ x, y }, i) => (
            <circle
              key={`${x} ${y}`}
              cx={x}
              cy={y}
              r="7"
              className={i < people.length ? styles.taken : styles.free}
            />
          ))}
        </svg>
        <strong>{room.name}</strong> <span>{topic}</span> <small>{state}</small>
      </AriaButton>
      {refused ? (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      ) : null}
    </li>
  );
}
