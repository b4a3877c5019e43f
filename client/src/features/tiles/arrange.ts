import type { Layout, Source } from "../../wire/wire";

/** How many sources each layout shows; the others on air are only heard. */
const seen: Record<Layout, number> = { one: 1, side: 2, slides: 2, grid: 10 };

/** The sources of a stage that are shown, in order, and those that are only heard. */
export function arrange(layout: Layout, sources: Source[]): { shown: Source[]; heard: Source[] } {
  return { shown: sources.slice(0, seen[layout]), heard: sources.slice(seen[layout]) };
}

/** Whether everything on a stage is lost, so that the slate stands in for it. */
export function failed(sources: Source[]): boolean {
  return sources.every((source) => source.lost);
}
