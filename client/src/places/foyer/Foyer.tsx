import { useTranslation } from "react-i18next";
import { comingRows, type Row, sessionsOf } from "../../features/programme/state";
import { useClock } from "../../features/programme/useClock";
import { isChosen, seatIn } from "../../features/seats/state";
import { useLive } from "../../live/live";
import { href } from "../../route";
import { Empty } from "../../ui/Empty";
import { PlaceFrame } from "../../ui/PlaceFrame";
import type { Session } from "../../wire/wire";
import { CafeteriaCard } from "./CafeteriaCard";
import { ComingRow } from "./ComingRow";
import styles from "./foyer.module.css";
import { NowCard } from "./NowCard";
import { Team } from "./Team";

/** Foyer is where one stands between the rooms: what is on and where, what comes next, and who is there to help. */
export function Foyer() {
  const { t } = useTranslation();
  const conference = useLive((state) => state.conference);
  const online = useLive((state) => state.places.online);
  const { now, mine } = useOnNow();
  const coming = useComing();
  return (
    <PlaceFrame
      title={t("foyer.title")}
      lead={conference && t("foyer.organisers", { names: conference.organisers.join(", ") })}
      actions={<a href={href({ place: "people" })}>{t("foyer.online", { count: online })}</a>}
    >
      <div className={styles.page}>
        <div className={styles.column}>
          <section className={styles.block} aria-labelledby="foyer-now">
            <h2 id="foyer-now">{t("foyer.now")}</h2>
            {now.length === 0 ? <Empty level={3} title={t("foyer.nothingNow")} /> : null}
            {now.map((item, i) => (
              <NowCard
                key={item.id}
                item={item}
                first={i === 0 && (mine || now.length === 1)}
                mine={i === 0 && mine}
              />
            ))}
          </section>
          <CafeteriaCard />
        </div>
        <div className={styles.column}>
          <section className={styles.block} aria-labelledby="foyer-next">
            <h2 id="foyer-next">{t("foyer.next")}</h2>
            {coming.length === 0 ? <p className={styles.soft}>{t("foyer.nothingNext")}</p> : null}
            <ul className={styles.next}>
              {coming.map((row) => (
                <ComingRow key={row.key} row={row} />
              ))}
            </ul>
            <a href={href({ place: "programme" })}>{t("foyer.allProgramme")}</a>
          </section>
          <Team />
        </div>
      </div>
    </PlaceFrame>
  );
}

/** What runs, in the order of the rooms; mine: I have a seat in the first of it. */
function useOnNow(): { now: Session[]; mine: boolean } {
  const programme = useLive((state) => state.programme);
  const running = useLive((state) => state.running);
  const seats = useLive((state) => state.seats);
  const place = ({ room }: Session) => programme?.rooms.findIndex(({ id }) => id === room) ?? 0;
  const isMine = (item: Session) => {
    const seat = seatIn(seats, item.id);
    return isChosen(item) && seat !== undefined && !seat.waiting;
  };
  const now = sessionsOf(programme, running.now)
    .sort((a, b) => place(a) - place(b))
    .sort((a, b) => Number(isMine(b)) - Number(isMine(a)));
  return { now, mine: now[0] !== undefined && isMine(now[0]) };
}

/** How many of what comes are shown; the programme has the rest. */
const teaser = 6;

function useComing(): Row[] {
  const programme = useLive((state) => state.programme);
  const running = useLive((state) => state.running);
  const now = useClock();
  return programme ? comingRows(programme, running, now).slice(0, teaser) : [];
}
