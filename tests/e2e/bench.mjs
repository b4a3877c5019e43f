// Prints the figures of the page: click to first frame, and how much JavaScript comes on the way to the plenum.
import { gzipSync } from "node:zlib";
import { Cast } from "./harness/cast.mjs";
import { until } from "./harness/until.mjs";

const rounds = 20;

/** firstFrame remembers when “Eintreten” was pressed and when a first frame was there; it runs before the page's own code. */
function firstFrame() {
  const times = { pressed: 0, shown: 0 };
  Object.defineProperty(window, "times", { value: times });
  addEventListener("pointerdown", () => (times.pressed ||= performance.now()), true);
  addEventListener("loadstart", (event) => {
    const video = event.target;
    if (!(video instanceof HTMLVideoElement) || !video.dataset.source) return;
    video.requestVideoFrameCallback(() => (times.shown ||= performance.now()));
  }, true);
}

const cast = await Cast.open({ rate: 20 });
try {
  const took = [];
  let script = 0;
  for (let round = 0; round < rounds; round++) {
    const person = await cast.chromium.person("a participant");
    await person.page.addInitScript(firstFrame);
    let size = 0;
    const sizes = [];
    person.page.on("response", (response) => {
      if (/\.js($|\?)/.test(new URL(response.url()).pathname)) sizes.push(response.body().then((body) => (size += gzipSync(body, { level: 9 }).length)));
    });
    await person.enter(cast.house.links.participant[0]);
    if (!(await person.sources()).length) await person.goes("Plenum");
    const times = await until("the first frame", () => person.run(() => /** @type {any} */ (window).times.shown && /** @type {any} */ (window).times));
    took.push(times.shown - times.pressed);
    await Promise.all(sizes);
    script = size;
    await person.leave();
  }
  took.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => Math.round(took[Math.min(rounds - 1, Math.floor(share * rounds))]);
  console.log(`click on “Eintreten” to first frame, Chromium, N = ${rounds}: median ${at(0.5)} ms, p95 ${at(0.95)} ms (${at(0)} – ${at(1)})`);
  console.log(`JavaScript on the way to the plenum, gzip: ${(script / 1000).toFixed(1)} kB`);
} finally {
  await cast.close();
}
