import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { Avatar } from "../../ui/Avatar";
import type { Placed, Role } from "../../wire/wire";
import { PersonMenu } from "./PersonMenu";
import styles from "./people.module.css";
import { isSpeaking } from "./state";

export interface PersonRowProps {
  /** Absent while the page of the list is on its way. */
  person: Placed | undefined;
  /** From 0. */
  index: number;
  total: number;
  /** Distance from the top of the list, in CSS pixels. */
  top: number;
  /** The row at which the Tab key stops. */
  active: boolean;
  everywhere: boolean;
  onFocus: () => void;
}

const plain: Role[] = ["participant", "guest"];

/** PersonRow is one person of the list: name, where from, role, and what one may do. */
export function PersonRow({ person, index, total, top, active, everywhere, onFocus }: PersonRowProps) {
  const { t } = useTranslation();
  const self = useLive((state) => person !== undefined && state.you?.id === person.id);
  const speaking = useLive((state) => person !== undefined && isSpeaking(state.speaking, person.id));
  const place = useLive((state) => state.programme?.rooms.find((room) => room.id === person?.room)?.name);
  const role = person && !plain.includes(person.role) ? t(`role.${person.role}`) : undefined;
  const lead = useLive((state) => state.leads.find((led) => led.person === person?.id)?.lead);
  const where = everywhere ? (place ?? (person?.room ? t("place.cafeteria") : t("people.foyer"))) : undefined;
  return (
    <li
      className={styles.row}
      style={{ insetBlockStart: top }}
      aria-setsize={total}
      aria-posinset={index + 1}
      tabIndex={active ? 0 : -1}
      onFocus={onFocus}
    >
      {person ? (
        <>
          <Avatar id={person.id} name={person.name} />
          <span className={styles.name}>
            <strong>{self ? t("ui.tile.self", { name: person.name }) : person.name}</strong>
            <small>
              {lead && !everywhere ? <b>{t(`lead.${lead}`)}</b> : null}
              {speaking ? <em>{t("people.speaking")}</em> : null}
              {[lead && !everywhere && role === t(`lead.${lead}`) ? undefined : role, person.office, where]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </span>
          <PersonMenu person={person} inTabOrder={active} />
        </>
      ) : (
        <span className={styles.blank}>{t("ui.loading")}</span>
      )}
    </li>
  );
}
