import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { people, set } from "../../test/fixture";
import type { GroupsPlan, RegisterAsk } from "../../wire/wire";
import { PlanForm } from "./PlanForm";

const plan: GroupsPlan = {
  way: "random",
  groups: 5,
  task: "Leitfragen",
  minutes: 20,
  grace: 60,
  fields: { statements: 3, note: true, image: false, reporter: true },
};

function Form({ room, plan }: { room: string; plan: GroupsPlan }) {
  return <PlanForm room={room} plan={plan} item={undefined} onStarted={() => undefined} />;
}

let said: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  set({});
  said = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined } as never);
});
afterEach(() => said.mockRestore());

test("what was typed is there again for who was taken elsewhere before it was kept", async () => {
  const first = render(<Form room="w1" plan={plan} />);
  const task = screen.getByLabelText("Aufgabe");
  await userEvent.clear(task);
  await userEvent.type(task, "Was fehlt?");
  expect(screen.getByText("Noch nicht gespeichert.")).toBeTruthy();
  first.unmount();
  const other = render(<Form room="w2" plan={plan} />);
  expect(screen.getByLabelText("Aufgabe")).toHaveProperty("value", "Leitfragen");
  other.unmount();
  render(<Form room="w1" plan={plan} />);
  expect(screen.getByLabelText("Aufgabe")).toHaveProperty("value", "Was fehlt?");
});

test("a plan that somebody else kept is followed, or told where one has changed something oneself", async () => {
  const theirs = { ...plan, task: "Von Frau Klee" };
  const { rerender } = render(<Form room="w3" plan={plan} />);
  rerender(<Form room="w3" plan={theirs} />);
  expect(screen.getByLabelText("Aufgabe")).toHaveProperty("value", "Von Frau Klee");
  await userEvent.type(screen.getByLabelText("Aufgabe"), " und mir");
  rerender(<Form room="w3" plan={{ ...theirs, minutes: 30 }} />);
  expect(screen.getByText(/^Jemand hat den Plan inzwischen geändert\./)).toBeTruthy();
  expect(screen.getByLabelText("Aufgabe")).toHaveProperty("value", "Von Frau Klee und mir");
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Bei meinem bleiben" }));
  expect(screen.queryByText(/^Jemand hat den Plan/)).toBeNull();
  rerender(<Form room="w3" plan={{ ...theirs, minutes: 35 }} />);
  await userEvent.click(screen.getByRole("button", { name: "Neuen Plan übernehmen" }));
  expect(screen.getByLabelText("Aufgabe")).toHaveProperty("value", "Von Frau Klee");
  expect(screen.getByLabelText("Zeit in Minuten")).toHaveProperty("value", "35");
});

test("everybody of the conference can be put on a list, page by page", async () => {
  const all = people(70);
  said.mockImplementation((async (type: string, { offset, limit }: RegisterAsk) =>
    type === "people.register"
      ? { ok: true, body: { total: all.length, people: all.slice(offset, offset + limit) } }
      : { ok: true, body: undefined }) as never);
  render(<Form room="w4" plan={{ ...plan, way: "list", groups: 2, lists: [[], []] }} />);
  expect(await screen.findByText("60 von 70 Personen")).toBeTruthy();
  const last = all.at(-1)?.name ?? "";
  expect(screen.queryByRole("button", { name: new RegExp(`Gruppe für ${last}$`) })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Weitere anzeigen" }));
  expect(await screen.findByText(`Gruppe für ${last}`)).toBeTruthy();
  expect(screen.queryByText(/von 70 Personen/)).toBeNull();
  expect(said).toHaveBeenCalledWith("people.register", { search: "", offset: 60, limit: 60 });
});
