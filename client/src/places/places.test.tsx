import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { live } from "../live/live";
import { expectAccessible } from "../test/axe";
import { cafeteria, host, now, participant, people, plenum, set, workshop1 } from "../test/fixture";
import { author, backstageWith, camera, editor, green, slate, stageWith } from "../test/stage";
import type { Table } from "../wire/wire";
import { Cafeteria } from "./cafeteria/Cafeteria";
import { TableRoom } from "./cafeteria/TableRoom";
import { Plenum } from "./plenum/Plenum";
import { Workshop } from "./workshop/Workshop";

/** Lets the house answer every command with "done". */
function obligingHouse() {
  return vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: { total: 0, people: [] } });
}

test("a listener sees the stage, and is told why there is no microphone", async () => {
  obligingHouse();
  set({ room: plenum, stage: stageWith(camera(author)), people: { count: 371 } });
  render(<Plenum />);
  const heading = screen.getByRole("heading", { level: 1, name: /Streitgespräch/ });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByRole("figure", { name: "Autorin und Journalistin" })).toBeTruthy();
  expect(screen.getByText(/Sprechen kann, wer auf die Bühne gebeten wird/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Mikrofon/ })).toBeNull();
  await expectAccessible();
});

test("who is taken backstage gets light, switches and a way back; who steps back loses them", async () => {
  const say = obligingHouse();
  const here = { room: plenum, stage: stageWith(camera(author)) };
  set({ ...here, backstage: backstageWith([green(camera(author), "live")]) });
  render(<Plenum />);
  expect(screen.getByText("Publikum sieht und hört Sie nicht")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Mikrofon aus, einschalten" })).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Zurück ins Publikum" }));
  expect(say).toHaveBeenCalledWith("stage.decline", {});
  act(() => set(here));
  expect(screen.queryByRole("region", { name: "Grüner Raum" })).toBeNull();
});

test("a speaker belongs behind the stage and is offered no way into the audience", () => {
  obligingHouse();
  const speaker = {
    ...participant,
    role: "speaker" as const,
    may: [...participant.may, "backstage" as const],
  };
  set({ you: speaker, room: plenum, stage: stageWith(), backstage: backstageWith([]) });
  render(<Plenum />);
  expect(screen.getByRole("region", { name: "Grüner Raum" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Zurück ins Publikum" })).toBeNull();
});

test("a host begins in the studio, arranges the preview and goes live", async () => {
  const say = obligingHouse();
  const sources = [green(camera(author)), green(camera(editor), "ready"), green(slate, "live")];
  const preview = ["p-editor.camera"];
  const here = {
    you: { ...host, id: "p-host" },
    room: plenum,
    stage: stageWith(slate),
    backstage: backstageWith(sources, { layout: "one", preview, invited: people(1) }),
  };
  set(here);
  render(<Plenum />);
  expect(screen.getByRole("heading", { level: 1, name: "Regie · Plenum" })).toBeTruthy();
  expect(screen.getByText("eingeladen, antwortet noch")).toBeTruthy();
  await expectAccessible();
  await userEvent.click(
    screen.getByRole("button", { name: "Autorin und Journalistin in die Vorschau nehmen" }),
  );
  const both = ["p-editor.camera", "p-author.camera"];
  expect(say).toHaveBeenCalledWith("stage.arrange", { layout: "side", sources: both });
  await userEvent.click(screen.getByRole("radio", { name: "Raster" }));
  expect(say).toHaveBeenCalledWith("stage.arrange", { layout: "grid", sources: preview });
  await userEvent.click(screen.getByRole("button", { name: "LIVE schalten" }));
  expect(say).toHaveBeenCalledWith("stage.live", {});
  act(() => set({ ...here, stage: stageWith(camera(editor)) }));
  await userEvent.click(screen.getByRole("button", { name: "Pause (Tafel)" }));
  expect(say).toHaveBeenCalledWith("stage.pause", {});
});

test("when everything on air is lost, the audience is told that it goes on, and the host that nobody is on air", async () => {
  obligingHouse();
  const here = { room: plenum, backstage: backstageWith([]) };
  set({ ...here, stage: stageWith(camera(author)) });
  const { unmount } = render(<Plenum />);
  expect(screen.getByText("live")).toBeTruthy();
  const stage = stageWith(camera(author, { lost: true, up: false }));
  act(() => set({ ...here, stage }));
  expect(screen.queryByText("live")).toBeNull();
  expect(screen.getByText("unterbrochen, geht gleich weiter")).toBeTruthy();
  unmount();
  set({ ...here, you: host, stage });
  render(<Plenum />);
  expect(screen.getByRole("status").textContent).toBe(
    "Niemand ist auf Sendung: das Publikum sieht die Tafel.",
  );
  expect(screen.queryByText(/^auf Sendung/)).toBeNull();
  await expectAccessible();
});

test("how long the slate is on reads as a span of time, and a pause is not offered twice", () => {
  obligingHouse();
  vi.spyOn(live, "clock").mockReturnValue(now);
  const stage = { ...stageWith(slate), since: now - 14 * 60_000 - 32_000 };
  set({ you: host, room: plenum, stage, backstage: backstageWith([]) });
  render(<Plenum />);
  expect(screen.getByText("Tafel seit 14 min")).toBeTruthy();
  expect(
    screen.getByRole<HTMLButtonElement>("button", { name: "Die Tafel ist schon zu sehen" }).disabled,
  ).toBe(true);
});

test("an empty preview cannot go live, and says why", () => {
  obligingHouse();
  set({ you: host, room: plenum, stage: stageWith(), backstage: backstageWith([green(slate)]) });
  render(<Plenum />);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "LIVE schalten" }).disabled).toBe(true);
  expect(screen.getByText(/wählen Sie zuerst eine Quelle/)).toBeTruthy();
});

