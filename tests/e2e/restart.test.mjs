import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";

describe("a house that dies while the stage is live", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let speaker, host;
  /** @type {import("./harness/visitor.mjs").Visitor[]} */
  let viewers;
  const said = Array.from({ length: 12 }, (_, i) => `Zeile ${i + 1} von zwölf`);

  before(async () => {
    cast = await Cast.open({ firefox: true });
    const { links } = cast.house;
    speaker = await cast.come("the speaker", links.speaker[0]);
    host = await cast.come("the host", links.host);
    viewers = [await cast.come("the viewer in Chromium", links.participant[0])];
    const abroad = await cast.firefox?.person("the viewer in Firefox");
    await abroad?.enter(links.participant[1]);
    if (abroad) viewers.push(abroad);
    for (const person of [speaker, host, ...viewers]) await person.goes("Plenum");
    await speaker.turnsOn("Kamera");
    await speaker.turnsOn("Mikrofon");
    await host.sees(/\.camera$/);
    await cast.onStage(host, [/^(?!Bildschirm|Tafel|Regie).*/]);
    for (const viewer of viewers) await viewer.sees(/\.camera$/);
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("brings everybody back with picture, without a click", async (t) => {
    for (const line of said.slice(0, 6)) await viewers[0].say(line);
    await cast.house.kill();
    const dead = performance.now();
    for (const line of said.slice(6, 9)) await viewers[0].say(line);
    await cast.house.start();
    const ready = performance.now();
    await Promise.all(viewers.map((viewer) => viewer.sees(/\.camera$/, 30_000)));
    t.diagnostic(`killed to ready ${Math.round(ready - dead)} ms, ready to a moving picture at every viewer ${Math.round(performance.now() - ready)} ms`);
    await host.see("auf Sendung");
  });

  it("has the chat complete and without doubles", async () => {
    for (const line of said.slice(9)) await viewers[0].say(line);
    for (const viewer of [...viewers, speaker]) {
      await viewer.reads(said[11]);
      const lines = (await viewer.chat()).filter((line) => line.startsWith("Zeile "));
      assert.deepEqual(lines, said, viewer.name);
    }
  });
});
