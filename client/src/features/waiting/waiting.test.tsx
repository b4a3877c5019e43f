import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { speak } from "../../i18n";
import { reduce } from "../../live/events";
import { initial, type MediaState } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { inside, set } from "../../test/fixture";
import * as aloud from "../../ui/announce";
import { InTurn, TurnStrip } from "./InTurn";
import { progressOf } from "./state";

const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(aloud, "announce").mockImplementation((text) => said.push(text));
  vi.useFakeTimers({ shouldAdvanceTime: true });
  set({});
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await speak("de");
});

function media(part: Partial<MediaState>) {
  act(() => set({ media: { ...initial.media, view: "connecting", ...part } }));
}

const wait = (position: number, seconds: number, from = 900) => ({ waiting: { position, seconds, from } });

function pass(ms: number) {
  act(() => vi.advanceTimersByTime(ms));
}

const stage = () => (
  <InTurn>
    <p>Die Bühne</p>
  </InTurn>
);

test("each word from the house is the whole truth, and the way is counted from where one began", () => {
  const told = (state: typeof inside, position: number) =>
    reduce(state, { type: "view.waiting", body: { position, seconds: 2 } });
  const first = told(inside, 300);
  const then = told(first, 150);
  expect(then.media.waiting).toEqual({ position: 150, seconds: 2, from: 300 });
  expect(progressOf({ position: 300, seconds: 1, from: 300 })).toBe(0);
  expect(progressOf({ position: 1, seconds: 1, from: 300 })).toBeGreaterThan(0.99);
});

test("a wait that is over within a moment is not shown", () => {
  render(stage());
  media(wait(40, 1));
  pass(290);
  expect(screen.getByText("Die Bühne")).toBeTruthy();
  media({});
  pass(1_000);
  expect(screen.getByText("Die Bühne")).toBeTruthy();
  expect(said).toEqual([]);
});

test("a longer one stands in the place of the pictures, with the number of those before one", async () => {
  render(stage());
  media(wait(413, 3));
  pass(300);
  expect(screen.queryByText("Die Bühne")).toBeNull();
  expect(screen.getByRole("heading", { name: "Gleich sind Sie dabei" })).toBeTruthy();
  expect(screen.getByText("noch etwa 3 Sekunden")).toBeTruthy();
  const queue = screen.getByRole("progressbar", { name: "Warteschlange für Bild und Ton" });
  expect(queue.getAttribute("aria-valuetext")).toBe("Vor Ihnen sind noch 412 Personen");
  await expectAccessible();
  media(wait(1, 1));
  expect(screen.getByRole("heading", { name: "Sie sind als Nächstes dran" })).toBeTruthy();
  expect(queue.getAttribute("aria-valuetext")).toBe("Niemand ist mehr vor Ihnen");
  media(wait(1, 61));
  expect(screen.getByText("noch etwa 61 Sekunden")).toBeTruthy();
  media({ view: "open" });
  expect(screen.getByText("Die Bühne")).toBeTruthy();
});

test("it is read aloud once when it begins and once when it is over", () => {
  render(stage());
  media(wait(413, 3));
  pass(300);
  media(wait(263, 2));
  media(wait(113, 1));
  media({});
  expect(said).toEqual([expect.stringContaining("vor Ihnen sind noch 412 Personen")]);
  media({ view: "open" });
  expect(said.slice(1)).toEqual(["Bild und Ton sind da."]);
});

test("a wait that came to nothing is not told as a success", () => {
  render(stage());
  media(wait(413, 3));
  pass(300);
  media({ view: "lost" });
  expect(said).toHaveLength(1);
  media({ view: "open" });
  expect(said.slice(1)).toEqual(["Bild und Ton sind da."]);
});

test("a full house says so, steadily through every try, and is read aloud once", async () => {
  render(stage());
  media({ full: true });
  expect(screen.queryByText("Die Bühne")).toBeNull();
  const words = screen.getByRole("heading", { name: "Zurzeit ist kein Platz frei für Bild und Ton" });
  media({ full: true, view: "lost" });
  media({ full: true });
  expect(words.isConnected).toBe(true);
  expect(said).toEqual([expect.stringContaining("Zurzeit ist kein Platz frei")]);
  await expectAccessible();
  media({ view: "open" });
  expect(screen.getByText("Die Bühne")).toBeTruthy();
  expect(said.slice(1)).toEqual(["Bild und Ton sind da."]);
});

test("who gets into the queue of a full house is told their place instead", () => {
  const full = { ...inside, media: { ...inside.media, full: true } };
  const then = reduce(full, { type: "view.waiting", body: { position: 3, seconds: 2 } });
  expect(then.media.full).toBe(false);
});

test("in a room it stands above the people, in either language", async () => {
  await speak("en");
  render(<TurnStrip />);
  media(wait(1_201, 91));
  pass(300);
  expect(screen.getByText("1,200")).toBeTruthy();
  expect(screen.getByText("about 2 minutes left")).toBeTruthy();
  await expectAccessible();
});
