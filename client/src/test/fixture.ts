import { live } from "../live/live";
import { initial, type State } from "../live/state";
import type {
  ChatLine,
  Conference,
  Door,
  Me,
  Permission,
  Person,
  Placed,
  Programme,
  Room,
  Session,
} from "../wire/wire";

/** Thursday, 24 June 2021, 11:00 in Berlin: the debate runs for half an hour already. */
export const now = Date.UTC(2021, 5, 24, 9, 0);

const minute = 60_000;

/** A time of the fixture's day in Berlin, in ms since 1970. */
export function at(hours: number, minutes = 0): number {
  return Date.UTC(2021, 5, 24, hours - 2, minutes);
}

export const conference: Conference = {
  id: "c1",
  slug: "jobcenter-2021",
  title: "Tag der kommunalen Jobcenter",
  motto: "Beratung – und noch viel mehr",
  language: "de",
  mode: "online",
  timeZone: "Europe/Berlin",
  organisers: ["Landkreistag", "Städtetag"],
  guests: true,
};

export const plenum: Room = { id: "r-plenum", slug: "plenum", name: "Plenum", kind: "plenum", seats: 0 };
export const workshop1: Room = {
  id: "r-w1",
  slug: "raum-1",
  name: "Workshopraum 1",
  kind: "workshop",
  seats: 50,
};
export const workshop2: Room = {
  id: "r-w2",
  slug: "raum-2",
  name: "Workshopraum 2",
  kind: "workshop",
  seats: 50,
};
export const cafeteria: Room = {
  id: "r-caf",
  slug: "cafeteria",
  name: "Cafeteria",
  kind: "cafeteria",
  seats: 72,
};

function item(
  id: string,
  room: Room,
  kind: string,
  title: string,
  start: number,
  end: number,
  more?: Partial<Session>,
): Session {
  return { id, day: 1, start, end, kind, title, room: room.id, ...more };
}

export const programme: Programme = {
  days: ["2021-06-24"],
  rooms: [plenum, workshop1, workshop2, cafeteria],
  sessions: [
    item("s1", plenum, "welcome", "Begrüßung", at(10), at(10, 15), { speakers: ["Landrätin"], stage: 1 }),
    item(
      "s2",
      plenum,
      "debate",
      "Streitgespräch: Die Jobcenter in der neuen Wahlperiode",
      at(10, 30),
      at(11, 32),
      {
        speakers: ["Autorin und Journalistin", "Redakteurin", "Moderation"],
        stage: 3,
      },
    ),
    item("s3", plenum, "lightning", "Schlaglichter aus der Praxis", at(11, 35), at(12, 30), {
      speakers: ["Jobcenter Kreis Düren", "Jobcenter Musterkreis"],
      stage: 4,
    }),
    item("s4", cafeteria, "break", "Mittagspause", at(12, 30), at(13, 15)),
    item(
      "s5",
      workshop1,
      "workshop",
      "Videoberatung und rechtliche Fallstricke im Arbeitsalltag",
      at(13, 15),
      at(14),
      {
        round: 1,
        capacity: 50,
      },
    ),
    item("s6", workshop2, "workshop", "Aufsuchende Fallarbeit", at(13, 15), at(13, 55), {
      round: 1,
      capacity: 50,
      abstract: "Wie Beratung dorthin kommt, wo die Menschen leben, und was sie dort braucht.",
    }),
    item("s7", plenum, "closing", "Fazit und Ausblick", at(16, 15), at(16, 45), { stage: 2 }),
  ],
};

const everything: Permission[] = [
  "attend",
  "chat",
  "speak",
  "backstage",
  "moderate",
  "direct",
  "shift",
  "organise",
];

/** A participant, who may look, listen, write and speak in workshops. */
export const participant: Me = {
  id: "p-me",
  name: "M. Beispiel",
  office: "Jobcenter Musterkreis",
  role: "participant",
  may: ["attend", "chat", "speak"],
};

/** A host, who may do everything. */
export const host: Me = { id: "p-me", name: "R. Regie", role: "host", may: everything };

const names = ["A. Klee", "T. Hain", "J. Sommer", "P. Acker", "L. Bach", "S. Wald", "R. Stein", "K. Moos"];

/** People of the house; more than there are names for are numbered. */
export function people(count: number): Person[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `p-${i}`,
    name: i < names.length ? (names[i] ?? "") : `Person ${String(i).padStart(4, "0")}`,
    office: i % 2 ? "Jobcenter Kreis Düren" : "Jobcenter Musterkreis",
    role: i === 5 ? "moderator" : i === 6 ? "host" : "participant",
  }));
}

/** The participant under another name. */
export function person(name: string): Person {
  const { id, office, role } = participant;
  return { id, name, office, role };
}

/** A line of chat, said so many minutes before now. */
export function line(id: number, person: Person, text: string, ago = 0): ChatLine {
  const { id: who, name, role } = person;
  return { id: String(id).padStart(6, "0"), person: who, name, role, text, at: now - ago * minute };
}

export const door: Door = {
  conference,
  you: participant,
  running: programme.sessions.slice(1, 2),
  next: programme.sessions.slice(2, 3),
  rooms: programme.rooms,
  now,
};

/** A state of somebody who is connected and stands in the foyer. */
export const inside: State = {
  ...initial,
  line: "open",
  you: participant,
  conference,
  programme,
  running: { now: ["s2"], next: ["s3", "s4", "s5", "s6"] },
  places: { online: 412, rooms: { [plenum.id]: 371, [workshop1.id]: 3, [cafeteria.id]: 34 } },
};

/** set makes a state hold, as if the house had told it. */
export function set(some: Partial<State>): void {
  live.store.set(() => ({ ...inside, ...some }));
}

/** placed puts people into a room. */
export function placed(some: Person[], room?: Room): Placed[] {
  return some.map((person) => (room ? { ...person, room: room.id } : person));
}
