import { expect, test } from "vitest";
import type { GroupsPlan, Session } from "../../wire/wire";
import { opened, print, saved, told, touched, typed } from "./drafts";

const plan: GroupsPlan = {
  way: "random",
  groups: 5,
  task: "Leitfragen",
  minutes: 20,
  grace: 60,
  fields: { statements: 3, note: true, image: false, reporter: true },
};
const theirs = { ...plan, groups: 7 };

test("a form in which nothing was changed follows the house", () => {
  const desk = told(opened(plan, undefined), theirs, undefined);
  expect(desk.draft.groups).toBe("7");
  expect(desk.overtaken).toBe(false);
  expect(told(desk, theirs, undefined)).toBe(desk);
});

test("what was changed stays, and is said to be overtaken", () => {
  const mine = typed(opened(plan, undefined), { task: "Anderes" });
  const desk = told(mine, theirs, undefined);
  expect(desk.draft).toMatchObject({ task: "Anderes", groups: "5" });
  expect(desk.overtaken).toBe(true);
  expect(touched(desk)).toBe(true);
});

test("one's own plan coming back overtakes nobody, before or after the answer", () => {
  const mine = typed(opened(plan, undefined), { groups: "7" });
  const answered = saved(mine, print(mine.draft));
  expect(touched(answered)).toBe(false);
  for (const desk of [told(mine, theirs, undefined), told(answered, theirs, undefined)]) {
    expect(desk.overtaken).toBe(false);
    expect(touched(desk)).toBe(false);
    expect(told(desk, plan, undefined).draft.groups, "and others are followed again").toBe("5");
  }
});

test("what is typed while a plan is being kept is not kept with it", () => {
  const mine = typed(opened(plan, undefined), { groups: "7" });
  const more = saved(typed(mine, { task: "Noch etwas" }), print(mine.draft));
  expect(touched(more)).toBe(true);
});

test("where there is no plan the programme's minutes come and go, and overtake nobody", () => {
  const item = (minutes: number) => ({ start: 0, end: minutes * 60_000 }) as Session;
  expect(told(opened(undefined, item(45)), undefined, item(80)).draft.minutes).toBe("80");
  const mine = typed(opened(undefined, item(45)), { task: "Anderes" });
  expect(told(mine, undefined, item(80))).toMatchObject({ overtaken: false, draft: { task: "Anderes" } });
});

test("a draft that makes no plan is one's own all the same", () => {
  const mine = typed(opened(plan, undefined), { groups: "" });
  expect(touched(mine)).toBe(true);
  expect(told(mine, theirs, undefined).overtaken).toBe(true);
});
