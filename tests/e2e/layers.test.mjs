import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { pictures, sent } from "./harness/inpage.mjs";
import { until } from "./harness/until.mjs";

const small = { width: 390, height: 844 };
const large = { width: 2400, height: 1300 };

describe("a camera whose picture is looked at in one size, in another, and not at all", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let speaker, viewer;

  before(async () => {
    cast = await Cast.open({ rate: 20 });
    const { participant, moderator } = cast.house.links;
    speaker = await cast.come("the speaker", moderator[0]);
    viewer = await cast.come("the viewer", participant[0], { viewport: small });
    for (const person of [speaker, viewer]) {
      await person.goes("Workshops");
      await person.pressFirst(/^Hineingehen: /);
    }
    await speaker.turnsOn("Kamera");
    await viewer.sees(/\.camera$/);
  }, { timeout: 120_000 });
  after(() => cast?.close());

  /** layers waits until just these are sent, and no others for a second. @param {string[]} wanted */
  const layers = (wanted) =>
    until(`just ${wanted.join(" and ") || "nothing"} to be sent`, async () => {
      const first = await speaker.run(sent);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const then = await speaker.run(sent);
      const flowing = Object.keys(then).filter((rid) => then[rid] > (first[rid] ?? 0));
      return JSON.stringify(flowing.sort()) === JSON.stringify([...wanted].sort());
    });

  /** width is that of the picture as it is decoded. */
  const width = async () => Math.max(0, ...(await viewer.run(pictures)).filter((p) => p.visible && p.frames > 0).map((p) => p.width));

  it("is sent small while it is shown small", async () => {
    await layers(["q"]);
    assert.ok((await width()) <= 320);
  });

  it("is sent large soon after it is shown large", async (t) => {
    await viewer.page.setViewportSize(large);
    const began = performance.now();
    await until("a large picture", async () => (await width()) > 640, 5_000);
    const took = performance.now() - began;
    t.diagnostic(`a larger tile to a larger picture ${Math.round(took)} ms`);
    assert.ok(took < 2_000);
    await layers(["q", "f"]);
  });

  it("rests while nobody looks, and nobody is told that it is lost", async () => {
    await viewer.goes("Foyer");
    await layers([]);
    assert.ok(!(await speaker.run(() => document.body.innerText)).includes("unterbrochen"));
  });

  it("is there at once for who comes back", async (t) => {
    await viewer.goes("Workshops");
    await viewer.pressFirst(/^Hineingehen: /);
    const began = performance.now();
    await until("a picture", async () => (await width()) > 0, 5_000);
    t.diagnostic(`coming in to a picture ${Math.round(performance.now() - began)} ms`);
    assert.ok(!(await viewer.run(() => document.body.innerText)).includes("unterbrochen"));
    await viewer.sees(/\.camera$/);
  });

  it("begins at once when it is switched off and on", async () => {
    await viewer.goes("Foyer");
    await layers([]);
    await speaker.press("button", "Kamera an, ausschalten");
    await speaker.turnsOn("Kamera");
    await viewer.goes("Workshops");
    await viewer.pressFirst(/^Hineingehen: /);
    await viewer.sees(/\.camera$/);
    assert.deepEqual([...speaker.faults, ...viewer.faults], []);
  });
});
