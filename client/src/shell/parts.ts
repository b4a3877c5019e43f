import type { ComponentType } from "react";
import type { Route } from "../route";
import { ahead } from "../ui/ahead";
import type { RoomKind } from "../wire/wire";

type Part = ComponentType & { fetch(): Promise<unknown> };

/** The house around every place. */
export const Shell: Part = ahead(() => import("./Shell").then((m) => m.Shell));

/** The pages to look at, by place of the address. */
export const pages: Record<Exclude<Route["place"], "room">, Part> = {
  foyer: ahead(() => import("../places/foyer/Foyer").then((m) => m.Foyer)),
  workshops: ahead(() => import("../places/workshops/Workshops").then((m) => m.Workshops)),
  programme: ahead(() => import("../places/programme/ProgrammePage").then((m) => m.ProgrammePage)),
  mine: ahead(() => import("../places/programme/MinePage").then((m) => m.MinePage)),
  people: ahead(() => import("../places/people/PeoplePage").then((m) => m.PeoplePage)),
  contacts: ahead(() => import("../places/contacts/ContactsPage").then((m) => m.ContactsPage)),
  help: ahead(() => import("../places/help/Help").then((m) => m.Help)),
};

/** What a room looks like, by its kind. */
export const rooms: Record<RoomKind, Part> = {
  plenum: ahead(() => import("../places/plenum/Plenum").then((m) => m.Plenum)),
  workshop: ahead(() => import("../places/workshop/Workshop").then((m) => m.Workshop)),
  group: ahead(() => import("../places/group/Group").then((m) => m.Group)),
  table: ahead(() => import("../places/cafeteria/TableRoom").then((m) => m.TableRoom)),
  cafeteria: ahead(() => import("../places/cafeteria/Cafeteria").then((m) => m.Cafeteria)),
};

/** Fetches what the way in leads to, while one reads at the door. What fails now is fetched when it is shown. */
export function fetchWayIn(): void {
  fetchAll([Shell, rooms.plenum]);
}

/** Fetches every place, so that moving there is only a step. */
export function fetchPlaces(): void {
  fetchAll([...Object.values(pages), ...Object.values(rooms)]);
}

function fetchAll(parts: Part[]): void {
  for (const part of parts) part.fetch().catch(() => undefined);
}
