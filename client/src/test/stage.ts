import type { Backstage, Green, Person, Source, Stage } from "../wire/wire";

/** A camera of a person who is there with picture and sound. */
export function camera(person: Pick<Person, "id" | "name">, part: Partial<Source> = {}): Source {
  const { id, name } = person;
  return {
    id: `${id}.camera`,
    kind: "camera",
    person: id,
    name,
    role: "speaker",
    audio: true,
    video: true,
    up: true,
    codec: "VP8",
    ...part,
  };
}

export const author = { id: "p-author", name: "Autorin und Journalistin" };
export const editor = { id: "p-editor", name: "Redakteurin" };

/** The house's title card. */
export const slate: Source = {
  id: "slate",
  kind: "file",
  name: "slate",
  audio: true,
  video: true,
  up: true,
  codec: "VP8",
};

/** A stage on which these are on air. */
export function stageWith(...onAir: Source[]): Stage {
  return { live: onAir.length > 0, since: 0, layout: "grid", onAir };
}

/** A source of the green room. */
export function green(source: Source, cue: Green["cue"] = "off"): Green {
  return { ...source, cue };
}

/** A green room with these sources. */
export function backstageWith(sources: Green[], part: Partial<Backstage> = {}): Backstage {
  return { sources, layout: "grid", preview: [], people: [], invited: [], countdown: 0, ...part };
}
