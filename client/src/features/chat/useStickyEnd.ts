import { useLayoutEffect, useRef, useState } from "react";
import type { PendingLine } from "../../live/state";
import type { ChatLine } from "../../wire/wire";

/** How near to the end counts as being there, in CSS pixels. */
const near = 48;

/**
 * useStickyEnd keeps the end of the log in view for those who are there, and counts what they miss for those who read further
 * up. A line of one's own always leads to the end.
 */
export function useStickyEnd(lines: ChatLine[], pending: PendingLine[]) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [missedFrom, setMissedFrom] = useState<string>();
  const newest = lines.at(-1)?.id;
  const known = useRef(newest);
  const waiting = useRef(pending.length);

  // The log is mounted anew whenever it has been empty, so its listener follows the element, not the component.
  useLayoutEffect(() => {
    const log = list.current;
    if (!log) return;
    const follow = () => {
      atEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight < near;
      if (atEnd.current) setMissedFrom(undefined);
    };
    const stay = new ResizeObserver(() => atEnd.current && scrollToEnd(log));
    log.addEventListener("scroll", follow, { passive: true });
    stay.observe(log);
    return () => {
      log.removeEventListener("scroll", follow);
      stay.disconnect();
    };
  });

  useLayoutEffect(() => {
    const mine = pending.length > waiting.current;
    waiting.current = pending.length;
    if (mine) atEnd.current = true;
    if (atEnd.current) scrollToEnd(list.current);
    else if (newest !== known.current) setMissedFrom((from) => from ?? known.current);
    known.current = newest;
  }, [newest, pending]);

  const missed = missedFrom === undefined ? 0 : lines.filter((line) => line.id > missedFrom).length;
  const toEnd = () => {
    atEnd.current = true;
    setMissedFrom(undefined);
    scrollToEnd(list.current);
    list.current?.focus({ preventScroll: true });
  };
  return { list, missed, toEnd };
}

function scrollToEnd(log: HTMLElement | null) {
  if (log) log.scrollTop = log.scrollHeight;
}
