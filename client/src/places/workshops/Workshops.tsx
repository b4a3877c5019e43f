import { Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClock } from "../../features/programme/useClock";
import { roundsOf } from "../../features/seats/state";
import { useLive } from "../../live/live";
import { href } from "../../route";
import { Empty } from "../../ui/Empty";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { RoundChoice } from "./RoundChoice";
import { WayChoice } from "./WayChoice";
import { WorkshopCard } from "./WorkshopCard";
import styles from "./workshops.module.css";

/** Workshops is where one chooses a workshop in each round; and a way into each room. */
export function Workshops() {
  const { t } = useTranslation();
  const programme = useLive((state) => state.programme);
  const offered = useLive((state) => state.offered);
  const mode = useLive((state) => state.conference?.mode);
  const before = useLive((state) => state.seats.seats.at(-1)?.online);
  const [online, setOnline] = useState(before ?? mode !== "onsite");
  const now = useClock();
  const rooms = programme?.rooms.filter(({ kind }) => kind === "workshop") ?? [];
  const all = roundsOf(programme, offered);
  const rounds = all.filter(({ end }) => end > now);
  return (
    <PlaceFrame
      title={t("seats.title")}
      lead={t(rounds.length > 0 ? "seats.lead" : "workshops.words")}
      actions={all.length > 0 ? <a href={href({ place: "mine" })}>{t("seats.tools")}</a> : undefined}
    >
      {rooms.length === 0 ? (
        <Empty icon={<Users />} title={t("workshops.empty")}>
          {t("workshops.emptyWords")}
        </Empty>
      ) : (
        <div className={styles.page}>
          {mode === "hybrid" && rounds.length > 0 ? <WayChoice online={online} onChange={setOnline} /> : null}
          {rounds.map((round) => (
            <RoundChoice key={round.round} round={round} online={online} now={now} />
          ))}
          <section className={styles.round} aria-labelledby="all-rooms">
            <header className={styles.head}>
              <h2 id="all-rooms">{t("seats.rooms")}</h2>
              {all.length > 0 ? <p className={styles.soft}>{t("seats.roomsWords")}</p> : null}
            </header>
            <ul className={styles.list}>
              {rooms.map((room) => (
                <WorkshopCard key={room.id} room={room} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </PlaceFrame>
  );
}
