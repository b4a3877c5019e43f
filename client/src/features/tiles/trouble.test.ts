import { expect, test } from "vitest";
import { welcome } from "../../live/fakeline";
import { initial } from "../../live/state";
import type { Slot, Source } from "../../wire/wire";
import { troubleOf } from "./trouble";

const anna: Source = {
  id: "a.camera",
  kind: "camera",
  person: "a",
  name: "Anna",
  audio: true,
  video: true,
  up: true,
};

function seen(source: Partial<Source>, slot: Partial<Slot> = {}) {
  const video = [{ mid: "3", source: anna.id, ...slot }];
  return troubleOf({ ...initial, you: welcome.you, slots: { audio: [], video } }, { ...anna, ...source });
}

test.each([
  [undefined, {}, {}],
  ["lost", { up: false, lost: true }, {}],
  ["waiting", { up: false }, {}],
  ["frozen", { frozen: true }, {}],
  ["blocked", {}, { blocked: true }],
  ["paused", {}, { paused: true }],
] as const)("a picture that is %s says so", (trouble, source, slot) => {
  expect(seen(source, slot)).toBe(trouble);
});

test.each([{ line: "lost" }, { media: { ...initial.media, view: "lost" } }] as const)(
  "the picture of another says so when one is cut off oneself: %o",
  (part) => {
    const state = { ...initial, you: welcome.you, ...part };
    expect(troubleOf(state, anna)).toBe("lost");
    expect(troubleOf(state, { ...anna, video: false })).toBeUndefined();
    expect(troubleOf(state, { ...anna, person: welcome.you.id })).toBeUndefined();
  },
);

test("one's own picture is in front of one, so nothing is said of it but that the connection is lost", () => {
  expect(seen({ person: welcome.you.id, frozen: true })).toBeUndefined();
  expect(seen({ person: welcome.you.id, lost: true })).toBe("lost");
});
