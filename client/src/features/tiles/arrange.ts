import type { Layout, Person, Source } from "../../wire/wire";

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

/** How many people a room shows at once. */
export const seats = 9;

/**
 * Who is shown in a room where everybody may speak: a screen that somebody else shares, oneself, then those with a picture, those
 * with sound, and those who only listen. The order stays while somebody speaks.
 */
export function stagingOf(
  sources: Source[],
  here: Person[],
  own: Source | undefined,
): { screen?: Source; shown: Source[] } {
  const me = own?.person;
  const screen = sources.findLast(
    (source) => source.kind === "screen" && source.video && source.person !== me,
  );
  const cameras = sources.filter((source) => source.kind === "camera" && source.person !== me);
  const silent = here.filter(
    (person) => person.id !== me && !cameras.some((source) => source.person === person.id),
  );
  const others = [...cameras, ...silent.map(listener)].sort((a, b) => weight(b) - weight(a));
  return { ...(screen ? { screen } : {}), shown: [...(own ? [own] : []), ...others].slice(0, seats) };
}

function listener({ id, name, role }: Person): Source {
  return {
    id: `${id}.camera`,
    kind: "camera",
    person: id,
    name,
    role,
    audio: false,
    video: false,
    up: false,
  };
}

function weight(source: Source): number {
  return (source.video ? 2 : 0) + (source.audio ? 1 : 0);
}
