import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { docs } from "../../live/docs/useShared";
import { live } from "../../live/live";
import { nothingMine } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { cafeteria, now, people, programme, set } from "../../test/fixture";
import { writingHouse } from "../../test/papers";
import type { Room, Table } from "../../wire/wire";
import { ContactsPage } from "../contacts/ContactsPage";
import { Cafeteria } from "./Cafeteria";
import { seatsAround } from "./seats";
import { TableRoom } from "./TableRoom";

const room = (number: number, part: Partial<Room> = {}): Room => ({
  id: `t${number}`,
  slug: `t${number}`,
  name: `Tisch ${number}`,
  kind: "table",
  seats: 4,
  parent: cafeteria.id,
  ...part,
});

const table = (number: number, taken: number, part: Partial<Room> = {}): Table => ({
  room: room(number, part),
  people: people(taken),
});

const refused = (code: "table.uninvited" | "room.full") =>
  vi.spyOn(live, "enterRoom").mockResolvedValue({ ok: false, fault: { code, retry: false } });

beforeEach(() => {
  vi.spyOn(live, "clock").mockReturnValue(now);
  vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: { contacts: [] } as never });
});

test("at a table by invitation one knocks, and sits down once one is invited", async () => {
  const enter = refused("table.uninvited");
  const here = { room: cafeteria, tables: [table(1, 2, { invited: true })] };
  set(here);
  const { unmount } = render(<Cafeteria />);
  expect(screen.getByText("auf Einladung")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Anklopfen: Tisch 1" }));
  expect(enter).toHaveBeenCalledWith("t1");
  expect(live.do).toHaveBeenCalledWith("table.knock", { room: "t1" });
  expect(screen.getByText("Angeklopft. Wer am Tisch sitzt, kann Sie jetzt einladen.")).toBeTruthy();
  await expectAccessible();
  unmount();
  const [by] = people(1);
  if (!by) throw new Error("nobody");
  const invitations = [{ room: room(1), by, until: now }];
  set({ ...here, mine: { ...nothingMine, invitations } });
  render(<Cafeteria />);
  expect(screen.getByRole("button", { name: "Platz nehmen: Tisch 1" })).toBeTruthy();
});

test("the plan says of every table what the list says, and one sits down by it", async () => {
  const enter = refused("room.full");
  set({ room: cafeteria, tables: [table(1, 1, { topic: "U25" }), table(2, 4), table(3, 0)] });
  render(<Cafeteria />);
  expect(screen.getByRole("button", { name: "Liste" }).getAttribute("aria-pressed")).toBe("true");
  await userEvent.click(screen.getByRole("button", { name: "Plan" }));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /^Tisch 2, .*besetzt/ }).disabled).toBe(true);
  expect(screen.getByRole("button", { name: "Tisch 3, Einfach so: 4 von 4 frei" })).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Tisch 1, U25: 3 von 4 frei" }));
  expect(enter).toHaveBeenCalledExactlyOnceWith("t1");
  expect(screen.getByRole("alert").textContent).toMatch(/kein Platz frei/);
});

test("seats stand around a table, the first at the top, and never too many to draw", () => {
  expect(seatsAround(4)).toEqual([
    { x: 0, y: -37 },
    { x: 37, y: -0 },
    { x: 0, y: 37 },
    { x: -37, y: 0 },
  ]);
  expect(seatsAround(0)).toEqual([]);
  expect(seatsAround(500)).toHaveLength(12);
});

test("at a table of one's own one invites and sets it up; at a drawn one there is nobody to invite", () => {
  set({ room: room(9), lead: "moderator", people: { count: 2 } });
  const { unmount } = render(<TableRoom />);
  expect(screen.getByRole("button", { name: "Einladen" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Tisch einrichten" })).toBeTruthy();
  unmount();
  const roulette = { state: "drawn" as const, table: "t9", until: now + 60_000 };
  set({ room: room(9, { private: true }), people: { count: 1 }, mine: { ...nothingMine, roulette } });
  render(<TableRoom />);
  expect(screen.queryByRole("button", { name: "Einladen" })).toBeNull();
  expect(screen.getByRole("timer").textContent).toBe("noch 1:00");
  expect(screen.getByText(/noch nicht da oder schon weitergezogen/)).toBeTruthy();
});

test("the page of contacts and appointments has words while there are none", async () => {
  set({ contacts: { contacts: [] } });
  render(<ContactsPage />);
  expect(screen.getByRole("heading", { name: "Noch keine Termine" })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Noch keine Kontakte" })).toBeTruthy();
  await expectAccessible();
});

test("an appointment is proposed to a contact, be they here or not", async () => {
  const said = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined as never });
  set({ contacts: { contacts: [{ person: "p-9", at: 0, card: { name: "A. Klee" } }] } });
  render(<ContactsPage />);
  await userEvent.click(screen.getByRole("button", { name: "Termin mit A. Klee vorschlagen" }));
  await userEvent.click(await screen.findByRole("button", { name: "Vorschlagen" }));
  expect(said).toHaveBeenCalledWith("appointment.propose", expect.objectContaining({ person: "p-9" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("the notes of a table that was opened here say that they go with it, those of the programme's do not", async () => {
  await writingHouse();
  for (const [own, id] of [
    [true, "t7"],
    [false, "t8"],
  ] as const) {
    const here = { ...room(7), id };
    set({ room: here, programme: { ...programme, rooms: own ? [] : [here] } });
    await act(async () => docs.arrived(id));
    const { unmount } = render(<TableRoom />);
    await userEvent.click(screen.getByRole("tab", { name: "Notizen" }));
    expect(await screen.findByText("Gespeichert")).toBeTruthy();
    expect(screen.queryAllByText(/verschwinden mit dem Tisch/)).toHaveLength(own ? 1 : 0);
    await expectAccessible();
    unmount();
  }
});
