import { useEffect, useState } from "react";
import { live } from "./live";

/** The house's clock in ms since 1970, drawn anew every second while it is needed. */
export function useNow(needed = true): number {
  const [now, setNow] = useState(() => live.clock());
  useEffect(() => {
    if (!needed) return;
    setNow(live.clock());
    const timer = setInterval(() => setNow(live.clock()), 1_000);
    return () => clearInterval(timer);
  }, [needed]);
  return now;
}

/** A span of time as hours, minutes and seconds: 0:07, 12:40, 1:02:03. */
export function clockWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
