import type * as Y from "yjs";
import { pictureAddress } from "../../api/files";
import type { Card, PersonID, Reading, RoomID } from "../../wire/wire";

/** How long each part of a card may be, in characters. */
export const limits = { title: 120, statement: 280, note: 1000, imageText: 280 };

/** The names of a card's statements. */
export const statements = ["statement0", "statement1", "statement2"] as const;

/** The parts of a card that are written. */
export type CardPart = "title" | "note" | "imageText" | (typeof statements)[number];

/** Who reports, as the card holds it: the name is there for when they have left. */
export interface Reporter {
  id: PersonID;
  name: string;
}

/** A part of a card. */
export function part(doc: Y.Doc, name: CardPart): Y.Text {
  return doc.getText(name);
}

/** What of a card is chosen and not written. */
export function choices(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("card");
}

/** Who reports; undefined while nobody was chosen. */
export function reporterOf(doc: Y.Doc): Reporter | undefined {
  const told = choices(doc).get("reporter") as Partial<Reporter> | undefined;
  return told && typeof told.id === "string" && told.id
    ? { id: told.id, name: String(told.name ?? "") }
    : undefined;
}

/** The picture on a card; undefined where there is none. */
export function imageOf(doc: Y.Doc): string | undefined {
  const id = choices(doc).get("image");
  return typeof id === "string" && id ? id : undefined;
}

/** What a card of a room says. What two people wrote at once may be too long together; then its end is left out. */
export function readCard(doc: Y.Doc, room: RoomID): Reading {
  const text = (name: CardPart, most: number) => cut(part(doc, name).toString(), most);
  const image = imageOf(doc);
  const card: Card = {
    title: text("title", limits.title),
    statements: statements.map((name) => text(name, limits.statement)).filter((s) => s.trim() !== ""),
    note: text("note", limits.note),
    reporter: reporterOf(doc)?.id ?? "",
    image: image ? pictureAddress(room, image) : "",
  };
  if (image) card.imageText = text("imageText", limits.imageText);
  return { card };
}

/** A text's first characters, as the house counts them. */
export function cut(text: string, most: number): string {
  const all = [...text];
  return all.length <= most ? text : all.slice(0, most).join("");
}

/** Whether there is nothing on a card yet. */
export function isBlank(card: Card | undefined): boolean {
  return !card || (!card.title && card.statements.length === 0 && !card.note && !card.image);
}
