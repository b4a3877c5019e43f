import { expect, test } from "vitest";
import { initial } from "../../live/state";
import { author, camera, editor, slate, stageWith } from "../../test/stage";
import type { Backstage } from "../../wire/wire";
import { airOf, backstageLeft, backstageTold, levelsTold, moved, toggled } from "./state";

const green: Backstage = { sources: [], layout: "grid", preview: [], people: [], invited: [], countdown: 0 };

test("who comes backstage has an empty green room until the house tells more", () => {
  expect(backstageTold(initial, undefined).backstage).toMatchObject({ sources: [], preview: [] });
  expect(backstageTold(initial, green).backstage).toBe(green);
});

test("who goes back into the audience sees neither green room nor levels", () => {
  const behind = levelsTold(backstageTold(initial, green), { levels: [{ source: "a", level: 60 }] });
  expect(behind.levels).toEqual({ a: 60 });
  expect(backstageLeft(behind)).toMatchObject({ backstage: undefined, levels: {} });
});

test("a source that is not named in the levels is silent", () => {
  const loud = levelsTold(initial, { levels: [{ source: "a", level: 60 }] });
  expect(levelsTold(loud, { levels: [{ source: "b", level: 5 }] }).levels).toEqual({ b: 5 });
});

const lost = { lost: true, up: false };

test.each([
  ["paused", undefined],
  ["paused", stageWith()],
  ["paused", stageWith(slate)],
  ["live", stageWith(camera(author), camera(editor, lost))],
  ["broken", stageWith(camera(author, lost), camera(editor, lost))],
] as const)("the audience is told that the stage is %s", (air, stage) => {
  expect(airOf(stage)).toBe(air);
});

test("the slate makes room for the first source, and stands alone when it is chosen", () => {
  const first = toggled({ layout: "one", preview: ["slate"] }, "a");
  expect(first).toEqual({ layout: "one", preview: ["a"] });
  expect(toggled({ layout: "grid", preview: ["a", "b"] }, "slate")).toEqual({
    layout: "one",
    preview: ["slate"],
  });
});

test("a layout that would hide the new source gives way", () => {
  expect(toggled({ layout: "one", preview: ["a"] }, "b").layout).toBe("side");
  expect(toggled({ layout: "slides", preview: ["a"] }, "b").layout).toBe("slides");
  expect(toggled({ layout: "side", preview: ["a", "b"] }, "c").layout).toBe("grid");
});

test("a source is taken out without touching the layout", () => {
  expect(toggled({ layout: "side", preview: ["a", "b"] }, "a")).toEqual({ layout: "side", preview: ["b"] });
});

test("an eleventh source is not taken in", () => {
  const preview = Array.from({ length: 10 }, (_, i) => `s${i}`);
  expect(toggled({ layout: "grid", preview }, "s10").preview).toBe(preview);
});

test("sources change places and stop at the ends", () => {
  expect(moved(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], "a", -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], "b", 1)).toEqual(["a", "b"]);
  expect(moved(["a"], "x", 1)).toEqual(["a"]);
});
