import { useEffect, useRef, useState } from "react";
import { useLive } from "../../live/live";
import type { State } from "../../live/state";
import type { Source } from "../../wire/wire";
import { perPage, useChoice } from "./choice";
import { othersOf, type Page, paged, type Seat, seated, speakerNow } from "./seating";

/** How many stand beside or below what is shown large. */
const beside = { wide: 4, narrow: 3 };

/** What stands where in a room in which everybody may speak. */
export interface Staging extends Page<Source> {
  /** Shown large; absent where all have the same size. */
  main?: Source | undefined;
  /** How many people are here whom nobody could see on any page. */
  unseen: number;
  /** Who speaks and is not to be seen now. */
  speaking: Source[];
  narrow: boolean;
}

/** One's own camera as it is on this side: at once, and also before anything was published. */
export function ownCamera(state: State): Source | undefined {
  const { you, media } = state;
  if (!you) return undefined;
  const { id, name, role } = you;
  const on = { audio: media.microphone, video: media.camera, held: media.held, up: true };
  return { id: `${id}.camera`, kind: "camera", person: id, name, role, ...on };
}

/** useRoom stages a room by one's own choice. */
export function useRoom(): Staging {
  const { per, look, self, page, pinned } = useChoice();
  const narrow = useNarrow();
  const sources = useLive((state) => state.sources);
  const people = useLive((state) => state.people);
  const speaking = useLive((state) => state.speaking);
  const own = useLive(ownCamera);
  const me = own?.person;
  const others = useSeats(othersOf(sources, people.here ?? [], me));
  const speaker = useSpeaker(speaking, me);
  const find = (id: string | undefined) => [...others, ...sources].find((source) => source.id === id);
  const screen = sources.findLast(({ kind, video, person }) => kind === "screen" && video && person !== me);
  const large = look === "speaker" ? (find(speaker) ?? others[0]) : undefined;
  const main = find(pinned) ?? screen ?? large;
  const mine = own && self ? [own] : [];
  const rest = others.filter((source) => source !== main);
  const on = main ? beside[narrow ? "narrow" : "wide"] : perPage(per, narrow);
  const cut = paged(on === 1 ? [...rest, ...mine] : [...mine, ...rest], page, on);
  const visible = new Set([main?.id, ...cut.shown.map(({ id }) => id)]);
  return {
    ...cut,
    main,
    narrow,
    unseen: Math.max(0, people.count - others.length - (own ? 1 : 0)),
    speaking: speaking.flatMap((id) => (visible.has(id) || id === own?.id ? [] : (find(id) ?? []))),
  };
}

/** Keeps everybody in their place while others come, go and speak. */
function useSeats(others: Source[]): Source[] {
  const seats = useRef<Seat[]>([]);
  seats.current = seated(seats.current, others);
  const known = new Map(others.map((source) => [source.id, source]));
  return seats.current.flatMap(({ id }) => known.get(id) ?? []);
}

function useSpeaker(speaking: string[], me: string | undefined): string | undefined {
  const speaker = useRef<string>(undefined);
  speaker.current = speakerNow(speaker.current, speaking, me);
  return speaker.current;
}

const phone = "(width < 40rem)";

/** Whether there is only the room of a phone. */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia?.(phone).matches ?? false);
  useEffect(() => {
    const query = window.matchMedia?.(phone);
    if (!query) return;
    const look = () => setNarrow(query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return narrow;
}
