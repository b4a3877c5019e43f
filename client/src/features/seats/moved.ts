import type { State } from "../../live/state";
import type { SeatMoved } from "../../wire/wire";

/** The words below "notice" for each way to come by a seat. */
const keys = { free: "seatFree", swap: "seatSwapped", placed: "seatPlaced", gone: "seatLost" } as const;

/**
 * movedWords is the notice for somebody who came by a seat, or lost one, without asking for it just now: its words, and whether it
 * stays until it is closed, as it does for a seat that is lost.
 */
export function movedWords(
  { programme }: State,
  { from, to, why }: SeatMoved,
): [key: string, params: { title: string }, assertive: boolean] {
  const title = programme?.sessions.find((item) => item.id === (to ?? from))?.title;
  // What is taken off the programme has no title any more.
  const key = to ? keys[why] : title ? keys.gone : "seatGone";
  return [key, { title: title ?? "…" }, !to];
}
