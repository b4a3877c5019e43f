const waiting = new Set<ReturnType<typeof setTimeout>>();
const wait = globalThis.setTimeout;

globalThis.setTimeout = Object.assign((...words: Parameters<typeof wait>) => {
  const timer = wait(...words);
  waiting.add(timer);
  return timer;
}, wait) as typeof wait;

/** What a test left waiting goes with its page, so that it does not happen in the next one. */
export function noneLeft(): void {
  for (const timer of waiting) clearTimeout(timer);
  waiting.clear();
}
