import { useEffect, useRef } from "react";
import { useFault } from "../i18n/fault";
import { live, useLive } from "../live/live";
import { go, type Route } from "../route";
import type { Room } from "../wire/wire";

/**
 * useMoves keeps the address and the room together. The address is the wish: a new one asks the house for its room. The room
 * is the fact: who is moved, turned away or taken out sees the address follow. Pages to look at (programme, people, help,
 * workshops) leave the room alone.
 */
export function useMoves(route: Route | undefined): void {
  useWish(route);
  useFact(route);
}

function useWish(route: Route | undefined): void {
  const words = useFault();
  const latest = useRef(words);
  latest.current = words;
  const key = route?.place === "room" ? route.key : undefined;
  const place = route?.place;
  useEffect(() => {
    if (!place) {
      go(first(), "replace");
      return;
    }
    const { room, entering } = live.store.get();
    if (place === "foyer" && (room || entering)) void live.leaveRoom();
    if (place !== "room" || key === undefined) return;
    const { id, name } = roomCalled(key);
    if (id === (entering ?? room?.id)) return;
    void live.enterRoom(id).then((result) => {
      if (result.ok || result.fault.code === "lost") return;
      go(here(), "replace");
      if (result.fault.code === "room.lobby") return; // one waits now, and a notice says so
      if (result.fault.code === "not.found") live.notify("notFound", {}, true);
      else live.notify("moveFailed", { room: name, why: latest.current(result.fault) }, true);
    });
  }, [place, key]);
}

function useFact(route: Route | undefined): void {
  const room = useLive((state) => state.room);
  const known = useRef(room);
  const looking = route !== undefined && route.place !== "room" && route.place !== "foyer";
  useEffect(() => {
    if (known.current?.id === room?.id) return;
    known.current = room;
    if (!looking) go(here(), "replace");
  }, [room, looking]);
}

/** routeTo is the way to a room: by its slug in the programme, or by its id where it stands in none. */
export function routeTo(room: Room): Route {
  return { place: "room", key: room.kind === "table" ? room.id : room.slug };
}

function roomCalled(key: string): Pick<Room, "id" | "name"> {
  const { programme, tables } = live.store.get();
  const rooms = [...(programme?.rooms ?? []), ...tables.map((table) => table.room)];
  const room =
    rooms.find((known) => known.kind !== "table" && known.slug === key) ?? rooms.find(({ id }) => id === key);
  return room ?? { id: key, name: "" };
}

function here(): Route {
  const { room } = live.store.get();
  return room ? routeTo(room) : { place: "foyer" };
}

/** Where one who comes in by a bare link begins: where one belongs now, or else where something runs, the plenum first. */
function first(): Route {
  const { programme, running, home } = live.store.get();
  if (home) return { place: "room", key: programme?.rooms.find(({ id }) => id === home)?.slug ?? home };
  const now = programme?.sessions.filter((item) => running.now.includes(item.id)) ?? [];
  const plenum = programme?.rooms.find((room) => room.kind === "plenum");
  return plenum && now.some((item) => item.room === plenum.id) ? routeTo(plenum) : { place: "foyer" };
}
