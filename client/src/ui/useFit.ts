import { type RefObject, useLayoutEffect } from "react";

/** How much smaller words may become, by steps; beyond the last they scroll. */
const steps = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6];

/**
 * useFit makes what is in an element smaller by its `--fit` (1 to 0.6, a factor of the type's size) until all of it is in sight, and
 * as large as it can be again when there is more room.
 */
export function useFit(element: RefObject<HTMLElement | null>): void {
  // After each render, for its parts may be others then.
  useLayoutEffect(() => {
    const at = element.current;
    if (!at) return;
    const shrink = () => {
      for (const step of steps) {
        at.style.setProperty("--fit", String(step));
        if (at.scrollHeight <= at.clientHeight) return;
      }
    };
    const sized = new ResizeObserver(shrink);
    for (const part of [at, ...at.children]) sized.observe(part);
    shrink();
    return () => sized.disconnect();
  });
}
