import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allLooks, clean as cleanIn } from "./harness/axe.mjs";
import { Cast } from "./harness/cast.mjs";

describe("every state is clean to axe, light, dark and in forced colours", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let person, host, speaker;

  /** @param {import("./harness/chromium.mjs").ChromiumVisitor} who */
  const clean = (who) => cleanIn(who, allLooks);

  before(async () => {
    cast = await Cast.open({ rate: 5 });
    const { links } = cast.house;
    speaker = await cast.come("the speaker", links.speaker[0]);
    host = await cast.come("the host", links.host);
    for (const who of [speaker, host]) await who.goes("Plenum");
    await speaker.turnsOn("Kamera");
    await host.sees(/\.camera$/);
    person = await cast.chromium.person("the participant");
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("a link that leads nowhere", async () => {
    await person.open(`${cast.house.origin}/j/AAAAAAAAAAAAAAAAAAAAAA`);
    await person.see("Dieser Link führt zu keiner Konferenz");
    await clean(person);
  });

  it("the door of a guest, with a name missing", async () => {
    await person.open(cast.house.links.guest);
    await person.press("button", "Eintreten");
    await person.see("Bitte sagen Sie, wie Sie heißen möchten.");
    await clean(person);
  });

  it("the door of a participant", async () => {
    await person.open(cast.house.links.participant[0]);
    await person.page.getByRole("button", { name: "Eintreten", exact: true }).waitFor();
    await clean(person);
    await person.press("button", "Eintreten");
    await person.inside();
  });

  for (const place of ["Foyer", "Plenum", "Workshops", "Cafeteria", "Programm", "Hilfe"]) {
    it(place, async () => {
      await person.goes(place);
      await person.page.getByRole("heading", { level: 1 }).waitFor();
      await clean(person);
      assert.equal(await person.page.evaluate(() => document.documentElement.scrollHeight - innerHeight), 0, "the page itself does not scroll");
    });
  }

  it("a workshop room with the microphone on", async () => {
    await person.goes("Workshops");
    await person.pressFirst(/^Hineingehen: /);
    await person.turnsOn("Mikrofon");
    await person.page.getByRole("button", { name: "Mikrofon an, ausschalten" }).waitFor();
    await clean(person);
  });

  it("what is written together in a workshop", async () => {
    for (const [tab, ready] of [["Notizen", "textbox"], ["Tafel", "toolbar"], ["Karte", "combobox"]]) {
      await person.press("tab", tab);
      await person.page.getByRole(/** @type {any} */ (ready)).first().waitFor();
      if (tab === "Tafel") await person.press("button", "Zettel anheften");
      await clean(person);
    }
  });

  it("the choice of devices", async () => {
    await person.press("button", "Geräte, auswählen und ausprobieren");
    await person.page.getByRole("dialog").waitFor();
    await clean(person);
    await person.page.keyboard.press("Escape");
  });

  it("a table of the cafeteria", async () => {
    await person.goes("Cafeteria");
    await person.pressFirst(/^Platz nehmen: /);
    await person.page.getByRole("button", { name: "Zurück zu den Tischen" }).waitFor();
    await clean(person);
  });

  it("the green room and the studio, before and while live", async () => {
    await clean(speaker);
    await clean(host);
    await cast.onStage(host, [/^(?!Bildschirm|Tafel|Regie).*/]);
    await host.see("auf Sendung");
    await clean(host);
    await clean(speaker);
  });

  it("the house out of reach", async () => {
    await cast.house.kill();
    await person.see("Die Verbindung ist unterbrochen");
    await clean(person);
    await cast.house.start();
  });
});
