import type { State } from "../../live/state";
import type { Led, Permission, Placed, Role, RoomKind } from "../../wire/wire";

/** What one may do to a person, in the order it is offered. */
export type Deed =
  | "invite"
  | "back"
  | "mute"
  | "unmute"
  | "speak"
  | "colead"
  | "handover"
  | "unlead"
  | "remove";

/** Who is behind the stage only as its guest, and can be sent back into the audience; the others belong there. */
const listens: Role[] = ["participant", "guest"];

/** Who directs, and so leads every room. */
const hosts: Role[] = ["host", "organiser"];

/** deedsFor lists what I may do to somebody who is in the same room; the house checks it again. */
export function deedsFor(state: State, person: Placed): Deed[] {
  const { you, room, sources, backstage } = state;
  if (!you || !room || person.id === you.id || person.room !== room.id) return [];
  const may = (permission: Permission) => you.may.includes(permission);
  const theirs = [...sources, ...(backstage?.sources ?? [])].filter((source) => source.person === person.id);
  const invited = backstage?.invited.some((known) => known.id === person.id);
  const behind = theirs.length > 0 || backstage?.people.some((known) => known.id === person.id);
  const deeds: Deed[] = [];
  if (room.kind === "plenum" && may("direct")) {
    if (!behind && !invited) deeds.push("invite");
    if (behind && listens.includes(person.role)) deeds.push("back");
  }
  if (!may("direct") && (!state.lead || directed(state, person))) return deeds;
  if (theirs.some((source) => source.held)) deeds.push("unmute");
  else if (theirs.some((source) => source.audio || room.kind === "plenum")) deeds.push("mute");
  else if (speaks(room.kind)) deeds.push("speak");
  return [...deeds, ...leadDeeds(state, person), "remove"];
}

/** What a moderator may do about who leads the room; hosts and organisers lead everywhere, so nothing is done to them. */
function leadDeeds({ lead, leads, room }: State, person: Placed): Deed[] {
  if (!room || !speaks(room.kind) || lead !== "moderator" || hosts.includes(person.role)) return [];
  const theirs = leads.find((led) => led.person === person.id)?.lead;
  if (theirs === "moderator") return ["unlead"];
  return theirs ? ["handover", "unlead"] : ["colead", "handover"];
}

/** Whether everybody may speak in rooms of this kind. */
function speaks(kind: RoomKind): boolean {
  return kind !== "plenum" && kind !== "cafeteria";
}

/** Whether somebody who is taken out of this room may come back at once: those who belong behind the plenum's stage. */
export function returns(state: State, { role }: Placed): boolean {
  return state.room?.kind === "plenum" && (role === "speaker" || role === "host" || role === "organiser");
}

function theyModerate(leads: Led[], { id }: Placed): boolean {
  return leads.some((led) => led.person === id && led.lead === "moderator");
}

/** Whether one may not act on somebody without directing: on those who do, on a moderator as co-moderator, and in the plenum on all who are on the stage or behind it. */
function directed({ room, stage, backstage, lead, leads }: State, person: Placed): boolean {
  if (hosts.includes(person.role)) return true;
  if (room?.kind !== "plenum") return lead !== "moderator" && theyModerate(leads, person);
  const onAir = stage?.onAir.some((source) => source.person === person.id) ?? false;
  return (
    onAir || person.role === "speaker" || (backstage?.people.some(({ id }) => id === person.id) ?? false)
  );
}
