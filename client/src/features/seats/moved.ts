import type { State } from "../../live/state";
import type { SeatMoved } from "../../wire/wire";

/** The words below "notice" for each way to come by a seat. */
const keys = { free: "seatFree", swap: "seatSwapped", placed: "seatPlaced", gone: "seatLost" } as const;

/** movedWords is what to tell somebody who came by a seat, or lost one, without asking for it just now. */
export function movedWords({ programme }: State, { from, to, why }: SeatMoved) {
  const title = (id: string | undefined) => programme?.sessions.find((item) => item.id === id)?.title ?? "…";
  return { key: to ? keys[why] : keys.gone, params: { title: title(to ?? from) } };
}
