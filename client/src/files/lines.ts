/** How many octets a line of a calendar or card file may have, without its end (RFC 5545, section 3.1; RFC 6350, section 3.2). */
const longest = 75;

const encoder = new TextEncoder();

/**
 * escaped writes a text as a value of such a file: commas, semicolons, backslashes and line feeds are escaped, other control
 * characters left out.
 */
export function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll(",", "\\,")
    .replaceAll(";", "\\;")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** folded divides a line that is too long: each next one begins with a space, and no character is cut in two. */
export function folded(line: string): string {
  const lines: string[] = [];
  let part = "";
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > longest) {
      lines.push(part);
      part = " ";
      size = 1;
    }
    part += character;
    size += octets;
  }
  return [...lines, part].join("\r\n");
}

/** fileOf makes the text of a file of lines. */
export function fileOf(lines: string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** save gives a text to the person as a file. It never leaves the machine. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
