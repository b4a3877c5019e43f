import * as Y from "yjs";
import type { Reading } from "../../wire/wire";

/** How wide and high a board is, in its own units. */
export const size = { width: 1600, height: 1000 };
/** How much a board holds. Several people who put something on it at once may go beyond; of that, so much is shown. */
export const limits = { items: 200, shown: 300, text: 280, points: 1_500 };
/** The colours of pens and notes: ink of a pen, ground of a note. */
export const colours = [
  { pen: "#14212b", note: "#fff3b8" },
  { pen: "#0b5560", note: "#d3ecef" },
  { pen: "#a3261f", note: "#fbdcd8" },
  { pen: "#934a00", note: "#fde3c0" },
  { pen: "#1f6b3a", note: "#d8efdf" },
] as const;

/** What one's own changes are marked with, so that one undoes one's own. */
export const own = "board.own";

/** What is on a board. */
export interface Item {
  id: string;
  kind: "pen" | "text" | "note" | "image";
  x: number;
  y: number;
  width: number;
  height: number;
  /** An index of colours. */
  colour: number;
  /** What stands on it; of a picture, what it shows. */
  text: string;
  /** Of a pen: places beside x and y, "x,y x,y". */
  points: string;
  /** Of an image: its file. */
  file: string;
}

type Kept = Y.Map<unknown>;

/** All that is on a board, by id. */
export function itemsOf(doc: Y.Doc): Y.Map<Kept> {
  return doc.getMap<Kept>("items");
}

/** What is on a board, the oldest first. What another client wrote may be anything, so it is made to fit. */
export function listed(doc: Y.Doc): Item[] {
  const all: [number, Item][] = [];
  for (const [id, kept] of itemsOf(doc)) {
    const item = kept instanceof Y.Map ? read(id, kept) : undefined;
    if (item) all.push([number(kept.get("at"), 0, Number.MAX_SAFE_INTEGER), item]);
  }
  all.sort(([a, one], [b, other]) => a - b || (one.id < other.id ? -1 : 1));
  return all.slice(0, limits.shown).map(([, item]) => item);
}

function read(id: string, kept: Kept): Item | undefined {
  const kind = kept.get("kind");
  if (kind !== "pen" && kind !== "text" && kind !== "note" && kind !== "image") return undefined;
  return {
    id,
    kind,
    x: number(kept.get("x"), 0, size.width),
    y: number(kept.get("y"), 0, size.height),
    width: number(kept.get("width"), 10, size.width),
    height: number(kept.get("height"), 10, size.height),
    colour: Math.trunc(number(kept.get("colour"), 0, colours.length - 1)),
    text: [...(textOf(kept)?.toString() ?? "")].slice(0, limits.text).join(""),
    points: points(kept.get("points")),
    file: String(kept.get("file") ?? ""),
  };
}

function number(value: unknown, least: number, most: number): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least;
}

function points(value: unknown): string {
  return typeof value === "string" && /^[-\d., ]*$/.test(value) ? value.slice(0, limits.points * 12) : "";
}

function textOf(kept: Kept): Y.Text | undefined {
  const text = kept.get("text");
  return text instanceof Y.Text ? text : undefined;
}

/** The text of something on a board, to write in. */
export function writing(doc: Y.Doc, id: string): Y.Text | undefined {
  const kept = itemsOf(doc).get(id);
  return kept && textOf(kept);
}

/** What a new thing on a board is told by. */
export type New = Pick<Item, "kind"> & Partial<Omit<Item, "id" | "kind">>;

/** Puts something on a board, and tells its id; undefined when the board is full. */
export function put(doc: Y.Doc, item: New): string | undefined {
  const items = itemsOf(doc);
  if (items.size >= limits.items) return undefined;
  const id = crypto.randomUUID();
  const free = place(items.size);
  doc.transact(() => {
    const kept: Kept = new Y.Map();
    const { text = "", ...rest } = { ...free, width: 300, height: 170, colour: 0, ...item };
    for (const [key, value] of Object.entries(rest)) kept.set(key, value);
    kept.set("at", Date.now());
    if (item.kind !== "pen") kept.set("text", new Y.Text(text));
    items.set(id, kept);
  }, own);
  return id;
}

/** Where the next thing comes that nobody put anywhere: beside the last, row by row. */
function place(count: number): { x: number; y: number } {
  return { x: 60 + (count % 4) * 380, y: 60 + (Math.floor(count / 4) % 4) * 230 };
}

/** Moves something to a place, and keeps it on the board. */
export function moveTo(doc: Y.Doc, item: Item, x: number, y: number): void {
  const kept = itemsOf(doc).get(item.id);
  if (!kept) return;
  doc.transact(() => {
    kept.set("x", Math.round(Math.min(size.width - 40, Math.max(0, x))));
    kept.set("y", Math.round(Math.min(size.height - 40, Math.max(0, y))));
  }, own);
}

/** Gives something another colour. */
export function paint(doc: Y.Doc, id: string, colour: number): void {
  const kept = itemsOf(doc).get(id);
  if (kept) doc.transact(() => kept.set("colour", colour), own);
}

/** Takes something off a board. */
export function remove(doc: Y.Doc, id: string): void {
  doc.transact(() => itemsOf(doc).delete(id), own);
}

/** What stands on a board, as a list of texts. */
export function readBoard(doc: Y.Doc): Reading {
  return { board: listed(doc).flatMap(({ text }) => (text.trim() ? [text] : [])) };
}
