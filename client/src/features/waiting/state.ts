import type { State } from "../../live/state";
import type { Waiting } from "../../wire/wire";

/** The wait for one's turn, and the place in the queue it began at. */
export interface Wait extends Waiting {
  from: number;
}

/** One is told how far one has come in the queue. */
export function waitingTold(state: State, waiting: Waiting): State {
  const from = Math.max(state.media.waiting?.from ?? 0, waiting.position);
  return { ...state, media: { ...state.media, waiting: { ...waiting, from }, full: false } };
}

/** The part of the way through the queue that lies behind one, 0 to 1. */
export function progressOf({ position, from }: Wait): number {
  return (from - position) / from;
}
