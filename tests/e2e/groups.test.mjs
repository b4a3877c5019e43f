import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { until } from "./harness/until.mjs";

describe("groups of a workshop", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let lead;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor[]} */
  let people;
  const small = { viewport: { width: 1024, height: 700 } };

  before(async () => {
    cast = await Cast.open();
    const { moderator, participant } = cast.house.links;
    lead = await cast.come("the moderator", moderator[0]);
    people = [];
    for (const link of participant.slice(0, 3)) people.push(await cast.come("a participant", link, small));
    for (const person of [lead, ...people]) {
      await person.goes("Workshops");
      await person.pressFirst(/^Hineingehen: /);
    }
  }, { timeout: 120_000 });
  after(() => cast?.close());

  /** @param {import("./harness/chromium.mjs").ChromiumVisitor} person */
  const groupOf = async (person) => (await person.page.getByRole("heading", { level: 1 }).textContent())?.split(" · ")[0] ?? "";

  it("are prepared and started with few clicks, and everybody is taken over with their microphone on", async () => {
    for (const person of people) {
      await person.turnsOn("Mikrofon");
      await until("both connections", async () => (await person.made()).peers === 2);
    }
    const before = await Promise.all(people.map((person) => person.made()));
    await lead.press("button", "Gruppen");
    await lead.page.getByLabel("Aufteilen nach").selectOption({ label: "Größe der Gruppen" });
    await lead.page.getByLabel("Wie viele Personen höchstens in einer Gruppe?").fill("2");
    await lead.write("Aufgabe", "Was hilft wirklich?");
    await lead.press("button", "Gruppen starten (je 2 Personen, 20 min)");
    await lead.press("button", "Jetzt starten");
    for (const person of people) {
      await person.page.getByRole("heading", { level: 1, name: /^Gruppe [12] · Workshopraum 1$/ }).waitFor();
      await person.see("Was hilft wirklich?");
      await person.page.getByRole("button", { name: "Mikrofon an, ausschalten" }).waitFor();
    }
    assert.deepEqual(await Promise.all(people.map((person) => person.made())), before, "no new connection");
  });

  it("are seen at a glance, get more time, and read what is announced", async () => {
    await lead.page.getByText(/^spricht: /).first().waitFor();
    await lead.press("button", "+5 min für alle");
    await people[0].page.getByText(/^noch 24:\d\d$/).first().waitFor();
    await lead.press("button", "Text an alle");
    await lead.write("Was sollen alle lesen?", "Denken Sie an die Karte");
    await lead.press("button", "An alle senden");
    for (const person of people) await person.page.getByText(/: Denken Sie an die Karte$/).first().waitFor();
  });

  it("call for help, and somebody comes", async () => {
    await people[0].press("button", "Hilfe rufen");
    await lead.page.getByText(/^Gruppe [12] bittet um Hilfe/).first().waitFor();
    await lead.press("button", "Hingehen");
    assert.equal(await groupOf(people[0]), await until("the visit", () => groupOf(lead).then((name) => name.startsWith("Gruppe") && name)));
    await people[0].page.getByRole("button", { name: "Hilfe rufen" }).waitFor();
  });

  it("write a card and name who reports", async () => {
    await people[0].page.getByLabel("1. Aussage").fill("Ein fester Ansprechpartner");
    await people[0].page.getByLabel("Wer berichtet?").selectOption({ index: 1 });
    await lead.press("button", "Zurück in den Workshop");
    await lead.page.getByText("Karte 1/3").waitFor();
  });

  it("are called back, and everybody is in the workshop again", async () => {
    await lead.press("button", "Zurückrufen");
    for (const person of people) {
      await person.press("button", "Jetzt hingehen");
      await person.page.getByRole("heading", { level: 1, name: "Workshopraum 1" }).waitFor();
    }
    await lead.press("button", "Mehr");
    await lead.press("menuitem", "Sofort beenden");
    await lead.press("button", "Sofort beenden");
    await lead.page.getByRole("heading", { level: 1, name: "Gruppen vorbereiten" }).waitFor();
  });

  it("come back to the plenum: card on the screen, reporter on the stage, by one click", async () => {
    const host = await cast.come("the host", cast.house.links.host);
    await host.goes("Plenum");
    await people[2].goes("Plenum");
    await host.page.getByRole("tab", { name: /^Ergebnisse/ }).click();
    const written = host.page.getByRole("listitem").filter({ hasText: "Ein fester Ansprechpartner" });
    await written.getByRole("button", { name: /auf die Bühne$/ }).click();
    await people[2].see("Ein fester Ansprechpartner");
    const [reporter] = people;
    await reporter.at("#/room/plenum"); // at its time, by itself
    await reporter.turnsOn("Kamera");
    await people[2].sees(/\.camera$/);
    await host.press("button", "Karte schließen");
    await people[2].page.getByText("Ein fester Ansprechpartner").waitFor({ state: "detached" });
    for (const person of [lead, host, ...people]) assert.deepEqual(person.faults, []);
  });
});
