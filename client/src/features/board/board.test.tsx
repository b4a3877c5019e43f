import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { docs } from "../../live/docs/useShared";
import { expectAccessible } from "../../test/axe";
import { writingHouse } from "../../test/papers";
import { desk } from "../../ui/announce";
import { keepFocus } from "../../ui/keepFocus";
import { Board } from "./Board";
import { heightOf, lines, stroke } from "./drawing";
import { itemsOf, limits, listed, moveTo, put, readBoard, remove, size, writing } from "./state";

test("what is put on a board is listed and read, and stays on it when it is moved", () => {
  const doc = new Y.Doc();
  const note = put(doc, { kind: "note", text: "Mehr Zeit" }) ?? "";
  put(doc, {
    kind: "pen",
    ...stroke([
      { x: 5, y: 5 },
      { x: 20, y: 30 },
    ]),
  });
  expect(
    listed(doc)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(["note", "pen"]);
  expect(readBoard(doc)).toEqual({ board: ["Mehr Zeit"] });
  const [item] = listed(doc).filter(({ id }) => id === note);
  if (!item) throw new Error("the note is gone");
  moveTo(doc, item, 99_999, -50);
  expect(listed(doc).find(({ id }) => id === note)).toMatchObject({ x: size.width - 40, y: 0 });
  remove(doc, note);
  expect(listed(doc)).toHaveLength(1);
});

test("a board is full at some time, and says so", () => {
  const doc = new Y.Doc();
  for (let i = 0; i < limits.items; i++) expect(put(doc, { kind: "note" })).toBeTruthy();
  expect(put(doc, { kind: "note" })).toBeUndefined();
});

test("what two people put on a full board at once is there all the same", () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  for (let i = 1; i < limits.items; i++) put(a, { kind: "note" });
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  put(a, { kind: "note", text: "von Anna" });
  put(b, { kind: "note", text: "von Bea" });
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  expect(readBoard(b).board?.sort()).toEqual(["von Anna", "von Bea"]);
});

test("what another client wrote onto a board may be anything, and is made to fit", () => {
  const doc = new Y.Doc();
  const bad = new Y.Map<unknown>();
  for (const [key, value] of Object.entries({
    kind: "note",
    x: Number.NaN,
    y: 1e9,
    width: -4,
    height: "high",
    colour: 99,
    points: "<script>",
    file: 7,
  }))
    bad.set(key, value);
  itemsOf(doc).set("bad", bad);
  itemsOf(doc).set("worse", "no map" as never);
  const strange = new Y.Map<unknown>();
  strange.set("kind", "video");
  itemsOf(doc).set("strange", strange);
  expect(listed(doc)).toEqual([
    {
      id: "bad",
      kind: "note",
      x: 0,
      y: size.height,
      width: 10,
      height: 10,
      colour: 4,
      text: "",
      points: "",
      file: "7",
    },
  ]);
});

test("two who write on one note are merged", () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  const id = put(a, { kind: "note", text: "Zeit" }) ?? "";
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  writing(a, id)?.insert(0, "Mehr ");
  writing(b, id)?.insert(4, " für uns");
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  expect(readBoard(b)).toEqual({ board: ["Mehr Zeit für uns"] });
});

test("a text is broken where it fits, and a note grows with it", () => {
  expect(lines("ein Wort", 300)).toEqual(["ein Wort"]);
  expect(lines("eins\nzwei", 300)).toEqual(["eins", "zwei"]);
  for (const line of lines("Donaudampfschifffahrtsgesellschaftskapitän und mehr", 300))
    expect(line.length).toBeLessThanOrEqual(20);
  const item = {
    id: "x",
    kind: "note" as const,
    x: 0,
    y: 0,
    width: 300,
    height: 170,
    colour: 0,
    points: "",
    file: "",
  };
  expect(heightOf({ ...item, text: "kurz" })).toBe(170);
  expect(heightOf({ ...item, text: "lang ".repeat(56) })).toBeGreaterThan(300);
});

