import { useEffect, useState } from "react";
import { live } from "../../live/live";

/** How often remaining times are counted anew, in ms; they are told in minutes. */
const beat = 5_000;

/** useClock is the house's time, in ms since 1970, counted anew every few seconds. */
export function useClock(): number {
  const [now, setNow] = useState(() => live.clock());
  useEffect(() => {
    const timer = setInterval(() => setNow(live.clock()), beat);
    return () => clearInterval(timer);
  }, []);
  return now;
}
