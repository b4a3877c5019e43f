import { Check } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Refused } from "../../ui/Refused";
import type { Group, Groups } from "../../wire/wire";
import styles from "./MyGroup.module.css";
import { freeIn, type Mine } from "./state";

/** GroupChoice lists the groups with who is in them and what is free; one chooses, and may change. */
export function GroupChoice({ groups, mine }: { groups: Groups; mine: Mine | undefined }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.choice}>
      <h2 id={id} className={styles.heading}>
        {t("groups.choice.title")}
      </h2>
      <p className={styles.soft}>{t("groups.choice.words")}</p>
      <ul className={styles.list}>
        {groups.groups.map((group, i) => (
          <Choice
            key={group.name}
            group={group}
            number={i + 1}
            free={freeIn(group, groups.plan.size)}
            chosen={mine?.number === i + 1}
          />
        ))}
      </ul>
    </section>
  );
}

function Choice(props: { group: Group; number: number; free: number | undefined; chosen: boolean }) {
  const { group, number, free, chosen } = props;
  const { t } = useTranslation();
  const words = useFault();
  const [refused, setRefused] = useState<string>();
  const join = async () => {
    const result = await live.do("groups.join", { group: number });
    setRefused(result.ok ? undefined : words(result.fault));
    if (result.ok) announce(t("groups.choice.joined", { group: group.name }));
  };
  return (
    <li className={styles.entry} data-chosen={chosen || undefined}>
      <div className={styles.words}>
        <strong>{group.name}</strong>
        <p className={styles.soft}>
          {group.people.map(({ name }) => name).join(", ") || t("groups.choice.nobody")}
        </p>
        <Refused>{refused}</Refused>
      </div>
      {free === undefined || chosen || free === 0 ? null : (
        <span className={styles.soft}>{t("groups.choice.free", { count: free })}</span>
      )}
      {chosen ? (
        <Chip tone="ok" icon={<Check aria-hidden="true" />}>
          {t("groups.choice.chosen")}
        </Chip>
      ) : null}
      {!chosen && free === 0 ? <Chip tone="plain">{t("groups.choice.full")}</Chip> : null}
      {!chosen && free !== 0 ? (
        <Button size="small" aria-label={t("groups.choice.joinLong", { group: group.name })} onPress={join}>
          {t("groups.choice.join")}
        </Button>
      ) : null}
    </li>
  );
}
