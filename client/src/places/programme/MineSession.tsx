import { useTranslation } from "react-i18next";
import { kindOf } from "../../features/programme/kind";
import { type Entry, isNear } from "../../features/seats/state";
import { useLive } from "../../live/live";
import { go, href } from "../../route";
import { routeTo } from "../../shell/useMoves";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import styles from "./mine.module.css";

export interface MineSessionProps {
  entry: Extract<Entry, { kind: "session" }>;
  /** The house's time, in ms since 1970. */
  now: number;
  /** It is what comes next. */
  next: boolean;
}

/** MineSession is an item of my programme: what, where, how one attends, and the way there when it is near. */
export function MineSession({ entry, now, next }: MineSessionProps) {
  const { t } = useTranslation();
  const { item, seat } = entry;
  const conference = useLive((state) => state.conference);
  const programme = useLive((state) => state.programme);
  const held = useLive((state) => state.running.held ?? false);
  const room = programme?.rooms.find(({ id }) => id === item.room);
  const hybrid = conference?.mode === "hybrid";
  return (
    <>
      {seat ? <Chip tone="ok">{t("mine.workshop")}</Chip> : null}
      <h2 lang={conference?.language}>{item.title}</h2>
      <p className={styles.soft}>
        {[
          seat ? "" : t(kindOf(item)),
          room?.name,
          seat && hybrid ? t(seat.online ? "mine.online" : "mine.hall") : "",
          next && seat && !held ? t("mine.moveWords") : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {item.end > now && (seat || isNear(item, now)) ? (
        <p className={styles.deeds}>
          {room && isNear(item, now) ? (
            <Button
              size="small"
              look={item.start <= now ? "primary" : "plain"}
              aria-label={t("mine.goLong", { title: item.title })}
              onPress={() => go(routeTo(room))}
            >
              {t("mine.go")}
            </Button>
          ) : null}
          {seat && !isNear(item, now) ? <a href={href({ place: "workshops" })}>{t("mine.change")}</a> : null}
        </p>
      ) : null}
    </>
  );
}
