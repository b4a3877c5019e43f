import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import type { Table } from "../../wire/wire";
import styles from "./TableCard.module.css";

/** TableCard is a table as those see it who look for a seat: its topic, who sits there, and how many seats are free. */
export function TableCard({ table }: { table: Table }) {
  const { t } = useTranslation();
  const fault = useFault();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { room, people } = table;
  const free = Math.max(0, room.seats - people.length);
  const full = room.seats > 0 && free === 0;
  const sit = async () => {
    setPending(true);
    const result = await live.enterRoom(room.id);
    setPending(false);
    setRefused(result.ok ? undefined : fault(result.fault));
  };
  return (
    <Card as="li">
      <div className={styles.table}>
        <div className={styles.facts}>
          <h2 className={styles.name}>{room.name}</h2>
          <p>{room.topic || t("cafeteria.noTopic")}</p>
          <p className={styles.people}>
            {people.map((person) => person.name).join(", ") || t("cafeteria.nobody")}
          </p>
        </div>
        <div className={styles.seat}>
          {room.seats > 0 && !full ? (
            <p className={styles.people}>{t("cafeteria.free", { count: free, seats: room.seats })}</p>
          ) : null}
          {full ? (
            <p className={styles.people}>{t("cafeteria.fullWords", { seats: room.seats })}</p>
          ) : (
            <Button
              pending={pending}
              aria-label={t("cafeteria.sitLong", { table: room.name })}
              onPress={() => void sit()}
            >
              {t("cafeteria.sit")}
            </Button>
          )}
        </div>
        {refused ? (
          <p className={styles.refused} role="alert">
            {refused}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
