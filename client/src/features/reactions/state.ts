import type { State } from "../../live/state";
import type { ReactionKind, Reactions } from "../../wire/wire";

/** The kinds of reactions, in the order they are offered and told. */
export const kinds: ReactionKind[] = ["applause", "thumb", "heart", "laugh", "yes", "no"];

/** How many of each kind were given since the last quiet moment. */
export type Counts = Partial<Record<ReactionKind, number>>;

/** Reactions came; those that still stand there are added to. */
export function reactionsTold(state: State, { counts }: Reactions): State {
  const sum: Counts = { ...state.reactions };
  for (const kind of kinds) if (counts[kind]) sum[kind] = (sum[kind] ?? 0) + counts[kind];
  return { ...state, reactions: sum };
}

/** It was quiet for a while. */
export function reactionsOver(state: State): State {
  return { ...state, reactions: {} };
}
