/** Appointment is one entry of a calendar. */
export interface Appointment {
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
export function calendar(appointments: Appointment[], name: string, stamp: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Konvent//Mein Programm//DE",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...appointments.flatMap((one) => event(one, stamp)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function event({ uid, start, end, title, place, words }: Appointment, stamp: number): string[] {
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

/** A text as section 3.3.11 has it: no bare separators, no line ends, and none of the characters that no text may hold. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** How long a line may be, in octets without its end (section 3.1). */
const longest = 75;

/** Folds a line between characters, so that none of them is cut in two. */
function folded(line: string): string {
  const bytes = new TextEncoder();
  const rows: string[] = [];
  let row = "";
  let length = 0;
  for (const sign of line) {
    const more = bytes.encode(sign).length;
    if (length + more > longest) {
      rows.push(row);
      row = " ";
      length = 1;
    }
    row += sign;
    length += more;
  }
  return [...rows, row].join("\r\n");
}
