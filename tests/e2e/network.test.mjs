import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { plug, serverSide } from "./harness/net.mjs";

const withoutCable = serverSide ? false : "left out, only namespaces (root) have a cable to pull";

describe("a network that is lost while the stage is live", { skip: withoutCable }, () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let speaker, host, viewer;
  const said = Array.from({ length: 6 }, (_, i) => `Zeile ${i + 1} von sechs`);

  before(async () => {
    cast = await Cast.open();
    const { links } = cast.house;
    speaker = await cast.come("the speaker", links.speaker[0]);
    host = await cast.come("the host", links.host);
    viewer = await cast.come("the viewer", links.participant[0]);
    for (const person of [speaker, host, viewer]) await person.goes("Plenum");
    await speaker.turnsOn("Kamera");
    await speaker.turnsOn("Mikrofon");
    await cast.onStage(host, [/^(?!Bildschirm|Tafel|Regie).*/]);
    await viewer.sees(/\.camera$/);
  }, { timeout: 120_000 });
  after(async () => {
    plug(true);
    await cast?.close();
  });

  it("is told in words, and brings everybody back with picture, without a click", async (t) => {
    for (const line of said.slice(0, 2)) await viewer.say(line);
    plug(false);
    await viewer.see("Die Verbindung ist unterbrochen");
    for (const line of said.slice(2, 4)) await viewer.say(line);
    plug(true);
    const whole = performance.now();
    await viewer.sees(/\.camera$/, 30_000);
    t.diagnostic(`cable in to a moving picture ${Math.round(performance.now() - whole)} ms`);
    await host.see("auf Sendung");
  });

  it("has the chat complete and without doubles", async () => {
    for (const line of said.slice(4)) await viewer.say(line);
    for (const person of [viewer, speaker]) {
      await person.reads(said[5]);
      assert.deepEqual((await person.chat()).filter((line) => line.startsWith("Zeile ")), said, person.name);
    }
  });
});
