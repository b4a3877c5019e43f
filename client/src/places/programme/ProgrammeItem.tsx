import { useTranslation } from "react-i18next";
import { NowChip } from "../../features/line/NowChip";
import { kindOf } from "../../features/programme/kind";
import { Remaining } from "../../features/programme/Remaining";
import type { Phase } from "../../features/programme/state";
import { useLive } from "../../live/live";
import { go } from "../../route";
import { routeTo } from "../../shell/useMoves";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import type { Session } from "../../wire/wire";
import styles from "./programme.module.css";

export interface ProgrammeItemProps {
  item: Session;
  phase: Phase;
  /** The house's time, in ms since 1970. */
  now: number;
}

/** How long before it begins one can go to an item from here, in ms. */
const early = 15 * 60_000;

const looks = { now: "now", past: "past", next: "flat", later: "flat" } as const;

/** ProgrammeItem is one item: what, where, who by function, and the way there while it is on or about to begin. */
export function ProgrammeItem({ item, phase, now }: ProgrammeItemProps) {
  const { t } = useTranslation();
  const language = useLive((state) => state.conference?.language);
  const room = useLive((state) => state.programme?.rooms.find((known) => known.id === item.room));
  const open = phase === "now" || (phase !== "past" && item.start - now <= early);
  return (
    <Card as="li" look={looks[phase]}>
      <article className={styles.item}>
        <p className={styles.facts}>
          {phase === "now" ? <NowChip>{t("programme.now")}</NowChip> : null}
          {phase === "next" ? <Chip>{t("programme.next")}</Chip> : null}
          {phase === "past" ? <Chip tone="plain">{t("programme.past")}</Chip> : null}
          <span>
            {[
              t(kindOf(item)),
              room?.name,
              item.capacity ? t("programme.seats", { count: item.capacity }) : "",
            ]
              .filter(Boolean)
              .join(" · ")}
            {phase === "now" ? (
              <>
                {" · "}
                <Remaining end={item.end} />
              </>
            ) : null}
          </span>
        </p>
        <h2 className={styles.title} lang={language}>
          {item.title}
        </h2>
        {item.speakers?.length ? (
          <p className={styles.speakers} lang={language}>
            {item.speakers.join(" · ")}
          </p>
        ) : null}
        {item.abstract ? (
          <details className={styles.abstract}>
            <summary>{t("programme.abstract")}</summary>
            <p lang={language}>{item.abstract}</p>
          </details>
        ) : null}
        {room && open ? (
          <Button
            size={phase === "now" ? "medium" : "small"}
            look={phase === "now" ? "primary" : "plain"}
            aria-label={t("programme.goLong", { title: item.title, room: room.name })}
            onPress={() => go(routeTo(room))}
          >
            {t("programme.go")}
          </Button>
        ) : null}
      </article>
    </Card>
  );
}
