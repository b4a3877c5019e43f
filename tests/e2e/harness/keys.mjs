import assert from "node:assert/strict";
import { until } from "./until.mjs";

/** How many presses of the Tab key one place may take at most. */
const longestWay = 150;

/** How many controls one bar may have at most. */
const longestBar = 8;

/** focused is what has the focus: its role in markup, its name, whether arrows move on from it, and whether one sees that it has the focus. */
function focused() {
  const at = document.activeElement;
  if (!at || at === document.body) return { name: "", tag: "", arrows: false, ring: false, covered: false };
  const labelled = at.getAttribute("aria-labelledby");
  const name =
    at.getAttribute("aria-label") ??
    (labelled ? document.getElementById(labelled.split(" ")[0])?.textContent : null) ??
    /** @type {HTMLInputElement} */ (at).labels?.[0]?.textContent ??
    at.textContent ??
    "";
  const drawn = [at, at.closest("label")].filter((part) => part !== null);
  const ring = drawn.some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  const { left, top, width, height } = at.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const covered = !hit || !(at.contains(hit) || hit.contains(at));
  return { name: name.trim(), tag: at.tagName, arrows: at.closest('[role="toolbar"]') !== null, ring, covered };
}

/** Keys is a keyboard, and nothing else, in the hands of somebody. */
export class Keys {
  #who;

  /** @param {import("./chromium.mjs").ChromiumVisitor} who */
  constructor(who) {
    this.#who = who;
  }

  /** press presses keys one after another. @param {string[]} names */
  async press(...names) {
    for (const name of names) await this.#who.page.keyboard.press(name);
  }

  /** write types into what has the focus. @param {string} text */
  write(text) {
    return this.#who.page.keyboard.type(text);
  }

  /** focused is what has the focus now. */
  focused() {
    return this.#who.run(focused);
  }

  /** reach moves the focus on by Tab, and by arrows inside bars, until what has it is called so; and one sees it there. @param {RegExp} name */
  async reach(name) {
    const seen = new Set();
    for (let i = 0; i < longestWay; i++) {
      const here = await this.focused();
      if (name.test(here.name) || (here.arrows && (await this.#among(name)))) return this.#visible();
      seen.add(here.name.slice(0, 30));
      await this.press("Tab");
    }
    assert.fail(`${name} is not reached by keys; on the way: ${[...seen].join(" · ")}`);
  }

  /** choose moves through a menu or a list by the down arrow, to what is called so. @param {RegExp} name */
  async choose(name) {
    await until(`${name} to be chosen`, async () => {
      const here = await this.focused();
      if (name.test(here.name)) return true;
      await this.press("ArrowDown");
      return false;
    });
  }

  /** heading waits for the focus to be on a heading, as on a change of place. @param {string} place */
  async heading(place) {
    await until(`the focus to be on a heading on coming to ${place}`, async () => /^H[12]$/.test((await this.focused()).tag));
  }

  /** among looks through a bar by arrows, in both directions. @param {RegExp} name */
  async #among(name) {
    for (const arrow of ["ArrowLeft", "ArrowRight"]) {
      for (let i = 0; i < longestBar; i++) {
        await this.press(arrow);
        if (name.test((await this.focused()).name)) return true;
      }
    }
    return false;
  }

  async #visible() {
    const here = await this.focused();
    assert.ok(here.ring, `${here.name} has the focus and shows no ring`);
    assert.ok(!here.covered, `${here.name} has the focus and is covered`);
  }
}
