import { useCallback, useEffect, useState } from "react";
import { live } from "../../live/live";
import type { Result } from "../../live/state";

/** usePast asks the house for something once, and again when that is wished; undefined while the answer is on its way. */
export function usePast<T>(ask: () => Promise<Result<T>>): { got: Result<T> | undefined; again: () => void } {
  const [got, set] = useState<Result<T>>();
  const [turn, next] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every turn asks anew
  useEffect(() => {
    let gone = false;
    set(undefined);
    void ask().then((result) => gone || set(result));
    return () => {
      gone = true;
    };
  }, [ask, turn]);
  return { got, again: useCallback(() => next((n) => n + 1), []) };
}

/** The groups of this workshop that one may look back at. */
export const pastGroups = () => live.do("groups.past", {});
