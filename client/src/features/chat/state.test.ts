import { describe, expect, test } from "vitest";
import { line, people } from "../../test/fixture";
import { entriesOf, length, newSince } from "./state";

const [anna, ben] = people(2);
if (!anna || !ben) throw new Error("the fixture names people");

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

describe("lines of chat", () => {
  test("of one person in a row carry the name once", () => {
    const entries = entriesOf([line(1, anna, "a", 3), line(2, anna, "b", 2), line(3, ben, "c", 1)], day);
    expect(entries.map((entry) => entry.first)).toEqual([true, false, true]);
  });

  test("of one person far apart carry it again", () => {
    const entries = entriesOf([line(1, anna, "a", 30), line(2, anna, "b", 2)], day);
    expect(entries.map((entry) => entry.first)).toEqual([true, true]);
  });

  test("of another day begin with the day", () => {
    const entries = entriesOf([line(1, anna, "gestern", 24 * 60), line(2, anna, "heute", 0)], day);
    expect(entries.map((entry) => entry.day)).toEqual([undefined, "2021-06-24"]);
    expect(entries[1]?.first).toBe(true);
  });

  test("are new when others said them after the line last seen", () => {
    const lines = [line(1, anna, "a"), line(2, ben, "b"), line(3, anna, "c")];
    expect(newSince(lines, "000001", anna.id).map(({ id }) => id)).toEqual(["000002"]);
    expect(newSince(lines, undefined, anna.id)).toEqual([]);
  });

  test("are counted in characters, as the house does", () => {
    expect(length("äöü")).toBe(3);
    expect(length("👍🏽")).toBe(2);
  });
});
