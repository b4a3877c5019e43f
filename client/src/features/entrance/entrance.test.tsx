import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { reduce } from "../../live/events";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { inside, people, set, workshop1 } from "../../test/fixture";
import { EntranceChip } from "./EntranceChip";
import { KnockNotice } from "./KnockNotice";
import { openToAll } from "./state";
import { NextWaiting, Waiting } from "./Waiting";

afterEach(() => vi.restoreAllMocks());

function obligingHouse() {
  return vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
}

describe("what is told of an entrance", () => {
  test("holds for the room one is in, and is forgotten with it", () => {
    const body = { locked: true, lobby: false };
    const locked = reduce(
      { ...inside, room: workshop1 },
      { type: "entrance.changed", room: workshop1.id, body },
    );
    expect(locked.entrance.locked).toBe(true);
    expect(reduce(locked, { type: "you.removed", body: { room: workshop1.id } }).entrance).toEqual(openToAll);
  });

  test("of one's own waiting holds wherever one is, until it ends", () => {
    const body = { room: workshop1.id, name: workshop1.name };
    const waits = reduce(inside, { type: "you.waiting", body });
    expect(waits.knock).toEqual(body);
    expect(reduce(waits, { type: "you.waiting", body: { room: "", name: "" } }).knock).toBeUndefined();
  });
});

test.each([
  ["abgeschlossen", { locked: true, lobby: true }],
  ["mit Warteraum", { locked: false, lobby: true }],
])("everybody in the room sees that it is %s", async (words, entrance) => {
  set({ room: workshop1, entrance });
  render(<EntranceChip />);
  expect(screen.getByText(words)).toBeTruthy();
  await expectAccessible();
});

test("those who lead let people in, or do not", async () => {
  const said = obligingHouse();
  set({ room: workshop1, lead: "moderator", entrance: { locked: false, lobby: true, waiting: people(2) } });
  render(<Waiting />);
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
  await userEvent.click(screen.getByRole("button", { name: "Einlassen: T. Hain" }));
  expect(said).toHaveBeenCalledWith("lobby.admit", { person: "p-1", admit: true });
  await userEvent.click(screen.getByRole("button", { name: "A. Klee nicht einlassen" }));
  expect(said).toHaveBeenCalledWith("lobby.admit", { person: "p-0", admit: false });
  await expectAccessible();
});

test("those who lead are told of it wherever they look in the room", async () => {
  set({ room: workshop1, lead: "moderator", entrance: { locked: false, lobby: true, waiting: people(3) } });
  render(<NextWaiting />);
  expect(screen.getByText("A. Klee und 2 weitere Personen warten vor der Tür.")).toBeTruthy();
  await expectAccessible();
});

describe("who waits", () => {
  const knock = { room: workshop1.id, name: workshop1.name };

  test("is told so, and may give up", async () => {
    const said = obligingHouse();
    set({ knock });
    render(<KnockNotice />);
    expect(screen.getByText(/^Sie warten vor der Tür: Workshopraum 1/)).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Nicht mehr warten" }));
    expect(said).toHaveBeenCalledWith("lobby.leave", {});
  });

  test("is told when they are refused, until they have read it", async () => {
    set({ knock: { ...knock, refused: true } });
    render(<KnockNotice />);
    const words = "Workshopraum 1: Die Moderation hat Sie nicht eingelassen.";
    expect(screen.getByText(words)).toBeTruthy();
    act(() => set({ knock: { ...knock, refused: true }, room: workshop1 }));
    expect(screen.queryByText(words)).toBeNull();
    act(() => set({ knock: { ...knock, refused: true } }));
    await userEvent.click(screen.getByRole("button", { name: "Schließen" }));
    expect(screen.queryByRole("region")).toBeNull();
  });
});
