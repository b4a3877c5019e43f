import type { State } from "../../live/state";
import type { Backstage, Layout, Levels, Person, PersonID, SourceID, Stage } from "../../wire/wire";

/** What host and speakers see was told; undefined when one came backstage before anything was. */
export function backstageTold(state: State, backstage: Backstage | undefined): State {
  const empty: Backstage = { sources: [], layout: "one", preview: [], people: [], invited: [], countdown: 0 };
  return { ...state, backstage: backstage ?? state.backstage ?? empty };
}

/** One is in the audience again. */
export function backstageLeft(state: State): State {
  return { ...state, backstage: undefined, levels: {} };
}

/** Who was invited and neither is so any more nor came backstage: they declined, or went away. */
export function declined(before: Backstage | undefined, now: Backstage | undefined): Person[] {
  if (!before || !now) return [];
  const still = new Set([...now.invited, ...now.people].map(({ id }) => id));
  return before.invited.filter(({ id }) => !still.has(id));
}

/** An invitation is withdrawn by oneself, so that it is no news when the house says so. */
export function withdrawn(state: State, person: PersonID): State {
  const { backstage } = state;
  if (!backstage) return state;
  const invited = backstage.invited.filter(({ id }) => id !== person);
  return { ...state, backstage: { ...backstage, invited } };
}

/** Keeps how loud each source is; who is not named is silent. */
export function levelsTold(state: State, told: Levels): State {
  return { ...state, levels: Object.fromEntries(told.levels.map((l) => [l.source, l.level])) };
}

/** What the audience gets: somebody or something, a break, or the slate because everything on air is lost. */
export type Air = "live" | "paused" | "broken";

/** airOf says what the audience gets. The slate alone is a break, also when the director put it there as a source. */
export function airOf(stage: Stage | undefined): Air {
  const on = stage?.live ? stage.onAir.filter(({ kind }) => kind !== "file") : [];
  if (on.length === 0) return "paused";
  return on.every(({ lost }) => lost) ? "broken" : "live";
}

/** What stage.live would put on air. */
export type Preview = Pick<Backstage, "layout" | "preview">;

/** How many sources can be on air at once. */
const most = 10;
const slate: SourceID = "slate";

/**
 * A preview with a source put in or taken out; unchanged when it is full. The slate stands alone. A layout that would not show
 * the new source gives way to one that does.
 */
export function toggled({ layout, preview }: Preview, id: SourceID): Preview {
  if (preview.includes(id)) return { layout, preview: preview.filter((other) => other !== id) };
  if (id === slate) return { layout: "one", preview: [slate] };
  const next = [...preview.filter((other) => other !== slate), id];
  if (next.length > most) return { layout, preview };
  return { layout: fitting(layout, next.length), preview: next };
}

function fitting(layout: Layout, count: number): Layout {
  if (layout === "one" && count === 2) return "side";
  return count > 2 ? "grid" : layout;
}

/** A preview with a source moved by one place, earlier (-1) or later (+1). */
export function moved(preview: SourceID[], id: SourceID, by: -1 | 1): SourceID[] {
  const from = preview.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= preview.length) return preview;
  return preview.toSpliced(from, 1).toSpliced(to, 0, id);
}
