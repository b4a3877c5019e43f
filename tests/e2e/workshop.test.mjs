import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { clean } from "./harness/axe.mjs";
import { Cast } from "./harness/cast.mjs";

describe("a workshop", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let moderator;
  /** @type {import("./harness/visitor.mjs").Visitor} */
  let second;
  /** @type {import("./harness/visitor.mjs").Visitor} */
  let third;
  let names = { second: "", third: "" };

  before(async () => {
    cast = await Cast.open({ firefox: true });
    const { links } = cast.house;
    moderator = await cast.come("the moderator", links.moderator[0]);
    second = await cast.come("the second", links.participant[0]);
    third = (await cast.firefox?.person("the third, in Firefox")) ?? (await cast.chromium.person("the third"));
    await third.enter(links.participant[1]);
    for (const person of [moderator, second, third]) {
      await person.goes("Workshops");
      await person.pressFirst(/^Hineingehen: /);
    }
    for (const person of [second, third]) await person.turnsOn("Kamera");
    await moderator.page.getByRole("tab", { name: /^Personen/ }).click();
    const [a, b] = await Promise.all([second, third].map((person) => person.run(() => document.querySelector("figure")?.getAttribute("aria-label")?.split(",")[0] ?? "")));
    names = { second: a, third: b };
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("gives the word to who raised their hand", async () => {
    await third.press("button", "Hand, heben");
    await second.press("button", "Hand, heben");
    await second.see("Platz 2");
    await moderator.pressFirst(new RegExp(`^Wort erteilen: ${names.third}`));
    await third.see("Sie haben das Wort.");
    await third.press("button", "Mikrofon einschalten");
    await moderator.hears();
    await second.see("Platz 1");
  });

  it("shows a reaction to everybody, summed", async () => {
    await second.press("button", "Reaktion");
    await second.press("menuitem", "Applaus");
    await third.see("Applaus 1");
  });

  it("silences everybody with one choice, and asks one to speak again", async () => {
    await moderator.press("button", "Moderation");
    await moderator.press("menuitem", "Alle stummschalten");
    await third.see("Die Moderation hat Ihr Mikrofon stummgeschaltet.");
    await moderator.press("button", `${names.third}: was möchten Sie tun?`);
    await moderator.press("menuitem", "Bitten, das Mikrofon einzuschalten");
    await third.see("bittet Sie, Ihr Mikrofon einzuschalten.");
    await third.press("button", "Mikrofon einschalten");
    await third.see("Mikrofon an");
  });

  it("is turned page by page, with pictures on each, on the connections there are", async () => {
    const before = await moderator.made();
    await moderator.press("button", "Ansicht");
    await moderator.press("menuitem", "Ein Bild je Seite");
    await moderator.seesMany(/\.camera$/, 1);
    const first = await moderator.sources();
    await moderator.press("button", "Nächste Seite");
    await moderator.see("Seite 2 von 3");
    await moderator.seesMany(/\.camera$/, 1);
    assert.notDeepEqual(await moderator.sources(), first, "somebody else is seen");
    assert.deepEqual(await moderator.made(), before, "nothing is negotiated anew");
  });

  it("has a lobby: who comes waits, and is refused or let in", async () => {
    await moderator.press("button", "Moderation");
    await moderator.press("menuitem", "Warteraum einrichten");
    await moderator.see("mit Warteraum");
    const late = await cast.come("who comes late", cast.house.links.speaker[0]);
    const knocks = async () => {
      await late.goes("Workshops");
      await late.pressFirst(/^Hineingehen: /);
      await late.see("Sie warten vor der Tür: Workshopraum 1.");
      await moderator.see("wartet vor der Tür");
    };
    await knocks();
    for (const person of [late, moderator]) await clean(person);
    await moderator.pressFirst(/ nicht einlassen$/);
    await late.see("Workshopraum 1: Die Moderation hat Sie nicht eingelassen.");
    await knocks();
    await moderator.pressFirst(/^Einlassen: /);
    await late.at("#/room/workshopraum-1"); // by itself
    await late.seesMany(/\.camera$/, 1);
    await moderator.press("button", "Moderation");
    await moderator.press("menuitem", "Warteraum auflösen");
    await late.leave();
  });

  it("is locked, and says so to who comes", async () => {
    await moderator.press("button", "Moderation");
    await moderator.press("menuitem", "Raum abschließen");
    await second.see("abgeschlossen");
    await second.goes("Foyer");
    await second.goes("Workshops");
    await second.pressFirst(/^Hineingehen: /); // they were in it
    await second.see("abgeschlossen");
    const stranger = await cast.come("a stranger", cast.house.links.participant[2]);
    await stranger.goes("Workshops");
    await stranger.pressFirst(/^Hineingehen: /);
    await stranger.see("Dieser Raum ist abgeschlossen.");
  });
});
