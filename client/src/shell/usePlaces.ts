import { useTranslation } from "react-i18next";
import { headOf, nextIn, nowIn, roomsOf } from "../features/programme/state";
import { useClock } from "../features/programme/useClock";
import { isNear, mySession, roomOf } from "../features/seats/state";
import { useTimes } from "../i18n/times";
import { useLive } from "../live/live";
import type { Route } from "../route";
import type { Room, Session } from "../wire/wire";
import { routeTo } from "./useMoves";

/** PlaceEntry is a place of the bar, in words. */
export interface PlaceEntry {
  id: "foyer" | "plenum" | "workshops" | "cafeteria" | "programme" | "help";
  to: Route;
  /** What it is called for me, where that is not what it is called for everybody. */
  name?: string;
  /** One is there, or looks at it. */
  here: boolean;
  /** Something runs there now. */
  on: boolean;
  /** What goes on there. */
  line: string;
}

/** usePlaces lists the places of the house and says what goes on in each. A kind of room the conference does not have is left out. */
export function usePlaces(route: Route | undefined): PlaceEntry[] {
  const { t } = useTranslation();
  const online = useLive((state) => state.places.online);
  const plenum = usePlenum(route);
  const workshops = useWorkshops(route);
  const cafeteria = useCafeteria(route);
  const page = (id: "foyer" | "programme" | "help", line: string): PlaceEntry => {
    const here = route?.place === id || (id === "programme" && route?.place === "mine");
    return { id, to: { place: id }, here, on: false, line };
  };
  return [
    page("foyer", t("place.foyerCount", { count: online })),
    plenum,
    workshops,
    cafeteria,
    page("programme", t("place.programmeLine")),
    page("help", t("place.helpLine")),
  ].filter(isThere);
}

function usePlenum(route: Route | undefined): PlaceEntry | undefined {
  const { t } = useTranslation();
  const words = useWords();
  const shown = useShown(route);
  const plenum = useLive((state) => roomsOf(state.programme, "plenum")[0]);
  const now = useLive((state) => nowIn(state.programme, state.running, plenum?.id));
  const next = useLive((state) => nextIn(state.programme, plenum?.id, words.clock));
  const count = useLive((state) => (plenum ? (state.places.rooms[plenum.id] ?? 0) : 0));
  if (!plenum) return undefined;
  const line = words.now(now) ?? words.next(next) ?? t("place.people", { count });
  return { id: "plenum", to: routeTo(plenum), here: shown?.kind === "plenum", on: now !== undefined, line };
}

function useWorkshops(route: Route | undefined): PlaceEntry | undefined {
  const { t } = useTranslation();
  const words = useWords();
  const shown = useShown(route);
  const programme = useLive((state) => state.programme);
  const running = useLive((state) => state.running);
  const seats = useLive((state) => state.seats);
  const rooms = roomsOf(programme, "workshop");
  if (rooms.length === 0) return undefined;
  const held = rooms.map(({ id }) => nowIn(programme, running, id)).filter(isThere);
  const coming = rooms.map(({ id }) => nextIn(programme, id, words.clock)).filter(isThere);
  const [first] = coming.sort((a, b) => a.start - b.start);
  const inside = shown?.kind === "workshop" || shown?.kind === "group" ? shown.name : undefined;
  const several = held.length > 1 ? t("place.roomsRunning", { count: held.length }) : undefined;
  const mine = mySession(programme, seats, words.clock);
  const room = mine && roomOf(programme, mine);
  if (mine && room) {
    const near = isNear(mine, words.clock);
    return {
      id: "workshops",
      name: t("place.myWorkshop"),
      to: near ? routeTo(room) : { place: "workshops" },
      here: route?.place === "workshops" || inside !== undefined,
      on: running.now.includes(mine.id),
      line: (running.now.includes(mine.id) ? words.now(mine) : words.next(mine)) ?? "",
    };
  }
  const together = coming.filter(({ start }) => start === first?.start).length;
  const next = together > 1 && first ? words.several(first, together) : words.next(first);
  const quiet = next ?? t("place.rooms", { count: rooms.length });
  return {
    id: "workshops",
    to: { place: "workshops" },
    here: route?.place === "workshops" || inside !== undefined,
    on: held.length > 0,
    line: inside ?? several ?? words.now(held[0]) ?? quiet,
  };
}

function useCafeteria(route: Route | undefined): PlaceEntry | undefined {
  const { t } = useTranslation();
  const shown = useShown(route);
  const room = useLive((state) => roomsOf(state.programme, "cafeteria")[0]);
  const count = useLive((state) => (room ? (state.places.rooms[room.id] ?? 0) : 0));
  if (!room) return undefined;
  const here = shown?.kind === "cafeteria" || shown?.kind === "table";
  return { id: "cafeteria", to: routeTo(room), here, on: false, line: t("place.people", { count }) };
}

/** The room one is in, when the address shows it. */
function useShown(route: Route | undefined): Room | undefined {
  const room = useLive((state) => state.room);
  return route?.place === "room" ? room : undefined;
}

function useWords() {
  const { t } = useTranslation();
  const clock = useClock();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  return {
    clock,
    now: (item: Session | undefined) =>
      item && t("place.running", { title: headOf(item.title), left: times.span(item.end - clock) }),
    next: (item: Session | undefined) =>
      item && t("place.next", { time: times.clock(item.start), title: headOf(item.title) }),
    several: (item: Session, count: number) => t("place.roomsNext", { time: times.clock(item.start), count }),
  };
}

function isThere<T>(entry: T | undefined): entry is T {
  return entry !== undefined;
}
