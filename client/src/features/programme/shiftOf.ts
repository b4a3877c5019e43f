/** The house moves the programme by at most so many minutes at once. */
const most = 240;

/** shiftOf reads minutes as they are typed: "7", "+7", "-7" or "−7"; undefined when that is no whole number the house accepts. */
export function shiftOf(text: string): number | undefined {
  const plain = text.trim().replace(/^[−–]/, "-").replace(/^\+/, "");
  if (!/^-?\d{1,3}$/.test(plain)) return undefined;
  const minutes = Number(plain);
  return minutes === 0 || Math.abs(minutes) > most ? undefined : minutes;
}
