import { portrait } from "../scenes/portrait.mjs";
import { slide } from "../scenes/slide.mjs";

/**
 * drawnMedia gives a page a camera that shows a drawn person and a screen that shows a slide, so that pictures of the house have
 * people in them. Everything behind getUserMedia is the real thing.
 * @param {import("playwright-core").BrowserContext} context
 * @param {number} who
 */
export async function drawnMedia(context, who) {
  const faces = [];
  for (const mood of [{}, { smile: 0.4, tilt: 0.6 }, { blink: true }]) faces.push(await paint(context, portrait(who, mood)));
  await context.addInitScript(replaceMedia, { faces, screen: await paint(context, slide()) });
}

/** paint turns a drawing into a PNG, base64. @param {import("playwright-core").BrowserContext} context @param {string} svg */
async function paint(context, svg) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  const png = await page.locator("svg").screenshot();
  await page.close();
  return png.toString("base64");
}

/** replaceMedia runs in the page before its own code. @param {{faces: string[], screen: string}} drawn */
function replaceMedia({ faces, screen }) {
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const load = (/** @type {string} */ png) =>
    createImageBitmap(new Blob([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))], { type: "image/png" }));
  const show = async (/** @type {string[]} */ pngs) => {
    const images = await Promise.all(pngs.map(load));
    const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
    const pen = canvas.getContext("2d");
    let turn = 0;
    const draw = () => {
      turn++;
      const image = images.length > 2 && turn % 40 === 0 ? images[2] : images[Math.floor(turn / 12) % Math.min(2, images.length)];
      pen?.drawImage(image, 0, 0);
    };
    draw();
    setInterval(draw, 100);
    return canvas.captureStream(10).getVideoTracks();
  };
  const real = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wish = {}) => {
    const sound = wish.audio ? (await real({ audio: wish.audio })).getAudioTracks() : [];
    return new MediaStream([...sound, ...(wish.video ? await show(faces) : [])]);
  };
  devices.getDisplayMedia = async () => new MediaStream(await show([screen]));
}
