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
  const title = (id: string | undefined) => programme?.sessions.find((item) => item.id === id)?.title ?? "…";
  return [to ? keys[why] : keys.gone, { title: title(to ?? from) }, !to];
}
