import { expect, test } from "vitest";
import type { ReportCard } from "../../wire/wire";
import { dropped, firstWords, nextOf, shifted } from "./state";

function card(id: string, more: Partial<ReportCard> = {}): ReportCard {
  const said = { title: "", statements: [id], note: "", reporter: "", image: "" };
  return { id, group: id, workshop: "W", reporter: "", card: said, ...more };
}

const cards = [card("a"), card("b"), card("c")];

test("a card moves by one place, and not over the ends", () => {
  expect(shifted(cards, "b", -1)).toEqual(["b", "a", "c"]);
  expect(shifted(cards, "c", 1)).toEqual(["a", "b", "c"]);
  expect(shifted(cards, "x", 1)).toEqual(["a", "b", "c"]);
});

test("a dragged card takes the place of the one it is dropped on", () => {
  expect(dropped(cards, "a", "c")).toEqual(["b", "c", "a"]);
  expect(dropped(cards, "c", "a")).toEqual(["c", "a", "b"]);
  expect(dropped(cards, "x", "a")).toEqual(["a", "b", "c"]);
});

test("the next card is neither left out nor told nor empty", () => {
  expect(nextOf(cards, undefined)?.id).toBe("a");
  expect(nextOf([card("a", { told: true }), card("b", { left: true }), card("c")], "a")?.id).toBe("c");
  expect(nextOf([card("a", { told: true })], "a")).toBeUndefined();
  const empty = { ...card("b").card, statements: [] };
  expect(nextOf([card("a"), card("b", { card: empty }), card("c")], "a")?.id).toBe("c");
  expect(nextOf([card("a"), card("b", { card: { ...empty, image: "f1" } })], "a")?.id).toBe("b");
});

test("a card says its first statement, or else its title", () => {
  const empty = { ...card("a").card, statements: [] };
  expect(firstWords(card("a", { card: empty }))).toBeUndefined();
  expect(firstWords(card("a", { card: { ...empty, title: "T", statements: [" ", "Eins"] } }))).toBe("Eins");
  expect(firstWords(card("a", { card: { ...empty, title: "T" } }))).toBe("T");
});
