import { save } from "../../files/lines";
import { calendar, type Occasion } from "./ics";

/** takeHome saves appointments as a file that calendars read; name is the calendar's, stamp when it is made, in ms since 1970. */
export function takeHome(appointments: Occasion[], name: string, stamp: number): void {
  save(`${fileName(name)}.ics`, "text/calendar", calendar(appointments, name, stamp));
}

/** A name that every system takes for a file. */
function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/ä/g, "ae")
    .replace(/ö/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return plain.slice(0, 60) || "programm";
}
