import type { Programme, Room, RoomID, Running, Session } from "../../wire/wire";

/** nowIn is what runs in a room; the house says what runs, not the clock of this machine. */
export function nowIn(
  programme: Programme | undefined,
  running: Running,
  room: RoomID | undefined,
): Session | undefined {
  return programme?.sessions.find((item) => item.room === room && running.now.includes(item.id));
}

/** nextIn is what begins next in a room after a time, in ms since 1970. */
export function nextIn(
  programme: Programme | undefined,
  room: RoomID | undefined,
  at: number,
): Session | undefined {
  const coming = programme?.sessions.filter((item) => item.room === room && item.start > at) ?? [];
  return coming.sort(byTime)[0];
}

/** groupsItem is the item "groups" of a room that runs, or else the next one: what groups there are prepared for. */
export function groupsItem(
  programme: Programme | undefined,
  running: Running,
  room: RoomID | undefined,
): Session | undefined {
  const all = programme?.sessions.filter((item) => item.room === room && item.kind === "groups") ?? [];
  return (
    all.find(({ id }) => running.now.includes(id)) ??
    all.sort(byTime).find(({ id }) => running.next.includes(id)) ??
    all[0]
  );
}

/** sessionsOf lists the items named by ids in the order of their beginning. */
export function sessionsOf(programme: Programme | undefined, ids: string[]): Session[] {
  return (programme?.sessions ?? []).filter((item) => ids.includes(item.id)).sort(byTime);
}

/** nextSessions are those of the next that begin first; of a round there are several. */
export function nextSessions(programme: Programme | undefined, running: Running): Session[] {
  const next = sessionsOf(programme, running.next);
  return next.filter((item) => item.start === next[0]?.start);
}

/** Row is one time of a day: one item, or those that are offered side by side. */
export interface Row {
  /** The id of its first item. */
  key: string;
  start: number;
  end: number;
  /** The number of the round when all items belong to one, else 0. */
  round: number;
  sessions: Session[];
}

/** rowsOf arranges a day, counted from 1: items that begin together or belong to one round stand in one row, in the order of their rooms. */
export function rowsOf(programme: Programme, day: number): Row[] {
  const rows: Row[] = [];
  for (const item of programme.sessions.filter((session) => session.day === day).sort(byTime)) {
    const row = rows.find(
      (known) => known.start === item.start || (item.round && known.round === item.round),
    );
    if (row) {
      row.sessions.push(item);
      row.end = Math.max(row.end, item.end);
      if (row.round !== item.round) row.round = 0;
    } else {
      const { id: key, start, end, round = 0 } = item;
      rows.push({ key, start, end, round, sessions: [item] });
    }
  }
  const place = (item: Session) => programme.rooms.findIndex(({ id }) => id === item.room);
  for (const row of rows) row.sessions.sort((a, b) => place(a) - place(b));
  return rows;
}

/** How long a title may be, in characters, before only its head stands where there is little room. */
const longTitle = 60;

/** headOf is what stands before the colon of a long title: "Streitgespräch". */
export function headOf(title: string): string {
  const colon = title.indexOf(": ");
  return title.length > longTitle && colon > 0 ? title.slice(0, colon) : title;
}

/** isOver says whether everything in a row has ended. */
export function isOver(row: Row, now: number): boolean {
  return row.end <= now;
}

/** comingRows are the rows of the day one is in, of which nothing has begun. */
export function comingRows(programme: Programme, running: Running, now: number): Row[] {
  const begun = (row: Row) => row.start <= now || row.sessions.some((item) => running.now.includes(item.id));
  return rowsOf(programme, dayOf(programme, now)).filter((row) => !begun(row));
}

/** Phase says where an item stands. */
export type Phase = "past" | "now" | "next" | "later";

/** phaseOf reads where an item stands: what runs is the house's word, what is over follows from the time; next are the next to begin. */
export function phaseOf(item: Session, running: Running, next: Session[], now: number): Phase {
  if (running.now.includes(item.id)) return "now";
  if (item.end <= now) return "past";
  return next.some(({ id }) => id === item.id) ? "next" : "later";
}

/** dayOf is the day to show first: the one that runs or comes next, else the last; counted from 1. */
export function dayOf(programme: Programme, now: number): number {
  const coming = [...programme.sessions].sort(byTime).find((item) => item.end > now);
  return coming?.day ?? Math.max(1, programme.days.length);
}

/** roomsOf lists the rooms of a kind in the order of the programme. */
export function roomsOf(programme: Programme | undefined, kind: Room["kind"]): Room[] {
  return (programme?.rooms ?? []).filter((room) => room.kind === kind);
}

function byTime(a: Session, b: Session): number {
  return a.start - b.start || a.title.localeCompare(b.title);
}
