import { createStore, useStore } from "../../live/store";
import type { SourceID } from "../../wire/wire";

/** Choice is how one looks at a room. All but the page and the pin stays on this machine. */
export interface Choice {
  /** How many pictures stand on a page; absent for the usual number. */
  per?: number;
  /** Everybody at the same size, or who speaks large. */
  look: "grid" | "speaker";
  /** One's own picture is shown. */
  self: boolean;
  /** From 0. */
  page: number;
  /** Shown large, whoever speaks. */
  pinned?: SourceID | undefined;
}

/** How many pictures may stand on a page: at a desk, and on a phone. */
export const sizes = { wide: [1, 4, 9, 16], narrow: [1, 2, 4] } as const;

const memory = "konvent.tiles";
const usual: Choice = { look: "grid", self: true, page: 0 };

/** The choice that holds now. */
export const choice = createStore<Choice>(load());

/** Reads the choice in a component. */
export function useChoice(): Choice {
  return useStore(choice, (now) => now);
}

/** choose changes how one looks at a room, and begins at the first page unless another is said. */
export function choose(some: Partial<Choice>): void {
  choice.set((now) => ({ ...now, page: 0, ...some }));
  const { per, look, self } = choice.get();
  try {
    localStorage.setItem(memory, JSON.stringify({ per, look, self }));
  } catch {
    // Storage can be switched off; the choice then lasts as long as the page.
  }
}

/** perPage is how many pictures stand on a page: the number chosen, where it is offered. */
export function perPage(chosen: number | undefined, narrow: boolean): number {
  const offered: readonly number[] = narrow ? sizes.narrow : sizes.wide;
  return offered.find((size) => size === chosen) ?? (narrow ? 4 : 9);
}

/** read accepts what was kept, and drops what it does not know. */
export function read(kept: unknown): Choice {
  const from = (typeof kept === "object" && kept !== null ? kept : {}) as Partial<
    Record<keyof Choice, unknown>
  >;
  const per = [...sizes.wide, ...sizes.narrow].find((size) => size === from.per);
  return {
    ...usual,
    ...(per ? { per } : {}),
    look: from.look === "speaker" ? "speaker" : usual.look,
    self: from.self !== false,
  };
}

function load(): Choice {
  try {
    return read(JSON.parse(localStorage.getItem(memory) ?? "null"));
  } catch {
    return usual;
  }
}
