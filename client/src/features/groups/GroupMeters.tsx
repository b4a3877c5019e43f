import { useTranslation } from "react-i18next";
import { clockWords, useNow } from "../../live/now";
import { Meter } from "../../ui/Meter";
import type { Group, GroupGlance } from "../../wire/wire";
import styles from "./GroupCard.module.css";
import { quietFor } from "./state";

/** GroupMeters shows how much is spoken in a group, and how far its card is: activity, never what is said. */
export function GroupMeters({ group, glance }: { group: Group; glance: GroupGlance }) {
  const { t } = useTranslation();
  const now = useNow();
  const names = group.people.filter(({ id }) => glance.speaking.includes(id)).map(({ name }) => name);
  const quiet = quietFor(glance, now);
  const { filled, of } = glance.card;
  const name = group.name;
  return (
    <div className={styles.meters}>
      <span className={styles.label}>{t("groups.desk.talk")}</span>
      <Meter
        label={t("groups.desk.talkWords", { group: name, value: glance.talk })}
        value={glance.talk}
        look="talk"
      />
      <span className={styles.label} aria-hidden="true">
        {t("groups.desk.card", { filled, of })}
      </span>
      <Meter
        label={t("groups.desk.cardLabel", { group: name, filled, of })}
        value={of > 0 ? (filled / of) * 100 : 0}
        look="share"
      />
      <p className={styles.state}>
        {names.length > 0 ? t("groups.desk.speaks", { names: names.join(", ") }) : null}
        {names.length === 0 && quiet > 0 ? t("groups.desk.quiet", { time: clockWords(quiet) }) : null}
        {names.length > 0 || quiet > 0 ? null : "\u00a0"}
      </p>
    </div>
  );
}
