import { expect, test } from "vitest";
import { wanted } from "./want";

const tile = (source: string, width: number, visible = true) => ({ source, width, visible });

test("a picture is wanted as large as it is shown, in physical pixels", () => {
  expect(wanted([tile("a", 640)], false, 1.5)).toEqual({ videos: [{ source: "a", width: 960 }] });
});

test("of two tiles of one source the larger counts, and large ones come first", () => {
  const { videos } = wanted([tile("a", 100), tile("b", 300), tile("a", 500)], false, 1);
  expect(videos).toEqual([
    { source: "a", width: 500 },
    { source: "b", width: 300 },
  ]);
});

test("what is out of sight is not wanted, and on a hidden page nothing is", () => {
  expect(wanted([tile("a", 640, false), tile("b", 10)], false, 1).videos.at(-1)).toEqual({
    source: "a",
    width: 0,
  });
  expect(wanted([tile("a", 640)], true, 1)).toEqual({ videos: [{ source: "a", width: 0 }] });
});

test("a wish keeps to the limits of the house", () => {
  const { videos } = wanted(
    Array.from({ length: 30 }, (_, i) => tile(`s${i}`, 9_000)),
    false,
    3,
  );
  expect(videos).toHaveLength(16);
  expect(videos.every(({ width }) => width === 4_096)).toBe(true);
});
