import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { Keys } from "./harness/keys.mjs";
import { until } from "./harness/until.mjs";

/** A picture of one dot. */
const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

describe("what people of a room write together", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor[]} */
  let two;

  before(async () => {
    cast = await Cast.open();
    const { participant } = cast.house.links;
    two = [await cast.come("the first", participant[0]), await cast.come("the second", participant[1])];
    for (const person of two) {
      await person.goes("Workshops");
      await person.pressFirst(/^Hineingehen: /);
    }
  }, { timeout: 120_000 });
  after(() => cast?.close());

  /** field is a field of the open panel. @param {import("./harness/chromium.mjs").ChromiumVisitor} person @param {string} name */
  const field = (person, name) => person.page.getByRole("textbox", { name, exact: true });

  it("merges two who write in one statement of a card, over a house that is killed", async () => {
    const statement = "1. Aussage";
    for (const person of two) await person.press("tab", "Karte");
    await field(two[0], statement).fill("Anfang  Ende");
    await until("the second to read it", async () => (await field(two[1], statement).inputValue()) === "Anfang  Ende");
    for (const person of two) await person.see("Gespeichert");
    await field(two[0], statement).press("Home");
    await field(two[1], statement).press("End");
    const typing = [
      field(two[0], statement).pressSequentially("Von der einen vorn. ", { delay: 60 }),
      field(two[1], statement).pressSequentially(", und von der anderen hinten.", { delay: 60 }),
    ];
    await until("some of it to be there", async () => (await field(two[0], statement).inputValue()).includes("Von"));
    await cast.house.kill();
    await Promise.all(typing);
    for (const person of two) await person.see("Nicht verbunden");
    await cast.house.start();
    const whole = "Von der einen vorn. Anfang  Ende, und von der anderen hinten.";
    for (const person of two) {
      await until(`${person.name} to have all`, async () => (await field(person, statement).inputValue()) === whole);
      await person.see("Gespeichert");
    }
  });

  it("keeps what was answered when the house is killed right then, for somebody who comes anew", async () => {
    const [person] = two;
    await field(person, "Überschrift (freiwillig)").fill("Was bleibt");
    await person.see("Gespeichert");
    await cast.house.kill();
    await cast.house.start();
    const third = await cast.come("the third", cast.house.links.participant[2]);
    await third.goes("Workshops");
    await third.pressFirst(/^Hineingehen: /);
    await third.press("tab", "Karte");
    await until("the third to read it", async () => (await field(third, "Überschrift (freiwillig)").inputValue()) === "Was bleibt");
    await third.leave();
  });

  it("merges two who write notes", async () => {
    const name = "Notizen, die alle hier gemeinsam schreiben";
    for (const person of two) await person.press("tab", "Notizen");
    for (const person of two) await field(person, name).waitFor();
    await field(two[0], name).click();
    await two[0].press("button", "Überschrift");
    await Promise.all(two.map((person, i) => field(person, name).pressSequentially(`Zeile von ${i + 1}. `, { delay: 40 })));
    const words = async (/** @type {any} */ person) => (await field(person, name).innerText()).trim();
    await until("both to read the same", async () => {
      const [a, b] = [await words(two[0]), await words(two[1])];
      return a === b && a.includes("Zeile von 1.") && a.includes("Zeile von 2.");
    });
    const [file] = await Promise.all([two[1].page.waitForEvent("download"), two[1].press("button", "Als Datei speichern (Markdown)")]);
    assert.match(file.suggestedFilename(), /^Notizen-.*\.md$/);
  });

  it("has a board that one uses by keyboard, and the other sees", async () => {
    for (const person of two) await person.press("tab", "Tafel");
    const keys = new Keys(two[0]);
    await two[0].page.getByRole("tab", { name: "Tafel" }).focus();
    await keys.reach(/^Zettel anheften$/);
    await keys.press("Enter");
    await until("the field of the note to have the focus", async () => /Zettel$/.test((await keys.focused()).name));
    await keys.write("Mehr Zeit für Beratung");
    const note = two[1].page.getByRole("button", { name: "1. Zettel: Mehr Zeit für Beratung" });
    await note.waitFor();
    const left = async () => (await note.boundingBox())?.x ?? 0;
    const before = await left();
    await keys.reach(/mit Pfeiltasten verschieben$/);
    await keys.press("Enter", "ArrowRight", "Shift+ArrowRight");
    await until("the other to see it further right", async () => (await left()) > before + 5);
    const [file] = await Promise.all([two[1].page.waitForEvent("download"), two[1].press("button", "Als Bild speichern (PNG)")]);
    assert.match(file.suggestedFilename(), /^Tafel-.*\.png$/);
    assert.ok(readFileSync(await file.path()).length > 5_000);
    await keys.press("Delete");
    await note.waitFor({ state: "detached" });
    await until("the drawing to have the focus", async () => (await keys.focused()).name === "Zeichnung");
    await two[1].page.locator('input[type="file"]').setInputFiles({ name: "dot.png", mimeType: "image/png", buffer: dot });
    await two[1].page.locator("svg image").waitFor();
    await two[1].press("button", "Als Bild auf die Karte");
    await two[0].press("tab", "Karte");
    await two[0].page.getByRole("img", { name: "Bild zur Karte" }).waitFor();
  });

  it("goes without a fault in the page", () => {
    for (const person of two) assert.deepEqual(person.faults, [], person.name);
  });
});
