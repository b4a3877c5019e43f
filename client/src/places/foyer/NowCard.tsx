import { useId } from "react";
import { useTranslation } from "react-i18next";
import { NowChip } from "../../features/line/NowChip";
import { kindOf } from "../../features/programme/kind";
import { Remaining } from "../../features/programme/Remaining";
import { useLive } from "../../live/live";
import { go } from "../../route";
import { routeTo } from "../../shell/useMoves";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import type { Session } from "../../wire/wire";
import styles from "./foyer.module.css";

/** NowCard is what runs in one room, with one click that leads there. first: the way most will go; mine: I have a seat there. */
export function NowCard({ item, first, mine }: { item: Session; first: boolean; mine: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const language = useLive((state) => state.conference?.language);
  const room = useLive((state) => state.programme?.rooms.find((known) => known.id === item.room));
  const count = useLive((state) => state.places.rooms[item.room] ?? 0);
  const way = room && (room.kind === "plenum" ? t("foyer.goPlenum") : t("foyer.goLong", { room: room.name }));
  return (
    <Card as="article" look="now" labelledBy={id}>
      <div className={styles.now} data-first={first || undefined}>
        <p className={styles.line}>
          <NowChip>{t("place.now")}</NowChip>
          <Chip tone={mine ? "ok" : "plain"}>{t(mine ? "mine.workshop" : kindOf(item))}</Chip>
          <span className={styles.soft}>
            {room?.name} · <Remaining end={item.end} />
          </span>
        </p>
        <h3 id={id} lang={language}>
          {item.title}
        </h3>
        {item.speakers?.length ? (
          <p className={styles.soft} lang={language}>
            {item.speakers.join(" · ")}
          </p>
        ) : null}
        <div className={styles.line}>
          {room ? (
            <Button
              look={first ? "primary" : "plain"}
              size={first ? "large" : "medium"}
              onPress={() => go(routeTo(room))}
            >
              {way}
            </Button>
          ) : null}
          <span className={styles.soft}>{t("place.people", { count })}</span>
        </div>
      </div>
    </Card>
  );
}
