import { expect, test } from "vitest";
import { initial } from "../../live/state";
import type { Source } from "../../wire/wire";
import { sourceChanged, sourceGone, stateOf } from "./state";

function source(id: string, part: Partial<Source> = {}): Source {
  return { id, kind: "camera", name: id, audio: true, video: true, up: true, ...part };
}

test("a source that changes keeps its place", () => {
  const two = sourceChanged(sourceChanged(initial, source("a")), source("b"));
  const changed = sourceChanged(two, source("a", { audio: false }));
  expect(changed.sources.map((s) => [s.id, s.audio])).toEqual([
    ["a", false],
    ["b", true],
  ]);
});

test("a source that is gone is gone, and only that one", () => {
  const two = sourceChanged(sourceChanged(initial, source("a")), source("b"));
  expect(sourceGone(two, { id: "a" }).sources.map((s) => s.id)).toEqual(["b"]);
});

test.each([
  ["lost", source("a", { up: false, lost: true }), "live"],
  ["frozen", source("a", { frozen: true }), "live"],
  ["connecting", source("a", { up: false }), "off"],
  ["live", source("a"), "live"],
  ["next", source("a"), "ready"],
  ["held", source("a", { audio: false, held: true }), "off"],
  ["off", source("a", { audio: false, video: false, up: false }), "off"],
  ["muted", source("a", { audio: false }), "off"],
  ["ready", source("a"), "off"],
] as const)("the most telling word is %s", (word, of, cue) => {
  expect(stateOf(of, cue)).toBe(word);
});
