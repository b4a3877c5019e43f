import { useTranslation } from "react-i18next";
import { nextSessions, sessionsOf } from "../../features/programme/state";
import { useLive } from "../../live/live";
import { href } from "../../route";
import { Empty } from "../../ui/Empty";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { CafeteriaCard } from "./CafeteriaCard";
import styles from "./foyer.module.css";
import { NextItem } from "./NextItem";
import { NowCard } from "./NowCard";
import { Team } from "./Team";

/** Foyer is where one stands between the rooms: what is on and where, what comes next, and who is there to help. */
export function Foyer() {
  const { t } = useTranslation();
  const conference = useLive((state) => state.conference);
  const programme = useLive((state) => state.programme);
  const running = useLive((state) => state.running);
  const online = useLive((state) => state.places.online);
  const now = sessionsOf(programme, running.now);
  const next = nextSessions(programme, running);
  return (
    <PlaceFrame
      title={t("foyer.title")}
      lead={conference && t("foyer.organisers", { names: conference.organisers.join(", ") })}
      actions={<a href={href({ place: "people" })}>{t("foyer.online", { count: online })}</a>}
    >
      <div className={styles.page}>
        <section className={styles.block} aria-labelledby="foyer-now">
          <h2 id="foyer-now">{t("foyer.now")}</h2>
          {now.length === 0 ? <Empty level={3} title={t("foyer.nothingNow")} /> : null}
          {now.map((item, i) => (
            <NowCard key={item.id} item={item} first={i === 0} />
          ))}
        </section>
        <section className={styles.block} aria-labelledby="foyer-next">
          <h2 id="foyer-next">{t("foyer.next")}</h2>
          {next.length === 0 ? <p className={styles.soft}>{t("foyer.nothingNext")}</p> : null}
          <ul className={styles.next}>
            {next.map((item) => (
              <NextItem key={item.id} item={item} />
            ))}
          </ul>
          <a href={href({ place: "programme" })}>{t("foyer.allProgramme")}</a>
        </section>
        <CafeteriaCard />
        <Team />
      </div>
    </PlaceFrame>
  );
}
