import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { live, useLive } from "../../live/live";
import { href } from "../../route";
import { Avatar } from "../../ui/Avatar";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import { Loading } from "../../ui/Spinner";
import type { Placed } from "../../wire/wire";
import styles from "./foyer.module.css";

/** How many are named at most; a foyer is no directory. */
const named = 20;

/** Team names those who host, moderate and organise, and where they are. */
export function Team() {
  const { t } = useTranslation();
  const team = useTeam();
  const rooms = useLive((state) => state.programme?.rooms ?? []);
  return (
    <Card as="section" labelledBy="foyer-team">
      <div className={styles.now}>
        <h2 id="foyer-team">{t("foyer.team")}</h2>
        {team === undefined ? <Loading label={t("people.loading")} /> : null}
        {team?.length === 0 ? <p className={styles.soft}>{t("foyer.teamEmpty")}</p> : null}
        <ul className={styles.team}>
          {team?.map((person) => (
            <li key={person.id}>
              <Avatar id={person.id} name={person.name} />
              <span>
                <strong>{person.name}</strong>
                <small>{rooms.find((room) => room.id === person.room)?.name ?? t("people.foyer")}</small>
              </span>
              <Chip tone="plain">{t(`role.${person.role}`)}</Chip>
            </li>
          ))}
        </ul>
        <a href={href({ place: "people" })}>{t("foyer.allPeople")}</a>
      </div>
    </Card>
  );
}

function useTeam(): Placed[] | undefined {
  const [team, setTeam] = useState<Placed[]>();
  const open = useLive((state) => state.line === "open");
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    void live
      .do("people.page", { offset: 0, limit: named, roles: ["host", "moderator", "organiser"] })
      .then((result) => {
        if (!wanted) return;
        setTeam(result.ok ? result.body.people : []);
      });
    return () => {
      wanted = false;
    };
  }, [open]);
  return team;
}
