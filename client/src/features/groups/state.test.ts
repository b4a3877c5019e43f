import { describe, expect, test } from "vitest";
import { inside, workshop1 } from "../../test/fixture";
import type { Group, GroupGlance, GroupsPlan, Session } from "../../wire/wire";
import {
  atWork,
  called,
  draftOf,
  freeIn,
  lastEnd,
  mineOf,
  planOf,
  quietFor,
  shapeOf,
  urgencyOf,
  warnings,
} from "./state";

const minute = 60_000;
const plan: GroupsPlan = {
  way: "random",
  groups: 5,
  task: "Leitfragen",
  minutes: 20,
  grace: 60,
  fields: { statements: 3, note: true, image: false, reporter: true },
};

function group(name: string, more: Partial<Group> = {}): Group {
  return { name, people: [], ends: 20 * minute, ...more };
}

describe("groups", () => {
  test("a call for help stands until somebody came", () => {
    const call = { room: "g1", group: "Gruppe 1", help: { name: "A. Klee", at: 1 }, open: true };
    const state = called(called(inside, call), call);
    expect(state.calls).toEqual([call]);
    expect(called(state, { ...call, open: false }).calls).toEqual([]);
  });

  test("one's own group is the one that names one", () => {
    const groups = [group("Gruppe 1"), group("Gruppe 2", { people: [{ id: "me", name: "Ich" }] })];
    expect(mineOf(groups, "me")?.number).toBe(2);
    expect(mineOf(groups, "you")).toBeUndefined();
    expect(mineOf(undefined, "me")).toBeUndefined();
  });

  test("a group can be gone into only while it works", () => {
    expect(atWork(group("a"))).toBe(false);
    expect(atWork(group("a", { room: "g1" }))).toBe(true);
    expect(atWork(group("a", { room: "g1", back: 5 }))).toBe(false);
    expect(
      lastEnd([group("a", { room: "g1", ends: 7 }), group("b", { room: "g2", ends: 9, over: true })]),
    ).toBe(7);
    expect(lastEnd([])).toBe(0);
  });

  test("the clock warns from two minutes on, and says each word once", () => {
    expect(urgencyOf(20 * minute, 0)).toBe("time");
    expect(urgencyOf(20 * minute, 18 * minute)).toBe("soon");
    expect(urgencyOf(20 * minute, 20 * minute)).toBe("over");
    expect(warnings(20 * minute, 0).map(({ key }) => key)).toEqual(["warned", "ended"]);
    expect(warnings(20 * minute, 19 * minute)).toEqual([{ key: "ended", wait: minute }]);
    expect(warnings(20 * minute, 21 * minute)).toEqual([]);
  });

  test("silence counts from a minute on", () => {
    const glance = { quiet: 1_000 } as GroupGlance;
    expect(quietFor(glance, 30_000)).toBe(0);
    expect(quietFor(glance, 121_000)).toBe(2 * minute);
    expect(quietFor({ ...glance, quiet: 0 }, 121_000)).toBe(0);
  });

  test("free places are what the size leaves", () => {
    const full = group("a", { people: [{ id: "1", name: "" }] });
    expect(freeIn(full, 1)).toBe(0);
    expect(freeIn(full, 3)).toBe(2);
    expect(freeIn(full, undefined)).toBeUndefined();
  });
});

describe("the form of a plan", () => {
  test("opens with five groups for as long as the programme says", () => {
    const item = { room: workshop1.id, kind: "groups", start: 0, end: 45 * minute } as Session;
    expect(draftOf(undefined, item)).toMatchObject({
      way: "random",
      by: "groups",
      groups: "5",
      minutes: "45",
    });
    expect(draftOf(undefined, undefined).minutes).toBe("20");
  });

  test("gives back the plan it was opened with", () => {
    for (const kept of [
      plan,
      { ...plan, groups: 0, size: 6 },
      { ...plan, way: "same" as const, groups: 0 },
      { ...plan, way: "self" as const, groups: 4 },
    ])
      expect(planOf(draftOf(kept, undefined))).toEqual({ plan: kept });
  });

  test("sends people of a list by their ids alone", () => {
    const lists = [[{ id: "a", name: "A. Klee" }], [{ id: "b", name: "B. Ohm" }]];
    const made = planOf(draftOf({ ...plan, way: "list", groups: 2, lists }, undefined));
    expect("plan" in made && made.plan.lists).toEqual([[{ id: "a", name: "" }], [{ id: "b", name: "" }]]);
  });

  test("says by field what cannot be", () => {
    const draft = draftOf(plan, undefined);
    expect(planOf({ ...draft, groups: "0" })).toEqual({ wrong: { groups: true } });
    expect(planOf({ ...draft, groups: "zwei" })).toEqual({ wrong: { groups: true } });
    expect(planOf({ ...draft, by: "size", size: "1" })).toEqual({ wrong: { size: true } });
    expect(planOf({ ...draft, minutes: "" })).toEqual({ wrong: { minutes: true } });
    expect(planOf({ ...draft, minutes: "241", task: "x".repeat(1001) })).toEqual({
      wrong: { minutes: true, task: true },
    });
  });

  test("says its shape for the button", () => {
    expect(shapeOf(plan)).toEqual({ key: "groups", count: 5 });
    expect(shapeOf({ ...plan, groups: 0, size: 6 })).toEqual({ key: "size", count: 6 });
    expect(shapeOf({ ...plan, way: "same" })).toEqual({ key: "same", count: 0 });
  });
});
