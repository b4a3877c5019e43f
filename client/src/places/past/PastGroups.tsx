import { History } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Dialog } from "../../ui/Dialog";
import { Empty } from "../../ui/Empty";
import type { PastGroup } from "../../wire/wire";
import { Fetched } from "./Fetched";
import { Papers } from "./Papers";
import styles from "./past.module.css";
import { pastGroups, usePast } from "./usePast";

/** PastGroups lists the groups of a workshop that are over, for their people and those who lead, to read again what they wrote. */
export function PastGroups() {
  const { t } = useTranslation();
  const { got, again } = usePast(pastGroups);
  return (
    <Fetched got={got} again={again}>
      {({ groups }) =>
        groups.length === 0 ? (
          <Empty icon={<History />} title={t("past.none")} level={3}>
            <p>{t("past.noneWords")}</p>
          </Empty>
        ) : (
          <Listed groups={groups} />
        )
      }
    </Fetched>
  );
}

function Listed({ groups }: { groups: PastGroup[] }) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const [open, setOpen] = useState<PastGroup>();
  return (
    <section className={styles.past} aria-label={t("past.title")}>
      <p className={styles.soft}>{t("past.words")}</p>
      <ul className={styles.list}>
        {groups.map((group) => (
          <li key={group.room} className={styles.row}>
            <div className={styles.about}>
              <p className={styles.name}>
                {group.name} {group.mine ? <Chip>{t("past.mine")}</Chip> : null}
              </p>
              <p className={styles.soft}>
                {t("past.when", { workshop: group.workshop, time: times.clock(group.started) })}
              </p>
            </div>
            <Button
              size="small"
              aria-label={t("past.lookAt", { group: group.name, time: times.clock(group.started) })}
              onPress={() => setOpen(group)}
            >
              {t("past.look")}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog title={open?.name ?? ""} open={open !== undefined} wide onClose={() => setOpen(undefined)}>
        {open ? <Papers group={open} /> : null}
      </Dialog>
    </section>
  );
}
