import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { withoutFirefox } from "./harness/firefox.mjs";

describe("a keynote in the plenum", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let speaker, host, viewer;
  /** @type {import("./harness/firefox.mjs").FirefoxVisitor | undefined} */
  let abroad;

  before(async () => {
    cast = await Cast.open({ firefox: true });
    const { links } = cast.house;
    speaker = await cast.come("the speaker", links.speaker[0]);
    host = await cast.come("the host", links.host);
    viewer = await cast.come("the viewer in Chromium", links.participant[0]);
    abroad = await cast.firefox?.person("the viewer in Firefox");
    await abroad?.enter(links.participant[1]);
    for (const person of [speaker, host, viewer, abroad]) await person?.goes("Plenum");
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("lets the speaker show camera and screen to the host before anybody else sees them", async () => {
    await speaker.turnsOn("Kamera");
    await speaker.turnsOn("Mikrofon");
    await speaker.turnsOn("Bildschirm");
    await host.sees(/\.camera$/);
    await host.sees(/\.screen$/);
    assert.ok(!(await viewer.sources()).some((id) => /\.(camera|screen)$/.test(id)), "the audience sees nothing of the green room");
  });

  it("brings both to the viewers when the host goes live", async () => {
    await cast.onStage(host, [/^Bildschirm: .*/, /^(?!Bildschirm|Tafel|Regie).*/], "Folien + Person");
    await viewer.see("live");
    await viewer.watches();
    await viewer.sees(/\.camera$/);
    await viewer.sees(/\.screen$/);
    await viewer.hears();
  });

  it("brings both to viewers in Firefox", { skip: withoutFirefox }, async () => {
    await abroad?.watches();
    await abroad?.sees(/\.camera$/);
    await abroad?.sees(/\.screen$/);
    await abroad?.hears();
  });

  it("carries chat both ways", async () => {
    await viewer.say("Guten Morgen aus dem Nordkreis");
    await speaker.reads("Guten Morgen aus dem Nordkreis");
    await (abroad ?? speaker).say("Hier ist die Stadt im Süden");
    await viewer.reads("Hier ist die Stadt im Süden");
  });

  it("shows the slate when the host pauses, and the speaker again when live", async () => {
    await host.press("button", "Pause (Tafel)");
    await viewer.sees("slate");
    assert.ok(!(await viewer.sources()).some((id) => /\.(camera|screen)$/.test(id)), "nothing of the stage is left");
    await host.press("button", "LIVE schalten");
    await viewer.sees(/\.camera$/);
  });

  it("replaces a speaker who is lost by the slate, and brings them back by itself", async () => {
    await speaker.page.context().setOffline(false);
    await speaker.page.goto("about:blank");
    await viewer.sees("slate");
    await speaker.enter(cast.house.links.speaker[0]);
    await speaker.goes("Plenum");
    await speaker.turnsOn("Kamera");
    await viewer.sees(/\.camera$/);
  });

  it("took place without a fault in any page", () => {
    for (const person of [speaker, host, viewer]) assert.deepEqual(person.faults, [], person.name);
  });
});
