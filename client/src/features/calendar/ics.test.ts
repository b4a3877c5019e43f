import { describe, expect, test } from "vitest";
import { calendar, type Occasion } from "./ics";

const start = Date.UTC(2026, 2, 29, 0, 30);
const one: Occasion = {
  uid: "s5@c1.konvent",
  start,
  end: start + 45 * 60_000,
  title: "Werte, Kultur; und „Haltung“ \\ Technik",
  place: "Workshopraum 1, Tag der kommunalen Jobcenter",
  words: `Erste Zeile\r\nZweite\u0007 Zeile ${"ä€𝔸".repeat(60)}`,
};

/** Reads a calendar by the rules of RFC 5545: lines end with CRLF (3.1), long ones are folded, texts are escaped (3.3.11). */
function read(text: string): [string, string][] {
  expect(text.endsWith("\r\n")).toBe(true);
  expect(text.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
  return text
    .slice(0, -2)
    .replace(/\r\n /g, "")
    .split("\r\n")
    .map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1)];
    });
}

const unescaped = (text: string) =>
  text.replace(/\\(.)/g, (_, sign: string) => (sign === "n" || sign === "N" ? "\n" : sign));

describe("a calendar", () => {
  test("has what RFC 5545 demands, once each, around its events", () => {
    const lines = read(calendar([one, { ...one, uid: "other" }], "Mein Tag", start));
    const names = lines.map(([name, value]) =>
      name === "BEGIN" || name === "END" ? `${name} ${value}` : name,
    );
    expect(names).toEqual([
      ...["BEGIN VCALENDAR", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"],
      ...Array(2)
        .fill([
          "BEGIN VEVENT",
          ...["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION"],
          "END VEVENT",
        ])
        .flat(),
      "END VCALENDAR",
    ]);
    expect(lines[1]).toEqual(["VERSION", "2.0"]);
  });

  test("says times in UTC, whatever the clocks do that night", () => {
    const found = new Map(read(calendar([one], "x", start)));
    expect(found.get("DTSTAMP")).toBe("20260329T003000Z");
    expect(found.get("DTSTART")).toBe("20260329T003000Z");
    expect(found.get("DTEND")).toBe("20260329T011500Z");
  });

  test("folds lines at 75 octets, never within a character", () => {
    const text = calendar([one], "x", start);
    const rows = text.split("\r\n");
    const octets = rows.map((row) => new TextEncoder().encode(row).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(octets.filter((length) => length > 71).length).toBeGreaterThan(5);
    expect(text).not.toContain("\ufffd");
    expect(new Map(read(text)).get("DESCRIPTION")).toContain("ä€𝔸".repeat(60));
  });

  test("keeps separators, backslashes and line ends of texts, and drops what no text may hold", () => {
    const found = new Map(read(calendar([one], "x", start)));
    expect(found.get("SUMMARY")).toBe("Werte\\, Kultur\\; und „Haltung“ \\\\ Technik");
    expect(unescaped(found.get("SUMMARY") ?? "")).toBe(one.title);
    expect(unescaped(found.get("DESCRIPTION") ?? "")).toMatch(/^Erste Zeile\nZweite Zeile ä/);
  });

  test("leaves out what is not known", () => {
    const { place: _place, words: _words, ...bare } = one;
    expect(calendar([bare], "x", start)).not.toMatch(/LOCATION|DESCRIPTION/);
    expect(read(calendar([], "x", start))).toHaveLength(7);
  });
});
