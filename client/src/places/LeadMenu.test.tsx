import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { live } from "../live/live";
import { expectAccessible } from "../test/axe";
import { set, workshop1 } from "../test/fixture";
import { LeadMenu } from "./LeadMenu";

afterEach(() => vi.restoreAllMocks());

test.each([
  ["Alle stummschalten", "room.mute", {}],
  ["Raum abschließen", "room.lock", { locked: true }],
  ["Warteraum auflösen", "room.lobby", { on: false }],
] as const)("who leads a room can choose: %s", async (name, command, body) => {
  const said = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
  set({ room: workshop1, lead: "moderator", entrance: { locked: false, lobby: true } });
  render(<LeadMenu />);
  await userEvent.click(screen.getByRole("button", { name: "Moderation" }));
  await userEvent.click(await screen.findByRole("menuitem", { name }));
  expect(said).toHaveBeenCalledWith(command, body);
  await expectAccessible();
});

test("who does not lead has no such choice", () => {
  set({ room: workshop1 });
  render(<LeadMenu />);
  expect(screen.queryByRole("button")).toBeNull();
});
