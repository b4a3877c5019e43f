import { describe, expect, test } from "vitest";
import { escaped, fileOf, folded } from "./lines";

describe("a line of a file", () => {
  test("has what would divide it escaped", () => {
    expect(escaped("a,b;c\\d\ne\r\nf")).toBe("a\\,b\\;c\\\\d\\ne\\nf");
  });

  test("is folded at 75 octets, and never inside a character", () => {
    const long = `NOTE:${"ü€😀".repeat(30)}`;
    const parts = folded(long).split("\r\n");
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
    for (const part of parts.slice(1)) expect(part.startsWith(" ")).toBe(true);
    expect(parts.map((part, i) => (i === 0 ? part : part.slice(1))).join("")).toBe(long);
  });

  test("of exactly 75 octets stays as it is", () => {
    expect(folded("x".repeat(75))).toBe("x".repeat(75));
    expect(folded("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`);
  });

  test("ends as the standards want", () => {
    expect(fileOf(["A", "B"])).toBe("A\r\nB\r\n");
  });
});
