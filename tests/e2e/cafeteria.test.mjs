import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { clean, inLight } from "./harness/axe.mjs";
import { Cast } from "./harness/cast.mjs";
import { until } from "./harness/until.mjs";

describe("the cafeteria", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let anna;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let udo;

  before(async () => {
    cast = await Cast.open();
    const { participant } = cast.house.links;
    anna = await cast.come("Anna", participant[0]);
    udo = await cast.come("Udo", participant[1]);
  }, { timeout: 120_000 });
  after(() => cast?.close());

  /** @param {import("./harness/chromium.mjs").ChromiumVisitor} who @param {string | RegExp} name */
  const button = (who, name) => who.page.getByRole("button", { name }).first();

  it("lets somebody open a table by invitation, and sit down at it silently", async () => {
    for (const who of [anna, udo]) await who.goes("Cafeteria");
    await udo.see("Tisch 1");
    await udo.press("button", "Plan");
    await button(udo, /^Tisch 1, .* frei$/).waitFor();
    await clean(udo);
    await udo.press("button", "Liste");
    await anna.press("button", "Tisch eröffnen");
    await anna.write("Worum soll es gehen?", "U25: was hilft");
    await anna.page.getByRole("switch", { name: "Nur auf Einladung" }).check({ force: true });
    await anna.press("button", "Eröffnen und Platz nehmen");
    await anna.see("auf Einladung");
    await button(anna, "Mikrofon aus, einschalten").waitFor();
  });

  it("shows the table to who looks for a seat, who has to be invited, and comes", async () => {
    await clean(udo);
    await button(udo, /^Anklopfen: Tisch von/).click();
    await button(anna, /^An den Tisch bitten: /).click();
    await button(udo, /^Platz nehmen: Einladung von /).click();
    await udo.see("U25: was hilft");
    await anna.turnsOn("Kamera");
    await udo.seesMany(/\.camera$/, 1);
  });

  it("exchanges business cards when both agree, to take home as a vCard", async () => {
    for (const who of [anna, udo]) {
      await who.press("tab", "Kontakte");
      await button(who, "Visitenkarte schreiben").click();
      if (who === anna) await clean(who, inLight);
      await who.write("E-Mail", `${who.name.toLowerCase()}@amt.example`);
      await button(who, "Speichern").click();
      await who.see("Visitenkarte ändern");
    }
    await anna.page.getByRole("tab", { name: /^Personen/ }).click();
    await anna.page.getByRole("list", { name: "Personen" }).getByRole("button").first().click();
    await anna.page.getByRole("menuitem", { name: "Visitenkarte anbieten" }).click();
    await button(udo, /^Tauschen: Karten mit /).click();
    await udo.see("anna@amt.example");
    const [download] = await Promise.all([udo.page.waitForEvent("download"), button(udo, "Alle als vCard speichern").click()]);
    assert.equal(download.suggestedFilename(), "kontakte.vcf");
    const card = readFileSync(await download.path(), "utf8");
    assert.match(card, /^BEGIN:VCARD\r\nVERSION:4\.0\r\nFN:/);
    assert.match(card, /\r\nEMAIL:anna@amt\.example\r\n/);
    await anna.press("tab", "Kontakte");
    await anna.see("udo@amt.example");
    await clean(anna);
  });

  it("brings two to a table of their own by Kaffee-Roulette, and back into the draw", async () => {
    for (const who of [anna, udo]) {
      await button(who, "Zurück zu den Tischen").click();
      await button(who, "Kaffee-Roulette").click();
      await button(who, "Mitmachen").click();
      if (who === anna) await anna.see("Sie sind in der Auslosung");
      if (who === anna) await clean(who);
    }
    for (const who of [anna, udo]) {
      await until(`${who.name} at the drawn table`, () => button(who, /^Weiter: /).isVisible(), 25_000);
    }
    await clean(anna);
    await button(anna, /^Bleiben: /).click();
    await udo.see("Ohne Zeitgrenze");
    await button(udo, /^Weiter: /).click();
    await udo.see("Sie sind in der Auslosung");
  });

  it("finds a time for the two of them", async () => {
    await button(udo, "Nicht mehr mitmachen").click();
    await udo.page.getByRole("navigation", { name: "Orte" }).getByRole("button").first().click();
    await udo.page.getByRole("menuitem", { name: "Personen" }).click();
    await udo.page.getByRole("searchbox").fill(await nameOf(anna));
    await udo.page.getByRole("list", { name: "Personen" }).getByRole("button").first().click();
    await udo.page.getByRole("menuitem", { name: "Termin vorschlagen" }).click();
    await clean(udo);
    await button(udo, "Vorschlagen").click();
    await button(anna, "Ansehen").click();
    await button(anna, /^Zusagen: Termin mit /).click();
    await button(anna, /^In den Kalender: Termin mit /).waitFor();
    await clean(anna);
    assert.deepEqual([...anna.faults, ...udo.faults], []);
  });
});

/** nameOf is what somebody is called. @param {import("./harness/chromium.mjs").ChromiumVisitor} who */
async function nameOf(who) {
  const menu = who.page.getByRole("navigation", { name: "Orte" }).getByRole("button").first();
  return (await menu.locator("strong").innerText()).trim();
}
