import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { nothingMine } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { cafeteria, now, people, set } from "../../test/fixture";
import type { Room } from "../../wire/wire";
import { Invitations } from "./Invitations";
import { InviteDialog } from "./InviteDialog";
import { Knocks } from "./Knocks";
import { OpenTable } from "./OpenTable";
import { TableSetup } from "./TableSetup";

const [anna, ...others] = people(3);
const table: Room = {
  id: "t1",
  slug: "t1",
  name: "Tisch von A. Klee",
  kind: "table",
  seats: 4,
  parent: cafeteria.id,
  topic: "U25",
};

function house(answer: unknown = { ok: true, body: undefined }) {
  return vi.spyOn(live, "do").mockResolvedValue(answer as never);
}

beforeEach(() => history.replaceState(null, "", "#/foyer"));

test("a table is opened with topic, seats and who may come, and one goes there", async () => {
  const say = house({ ok: true, body: table });
  set({ room: cafeteria });
  render(<OpenTable open onClose={() => undefined} />);
  await userEvent.type(await screen.findByRole("textbox", { name: "Worum soll es gehen?" }), "U25");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Plätze" }), "6");
  await userEvent.click(screen.getByRole("switch", { name: "Nur auf Einladung" }));
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Eröffnen und Platz nehmen" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("table.open", { topic: "U25", seats: 6, invited: true });
  expect(location.hash).toBe("#/room/t1");
});

test("who has a table already is told so, and keeps what was written", async () => {
  house({ ok: false, fault: { code: "table.one", retry: false } });
  set({ room: cafeteria });
  render(<OpenTable open onClose={() => undefined} />);
  const topic = await screen.findByRole<HTMLInputElement>("textbox", { name: "Worum soll es gehen?" });
  await userEvent.type(topic, "U25");
  await userEvent.click(screen.getByRole("button", { name: "Eröffnen und Platz nehmen" }));
  expect(screen.getByRole("alert").textContent).toMatch(/schon einen Tisch eröffnet/);
  expect(topic.value).toBe("U25");
});

test("the topic of a table of the programme can be set, but not who may come", async () => {
  const say = house();
  set({ room: table });
  const { unmount } = render(<TableSetup room={table} own={false} onClose={() => undefined} />);
  expect(await screen.findByRole("textbox")).toBeTruthy();
  expect(screen.queryByRole("switch")).toBeNull();
  unmount();
  render(<TableSetup room={table} own onClose={() => undefined} />);
  await userEvent.click(await screen.findByRole("switch", { name: "Nur auf Einladung" }));
  await userEvent.click(screen.getByRole("button", { name: "Übernehmen" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("table.set", { topic: "U25", invited: true });
});

test("people are found and invited; who sits here is not asked", async () => {
  const say = house({ ok: true, body: { total: 3, people: [anna, ...others] } });
  set({ room: table, people: { count: 1, here: anna ? [anna] : [] } });
  render(<InviteDialog open onClose={() => undefined} />);
  const invite = await screen.findByRole("button", { name: "T. Hain einladen" });
  expect(screen.queryByRole("button", { name: "A. Klee einladen" })).toBeNull();
  await expectAccessible();
  await userEvent.type(
    screen.getByRole("textbox", { name: "Ein paar Worte dazu (freiwillig)" }),
    "Kommst du?",
  );
  await userEvent.click(invite);
  expect(say).toHaveBeenLastCalledWith("table.invite", { person: "p-1", words: "Kommst du?" });
  expect(invite.textContent).toBe("eingeladen");
});

test("an invitation says who, where and why, and is followed or declined", async () => {
  const say = house();
  if (!anna) throw new Error("nobody");
  const invitation = { room: table, by: anna, words: "Kommst du?", until: now };
  set({ mine: { ...nothingMine, invitations: [invitation] } });
  render(<Invitations />);
  expect(
    screen.getByText(/A\. Klee lädt Sie an einen Tisch ein: Tisch von A\. Klee, „U25“\. „Kommst du\?“/),
  ).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Nein, danke: Einladung von A. Klee" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("table.decline", { room: "t1" });
  await userEvent.click(screen.getByRole("button", { name: "Platz nehmen: Einladung von A. Klee" }));
  expect(location.hash).toBe("#/room/t1");
  act(() => set({ mine: nothingMine }));
  expect(screen.queryByRole("button")).toBeNull();
});

test("who knocks is asked in", async () => {
  const say = house();
  set({ room: table, knocks: anna ? [anna] : [] });
  render(<Knocks />);
  expect(screen.getByText("A. Klee möchte sich dazusetzen.")).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "An den Tisch bitten: A. Klee" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("table.invite", { person: "p-0" });
});
