import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { nextSessions, roomNow, roomsOf } from "../features/programme/state";
import { useClock } from "../features/programme/useClock";
import { useTimes } from "../i18n/times";
import { useLive } from "../live/live";
import type { Route } from "../route";
import type { RoomID, Session } from "../wire/wire";
import { routeTo } from "./useMoves";

/** PlaceEntry is a place of the bar, in words. */
export interface PlaceEntry {
  id: "foyer" | "plenum" | "workshops" | "cafeteria" | "programme" | "help";
  to: Route;
  /** One is there, or looks at it. */
  here: boolean;
  /** Something runs there now. */
  on: boolean;
  /** What goes on there. */
  line: ReactNode;
}

/** usePlaces lists the places of the house and says what goes on in each. A kind of room the conference does not have is left out. */
export function usePlaces(route: Route | undefined): PlaceEntry[] {
  const { t } = useTranslation();
  const words = useWords();
  const programme = useLive((state) => state.programme);
  const running = useLive((state) => state.running);
  const places = useLive((state) => state.places);
  const room = useLive((state) => state.room);
  const shown = route?.place === "room" ? room : undefined;

  const [plenum] = roomsOf(programme, "plenum");
  const workshops = roomsOf(programme, "workshop");
  const [cafeteria] = roomsOf(programme, "cafeteria");
  const inPlenum = roomNow(programme, running, plenum?.id);
  const held = workshops.map((workshop) => roomNow(programme, running, workshop.id).now).filter(isThere);
  const coming = nextSessions(programme, running).find((item) =>
    workshops.some(({ id }) => id === item.room),
  );
  const page = (id: "foyer" | "programme" | "help", line: ReactNode): PlaceEntry => ({
    id,
    to: { place: id },
    here: route?.place === id,
    on: false,
    line,
  });
  const count = (id: RoomID) => places.rooms[id] ?? 0;
  const people = (id: RoomID) =>
    count(id) > 0 ? t("place.people", { count: count(id) }) : t("place.nobody");

  return [
    page("foyer", t("place.foyerCount", { count: places.online })),
    plenum && {
      id: "plenum" as const,
      to: routeTo(plenum),
      here: shown?.kind === "plenum",
      on: inPlenum.now !== undefined,
      line: words.now(inPlenum.now) ?? words.next(inPlenum.next) ?? people(plenum.id),
    },
    workshops.length > 0 && {
      id: "workshops" as const,
      to: { place: "workshops" as const },
      here: route?.place === "workshops" || shown?.kind === "workshop",
      on: held.length > 0,
      line: workshopLine(),
    },
    cafeteria && {
      id: "cafeteria" as const,
      to: routeTo(cafeteria),
      here: shown?.kind === "cafeteria" || shown?.kind === "table",
      on: false,
      line: people(cafeteria.id),
    },
    page("programme", t("place.programmeLine")),
    page("help", t("place.helpLine")),
  ].filter(isThere);

  function workshopLine(): string {
    if (shown?.kind === "workshop") return shown.name;
    if (held.length === 1) return words.now(held[0]) ?? "";
    if (held.length > 1) return t("place.roomsRunning", { count: held.length });
    return words.next(coming) ?? t("place.rooms", { count: workshops.length });
  }
}

function useWords() {
  const { t } = useTranslation();
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const clock = useClock();
  return {
    now: (item: Session | undefined) =>
      item && t("place.running", { title: item.title, left: times.span(item.end - clock) }),
    next: (item: Session | undefined) =>
      item && t("place.next", { time: times.clock(item.start), title: item.title }),
  };
}

function isThere<T>(entry: T | undefined | false): entry is T {
  return Boolean(entry);
}
