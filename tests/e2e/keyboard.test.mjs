import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { until } from "./harness/until.mjs";

/** How many presses of the Tab key one place may take at most. */
const longestWay = 150;

/** How many controls one bar may have at most. */
const longestBar = 8;

/** focused is what has the focus: its role in markup, its name, and whether arrows move on from it. */
function focused() {
  const at = document.activeElement;
  if (!at || at === document.body) return { name: "", tag: "", arrows: false };
  const labelled = at.getAttribute("aria-labelledby");
  const name =
    at.getAttribute("aria-label") ??
    (labelled ? document.getElementById(labelled.split(" ")[0])?.textContent : null) ??
    /** @type {HTMLInputElement} */ (at).labels?.[0]?.textContent ??
    at.textContent ??
    "";
  return { name: name.trim(), tag: at.tagName, arrows: at.closest('[role="toolbar"]') !== null };
}

describe("a participant who uses the keyboard alone", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let person;

  /** reach moves the focus on by Tab, and by arrows inside bars, until what has it is called so. @param {RegExp} name */
  async function reach(name) {
    const seen = new Set();
    for (let i = 0; i < longestWay; i++) {
      const here = await person.run(focused);
      if (name.test(here.name) || (here.arrows && (await among(name)))) return;
      seen.add(here.name.slice(0, 30));
      await person.page.keyboard.press("Tab");
    }
    assert.fail(`${name} is not reached by keys; on the way: ${[...seen].join(" · ")}`);
  }

  /** among looks through a bar by arrows, in both directions. @param {RegExp} name */
  async function among(name) {
    for (const arrow of ["ArrowLeft", "ArrowRight"]) {
      for (let i = 0; i < longestBar; i++) {
        await person.page.keyboard.press(arrow);
        if (name.test((await person.run(focused)).name)) return true;
      }
    }
    return false;
  }

  const key = (/** @type {string} */ name) => person.page.keyboard.press(name);
  const place = async (/** @type {string} */ heading) => {
    await until(`the focus to be on a heading on coming to ${heading}`, async () => {
      const here = await person.run(focused);
      return /^H[12]$/.test(here.tag);
    });
  };

  before(async () => {
    cast = await Cast.open();
    person = await cast.chromium.person("the participant");
    await person.open(cast.house.links.participant[0]);
    await person.page.getByRole("button", { name: "Eintreten", exact: true }).waitFor();
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("enters and comes to the plenum", async () => {
    await reach(/^Eintreten$/);
    await key("Enter");
    await person.inside();
    await place("the plenum, where something is on");
    await person.watches();
  });

  it("writes in the chat", async () => {
    await reach(/^Nachricht an alle im Raum/);
    await person.page.keyboard.type("Ohne Maus geschrieben");
    await key("Enter");
    await person.reads("Ohne Maus geschrieben");
  });

  it("opens the choice of devices and comes back to where it was", async () => {
    await reach(/^Geräte, /);
    await key("Enter");
    await person.page.getByRole("dialog").waitFor();
    await key("Escape");
    await person.page.getByRole("dialog").waitFor({ state: "detached" });
    assert.match((await person.run(focused)).name, /^Geräte, /);
  });

  it("goes to a workshop and switches the microphone on", async () => {
    await reach(/^Workshops/);
    await key("Enter");
    await place("Workshops");
    await reach(/^Hineingehen: /);
    await key("Enter");
    await place("the workshop");
    await reach(/^Mikrofon aus, einschalten$/);
    await key("Enter");
    await person.page.getByRole("button", { name: "Mikrofon an, ausschalten" }).waitFor();
  });

  it("sits down at a table, changes the table and gets up", async () => {
    await reach(/^Cafeteria/);
    await key("Enter");
    await place("the cafeteria");
    await reach(/^Hinsetzen: /);
    await key("Enter");
    await place("the table");
    await reach(/^Zurück zu den Tischen$/);
    await key("Enter");
    await place("the cafeteria");
    await reach(/^Hinsetzen: .*[2-9]/);
    await key("Enter");
    await place("another table");
    await reach(/^Verlassen/);
    await key("Enter");
    await place("the foyer");
  });
});
