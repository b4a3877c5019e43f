import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { feed, withoutGStreamer } from "./harness/whip.mjs";

describe("a WHIP client that is not ours (GStreamer)", { skip: withoutGStreamer() }, () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let host, viewer;

  before(async () => {
    cast = await Cast.open();
    host = await cast.come("the host", cast.house.links.host);
    viewer = await cast.come("the viewer", cast.house.links.participant[0]);
    for (const person of [host, viewer]) await person.goes("Plenum");
  }, { timeout: 120_000 });
  after(() => cast?.close());

  for (const codec of /** @type {const} */ (["vp8", "h264"])) {
    it(`is seen and heard on the stage with ${codec}`, async () => {
      const source = await feed(cast.house.links.whip, codec);
      await host.sees(/\.whip$/);
      await cast.onStage(host, codec === "vp8" ? [/^Einspielung der Regie.*/] : []);
      await viewer.sees(/\.whip$/);
      await viewer.hears();
      await source.cut();
      await viewer.sees("slate");
    });
  }
});
