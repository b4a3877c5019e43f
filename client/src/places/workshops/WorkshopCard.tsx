import { useTranslation } from "react-i18next";
import { NowChip } from "../../features/line/NowChip";
import { NowLine } from "../../features/programme/NowLine";
import { nextIn, nowIn } from "../../features/programme/state";
import { useClock } from "../../features/programme/useClock";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { go } from "../../route";
import { routeTo } from "../../shell/useMoves";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import type { Room } from "../../wire/wire";
import styles from "./workshops.module.css";

/** WorkshopCard is one workshop room. A full one keeps its button: somebody may leave, and the house answers in words. */
export function WorkshopCard({ room }: { room: Room }) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const now = useLive((state) => nowIn(state.programme, state.running, room.id));
  const clock = useClock();
  const next = useLive((state) => nextIn(state.programme, room.id, clock));
  const item = now ?? next;
  const language = useLive((state) => state.conference?.language);
  const count = useLive((state) => state.places.rooms[room.id] ?? 0);
  const full = room.seats > 0 && count >= room.seats;
  return (
    <Card as="li" look={now ? "now" : "plain"}>
      <article className={styles.card}>
        <p className={styles.line}>
          {now ? <NowChip>{t("place.now")}</NowChip> : null}
          {full ? <Chip tone="danger">{t("workshops.full")}</Chip> : null}
          {item ? <span className={styles.soft}>{room.name}</span> : null}
        </p>
        <h2 lang={item && language}>{item?.title ?? room.name}</h2>
        <div className={styles.soft}>
          {now ? <NowLine room={room.id} brief /> : null}
          {!now && next ? t("workshops.begins", { time: times.clock(next.start) }) : null}
          {item ? null : t("workshops.idle")}
        </div>
        <div className={styles.foot}>
          <Button
            look={now ? "primary" : "plain"}
            aria-label={t("workshops.goLong", { room: room.name })}
            onPress={() => go(routeTo(room))}
          >
            {t("workshops.go")}
          </Button>
          <span className={styles.soft}>
            {room.seats > 0
              ? t("workshops.seats", { count, seats: room.seats })
              : t("place.people", { count })}
          </span>
        </div>
      </article>
    </Card>
  );
}
