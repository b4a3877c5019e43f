import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { reduce } from "../../live/events";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { inside, set, workshop1 } from "../../test/fixture";
import { desk } from "../../ui/announce";
import { change } from "../settings/settings";
import { ReactionButton } from "./ReactionButton";
import { ReactionSum } from "./ReactionSum";
import { type Counts, reactionsOver, reactionsTold } from "./state";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const counts = (some: Counts) => ({ counts: some as Required<Counts> });

test("reactions are summed until it is quiet, and forgotten with the room", () => {
  const once = reactionsTold({ ...inside, room: workshop1 }, counts({ applause: 3, yes: 1 }));
  const twice = reactionsTold(once, counts({ applause: 2 }));
  expect(twice.reactions).toEqual({ applause: 5, yes: 1 });
  expect(reactionsOver(twice).reactions).toEqual({});
  expect(reduce(twice, { type: "room.closed", body: { room: workshop1.id } }).reactions).toEqual({});
});

test("a reaction is one choice of a menu", async () => {
  const said = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
  set({ room: workshop1 });
  render(<ReactionButton />);
  await userEvent.click(screen.getByRole("button", { name: "Reaktion" }));
  await expectAccessible();
  await userEvent.click(await screen.findByRole("menuitem", { name: "Applaus" }));
  expect(said).toHaveBeenCalledWith("react", { kind: "applause" });
});

test("the sum stands there a while and is read aloud once", async () => {
  set({ room: workshop1, reactions: { applause: 2, heart: 1 } });
  const { unmount } = render(<ReactionSum />);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Applaus 2", "Herz 1"]);
  await expectAccessible();
  unmount();
  vi.useFakeTimers();
  const heard: string[] = [];
  const end = desk.subscribe(() => heard.push(desk.read().polite));
  render(<ReactionSum />);
  act(() => vi.advanceTimersByTime(3_000));
  act(() => set({ room: workshop1, reactions: { applause: 9, heart: 1 } }));
  act(() => vi.advanceTimersByTime(3_000));
  expect(screen.getByText("Applaus 9")).toBeTruthy();
  act(() => vi.advanceTimersByTime(8_000));
  expect(screen.queryByRole("list")).toBeNull();
  expect(heard.filter((words) => words.startsWith("Reaktionen"))).toEqual(["Reaktionen: Applaus 9, Herz 1"]);
  end();
});

test("reactions are not read aloud to those who do not want it", () => {
  vi.useFakeTimers();
  act(() => change({ silent: ["reactions"] }));
  const heard: string[] = [];
  const end = desk.subscribe(() => heard.push(desk.read().polite));
  set({ room: workshop1, reactions: { applause: 2 } });
  render(<ReactionSum />);
  expect(screen.getByRole("list", { name: "Reaktionen" })).toBeTruthy();
  act(() => vi.advanceTimersByTime(8_000));
  expect(heard.join()).not.toContain("Reaktionen");
  act(() => change({ silent: [] }));
  end();
});
