import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button";
import type { Table } from "../../wire/wire";
import styles from "./Cafeteria.module.css";
import { TableCard } from "./TableCard";

/** How many empty tables are shown unasked. */
const offered = 3;

/** Tables lists where somebody sits first; of the empty tables a few, and the others on request. */
export function Tables({ tables }: { tables: Table[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const taken = tables.filter(({ people }) => people.length > 0);
  const empty = tables.filter(({ people }) => people.length === 0);
  const shown = all ? empty : empty.slice(0, offered);
  const more = empty.length - offered;
  return (
    <>
      <ul className={styles.tables} aria-label={t("cafeteria.tables")}>
        {[...taken, ...shown].map((table) => (
          <TableCard key={table.room.id} table={table} />
        ))}
      </ul>
      {more > 0 ? (
        <div className={styles.more}>
          <Button aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? t("cafeteria.fewer") : t("cafeteria.more", { count: more })}
          </Button>
        </div>
      ) : null}
    </>
  );
}
