import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import type { Refusal } from "../../live/state";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import type { Person } from "../../wire/wire";
import styles from "./PlanForm.module.css";
import type { Draft } from "./state";

/** How many people come at once. */
const page = 60;
/** How long the search waits for more letters before it asks, in ms. */
const typing = 200;

/** PlanLists puts people into groups one by one, whether they are here already or not. */
export function PlanLists({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [search, setSearch] = useState("");
  const { people, total, fault, loading, more } = useFound(search);
  const words = useFault();
  const count = Object.keys(draft.lists).length;
  const groups = Math.min(60, Number(draft.groups) || 1);
  const choose = (person: Person, group: number) => {
    const { [person.id]: _, ...others } = draft.lists;
    onChange({
      lists: group ? { ...others, [person.id]: { name: person.name, group } } : others,
    });
  };
  return (
    <section className={styles.lists} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t("groups.list.title")}
      </h2>
      <Field
        type="search"
        label={t("groups.list.search")}
        hint={t("groups.list.placed", { count })}
        error={fault && words(fault)}
        value={search}
        onChange={setSearch}
      />
      {loading && people.length === 0 ? <p className={styles.soft}>{t("groups.list.loading")}</p> : null}
      {!loading && people.length === 0 ? <p className={styles.soft}>{t("groups.list.empty")}</p> : null}
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.id}>
            <Select
              label={t("groups.list.choose", { name: person.name })}
              value={String(draft.lists[person.id]?.group ?? 0)}
              options={[
                { value: "0", label: t("groups.list.none") },
                ...Array.from({ length: groups }, (_, i) => ({
                  value: String(i + 1),
                  label: t("groups.list.group", { number: i + 1 }),
                })),
              ]}
              onChange={(group) => choose(person, Number(group))}
            />
          </li>
        ))}
      </ul>
      {people.length < total ? (
        <div className={styles.actions}>
          <Button pending={loading} onPress={more}>
            {t("groups.list.more")}
          </Button>
          <p className={styles.soft}>{t("groups.list.shown", { shown: people.length, total })}</p>
        </div>
      ) : null}
    </section>
  );
}

interface Found {
  people: Person[];
  total: number;
  fault?: Refusal | undefined;
  loading: boolean;
}

/** useFound reads the register by page: everybody of the conference, also who never came. */
function useFound(search: string): Found & { more: () => void } {
  const [found, setFound] = useState<Found>({ people: [], total: 0, loading: true });
  const [pages, setPages] = useState({ search, count: 1 });
  const count = pages.search === search ? pages.count : 1;
  useEffect(() => {
    let stale = false;
    setFound((before) => ({ ...before, loading: true }));
    const timer = setTimeout(
      async () => {
        const offset = (count - 1) * page;
        const result = await live.do("people.register", { search, offset, limit: page });
        if (stale) return;
        setFound((before) => {
          const shown = offset > 0 ? before.people : [];
          if (!result.ok) return { people: shown, total: shown.length, fault: result.fault, loading: false };
          return { people: merged(shown, result.body.people), total: result.body.total, loading: false };
        });
      },
      count > 1 ? 0 : typing,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [search, count]);
  return { ...found, more: () => setPages({ search, count: count + 1 }) };
}

/** Somebody may have been added between two pages, and then one is on both. */
function merged(shown: Person[], next: Person[]): Person[] {
  const known = new Set(shown.map(({ id }) => id));
  return [...shown, ...next.filter(({ id }) => !known.has(id))];
}