test("a host walks between studio and plenum", async () => {
  obligingHouse();
  set({ you: host, room: plenum, stage: stageWith(), backstage: backstageWith([]) });
  render(<Plenum />);
  await userEvent.click(screen.getByRole("button", { name: "Zum Plenum" }));
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: /Streitgespräch/ }));
  await userEvent.click(screen.getByRole("button", { name: "Zur Regie" }));
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "Regie · Plenum" }));
});

test("in a workshop everybody has switches, and the first one is told that others will come", async () => {
  obligingHouse();
  set({ room: workshop1, people: { count: 1, here: [participant] } });
  render(<Workshop />);
  expect(screen.getByText(/Außer Ihnen ist noch niemand da/)).toBeTruthy();
  for (const name of ["Mikrofon aus, einschalten", "Kamera aus, einschalten"]) {
    expect(screen.getByRole("button", { name })).toBeTruthy();
  }
  await expectAccessible();
});

const table = (number: number, taken: number, topic = ""): Table => ({
  room: {
    id: `t${number}`,
    slug: "",
    name: `Tisch ${number}`,
    kind: "table",
    seats: 8,
    parent: cafeteria.id,
    topic,
  },
  people: people(taken),
});

test("the cafeteria lists its tables with topic, people and free seats", async () => {
  obligingHouse();
  set({ room: cafeteria, tables: [table(1, 3, "Videoberatung im Alltag"), table(2, 8), table(3, 0)] });
  render(<Cafeteria />);
  const [first, full, empty] = within(screen.getByRole("list", { name: "Tische" }))
    .getAllByRole("heading")
    .map((heading) => heading.closest("li") ?? undefined);
  expect(first?.textContent).toContain("Videoberatung im Alltag");
  expect(first?.textContent).toMatch(/A\. Klee.*Jobcenter Musterkreis.*T\. Hain.*J\. Sommer/);
  expect(first?.textContent).toContain("5 von 8 frei");
  expect(full?.textContent).toContain("Hier sind alle 8 Plätze besetzt.");
  expect(full && within(full).queryByRole("button")).toBeNull();
  expect(empty?.textContent).toContain("noch niemand");
  await expectAccessible();
});

test("the cafeteria shows where somebody sits first, a few empty tables, and the others on request", async () => {
  obligingHouse();
  const empty = Array.from({ length: 26 }, (_, i) => table(i + 1, 0));
  set({
    room: cafeteria,
    tables: [...empty, table(27, 2)],
    places: { online: 3, rooms: { [cafeteria.id]: 3 } },
  });
  render(<Cafeteria />);
  const list = screen.getByRole("list", { name: "Tische" });
  const names = () =>
    within(list)
      .getAllByRole("heading")
      .map(({ textContent }) => textContent);
  expect(names()).toEqual(["Tisch 27", "Tisch 1", "Tisch 2", "Tisch 3"]);
  expect(screen.getByText("3 Personen, davon 2 an Tischen")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Noch 23 freie Tische zeigen" }));
  expect(names()).toHaveLength(27);
  await userEvent.click(screen.getByRole("button", { name: "Weniger freie Tische zeigen" }));
  expect(names()).toHaveLength(4);
});

test("a table that became full meanwhile says so where one wanted to sit", async () => {
  obligingHouse();
  set({ room: cafeteria, tables: [table(1, 7)] });
  const refusal = { ok: false as const, fault: { code: "room.full" as const, retry: true } };
  vi.spyOn(live, "enterRoom").mockResolvedValue(refusal);
  render(<Cafeteria />);
  await userEvent.click(screen.getByRole("button", { name: "Platz nehmen: Tisch 1" }));
  expect(screen.getByRole("alert").textContent).toMatch(/kein Platz frei/);
});

test("a cafeteria without tables says so", async () => {
  obligingHouse();
  set({ room: cafeteria });
  render(<Cafeteria />);
  expect(screen.getByRole("heading", { name: "Noch keine Tische" })).toBeTruthy();
  await expectAccessible();
});

test("at a table one sees its topic and seats, and finds the way back", async () => {
  obligingHouse();
  const enter = vi
    .spyOn(live, "enterRoom")
    .mockResolvedValue({ ok: false, fault: { code: "lost", retry: true } });
  set({ room: table(1, 0, "U25").room, people: { count: 2, here: people(1) } });
  render(<TableRoom />);
  expect(screen.getByRole("heading", { level: 1, name: "Tisch 1: U25" })).toBeTruthy();
  expect(screen.getByText("2 von 8 Plätzen besetzt")).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Zurück zu den Tischen" }));
  expect(enter).toHaveBeenCalledExactlyOnceWith(cafeteria.id);
});
