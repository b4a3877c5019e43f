import { type RefObject, useEffect, useState } from "react";

/**
 * useReach is the tabIndex of an element of words alone: 0 while they do not fit into it, so that they can be scrolled by keys in every
 * browser (WCAG 2.1.1).
 */
export function useReach(element: RefObject<HTMLElement | null>): 0 | undefined {
  const [cut, setCut] = useState(false);
  // After each render, for its parts may be others then.
  useEffect(() => {
    const at = element.current;
    if (!at) return;
    const look = () => setCut(at.scrollHeight > at.clientHeight);
    const sized = new ResizeObserver(look);
    for (const part of [at, ...at.children]) sized.observe(part);
    look();
    return () => sized.disconnect();
  });
  return cut ? 0 : undefined;
}
