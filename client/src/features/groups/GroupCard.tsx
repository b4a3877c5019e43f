import { Hand } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { clockWords, useNow } from "../../live/now";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import type { Group, GroupGlance } from "../../wire/wire";
import styles from "./GroupCard.module.css";
import { GroupClock } from "./GroupClock";
import { GroupMeters } from "./GroupMeters";
import { goInto } from "./goInto";
import { dropOn, MemberChip } from "./MemberChip";
import { atWork } from "./state";

const more = 5;

export interface GroupCardProps {
  group: Group;
  /** Counted from 1. */
  number: number;
  groups: Group[];
  glance: GroupGlance | undefined;
}

/** GroupCard is one group in the cockpit: who is there, who speaks, hands, help, the card, the time. */
export function GroupCard({ group, number, groups, glance }: GroupCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const here = glance?.here ?? [];
  const away = group.people.filter((person) => !here.includes(person.id)).length;
  const moved = (name: string) => t("groups.desk.moved", { name, group: group.name });
  return (
    <li className={styles.group} {...dropOn(number, moved)}>
      <Card as="article" labelledBy={id}>
        <header className={styles.head}>
          <h2 id={id} className={styles.title}>
            {group.name}
          </h2>
          <Signs group={group} glance={glance} />
        </header>
        {group.people.length === 0 ? <p className={styles.soft}>{t("groups.desk.nobody")}</p> : null}
        <ul className={styles.members} aria-label={t("groups.people", { count: group.people.length })}>
          {group.people.map((person) => (
            <MemberChip
              key={person.id}
              person={person}
              groups={groups}
              now={number}
              here={here.includes(person.id)}
              speaks={glance?.speaking.includes(person.id) ?? false}
            />
          ))}
        </ul>
        {atWork(group) && away > 0 ? (
          <p className={styles.soft}>{t("groups.desk.away", { count: away })}</p>
        ) : null}
        {glance ? <GroupMeters group={group} glance={glance} /> : null}
        {group.room && !group.over ? <Actions group={group} room={group.room} /> : null}
      </Card>
    </li>
  );
}

function Signs({ group, glance }: { group: Group; glance: GroupGlance | undefined }) {
  const { t } = useTranslation();
  const now = useNow(group.help !== undefined);
  const { card } = glance ?? {};
  return (
    <span className={styles.signs}>
      {group.help ? (
        <Chip tone="danger">{t("groups.desk.help", { time: clockWords(now - group.help.at) })}</Chip>
      ) : null}
      {glance && glance.hands > 0 ? (
        <Chip tone="plain" icon={<Hand aria-hidden="true" />}>
          {t("groups.desk.hands", { count: glance.hands })}
        </Chip>
      ) : null}
      {card && card.of > 0 && card.filled >= card.of ? <Chip tone="ok">{t("groups.desk.done")}</Chip> : null}
      {group.room ? <GroupClock group={group} /> : null}
    </span>
  );
}

function Actions({ group, room }: { group: Group; room: string }) {
  const { t } = useTranslation();
  const extend = async () => {
    if (await ask("groups.extend", { minutes: more, group: room }))
      announce(t("groups.desk.extended", { count: more }));
  };
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        aria-label={t("groups.desk.visitLong", { group: group.name })}
        onPress={() => goInto(room)}
      >
        {t("groups.desk.visit")}
      </Button>
      {atWork(group) ? (
        <Button
          size="small"
          look="quiet"
          aria-label={t("groups.desk.extendLong", { group: group.name })}
          onPress={extend}
        >
          {t("groups.desk.extend")}
        </Button>
      ) : null}
    </div>
  );
}
