import { type Appointment, calendar } from "./ics";

/** takeHome saves appointments as a file that calendars read; name is the calendar's, stamp when it is made, in ms since 1970. */
export function takeHome(appointments: Appointment[], name: string, stamp: number): void {
  const file = new Blob([calendar(appointments, name, stamp)], { type: "text/calendar;charset=utf-8" });
  const way = document.createElement("a");
  way.href = URL.createObjectURL(file);
  way.download = `${fileName(name)}.ics`;
  way.click();
  URL.revokeObjectURL(way.href);
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
