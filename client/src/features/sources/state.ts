import type { State } from "../../live/state";
import type { Source, SourceRef } from "../../wire/wire";

/** A source of a workshop or table came or changed; it keeps its place in the order. */
export function sourceChanged(state: State, source: Source): State {
  const known = state.sources.some((s) => s.id === source.id);
  const sources = known
    ? state.sources.map((s) => (s.id === source.id ? source : s))
    : [...state.sources, source];
  return { ...state, sources };
}

/** A source of a workshop or table is gone. */
export function sourceGone(state: State, gone: SourceRef): State {
  return { ...state, sources: state.sources.filter((s) => s.id !== gone.id) };
}

/** How a source is, for people: one word of these at a time, the most telling first. */
export type SourceState =
  | "live"
  | "next"
  | "held"
  | "lost"
  | "frozen"
  | "connecting"
  | "muted"
  | "ready"
  | "off";

/** Chooses the word for a source of the green room. onAir and next come from its cue light. */
export function stateOf(source: Source, cue: "off" | "ready" | "live"): SourceState {
  const on = source.audio || source.video;
  if (source.lost) return "lost";
  if (on && !source.up) return "connecting";
  if (source.frozen) return "frozen";
  if (cue === "live") return "live";
  if (cue === "ready") return "next";
  if (source.held) return "held";
  if (!on) return "off";
  return source.audio ? "ready" : "muted";
}
