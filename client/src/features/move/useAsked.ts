import { useEffect } from "react";
import { live, useLive } from "../../live/live";
import { go } from "../../route";
import type { Move } from "../../wire/wire";

/** The longest that a timer of browsers can wait, in ms. */
const longest = 2 ** 31 - 1;

/** follow goes where the house asks, whatever one looks at. */
export function follow(move: Move): void {
  const { programme } = live.store.get();
  const slug = programme?.rooms.find(({ id }) => id === move.room)?.slug;
  go({ place: "room", key: slug ?? move.room });
}

/** useAsked follows the house's wish at its time, once the line is there to go by. */
export function useAsked(): void {
  const asked = useLive((state) => state.asked);
  const open = useLive((state) => state.line === "open");
  useEffect(() => {
    if (!asked || !open) return;
    const wait = asked.at === 0 ? 0 : asked.at - live.clock();
    const timer = setTimeout(() => follow(asked), Math.min(Math.max(0, wait), longest));
    return () => clearTimeout(timer);
  }, [asked, open]);
}
