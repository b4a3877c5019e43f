/** How many interests one may name, and how long each may be, as the house has it. */
const most = 5;
const longest = 30;

/** wordsOf reads interests from a line, divided by commas; undefined when there are too many, or one is too long. */
export function wordsOf(line: string): string[] | undefined {
  const words = line
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  return words.length > most || words.some((word) => [...word].length > longest) ? undefined : words;
}
