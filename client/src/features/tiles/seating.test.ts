import { expect, test } from "vitest";
import type { Person, Source } from "../../wire/wire";
import { perPage, read } from "./choice";
import { othersOf, paged, type Seat, seated, speakerNow } from "./seating";

function source(person: string, part: Partial<Source> = {}): Source {
  const id = `${person}.camera`;
  return { id, kind: "camera", person, name: person, audio: false, video: false, up: true, ...part };
}

function person(id: string): Person {
  return { id, name: id, role: "participant" };
}

const seen = { video: true };
const order = (seats: Seat[]) => seats.map(({ id }) => id.replace(".camera", "")).join("");
/** Everybody of a word, with a picture where the letter is a capital. */
const all = (word: string) =>
  [...word].map((letter) => source(letter.toLowerCase(), { video: letter !== letter.toLowerCase() }));
const first = seated([], all("ABCdef"));

test("at first those with a picture come before those with sound and those who only listen", () => {
  const sources = [source("l"), source("t", { audio: true }), source("p", seen)];
  expect(order(seated([], sources))).toBe("ptl");
});

test.each([
  ["nobody moves when somebody speaks", "ABCdef", "abcdef"],
  ["nobody moves when the house lists them in another order", "fedCBA", "abcdef"],
  ["who comes sits down at the end", "ABCdefg", "abcdefg"],
  ["who comes with a picture changes places with the first one without", "ABCdefG", "abcgefd"],
  ["the place of who goes is taken by the last one of their kind", "BCdef", "cbdef"],
  ["also among those without a picture", "ABCef", "abcfe"],
  ["the last one leaves no gap", "ABCde", "abcde"],
  ["whose picture comes on changes places with the first one without", "ABCdEf", "abcedf"],
  ["whose picture goes off stays", "AbCdef", "abcdef"],
  ["all may go", "", ""],
])("%s", (_, now, then) => {
  expect(order(seated(first, all(now)))).toBe(then);
});

test("nobody is ever lost or doubled, whoever comes and goes", () => {
  let seats: Seat[] = [];
  for (let round = 0; round < 200; round += 1) {
    const here = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i)).filter(
      (_, i) => (round * 7 + i * i) % 5 !== 0,
    );
    const now = here.map((id, i) => source(id, { video: (round + i) % 3 === 0 }));
    seats = seated(seats, now);
    expect([...seats].map(({ id }) => id).sort()).toEqual(now.map(({ id }) => id).sort());
  }
});

test("others are those who are connected and those who only listen, never oneself and never a screen", () => {
  const screen = source("a", { id: "a.screen", kind: "screen", video: true });
  const sources = [source("me"), source("a", seen), screen];
  const others = othersOf(sources, ["me", "a", "b"].map(person), "me");
  expect(others.map(({ id }) => id)).toEqual(["a.camera", "b.camera"]);
});

test.each([
  [0, { shown: [0, 1, 2, 3], page: 0, pages: 3 }],
  [2, { shown: [8, 9], page: 2, pages: 3 }],
  [9, { shown: [8, 9], page: 2, pages: 3 }],
  [-1, { shown: [0, 1, 2, 3], page: 0, pages: 3 }],
])("page %i of ten by four", (page, expected) => {
  expect(paged([...Array(10).keys()], page, 4)).toEqual(expected);
});

test("nobody at all is one empty page", () => {
  expect(paged([], 3, 9)).toEqual({ shown: [], page: 0, pages: 1 });
});

test("who speaks stays large while they do, and until somebody else speaks; never oneself", () => {
  expect(speakerNow(undefined, ["me.camera", "a.camera"], "me")).toBe("a.camera");
  expect(speakerNow("a.camera", ["b.camera", "a.camera"], "me")).toBe("a.camera");
  expect(speakerNow("a.camera", ["b.camera"], "me")).toBe("b.camera");
  expect(speakerNow("a.camera", ["me.camera"], "me")).toBe("a.camera");
  expect(speakerNow("a.camera", ["b.screen"], "me")).toBe("a.camera");
});

test("a page holds what was chosen where that is offered, else the usual", () => {
  expect([perPage(undefined, false), perPage(undefined, true)]).toEqual([9, 4]);
  expect([perPage(16, false), perPage(16, true), perPage(2, true), perPage(2, false)]).toEqual([16, 4, 2, 9]);
});

test("a choice that was kept is read, and nonsense dropped", () => {
  expect(read({ per: 16, look: "speaker", self: false })).toMatchObject({
    per: 16,
    look: "speaker",
    self: false,
  });
  for (const kept of [null, 5, { per: 7, look: "x", self: "no" }])
    expect(read(kept)).toEqual({ look: "grid", self: true, page: 0 });
});
