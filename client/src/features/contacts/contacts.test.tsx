import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { nothingMine } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { people, set } from "../../test/fixture";
import type { Contacts as All } from "../../wire/wire";
import { CardOffers } from "./CardOffers";
import { Contacts } from "./Contacts";

const [anna] = people(1);

const all: All = {
  card: { name: "M. Beispiel", email: "m@amt.example" },
  contacts: [{ person: "p-0", at: 0, card: { name: "A. Klee", office: "Amt", phone: "+49 30 12" } }],
};

/** Lets the house answer commands, in order, and then with "done". */
function house(...answers: unknown[]) {
  const say = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined as never });
  for (const answer of answers) say.mockResolvedValueOnce(answer as never);
  return say;
}

test("contacts are read when they are looked at, and again when they are others", async () => {
  const say = house({ ok: true, body: all }, { ok: true, body: { contacts: [] } });
  set({});
  render(<Contacts level={3} />);
  const list = await screen.findByRole("list", { name: "Kontakte" });
  expect(within(list).getByText("A. Klee")).toBeTruthy();
  await expectAccessible();
  act(() => live.store.set((state) => ({ ...state, contacts: undefined })));
  expect(await screen.findByRole("heading", { name: "Noch keine Kontakte" })).toBeTruthy();
  expect(screen.getByText("Sie haben noch keine Visitenkarte geschrieben.")).toBeTruthy();
  expect(say).toHaveBeenCalledTimes(2);
});

test("contacts that cannot be read are missing in words", async () => {
  house({ ok: false, fault: { code: "store.failed", retry: true } });
  set({});
  render(<Contacts level={3} />);
  expect(await screen.findByRole("heading", { name: /konnte nicht gespeichert/ })).toBeTruthy();
});

test("a contact is deleted after a question, on both sides if one wants", async () => {
  const say = house();
  set({ contacts: all });
  render(<Contacts level={3} />);
  await userEvent.click(screen.getByRole("button", { name: "Kontakt A. Klee löschen" }));
  await userEvent.click(await screen.findByRole("switch", { name: "Auch meine Karte bei A. Klee löschen" }));
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Löschen" }));
  expect(say.mock.calls.map(([type]) => type)).toEqual(["contact.takeBack", "contact.remove"]);
});

test("a card that the house does not take says at its field why", async () => {
  house({ ok: false, fault: { code: "body.bad", field: "email", retry: false } });
  set({ contacts: { contacts: [] } });
  render(<Contacts level={3} />);
  await userEvent.click(screen.getByRole("button", { name: "Visitenkarte schreiben" }));
  const email = await screen.findByRole("textbox", { name: "E-Mail" });
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("M. Beispiel");
  await expectAccessible();
  await userEvent.type(email, "m@");
  await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
  expect(email.getAttribute("aria-invalid")).toBe("true");
  expect((email as HTMLInputElement).value).toBe("m@");
});

test("who is offered a card writes their own first, and then exchanges", async () => {
  const say = house(
    { ok: false, fault: { code: "card.none", retry: false } },
    { ok: true, body: { name: "M. Beispiel" } },
  );
  if (!anna) throw new Error("nobody");
  set({ mine: { ...nothingMine, offers: { from: [anna], to: [] } } });
  render(<CardOffers />);
  expect(screen.getByText("A. Klee möchte Visitenkarten tauschen.")).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Tauschen: Karten mit A. Klee" }));
  await userEvent.click(await screen.findByRole("button", { name: "Speichern" }));
  expect(say.mock.calls.map(([type]) => type)).toEqual(["contact.accept", "contact.card", "contact.accept"]);
  await userEvent.click(await screen.findByRole("button", { name: "Nein, danke: Karte von A. Klee" }));
  expect(say).toHaveBeenLastCalledWith("contact.decline", { person: anna.id });
});
