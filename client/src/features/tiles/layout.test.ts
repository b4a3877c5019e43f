import { expect, test } from "vitest";
import type { Source } from "../../wire/wire";
import { arrange, failed } from "./arrange";
import { bestFit, ratio } from "./layout";

function source(id: string, part: Partial<Source> = {}): Source {
  return {
    id: `${id}.camera`,
    kind: "camera",
    person: id,
    name: id,
    audio: false,
    video: false,
    up: true,
    ...part,
  };
}

test.each([
  [1, 1_600, 900, 1],
  [2, 1_600, 500, 2],
  [2, 400, 800, 1],
  [3, 1_600, 900, 2],
  [4, 1_600, 900, 2],
  [9, 1_600, 900, 3],
  [10, 1_600, 900, 4],
])("%i tiles in %i×%i stand in %i columns", (count, width, height, columns) => {
  expect(bestFit(count, width, height, 8).columns).toBe(columns);
});

test("all tiles fit, in every room", () => {
  for (let count = 1; count <= 10; count += 1) {
    for (const [width, height] of [
      [1_440, 700],
      [360, 640],
      [300, 200],
    ] as const) {
      const fit = bestFit(count, width, height, 8);
      const rows = Math.ceil(count / fit.columns);
      expect(fit.width * fit.columns + 8 * (fit.columns - 1)).toBeLessThanOrEqual(width + 0.01);
      expect((fit.width / ratio) * rows + 8 * (rows - 1)).toBeLessThanOrEqual(height + 0.01);
      expect(fit.width).toBeGreaterThan(0);
    }
  }
});

test("a room without size has tiles without size", () => {
  expect(bestFit(3, 0, 0, 8).width).toBe(0);
});

test("two can be kept beside one another", () => {
  expect(bestFit(2, 860, 620, 8).columns).toBe(1);
  expect(bestFit(2, 860, 620, 8, 2).columns).toBe(2);
});

test("a layout shows as many as it has places; the others are heard", () => {
  const four = ["a", "b", "c", "d"].map((id) => source(id));
  expect(arrange("one", four).heard.map((s) => s.person)).toEqual(["b", "c", "d"]);
  expect(arrange("slides", four).shown).toHaveLength(2);
  expect(arrange("grid", four).heard).toEqual([]);
});

test("a stage has failed when all of it is lost", () => {
  expect(failed([source("a", { lost: true }), source("b")])).toBe(false);
  expect(failed([source("a", { lost: true })])).toBe(true);
});
