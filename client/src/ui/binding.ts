import type * as Y from "yjs";

/** One change between two texts: at a place, so many characters give way to others. */
export interface Change {
  at: number;
  gone: number;
  put: string;
}

/** What must change in a text so that it becomes another; of several ways, the one that ends at the caret. */
export function difference(before: string, after: string, caret: number): Change {
  const tailMost = Math.min(before.length, after.length - caret);
  let tail = 0;
  while (tail < tailMost && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const headMost = Math.min(before.length, after.length) - tail;
  let head = 0;
  while (head < headMost && before[head] === after[head]) head += 1;
  // A character of two halves is changed as a whole.
  if (isHigh(before.charCodeAt(head - 1)) || isHigh(after.charCodeAt(head - 1))) head -= 1;
  if (isLow(before.charCodeAt(before.length - tail)) || isLow(after.charCodeAt(after.length - tail)))
    tail -= 1;
  return { at: head, gone: before.length - tail - head, put: after.slice(head, after.length - tail) };
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** A step of a change as Yjs tells it. */
export interface Step {
  retain?: number | undefined;
  insert?: unknown;
  delete?: number | undefined;
}

/** Where a place in a text is after others have changed it; what they write just there comes behind it. */
export function moved(place: number, steps: readonly Step[]): number {
  let at = 0;
  let now = place;
  for (const { retain, insert, delete: gone } of steps) {
    if (at > now) break;
    if (retain) at += retain;
    else if (typeof insert === "string") {
      if (at < now) now += insert.length;
      at += insert.length;
    } else if (gone) now -= Math.min(gone, Math.max(0, now - at));
  }
  return now;
}

/** A field with a text and a caret. */
export type TextElement = HTMLTextAreaElement | HTMLInputElement;

/** Binding keeps a field and a shared text the same while several people write in it. */
export class Binding {
  #shown: string;
  #composing = false;
  /** What others did while a word is being composed, which must not be disturbed. */
  #missed: Step[][] = [];

  constructor(
    private readonly text: Y.Text,
    private readonly field: TextElement,
  ) {
    this.#shown = text.toString();
    field.value = this.#shown;
    text.observe(this.#told);
    field.addEventListener("input", this.#typed);
    field.addEventListener("compositionstart", this.#begins);
    field.addEventListener("compositionend", this.#ends);
  }

  /** Ends the binding. */
  end(): void {
    if (this.#composing) this.#ends(); // the word that is being composed is not lost
    this.text.unobserve(this.#told);
    this.field.removeEventListener("input", this.#typed);
    this.field.removeEventListener("compositionstart", this.#begins);
    this.field.removeEventListener("compositionend", this.#ends);
  }

  #begins = () => {
    this.#composing = true;
  };

  #ends = () => {
    this.#composing = false;
    this.#typed();
    this.#missed = [];
    this.#show(this.field.selectionStart ?? 0, this.field.selectionEnd ?? 0);
  };

  #typed = () => {
    if (this.#composing) return;
    const { value, selectionEnd } = this.field;
    const change = difference(this.#shown, value, selectionEnd ?? value.length);
    this.#shown = value;
    if (change.gone === 0 && change.put === "") return;
    const from = this.#since(change.at);
    const to = this.#since(change.at + change.gone);
    this.text.doc?.transact(() => {
      if (to > from) this.text.delete(from, to - from);
      if (change.put) this.text.insert(from, change.put);
    }, this);
  };

  #since(place: number): number {
    return this.#missed.reduce(moved, place);
  }

  #told = (event: Y.YTextEvent) => {
    if (event.transaction.origin === this) return;
    const steps = event.delta as Step[];
    if (this.#composing) this.#missed.push(steps);
    else this.#show(moved(this.field.selectionStart ?? 0, steps), moved(this.field.selectionEnd ?? 0, steps));
  };

  #show(from: number, to: number): void {
    const text = this.text.toString();
    this.#shown = text;
    if (this.field.value === text) return;
    this.field.value = text;
    if (document.activeElement === this.field) this.field.setSelectionRange(from, to);
  }
}
