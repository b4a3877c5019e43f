import { escaped, fileOf } from "../../files/lines";
import type { Appointment } from "../../wire/wire";

/** What a calendar file says of an appointment beside its time. */
export interface EventWords {
  /** "Gespräch mit A. Klee" */
  title: string;
  place: string;
  /** Now, in ms since 1970. */
  now: number;
  /** The name of the house, for ids that are the only ones of their kind. */
  host: string;
}

/** calendar writes an appointment as a calendar file (RFC 5545). */
export function calendar(appointment: Appointment, { title, place, now, host }: EventWords): string {
  const { id, start, minutes, words } = appointment;
  return fileOf([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Konvent//Konvent//DE",
    "BEGIN:VEVENT",
    `UID:${id}@${host}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(start + minutes * 60_000)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    ...(words ? [`DESCRIPTION:${escaped(words)}`] : []),
    "END:VEVENT",
    "END:VCALENDAR",
  ]);
}

/** 20261122T090000Z */
function stamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
