import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import type { Groups, Member } from "../../wire/wire";
import { GroupCard } from "./GroupCard";
import styles from "./GroupGrid.module.css";
import { MemberChip } from "./MemberChip";

/** GroupGrid shows all groups at a glance, and who is in none. */
export function GroupGrid({ groups }: { groups: Groups }) {
  const { t } = useTranslation();
  const glance = useLive((state) => state.glance);
  const waiting = glance?.waiting ?? [];
  const open = groups.phase === "running";
  return (
    <>
      {open ? <p className={styles.hint}>{t("groups.desk.dragHint")}</p> : null}
      <ul className={styles.grid} aria-label={t("groups.desk.label")}>
        {groups.groups.map((group, i) => (
          <GroupCard
            key={group.room || group.name}
            group={group}
            number={i + 1}
            groups={groups.groups}
            glance={glance?.groups.find(({ room }) => room === group.room)}
          />
        ))}
        {open && waiting.length > 0 ? <Waiting people={waiting} groups={groups} /> : null}
      </ul>
    </>
  );
}

function Waiting({ people, groups }: { people: Member[]; groups: Groups }) {
  const { t } = useTranslation();
  return (
    <li className={styles.waiting}>
      <h2 className={styles.soft}>{t("groups.desk.waiting")}</h2>
      <strong>{t("groups.people", { count: people.length })}</strong>
      <ul className={styles.people}>
        {people.map((person) => (
          <MemberChip key={person.id} person={person} groups={groups.groups} now={0} here speaks={false} />
        ))}
      </ul>
      <Button onPress={() => ask("groups.assign", {})}>{t("groups.desk.assign")}</Button>
    </li>
  );
}
