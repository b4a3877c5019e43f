import type { State } from "../../live/state";
import type { Backstage, Levels, SourceID } from "../../wire/wire";

/** What host and speakers see was told; undefined when one came backstage before anything was. */
export function backstageTold(state: State, backstage: Backstage | undefined): State {
  const empty: Backstage = { sources: [], layout: "one", preview: [], people: [], invited: [], countdown: 0 };
  return { ...state, backstage: backstage ?? state.backstage ?? empty };
}

/** One is in the audience again. */
export function backstageLeft(state: State): State {
  return { ...state, backstage: undefined, levels: {} };
}

/** Keeps how loud each source is; who is not named is silent. */
export function levelsTold(state: State, told: Levels): State {
  return { ...state, levels: Object.fromEntries(told.levels.map((l) => [l.source, l.level])) };
}

/** A preview with a source put in or taken out, at most ten. */
export function toggled(preview: SourceID[], id: SourceID): SourceID[] {
  if (preview.includes(id)) return preview.filter((other) => other !== id);
  return preview.length < 10 ? [...preview, id] : preview;
}

/** A preview with a source moved by one place, earlier (-1) or later (+1). */
export function moved(preview: SourceID[], id: SourceID, by: -1 | 1): SourceID[] {
  const from = preview.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= preview.length) return preview;
  return preview.toSpliced(from, 1).toSpliced(to, 0, id);
}