test("a stroke keeps its place, and not more points than it needs", () => {
  const drawn = Array.from({ length: 10_000 }, (_, i) => ({ x: 100 + i / 10, y: 50 }));
  const { x, y, points } = stroke(drawn);
  expect([x, y]).toEqual([100, 50]);
  expect(points.split(" ").length).toBeLessThanOrEqual(limits.points + 1);
});

test("a board is used by keyboard: put on, written on, moved, gone through and taken off", async () => {
  await writingHouse();
  render(<Board doc="r-w1.board" title="Workshopraum 1" />);
  const doc = docs.get("r-w1.board").doc;
  expect(await screen.findByText(/^Noch ist die Tafel leer/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Zettel anheften" }));
  const field = await screen.findByRole("textbox", { name: "1. Zettel" });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard("Mehr Zeit");
  act(() => void put(doc, { kind: "text", text: "Von anderen" }));
  await userEvent.click(screen.getByRole("button", { name: "1. mit Pfeiltasten verschieben" }));
  const thing = screen.getByRole("button", { name: "1. Zettel: Mehr Zeit" });
  expect(document.activeElement).toBe(thing);
  const before = listed(doc)[0]?.x ?? 0;
  await userEvent.keyboard("{ArrowRight}{Shift>}{ArrowRight}{/Shift}");
  expect(listed(doc)[0]?.x).toBe(before + 120);
  await expectAccessible();
  await userEvent.keyboard("{PageDown}");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "2. Text: Von anderen" }));
  await userEvent.keyboard("{Delete}");
  expect(listed(doc)).toHaveLength(1);
  fireEvent.keyDown(thing, { key: "Enter" });
  await waitFor(() => expect(document.activeElement).toBe(field));
});

/** A board with a note, a text and a stroke on it. */
async function fullBoard() {
  await writingHouse();
  render(<Board doc="r-w1.board" title="Workshopraum 1" />);
  const { doc } = docs.get("r-w1.board");
  await screen.findByRole("button", { name: "Zettel anheften" });
  const line = stroke([
    { x: 5, y: 5 },
    { x: 20, y: 30 },
  ]);
  act(() => {
    itemsOf(doc).clear();
    put(doc, { kind: "note", text: "Mehr Zeit" });
    put(doc, { kind: "text", text: "Von anderen" });
    put(doc, { kind: "pen", ...line });
  });
  act(() => {
    for (const kept of itemsOf(doc).values())
      kept.set("at", ["note", "text", "pen"].indexOf(String(kept.get("kind"))));
  });
  return doc;
}

const named = (name: string) => screen.getByRole("button", { name });
const heard = () =>
  waitFor(() => expect(desk.read().polite).toMatch(/^Gelöscht: /)).then(() => desk.read().polite);

test("what is deleted with the focus on it gives it to the next thing, at last to the drawing, and is said aloud", async () => {
  const end = keepFocus();
  const doc = await fullBoard();
  act(() => named("2. Text: Von anderen").focus());
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(document.activeElement).toBe(named("2. Zeichnung")));
  expect(await heard()).toContain("Gelöscht: 2. Text: Von anderen");
  act(() => remove(doc, listed(doc)[1]?.id ?? ""));
  await waitFor(() => expect(document.activeElement).toBe(named("1. Zettel: Mehr Zeit")));
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("group", { name: "Zeichnung" })));
  await expectAccessible();
  end();
});

test("what is deleted from the list gives the focus to the same button of the next", async () => {
  const end = keepFocus();
  await fullBoard();
  await userEvent.click(named("2. löschen"));
  await waitFor(() => expect(document.activeElement).toBe(named("2. löschen")));
  expect(named("2. Zeichnung")).toBeTruthy();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(named("1. löschen")));
  end();
});

test("a board that was opened large gives the focus back to the button that opened it", async () => {
  await fullBoard();
  await userEvent.click(named("Groß öffnen"));
  await userEvent.click(await screen.findByRole("button", { name: "Fertig" }));
  await waitFor(() => expect(document.activeElement).toBe(named("Groß öffnen")));
});
