import type { ChatLine, PersonID, Role } from "../../wire/wire";

/** How long a line may be, in characters. */
export const longest = 1000;

/** From how many characters on the counter is shown. */
export const counted = 800;

/** How long lines of one person belong together, in ms. */
const together = 180_000;

/** Entry is a line as it is shown. */
export interface Entry {
  line: ChatLine;
  /** The first of several lines of one person: it carries name and time. */
  first: boolean;
  /** The first of a day that is not the day of the line before: "2006-01-02". */
  day?: string;
}

/** entriesOf arranges lines for the eye; dayOf gives the calendar day of a time in the conference's zone. */
export function entriesOf(lines: ChatLine[], dayOf: (ms: number) => string): Entry[] {
  return lines.map((line, i) => {
    const before = lines[i - 1];
    const day = dayOf(line.at);
    const newDay = before !== undefined && dayOf(before.at) !== day;
    const first = newDay || before?.person !== line.person || line.at - before.at > together;
    return newDay ? { line, first, day } : { line, first };
  });
}

/** length counts characters as the house does: by code points. */
export function length(text: string): number {
  return [...text].length;
}

/** newSince lists the lines of others that came after the line last seen, the newest when there was none. */
export function newSince(lines: ChatLine[], seen: string | undefined, me: PersonID | undefined): ChatLine[] {
  return seen === undefined ? [] : lines.filter((line) => line.id > seen && line.person !== me);
}

/** shown says whether a role stands beside a name: it does for those whom one may want to ask. */
export function shown(role: Role): boolean {
  return role === "organiser" || role === "host" || role === "moderator" || role === "speaker";
}
