import type { Person, Source, SourceID } from "../../wire/wire";

/** A place among the tiles of a room, and whether a picture was shown there. */
export interface Seat {
  id: SourceID;
  video: boolean;
}

/** Everybody in a room but oneself, as sources: those who are connected, and those who only listen where they are named. */
export function othersOf(sources: Source[], here: Person[], me: string | undefined): Source[] {
  const cameras = sources.filter((source) => source.kind === "camera" && source.person !== me);
  const known = new Set(cameras.map((source) => source.person));
  const silent = here.filter((person) => person.id !== me && !known.has(person.id));
  return [...cameras, ...silent.map(listener)];
}

/**
 * seated keeps everybody in their place. Who comes sits down at the end; the place of who goes is taken by the last one of their
 * kind; whose picture comes on changes places with the first one without. So a page stays as it is whoever speaks, and one tile changes
 * when one person comes or goes.
 */
export function seated(before: Seat[], now: Source[]): Seat[] {
  if (before.length === 0) return [...now].sort((a, b) => weight(b) - weight(a)).map(seatOf);
  const here = new Map(now.map((source) => [source.id, source]));
  const seats = filled(before, here);
  const old = new Map(before.map((seat) => [seat.id, seat.video]));
  const fresh = now.filter((source) => !old.has(source.id)).sort((a, b) => weight(b) - weight(a));
  const all = [
    ...seats.map((seat) => ({ ...seat, video: here.get(seat.id)?.video ?? false })),
    ...fresh.map(seatOf),
  ];
  for (const { id, video } of now) if (video && !old.get(id)) forward(all, id);
  return all;
}

/** Fills the places of those who are gone from behind. */
function filled(before: Seat[], here: Map<SourceID, Source>): Seat[] {
  const seats = [...before];
  for (let i = seats.length - 1; i >= 0; i -= 1) {
    const seat = seats[i];
    if (!seat || here.has(seat.id)) continue;
    const like = seat.video ? seats.findLastIndex((other) => other.video) : -1;
    const from = like > i ? like : seats.length - 1;
    const [last] = seats.splice(from, 1);
    if (from > i && last) seats[i] = last;
  }
  return seats;
}

/** Lets somebody with a picture change places with the first one before them who has none. */
function forward(seats: Seat[], id: SourceID): void {
  const at = seats.findIndex((seat) => seat.id === id);
  const to = seats.findIndex((seat, i) => i < at && !seat.video);
  const [one, other] = [seats[at], seats[to]];
  if (!one || !other) return;
  seats[to] = one;
  seats[at] = other;
}

/** A page of a list. A page behind the last is the last. */
export interface Page<T> {
  shown: T[];
  /** From 0. */
  page: number;
  pages: number;
}

/** paged cuts one page out of a list. */
export function paged<T>(all: T[], page: number, per: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / per));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { shown: all.slice(at * per, (at + 1) * per), page: at, pages };
}

/** speakerNow says whom to show large: who was and still speaks, else who is loudest, else who was. Never oneself. */
export function speakerNow(
  before: SourceID | undefined,
  speaking: SourceID[],
  me: string | undefined,
): SourceID | undefined {
  const others = speaking.filter((id) => id !== `${me}.camera` && id.endsWith(".camera"));
  if (before && others.includes(before)) return before;
  return others[0] ?? before;
}

function seatOf({ id, video }: Source): Seat {
  return { id, video };
}

function listener({ id: person, name, role }: Person): Source {
  const id = `${person}.camera`;
  return { id, kind: "camera", person, name, role, audio: false, video: false, up: false };
}

function weight(source: Source): number {
  return (source.video ? 2 : 0) + (source.audio ? 1 : 0);
}
