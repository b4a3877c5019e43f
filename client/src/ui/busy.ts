import { useState } from "react";

/** useBusy runs work, and tells whether it is under way. What is done at once is never under way. */
export function useBusy(): [busy: boolean, run: (work: () => unknown) => Promise<void>] {
  const [busy, setBusy] = useState(false);
  const run = async (work: () => unknown) => {
    const done = work();
    if (!(done instanceof Promise)) return;
    setBusy(true);
    await done.finally(() => setBusy(false));
  };
  return [busy, run];
}
