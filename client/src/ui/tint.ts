/** How many tints there are in styles/tokens.css. */
const tints = 9;

/** tint gives an id one of the house's tints, the same on every screen (FNV-1a). */
export function tint(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % tints;
}

/** initials are the first letters of the first and the last word of a name, at most two; words that begin with no letter do not count. */
export function initials(name: string): string {
  const words = name.split(/[\s.\-–]+/u).filter((word) => /^\p{L}/u.test(word));
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  const letters = last ? [first, last].map((word) => [...word][0] ?? "") : [...first].slice(0, 2);
  return letters.join("").toLocaleUpperCase();
}
