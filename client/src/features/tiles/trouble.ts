import { cutOff, type State } from "../../live/state";
import type { Source } from "../../wire/wire";

/** What can be wrong with the picture of a source; its words stand below "stage.tile". */
export type Trouble = "lost" | "frozen" | "waiting" | "blocked" | "paused" | "still";

/** troubleOf says what is wrong with a source's picture, as one sees it oneself. */
export function troubleOf(state: State, source: Source): Trouble | undefined {
  const own = source.person !== undefined && source.person === state.you?.id;
  if (source.lost) return "lost";
  if (own) return undefined;
  if (source.video && cutOff(state)) return "lost";
  if (source.video && !source.up) return "waiting";
  if (source.frozen) return "frozen";
  const slot = state.slots.video.find((s) => s.source === source.id);
  if (slot?.blocked) return "blocked";
  return slot?.paused ? "paused" : undefined;
}
