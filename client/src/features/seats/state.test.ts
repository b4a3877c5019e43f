import { describe, expect, test } from "vitest";
import { initial } from "../../live/state";
import { at, inside, now, programme } from "../../test/fixture";
import { full, having } from "../../test/seats";
import type { Offered, Session, Taken } from "../../wire/wire";
import { movedWords } from "./moved";
import {
  agendaOf,
  aheadOf,
  type Choice,
  type Chooser,
  choiceOf,
  isNear,
  mySession,
  roundsOf,
  seatOf,
  takenOf,
  takenTold,
} from "./state";

const none = having();
const [round] = roundsOf(programme, full(50));
if (!round) throw new Error("the fixture has a round");
const [first, second] = round.sessions as [Session, Session];

describe("a round", () => {
  test("is what is offered together, in the order of the rooms, until its deadline", () => {
    expect(round).toMatchObject({ round: 1, start: at(13, 15), end: at(14), deadline: at(13, 5) });
    expect(round.sessions.map(({ id }) => id)).toEqual(["s5", "s6"]);
  });

  test("ends ten minutes before its start where the house does not say", () => {
    expect(roundsOf(programme, { rounds: [], sessions: [] })[0]?.deadline).toBe(at(13, 5));
    expect(roundsOf(undefined, full(50))).toEqual([]);
  });

  test("knows the seat I have in it, and does not take a turn for one", () => {
    expect(seatOf(round, having({ session: "s6" }))?.id).toBe("s6");
    expect(seatOf(round, having({ session: "s6", waiting: 2 }))).toBeUndefined();
    expect(seatOf(round, none)).toBeUndefined();
  });
});

test("how full sessions are is taken over for those that are told, and only for those that are offered", () => {
  const [s5, s6] = full(3).sessions as [Taken, Taken];
  const fuller = { ...s6, taken: 9, freeOnline: 0 };
  const next = takenTold(
    { ...initial, offered: full(3) },
    { sessions: [fuller, { ...s6, session: "gone" }] },
  );
  expect(next.offered).toEqual({ ...full(3), sessions: [s5, fuller] });
});

describe("what one can do with a session", () => {
  const who = (seats = none, time = now, online = true) => ({ seats, now: time, online });

  test.each([
    ["free", full(1), who()],
    ["full", full(0), who()],
    ["seat", full(0), who(having({ session: "s5" }))],
    ["waiting", full(0), who(having({ session: "s5", waiting: 1 }))],
    ["late", full(9), who(none, at(13, 5))],
    ["seat", full(9), who(having({ session: "s5" }), at(13, 5))],
    ["free", { rounds: [], sessions: [] }, who()],
  ] satisfies [Choice, Offered, Chooser][])("is %s", (choice, offered, chooser) => {
    expect(choiceOf(first, round, takenOf(offered, first.id), chooser)).toBe(choice);
  });

  test("depends on how one attends", () => {
    const taken = { session: "s5", taken: 30, freeHall: 0, freeOnline: -1, waiting: 0 };
    expect(choiceOf(first, round, taken, who(none, now, true))).toBe("free");
    expect(choiceOf(first, round, taken, who(none, now, false))).toBe("full");
  });

  test("is for those named where it is closed", () => {
    const closed = { ...first, closed: true };
    expect(choiceOf(closed, round, undefined, who())).toBe("closed");
    expect(choiceOf(closed, round, undefined, who({ seats: [], named: ["s5"] }))).toBe("free");
  });
});

describe("my day", () => {
  test("has what is for everybody and what I chose, in order", () => {
    const day = agendaOf(programme, full(50), having({ session: "s6" }), 1);
    const ids = day.map((entry) => (entry.kind === "session" ? entry.item.id : entry.kind));
    expect(ids).toEqual(["s1", "s2", "s3", "s4", "s6", "s7"]);
  });

  test("says where I have still to choose, and what I wait for", () => {
    const day = agendaOf(programme, full(0), having({ session: "s5", waiting: 3 }), 1);
    expect(day[4]).toMatchObject({ kind: "open", start: at(13, 15), waiting: { id: "s5" } });
    expect(agendaOf(programme, full(0), none, 2)).toEqual([]);
  });

  test("takes in what other parts of the house put there", () => {
    const talk = {
      kind: "other",
      id: "x",
      start: at(12, 40),
      end: at(12, 50),
      title: "Gespräch",
      place: "Tisch 3",
    } as const;
    expect(agendaOf(programme, full(50), none, 1, [talk])[4]).toBe(talk);
  });
});

describe("what comes next for me", () => {
  test("is my workshop, within the hour", () => {
    const seats = having({ session: "s6" });
    expect(aheadOf(programme, full(50), seats, at(12, 14))).toBeUndefined();
    expect(aheadOf(programme, full(50), seats, at(12, 15))).toEqual({ kind: "mine", item: second });
    expect(aheadOf(programme, full(50), seats, at(13, 20))).toEqual({ kind: "mine", item: second });
    expect(aheadOf(programme, full(50), seats, at(13, 56))).toBeUndefined();
  });

  test("is a round in which I have not chosen, until its deadline", () => {
    expect(aheadOf(programme, full(50), none, at(13))).toMatchObject({ kind: "open", round: { round: 1 } });
    expect(aheadOf(programme, full(50), none, at(13, 5))).toBeUndefined();
  });

  test("is where to go a quarter of an hour before", () => {
    const mine = mySession(programme, having({ session: "s6" }), now);
    expect(mine?.id).toBe("s6");
    expect(isNear(second, at(12, 59))).toBe(false);
    expect(isNear(second, at(13))).toBe(true);
    expect(mySession(programme, having({ session: "s6", waiting: 1 }), now)).toBeUndefined();
    expect(mySession(programme, having({ session: "s6" }), at(13, 55))).toBeUndefined();
  });
});

test.each([
  [{ to: "s6", why: "free" }, "seatFree", "Aufsuchende Fallarbeit"],
  [{ from: "s5", to: "s6", why: "swap" }, "seatSwapped", "Aufsuchende Fallarbeit"],
  [{ to: "s6", why: "placed" }, "seatPlaced", "Aufsuchende Fallarbeit"],
  [{ from: "s6", why: "placed" }, "seatLost", "Aufsuchende Fallarbeit"],
  [{ from: "gone", why: "gone" }, "seatGone", "…"],
] as const)("a seat that came or went by itself is told: %j", (moved, key, title) => {
  expect(movedWords(inside, moved)).toEqual([key, { title }, key === "seatLost" || key === "seatGone"]);
});
