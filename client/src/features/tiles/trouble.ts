import type { State } from "../../live/state";
import type { Source } from "../../wire/wire";
import { isBlocked } from "./picture";

/** What can be wrong with the picture of a source; its words stand below "stage.tile". */
export type Trouble = "lost" | "frozen" | "waiting" | "blocked" | "paused";

/** troubleOf says what is wrong with a source's picture, as one sees it oneself. */
export function troubleOf(state: State, source: Source): Trouble | undefined {
  const own = source.person !== undefined && source.person === state.you?.id;
  if (source.lost) return "lost";
  if (!own && source.video && !source.up) return "waiting";
  return isBlocked(state, source.id) ? "blocked" : undefined;
}

/** Whether what is shown is an old picture. */
export function isStill(trouble: Trouble | undefined): boolean {
  return trouble === "frozen" || trouble === "paused";
}
