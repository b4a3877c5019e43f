import { ArrowRight, Users } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { useReach } from "../../ui/useReach";
import { GroupChoice } from "./GroupChoice";
import { GroupClock } from "./GroupClock";
import { goInto } from "./goInto";
import styles from "./MyGroup.module.css";
import { atWork, type Mine, mineOf } from "./state";

/** MyGroup says in the workshop which group is one's own and leads into it, or lets one choose. Who leads has the cockpit instead. */
export function MyGroup() {
  const groups = useLive((state) => state.groups);
  const leads = useLive((state) => Boolean(state.lead));
  const me = useLive((state) => state.you?.id);
  if (!groups || leads || groups.phase === "ended") return null;
  const mine = mineOf(groups.groups, me);
  if (groups.plan.way === "self" && groups.phase !== "recalling")
    return (
      <Strip>
        {mine && atWork(mine.group) ? <Row mine={mine} /> : null}
        <GroupChoice groups={groups} mine={mine} />
      </Strip>
    );
  if (groups.phase === "prepared") return null;
  return (
    <Strip>
      {mine && atWork(mine.group) ? <Row mine={mine} /> : <Waiting back={groups.phase === "recalling"} />}
    </Strip>
  );
}

function Strip({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const strip = useRef<HTMLElement>(null);
  const reach = useReach(strip);
  return (
    <section ref={strip} tabIndex={reach} className={styles.mine} aria-label={t("groups.title")}>
      {children}
    </section>
  );
}

function Row({ mine }: { mine: Mine }) {
  const { t } = useTranslation();
  const me = useLive((state) => state.you?.id);
  const asked = useLive((state) => state.asked?.room);
  const { group } = mine;
  const others = group.people.filter(({ id }) => id !== me).map(({ name }) => name);
  return (
    <div className={styles.row}>
      <Users aria-hidden="true" />
      <div className={styles.words}>
        <strong>{t("groups.mine.yours", { group: group.name })}</strong> <GroupClock group={group} />
        {others.length > 0 ? (
          <p className={styles.soft}>{t("groups.mine.with", { names: others.join(", ") })}</p>
        ) : null}
      </div>
      {asked === group.room ? null : (
        <Button look="primary" icon={<ArrowRight />} onPress={() => goInto(group.room ?? "")}>
          {t("groups.mine.go")}
        </Button>
      )}
    </div>
  );
}

function Waiting({ back }: { back: boolean }) {
  const { t } = useTranslation();
  return <p className={styles.soft}>{t(back ? "groups.mine.back" : "groups.mine.none")}</p>;
}
