import type { Person, Placed, SourceID } from "../../wire/wire";

/** matching keeps those whose name or office contains the search, without regard to case, ordered by name. */
export function matching(people: Person[], search: string): Person[] {
  const wanted = search.trim().toLocaleLowerCase();
  return people
    .filter(({ name, office = "" }) => `${name}\n${office}`.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** listed numbers people from 0, as a page of the house does. */
export function listed(people: Placed[], offset = 0): Map<number, Placed> {
  return new Map(people.map((person, i) => [offset + i, person]));
}

/** isSpeaking says whether one of a person's sources is heard now. */
export function isSpeaking(speaking: SourceID[], person: string): boolean {
  return speaking.some((source) => source.startsWith(`${person}.`));
}

/** Window is the part of a long list that is drawn: from (included) to (excluded). */
export interface Window {
  from: number;
  to: number;
}

/** How many rows are drawn above and below those in view. */
const spare = 6;

/** windowOf says which rows to draw; all lengths in CSS pixels. */
export function windowOf(total: number, scrollTop: number, height: number, row: number): Window {
  const from = Math.max(0, Math.min(Math.floor(scrollTop / row) - spare, total - 1));
  const to = Math.min(total, Math.ceil((scrollTop + height) / row) + spare);
  return { from, to: Math.max(from, to) };
}
