import { describe, expect, test } from "vitest";
import de from "./de.json";
import en from "./en.json";

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : [...flatten(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

/** What axe takes for the same words. */
const spoken = (text: string) => text.replace(/[^\p{L}\p{N}\s]/gu, "").toLowerCase();

/** Not the longer name of a button, but the second half of one, or a sentence. */
const noNames = ["line.lostLong", "enter.nameLong", "workshop.leaveLong"];

const german = flatten(de);
const english = flatten(en);

describe("the words of the house", () => {
  test("stand in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...german.keys()].sort());
  });

  test("are never empty", () => {
    for (const [key, text] of [...german, ...english]) expect(text.trim(), key).not.toBe("");
  });

  test("have the same placeholders in both languages", () => {
    for (const [key, text] of german) {
      // "One person" may leave the number out.
      if (key.endsWith("_one")) continue;
      expect(placeholders(english.get(key) ?? ""), key).toEqual(placeholders(text));
    }
  });

  test("that name a button contain those that stand on it, so that it can be pressed by voice", () => {
    for (const words of [german, english])
      for (const [key, name] of words) {
        const shown = words.get(key.replace(/Long$/, ""));
        if (!key.endsWith("Long") || noNames.includes(key) || !shown) continue;
        expect(spoken(name), key).toContain(spoken(shown));
      }
  });

  test("have a singular wherever they have a plural", () => {
    for (const key of german.keys()) {
      if (key.endsWith("_other")) expect(german.has(key.replace(/_other$/, "_one")), key).toBe(true);
    }
  });
});
