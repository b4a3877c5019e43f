import type { DragEvent } from "react";
import { Button } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { announce } from "../../ui/announce";
import { Menu } from "../../ui/Menu";
import type { Group, Member, PersonID } from "../../wire/wire";
import styles from "./GroupCard.module.css";
import { atWork } from "./state";

/** What a dragged name carries. */
const carried = "application/x-konvent-person";

export interface MemberChipProps {
  person: Member;
  groups: Group[];
  /** The number of the group they are in, counted from 1; 0 for none. */
  now: number;
  here: boolean;
  speaks: boolean;
}

/** MemberChip is somebody in a group: their name can be dragged to another, and opens a menu that does the same. */
export function MemberChip({ person, groups, now, here, speaks }: MemberChipProps) {
  const { t } = useTranslation();
  const items = groups.map((group, i) => ({
    id: String(i + 1),
    label: t("groups.desk.moveTo", { group: group.name }),
    disabled: i + 1 === now || !atWork(group),
    onAction: () =>
      void put(person.id, i + 1, t("groups.desk.moved", { name: person.name, group: group.name })),
  }));
  const drag = ({ dataTransfer }: DragEvent) => {
    dataTransfer.setData(carried, person.id);
    dataTransfer.setData("text/plain", person.name);
  };
  return (
    <li draggable onDragStart={drag} className={styles.member} data-here={here || undefined}>
      <Menu
        label={t("groups.desk.move", { name: person.name })}
        items={items}
        trigger={
          <Button className={styles.name ?? ""} aria-label={t("groups.desk.move", { name: person.name })}>
            {person.name}
            {speaks ? <span className={styles.speaks} aria-hidden="true" /> : null}
          </Button>
        }
      />
    </li>
  );
}

/** Puts somebody into a group, and says so aloud. */
async function put(person: PersonID, number: number, words: string): Promise<void> {
  if (await ask("groups.move", { person, group: number })) announce(words, "assertive");
}

/** dropOn takes a dragged name into a group. */
export function dropOn(number: number, words: (name: string) => string) {
  return {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(carried)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const person = event.dataTransfer.getData(carried);
      if (!person) return;
      event.preventDefault();
      const name = event.dataTransfer.getData("text/plain");
      void put(person, number, words(name));
    },
  };
}
