import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import type { Refusal } from "../../live/state";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import type { Person } from "../../wire/wire";
import styles from "./PlanForm.module.css";
import type { Draft } from "./state";

/** How many people are shown at once; who is not among them is found by name. */
const shownAtOnce = 60;
/** How long the search waits for more letters before it asks, in ms. */
const typing = 200;

/** PlanLists puts people into groups one by one, whether they are here already or not. */
export function PlanLists({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [search, setSearch] = useState("");
  const { people, fault, loading } = useFound(search);
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
      {loading ? <p className={styles.soft}>{t("groups.list.loading")}</p> : null}
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
    </section>
  );
}

function useFound(search: string) {
  const [found, setFound] = useState<{ people: Person[]; fault?: Refusal; loading: boolean }>({
    people: [],
    loading: true,
  });
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const result = await live.do("people.page", { search, offset: 0, limit: shownAtOnce });
      if (stale) return;
      if (result.ok) setFound({ people: result.body.people, loading: false });
      else setFound({ people: [], fault: result.fault, loading: false });
    }, typing);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [search]);
  return found;
}
