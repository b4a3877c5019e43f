import { live } from "../../live/live";

/**
 * arrive opens the line, and says the name that was chosen at the door as soon as the house has greeted. It must follow a
 * click, so that sound may play.
 */
export function arrive(token: string, name: string): void {
  live.start(token);
  const stop = live.store.subscribe(() => {
    const { line, you } = live.store.get();
    if (line === "ended") stop();
    if (line !== "open" || !you) return;
    stop();
    if (name !== you.name) void rename(name);
  });
}

async function rename(name: string): Promise<void> {
  const result = await live.do("person.rename", { name });
  if (!result.ok) return;
  live.store.set((state) => (state.you ? { ...state, you: { ...state.you, ...result.body } } : state));
}
