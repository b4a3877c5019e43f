import { describe, expect, test } from "vitest";
import { initials, tint } from "./tint";

describe("Avatar", () => {
  test.each([
    ["M. Beispiel", "MB"],
    ["Anna-Lena Klee", "AK"],
    ["Autorin", "AU"],
    ["Moderation (Regie)", "MO"],
    ["Émile", "ÉM"],
    ["2. Vorsitz", "VO"],
    ["", ""],
  ])("calls %j %j", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  test("gives the same person the same tint", () => {
    expect(tint("p-1")).toBe(tint("p-1"));
    expect(new Set(Array.from({ length: 100 }, (_, i) => tint(`person-${i}`))).size).toBe(9);
  });
});
