import type { State } from "../../live/state";
import type {
  MySeats,
  Offered,
  Programme,
  Room,
  Seat,
  SeatsTaken,
  Session,
  SessionID,
  Taken,
} from "../../wire/wire";

/** The kinds of items that people choose, where they belong to a round. */
const chosen = ["workshop", "groups"];

/** How long before its start a chosen workshop is the place to go to, in ms. */
const early = 15 * 60_000;

/** isChosen says whether an item is one of those that people choose. */
export function isChosen(item: Session): boolean {
  return (item.round ?? 0) > 0 && chosen.includes(item.kind);
}

/** Round is what is offered together: one of its sessions is chosen. */
export interface Round {
  round: number;
  start: number;
  end: number;
  /** From when on nobody chooses any more, in ms since 1970. */
  deadline: number;
  sessions: Session[];
}

/** How long before its start a round can be changed where the house said nothing, in ms. */
const usually = 10 * 60_000;

/** roundsOf lists the rounds, the earliest first, their sessions in the order of the rooms. */
export function roundsOf(programme: Programme | undefined, offered: Offered): Round[] {
  const rounds: Round[] = [];
  for (const item of programme?.sessions.filter(isChosen) ?? []) {
    let round = rounds.find((known) => known.round === item.round);
    if (!round) {
      round = { round: item.round ?? 0, start: item.start, end: item.end, deadline: 0, sessions: [] };
      rounds.push(round);
    }
    round.sessions.push(item);
    round.start = Math.min(round.start, item.start);
    round.end = Math.max(round.end, item.end);
  }
  const place = ({ room }: Session) => programme?.rooms.findIndex(({ id }) => id === room) ?? 0;
  for (const round of rounds) {
    const told = offered.rounds.find((known) => known.round === round.round);
    round.deadline = told?.deadline ?? round.start - usually;
    round.sessions.sort((a, b) => a.start - b.start || place(a) - place(b));
  }
  return rounds.sort((a, b) => a.start - b.start);
}

/** seatIn is what I have in a session. */
export function seatIn(seats: MySeats, session: SessionID): Seat | undefined {
  return seats.seats.find((seat) => seat.session === session);
}

/** seatOf is the session of a round in which I have a seat. */
export function seatOf(round: Round, seats: MySeats): Session | undefined {
  return round.sessions.find(({ id }) => seatIn(seats, id)?.waiting === undefined && seatIn(seats, id));
}

/** takenOf is how full a session is; absent where the house does not say. */
export function takenOf(offered: Offered, session: SessionID): Taken | undefined {
  return offered.sessions.find((taken) => taken.session === session);
}

/** takenTold takes over how full some of the sessions are that are offered. */
export function takenTold(state: State, { sessions: told }: SeatsTaken): State {
  const sessions = state.offered.sessions.map(
    (known) => told.find(({ session }) => session === known.session) ?? known,
  );
  return { ...state, offered: { ...state.offered, sessions } };
}

/** freeFor is how many seats are free for who attends this way; undefined for no limit. */
export function freeFor(taken: Taken | undefined, online: boolean): number | undefined {
  const free = taken && (online ? taken.freeOnline : taken.freeHall);
  return free === undefined || free < 0 ? undefined : free;
}

/**
 * Choice says what one can do with a session: one has it ("seat"), waits for it, may take it ("free") or a place on its waiting list
 * ("full"); it is for others ("closed"), or the time to choose is over ("late").
 */
export type Choice = "seat" | "waiting" | "free" | "full" | "closed" | "late";

export interface Chooser {
  seats: MySeats;
  /** How one attends. */
  online: boolean;
  /** The house's time, in ms since 1970. */
  now: number;
}

/** choiceOf reads what one can do with a session of a round. */
export function choiceOf(item: Session, round: Round, taken: Taken | undefined, who: Chooser): Choice {
  const mine = seatIn(who.seats, item.id);
  if (mine) return mine.waiting ? "waiting" : "seat";
  if (item.closed && !who.seats.named.includes(item.id)) return "closed";
  if (who.now >= round.deadline) return "late";
  return freeFor(taken, who.online) === 0 ? "full" : "free";
}

/** mySession is the session in which I have a seat that runs or comes next. */
export function mySession(
  programme: Programme | undefined,
  seats: MySeats,
  now: number,
): Session | undefined {
  return programme?.sessions
    .filter((item) => item.end > now && seatIn(seats, item.id) && !seatIn(seats, item.id)?.waiting)
    .sort((a, b) => a.start - b.start)[0];
}

/** isNear says whether a session runs, or begins so soon that one goes to its room rather than reads about it. */
export function isNear(item: Session, now: number): boolean {
  return item.start - early <= now && now < item.end;
}

/** Entry is one thing on my day. */
export type Entry =
  /** What is for everybody, or what I chose. */
  | { kind: "session"; start: number; end: number; item: Session; seat?: Seat }
  /** A round in which I have no seat. */
  | { kind: "open"; start: number; end: number; round: Round; waiting?: Session }
  /** What another part of the house puts there, such as an appointment between two people. */
  | { kind: "other"; start: number; end: number; id: string; title: string; place: string };

/** agendaOf is my day, counted from 1, in the order of time. more are entries of other parts of the house. */
export function agendaOf(
  programme: Programme,
  offered: Offered,
  seats: MySeats,
  day: number,
  more: Entry[] = [],
): Entry[] {
  const entries: Entry[] = [...more];
  for (const item of programme.sessions.filter((session) => session.day === day)) {
    const seat = seatIn(seats, item.id);
    if (isChosen(item) && (!seat || seat.waiting)) continue;
    entries.push({ kind: "session", start: item.start, end: item.end, item, ...(seat ? { seat } : {}) });
  }
  for (const round of roundsOf(programme, offered)) {
    if (round.sessions[0]?.day !== day || seatOf(round, seats)) continue;
    const waiting = round.sessions.find(({ id }) => seatIn(seats, id)?.waiting);
    entries.push({
      kind: "open",
      start: round.start,
      end: round.end,
      round,
      ...(waiting ? { waiting } : {}),
    });
  }
  return entries.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The room of a session. */
export function roomOf(programme: Programme | undefined, item: Session): Room | undefined {
  return programme?.rooms.find(({ id }) => id === item.room);
}

/** Ahead is what comes next for me, to be told in one line: my workshop, or a round in which I have not chosen yet. */
export type Ahead = { kind: "mine"; item: Session } | { kind: "open"; round: Round };

/** How long before it begins what comes next is told, in ms. */
const told = 60 * 60_000;

/** aheadOf is what comes next for me within the hour. */
export function aheadOf(
  programme: Programme | undefined,
  offered: Offered,
  seats: MySeats,
  now: number,
): Ahead | undefined {
  const coming = roundsOf(programme, offered).filter(
    ({ start, end }) => now < end && start - now <= told && (now < start || isHeld(programme, seats, now)),
  );
  for (const round of coming) {
    const item = seatOf(round, seats);
    if (item && now < item.end) return { kind: "mine", item };
    if (!item && now < round.deadline) return { kind: "open", round };
  }
  return undefined;
}

/** Whether a workshop of mine runs. */
function isHeld(programme: Programme | undefined, seats: MySeats, now: number): boolean {
  const mine = mySession(programme, seats, now);
  return mine !== undefined && mine.start <= now;
}
