import type { State } from "../../live/state";
import type { Permission, Placed, Role } from "../../wire/wire";

/** What one may do to a person, in the order it is offered. */
export type Deed = "invite" | "back" | "mute" | "unmute" | "remove";

/** Who is behind the stage only as its guest, and can be sent back into the audience; the others belong there. */
const listens: Role[] = ["participant", "guest"];

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
  deeds.push("remove");
  return deeds;
}

/** Whether somebody who is taken out of this room may come back at once: those who belong behind the plenum's stage. */
export function returns(state: State, { role }: Placed): boolean {
  return state.room?.kind === "plenum" && (role === "speaker" || role === "host" || role === "organiser");
}

/** Whether only a host or an organiser may act on somebody: on those who direct, and in the plenum on all who are on the stage or behind it. */
function directed({ room, stage, backstage }: State, person: Placed): boolean {
  if (person.role === "host" || person.role === "organiser") return true;
  if (room?.kind !== "plenum") return false;
  const onAir = stage?.onAir.some((source) => source.person === person.id) ?? false;
  return (
    onAir || person.role === "speaker" || (backstage?.people.some(({ id }) => id === person.id) ?? false)
  );
}
