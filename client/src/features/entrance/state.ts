import type { State } from "../../live/state";
import type { Entrance, Knock } from "../../wire/wire";

/** The entrance of a room into which everybody may come. */
export const openToAll: Entrance = { locked: false, lobby: false };

/** The house told who may come into the room. */
export function entranceTold(state: State, entrance: Entrance): State {
  return { ...state, entrance };
}

/** I wait before a room, was refused, or wait no more. */
export function knockTold(state: State, knock: Knock): State {
  return { ...state, knock: knock.room ? knock : undefined };
}
