import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";

describe("rooms where everybody speaks", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/visitor.mjs").Visitor[]} */
  let three;

  before(async () => {
    cast = await Cast.open({ firefox: true });
    const { participant, moderator } = cast.house.links;
    three = [await cast.come("the moderator", moderator[0]), await cast.come("the second", participant[0])];
    const third = (await cast.firefox?.person("the third, in Firefox")) ?? (await cast.chromium.person("the third"));
    await third.enter(participant[1]);
    three.push(third);
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("lets three people talk in a workshop", async () => {
    for (const person of three) {
      await person.goes("Workshops");
      await person.pressFirst(/^Hineingehen: /);
      await person.turnsOn("Mikrofon");
      await person.turnsOn("Kamera");
    }
    for (const person of three) {
      await person.seesMany(/\.camera$/, 2);
      await person.hears();
    }
  });

  it("keeps a chat of its own in the room", async () => {
    await three[1].say("Nur für diesen Workshop");
    await three[2].reads("Nur für diesen Workshop");
  });

  it("lets two people talk at a table of the cafeteria", async () => {
    for (const person of three.slice(1)) {
      await person.goes("Cafeteria");
      await person.pressFirst(/^Platz nehmen: /);
      await person.turnsOn("Kamera");
      await person.turnsOn("Mikrofon");
    }
    for (const person of three.slice(1)) {
      await person.seesMany(/\.camera$/, 1);
      await person.hears();
    }
  });

  it("takes people over when the host calls them, without a new connection, and lets them stay", async () => {
    const host = await cast.come("the host", cast.house.links.host);
    await host.goes("Programm");
    await host.press("button", "Ablauf verschieben …");
    await host.press("button", "Alle jetzt hinbringen");
    const [taken, goes, stays] = three;
    const before = await Promise.all(three.map((person) => person.made()));
    await stays.press("button", "Hier bleiben");
    await goes.press("button", "Jetzt hingehen");
    await taken.at("#/room/plenum"); // at its time, by itself
    await goes.at("#/room/plenum");
    for (const person of [taken, goes]) await person.watches();
    await stays.see("Zurück zu den Tischen");
    assert.deepEqual(await Promise.all(three.map((person) => person.made())), before, "a move makes no connection");
  });
});
