import { type Item, limits } from "./state";

/** How large letters are on a board, and how far apart their lines, in its units. */
export const letters = { size: 25, line: 33, pad: 18 };

/** The lines of a text so wide. There is no measuring in an SVG, so letters count as wide as most are. */
export function lines(text: string, width: number): string[] {
  const most = Math.max(4, Math.floor((width - 2 * letters.pad) / (letters.size * 0.53)));
  return text.split("\n").flatMap((paragraph) => {
    const all: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ").flatMap((w) => chunks(w, most))) {
      if (line && line.length + 1 + word.length > most) {
        all.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    return [...all, line];
  });
}

function chunks(word: string, most: number): string[] {
  if (word.length <= most) return [word];
  return [word.slice(0, most), ...chunks(word.slice(most), most)];
}

/** How high something is drawn: a note grows with its text. */
export function heightOf(item: Item): number {
  if (item.kind !== "note" && item.kind !== "text") return item.height;
  const text = lines(item.text, item.width).length * letters.line + 2 * letters.pad;
  return item.kind === "note" ? Math.max(item.height, text) : text;
}

/** A place on a board. */
export interface Place {
  x: number;
  y: number;
}

/** A stroke as a board keeps it: where it is, how large, and its points beside that. Points that hardly differ are left out. */
export function stroke(drawn: Place[]): {
  x: number;
  y: number;
  width: number;
  height: number;
  points: string;
} {
  const kept = drawn.filter((p, i) => i === 0 || far(p, drawn[i - 1] ?? p));
  const step = Math.ceil(kept.length / limits.points);
  const some = kept.filter((_, i) => i % step === 0 || i === kept.length - 1);
  const x = Math.min(...some.map((p) => p.x));
  const y = Math.min(...some.map((p) => p.y));
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(Math.max(...some.map((p) => p.x)) - x),
    height: Math.round(Math.max(...some.map((p) => p.y)) - y),
    points: some.map((p) => `${Math.round(p.x - x)},${Math.round(p.y - y)}`).join(" "),
  };
}

function far(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y) >= 1;
}
