import { escaped, fileOf } from "../../files/lines";

/** Occasion is one entry of a calendar. */
export interface Occasion {
  /** The same for the same entry whenever it is taken home, so that a newer copy takes its place. */
  uid: string;
  /** ms since 1970. */
  start: number;
  end: number;
  title: string;
  place?: string;
  words?: string;
}

/** calendar is an iCalendar object (RFC 5545) of appointments; name is what a calendar calls it, stamp when it was made, in ms since 1970. */
export function calendar(appointments: Occasion[], name: string, stamp: number): string {
  return fileOf([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Konvent//Mein Programm//DE",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...appointments.flatMap((one) => event(one, stamp)),
    "END:VCALENDAR",
  ]);
}

function event({ uid, start, end, title, place, words }: Occasion, stamp: number): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(words ? [`DESCRIPTION:${escaped(words)}`] : []),
    "END:VEVENT",
  ];
}

/** A moment in UTC (section 3.3.5, form 2). */
function utc(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+|[-:]/g, "");
}
