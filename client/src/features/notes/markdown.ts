import * as Y from "yjs";
import { fileName } from "../../ui/download";
import type { Reading } from "../../wire/wire";

/** How long notes may be as the house keeps them in words, in characters. */
const longest = 20_000;

/** What notes are made of. */
export function contents(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment("notes");
}

/** What notes say, as Markdown. */
export function readNotes(doc: Y.Doc): Reading {
  const all = [...markdown(contents(doc))];
  return { notes: all.slice(0, longest).join("") };
}

/** The name and the contents of the file in which notes are taken home. */
export function fileOf(doc: Y.Doc, word: string, title: string): [string, Blob] {
  const text = `# ${title}\n\n${markdown(contents(doc))}\n`;
  return [`${fileName(word, title)}.md`, new Blob([text], { type: "text/markdown" })];
}

/** Notes as Markdown (CommonMark). */
export function markdown(notes: Y.XmlFragment): string {
  return blocks(notes).join("\n\n").trim();
}

type Node = ReturnType<Y.XmlFragment["toArray"]>[number];

function blocks(of: Y.XmlFragment): string[] {
  return of
    .toArray()
    .map((node) => block(node))
    .filter((text) => text !== "");
}

function block(node: Node): string {
  if (!(node instanceof Y.XmlElement)) return node instanceof Y.XmlText ? words(node) : "";
  switch (node.nodeName) {
    case "heading":
      return `${"#".repeat(Number(node.getAttribute("level")) || 1)} ${line(node)}`;
    case "bulletList":
      return list(node, () => "- ");
    case "orderedList":
      return list(node, (i) => `${i + 1}. `);
    case "blockquote":
      return blocks(node)
        .join("\n\n")
        .split("\n")
        .map((text) => `> ${text}`)
        .join("\n");
    default:
      return line(node);
  }
}

function list(node: Y.XmlElement, mark: (i: number) => string): string {
  return node
    .toArray()
    .map((item, i) => {
      const inside = item instanceof Y.XmlElement ? blocks(item).join("\n") : "";
      const indent = " ".repeat(mark(i).length);
      return mark(i) + inside.split("\n").join(`\n${indent}`);
    })
    .join("\n");
}

function line(node: Y.XmlElement): string {
  return node
    .toArray()
    .map((inner) =>
      inner instanceof Y.XmlText
        ? words(inner)
        : inner instanceof Y.XmlElement && inner.nodeName === "hardBreak"
          ? "\\\n"
          : "",
    )
    .join("");
}

interface Piece {
  insert?: unknown;
  attributes?: Record<string, unknown>;
}

function words(text: Y.XmlText): string {
  return (text.toDelta() as Piece[])
    .map(({ insert, attributes }) =>
      typeof insert === "string" ? marked(plain(insert), attributes ?? {}) : "",
    )
    .join("");
}

/** Marks stand close to the words: "**so **" would be none. */
function marked(text: string, marks: Record<string, unknown>): string {
  const sign = `${marks.bold ? "**" : ""}${marks.italic ? "*" : ""}`;
  const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (!sign || !inner) return text;
  return before + sign + inner + [...sign].reverse().join("") + after;
}

/** What would be a sign of Markdown is told to be none. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>]/g, "\\$&")
    .replace(/^(\s*)([#+-])(?=\s)/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, "$1\\$2");
}
