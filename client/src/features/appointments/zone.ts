/** wallClock is the calendar day "2006-01-02" and the time "15:04" of a moment in a time zone. */
export function wallClock(ms: number, zone: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? "";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
  };
}

/** momentOf is when a wall clock of a time zone shows a day and a time, in ms since 1970; undefined when they are none. */
export function momentOf(day: string, time: string, zone: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(time)) return undefined;
  const wanted = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wanted)) return undefined;
  let moment = wanted;
  // Twice, because the zone's offset may be another one at the first guess.
  for (let i = 0; i < 2; i++) {
    const shown = wallClock(moment, zone);
    moment += wanted - Date.parse(`${shown.day}T${shown.time}:00Z`);
  }
  return moment;
}
