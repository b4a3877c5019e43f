/** How long a name may be, in characters. */
export const longestName = 80;

/** faultOfName gives the words for what is wrong with a name; the house cleans and checks it again. */
export function faultOfName(name: string): "enter.nameEmpty" | "enter.nameLong" | undefined {
  const length = [...name.trim()].length;
  if (length === 0) return "enter.nameEmpty";
  return length > longestName ? "enter.nameLong" : undefined;
}
