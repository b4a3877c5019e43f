import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { clean, inLight } from "./harness/axe.mjs";
import { Cast } from "./harness/cast.mjs";
import { Light } from "./harness/light.mjs";
import { until } from "./harness/until.mjs";

/** clock is what the clock of somebody's group says. @param {import("./harness/visitor.mjs").Visitor} person */
const clock = (person) => person.run(() => document.querySelector('[role="timer"][aria-label="Zeit der Gruppe"]')?.textContent ?? "");

/** How long people have before the programme takes them to their workshop, in ms. */
const ahead = 6_000;

describe("a workshop with five groups of two, of which one is in Chromium and Firefox", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let lead;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let anna;
  /** @type {import("./harness/visitor.mjs").Visitor} */
  let frida;
  /** Those in groups 2 to 5, two by two. @type {Light[]} */
  const lights = [];
  /** The workshop as an item of the programme. @type {{id: string, title: string, room: string}} */
  let workshop;

  const small = { viewport: { width: 1024, height: 700 } };

  before(async () => {
    cast = await Cast.open({ firefox: true });
    const { house } = cast;
    const { moderator, participant } = house.links;
    lead = await cast.come("the moderator", moderator[0]);
    anna = await cast.come("Anna", participant[0], small);
    frida = (await cast.firefox?.person("Frida, in Firefox", small)) ?? (await cast.chromium.person("Frida", small));
    await frida.enter(participant[1]);
    for (let i = 1; i <= 8; i++) {
      const { token } = await house.organise("POST", "/people", { name: `Person ${i}`, role: "participant" });
      lights.push(await Light.come(house, token));
    }
    const { programme } = await house.organise("GET", "/programme");
    workshop = programme.sessions.find((/** @type {{round?: number}} */ item) => item.round === 1);
  }, { timeout: 120_000 });
  after(() => {
    for (const light of lights) light.close();
    return cast?.close();
  });

  it("is chosen, and the programme takes everybody there", async () => {
    for (const person of [lead, anna, frida]) {
      await person.goes("Workshops");
      await person.press("button", `Wählen: ${workshop.title}`);
      await person.see(`Ihre Wahl: ${workshop.title}`);
    }
    await lead.see("Sie leiten diesen Workshop und nehmen niemandem einen Platz weg.");
    for (const light of lights) await light.do("seat.choose", { session: workshop.id });
    const notices = [lead, anna, frida].map((person) => person.see(`beginnt: ${workshop.title} (Workshopraum 1). Sie werden hinübergebracht.`));
    const start = Date.now() + ahead;
    await cast.house.organise("PATCH", `/sessions/${workshop.id}`, { start, end: start + 40 * 60_000 });
    await Promise.all(notices);
    for (const person of [lead, anna, frida]) await person.at("#/room/workshopraum-1"); // at its time, by itself
    for (const light of lights) await light.finds("the workshop", ({ room }) => room.id === workshop.room);
  });

  it("is where groups are prepared, and everybody chooses theirs", async () => {
    await lead.press("button", "Gruppen");
    await lead.page.getByLabel("So kommen alle in Gruppen").selectOption({ label: "Alle wählen selbst" });
    await lead.page.getByLabel("Wie viele Gruppen?").fill("5");
    await lead.page.getByLabel("Plätze je Gruppe").selectOption({ label: "Begrenzt" });
    await lead.page.getByLabel("Wie viele Personen höchstens in einer Gruppe?").fill("2");
    await lead.page.getByLabel("Zeit in Minuten").fill("4");
    await lead.write("Aufgabe", "Was hilft wirklich?");
    await clean(lead, inLight);
    await lead.press("button", "Plan speichern");
    for (const person of [anna, frida]) await person.press("button", "Gruppe 1 wählen");
    for (const [i, light] of lights.entries()) await light.do("groups.join", { group: 2 + Math.floor(i / 2) });
    await clean(anna, inLight);
  });

  it("sends everybody into their group with camera and microphone on, over the connections there are", async () => {
    for (const person of [anna, frida]) {
      await person.turnsOn("Kamera");
      await person.turnsOn("Mikrofon");
      await until("both connections", async () => (await person.made()).peers === 2);
    }
    const before = await Promise.all([anna, frida].map((person) => person.made()));
    await lead.press("button", "Gruppen starten (5 × 4 min)");
    await lead.press("button", "Jetzt starten");
    for (const person of [anna, frida]) {
      await person.see("Gruppe 1 · Workshopraum 1");
      await person.see("Was hilft wirklich?");
    }
    for (const [i, light] of lights.entries()) {
      await light.finds("their group", ({ group }) => group?.name === `Gruppe ${2 + Math.floor(i / 2)}`);
    }
    for (const person of [anna, frida]) {
      await person.seesMany(/\.camera$/, 1);
      await person.hears();
    }
    assert.deepEqual(await Promise.all([anna, frida].map((person) => person.made())), before, "no new connection");
    for (const person of [anna, frida]) await person.press("button", "Kamera an, ausschalten"); // pictures cost what the rest has to share
  });

  it("shows all groups at a glance, and gives them more time", async () => {
    const groups = lead.page.getByRole("list", { name: "Alle Gruppen" }).getByRole("article");
    await until("five groups of two", async () => {
      const shown = await groups.allInnerTexts();
      return shown.length === 5 && shown.every((text) => !text.includes("unterwegs"));
    });
    assert.equal(await groups.getByRole("button", { name: /verschieben$/ }).count(), 10);
    await lead.page.getByText(/^spricht: /).first().waitFor();
    await until("a clock of minutes", async () => /^noch [0-3]:/.test(await clock(frida)));
    await clean(lead);
    await frida.press("button", "Mikrofon an, ausschalten");
    const { ends } = lights[0].here.group;
    await lead.press("button", "+5 min für alle");
    await until("a clock with more time", async () => /^noch [5-8]:/.test(await clock(frida)));
    for (const light of lights) await light.finds("five minutes more", ({ group }) => group.ends === ends + 5 * 60_000);
  });

  it("is told something in every group", async () => {
    await lead.press("button", "Text an alle");
    await lead.write("Was sollen alle lesen?", "Denken Sie an die Karte");
    await lead.press("button", "An alle senden");
    for (const person of [anna, frida]) await person.see(": Denken Sie an die Karte");
    for (const light of lights) await light.finds("the words", ({ group }) => group.announcement?.text === "Denken Sie an die Karte");
  });

  it("has somebody come to a group that calls for help", async () => {
    await frida.press("button", "Hilfe rufen");
    await lead.page.getByText(/^Gruppe 1 bittet um Hilfe/).first().waitFor();
    await lead.press("button", "Hingehen");
    await lead.see("Gruppe 1 · Workshopraum 1");
    await anna.page.getByRole("button", { name: "Hilfe rufen" }).waitFor();
    await lead.press("button", "Zurück in den Workshop");
  });

  it("lets a group write its card, notes and board together", async () => {
    await anna.page.getByLabel("1. Aussage").fill("Ein fester Ansprechpartner");
    await frida.findsWritten("Ein fester Ansprechpartner");
    await frida.write("2. Aussage (freiwillig)", "Zeit für Gespräche");
    await anna.findsWritten("Zeit für Gespräche");
    await anna.page.getByLabel("Wer berichtet?").selectOption({ label: "M. Beispiel (Sie)" });
    await clean(anna, inLight);
    const notes = "Notizen, die alle hier gemeinsam schreiben";
    for (const person of [anna, frida]) await person.press("tab", "Notizen");
    await anna.page.getByRole("textbox", { name: notes }).pressSequentially("Was noch zu sagen ist");
    await frida.see("Was noch zu sagen ist");
    await clean(anna, inLight);
    for (const person of [anna, frida]) await person.press("tab", "Tafel");
    await frida.press("button", "Zettel anheften");
    await anna.page.getByRole("button", { name: /^1\. Zettel/ }).waitFor();
    await clean(anna, inLight);
    for (const light of lights.filter((_, i) => i % 2 === 0)) {
      const { room, group } = light.here;
      const card = { title: "", statements: [`Was ${group.name} meint`], note: "", reporter: light.you.id, image: "" };
      await light.do("doc.edit", { doc: `${room.id}.card`, reading: { card } });
    }
    await lead.page.getByText("Karte 2/3").waitFor();
    await until("the other cards", async () => (await lead.page.getByText("Karte 1/3").count()) === 4);
  });

  it("calls everybody back", async () => {
    await lead.press("button", "Zurückrufen");
    await lead.page.getByText(/^zurück in /).first().waitFor();
    await clean(lead, inLight);
    for (const person of [anna, frida]) {
      await person.press("button", "Jetzt hingehen");
      await person.at("#/room/workshopraum-1");
    }
    for (const light of lights) await light.finds("the workshop again", ({ room }) => room.id === workshop.room);
    await lead.press("button", "Mehr");
    await lead.press("menuitem", "Sofort beenden");
    await lead.press("button", "Sofort beenden");
    await lead.page.getByRole("heading", { level: 1, name: "Gruppen vorbereiten" }).waitFor();
  });

  it("reports to the plenum: card on the screen and reporter on the stage, by one click each", async () => {
    const host = await cast.come("the host", cast.house.links.host);
    for (const person of [host, frida, lead]) await person.goes("Plenum");
    await host.page.getByRole("tab", { name: /^Ergebnisse/ }).click();
    const run = host.page.getByRole("list", { name: "Ergebnisse fürs Plenum" }).getByRole("listitem");
    await until("five cards", async () => (await run.count()) === 5);
    await run.filter({ hasText: "Ein fester Ansprechpartner" }).getByRole("button", { name: /auf die Bühne$/ }).click();
    for (const person of [frida, lead]) await person.see("Ein fester Ansprechpartner");
    await anna.at("#/room/plenum"); // at its time, by itself
    await anna.ensureOn("Kamera");
    await anna.ensureOn("Mikrofon");
    await frida.sees(/\.camera$/);
    await frida.hears();
    for (const person of [host, lead]) await clean(person, inLight);
    await host.press("button", "Nächste Karte: Gruppe 2");
    for (const person of [frida, lead]) await person.see("Was Gruppe 2 meint");
    await lights[0].finds("the stage", ({ stage }) => stage?.card?.group === "Gruppe 2");
    await host.press("button", "Karte schließen");
    await lead.page.getByText("Was Gruppe 2 meint").waitFor({ state: "detached" });
    for (const person of [lead, anna, host]) assert.deepEqual(person.faults, [], person.name);
  });
});
