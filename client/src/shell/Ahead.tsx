import { useTranslation } from "react-i18next";
import { useClock } from "../features/programme/useClock";
import { aheadOf, type Ahead as Coming, isNear, roomOf } from "../features/seats/state";
import { useTimes } from "../i18n/times";
import { useLive } from "../live/live";
import { href, type Route } from "../route";
import type { Room, Session } from "../wire/wire";
import styles from "./Ahead.module.css";
import { routeTo } from "./useMoves";

/** How long before its time a move is asked for at most, in ms. */
const asking = 29_000;

/** Ahead is the line that says what comes next for me and what it means: my workshop, or a round in which I have yet to choose. */
export function Ahead({ route }: { route: Route | undefined }) {
  const { t } = useTranslation();
  const now = useClock();
  const programme = useLive((state) => state.programme);
  const offered = useLive((state) => state.offered);
  const seats = useLive((state) => state.seats);
  const here = useLive((state) => state.room);
  const asked = useLive((state) => state.asked !== undefined);
  const leads = useLive((state) => state.you?.may.includes("moderate") ?? false);
  const coming = aheadOf(programme, offered, seats, now);
  if (!coming || asked || isHere(coming, here, route) || (coming.kind === "open" && leads)) return null;
  return (
    <aside className={styles.ahead} aria-label={t("seats.ahead.label")}>
      {coming.kind === "mine" ? <Mine item={coming.item} now={now} /> : <Open coming={coming} />}
    </aside>
  );
}

function isHere(coming: Coming, here: Room | undefined, route: Route | undefined): boolean {
  if (coming.kind === "open") return route?.place === "workshops";
  // Who is in a group of it is there too.
  return route?.place === "room" && [here?.id, here?.parent].includes(coming.item.room);
}

function Mine({ item, now }: { item: Session; now: number }) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const held = useLive((state) => state.running.held ?? false);
  const room = useLive((state) => roomOf(state.programme, item));
  const words = { title: item.title, room: room?.name ?? "", time: times.clock(item.start) };
  // When one is asked this line gives way to the notice; seen so close to the time one has said that one stays.
  const stays = held || item.start - now < asking;
  const key = item.start <= now ? "running" : stays ? "mineHeld" : "mine";
  return (
    <>
      <p>{t(`seats.ahead.${key}`, words)}</p>
      {room && isNear(item, now) ? <a href={href(routeTo(room))}>{t("seats.ahead.go")}</a> : null}
    </>
  );
}

function Open({ coming }: { coming: Extract<Coming, { kind: "open" }> }) {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const { round, start } = coming.round;
  return (
    <>
      <p>{t("seats.ahead.open", { round, time: times.clock(start) })}</p>
      <a href={href({ place: "workshops" })}>{t("seats.ahead.choose")}</a>
    </>
  );
}
