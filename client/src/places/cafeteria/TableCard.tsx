import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import type { Person, Room, Table } from "../../wire/wire";
import styles from "./TableCard.module.css";
import { useSit } from "./useSit";

/** TableCard is a table as those see it who look for a seat: its topic, who sits there and from where, and how many seats are free. */
export function TableCard({ table }: { table: Table }) {
  const { t } = useTranslation();
  const { sit, pending, refused, knocked } = useSit(table.room);
  const { room, people } = table;
  const asked = useLive((state) => state.mine.invitations.some((known) => known.room.id === room.id));
  const knocks = room.invited && !asked;
  const free = Math.max(0, room.seats - people.length);
  const full = room.seats > 0 && free === 0;
  return (
    <Card as="li">
      <div className={styles.table}>
        <div className={styles.facts}>
          <div className={styles.head}>
            <h2 className={styles.name}>{room.name}</h2>
            <Openness room={room} />
          </div>
          <p>{room.topic || t("cafeteria.noTopic")}</p>
          {people.length === 0 ? <p className={styles.people}>{t("cafeteria.nobody")}</p> : null}
        </div>
        <div className={styles.seat}>
          {room.seats > 0 && !full ? (
            <p className={styles.people}>{t("cafeteria.free", { count: free, seats: room.seats })}</p>
          ) : null}
          {full ? (
            <p className={styles.people}>{t("cafeteria.fullWords", { seats: room.seats })}</p>
          ) : (
            <Button
              look={knocks ? "plain" : "primary"}
              pending={pending}
              aria-label={t(knocks ? "cafeteria.knockLong" : "cafeteria.sitLong", { table: room.name })}
              onPress={() => void sit()}
            >
              {t(knocks ? "cafeteria.knock" : "cafeteria.sit")}
            </Button>
          )}
        </div>
        {people.length > 0 ? <Sitting people={people} /> : null}
        {knocked && !asked ? <p className={styles.note}>{t("cafeteria.knocked")}</p> : null}
        {refused ? (
          <p className={styles.refused} role="alert">
            {refused}
          </p>
        ) : null}
      </div>
    </Card>
  );
}

function Openness({ room }: { room: Room }) {
  const { t } = useTranslation();
  return (
    <Chip tone={room.invited ? "now" : "plain"}>
      {t(room.invited ? "cafeteria.byInvitation" : "cafeteria.open")}
    </Chip>
  );
}

/** Who sits there, with where they come from: what one would see on coming nearer. */
function Sitting({ people }: { people: Person[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.sitting} aria-label={t("cafeteria.who")}>
      {people.map(({ id, name, office }) => (
        <li key={id}>
          {name}
          {office ? <small>{office}</small> : null}
        </li>
      ))}
    </ul>
  );
}
