import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { watchPeers } from "./inpage.mjs";
import { serverIP } from "./net.mjs";
import { patience } from "./until.mjs";
import { Visitor } from "./visitor.mjs";

const program = "/usr/bin/chromium";

/** Chromium is a browser in which each person has their own context. */
export class Chromium {
  /** @type {import("playwright-core").Browser} */
  #browser;

  /** @param {import("playwright-core").Browser} browser */
  constructor(browser) {
    this.#browser = browser;
  }

  /**
   * open starts a browser. Camera and microphone are drawn by the browser, the camera at a rate of pictures a second, or come from
   * files. It lives in our network namespace or in that of a process; there, the house's 127.0.0.1 is where the house is.
   * @param {{camera?: string, microphone?: string, rate?: number, beside?: number}} [options]
   */
  static async open({ rate = 20, beside, ...media } = {}) {
    const args = [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--use-fake-ui-for-media-stream", `--use-fake-device-for-media-stream=fps=${rate}`, "--autoplay-policy=no-user-gesture-required",
      "--auto-select-desktop-capture-source=Entire screen", "--allow-loopback-in-peer-connection",
      "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
    ];
    if (media.camera) args.push(`--use-file-for-fake-video-capture=${media.camera}`);
    if (media.microphone) args.push(`--use-file-for-fake-audio-capture=${media.microphone}`);
    if (!beside) return new Chromium(await chromium.launch({ executablePath: program, args }));
    args.push(`--host-resolver-rules=MAP 127.0.0.1 ${serverIP}`);
    const folder = mkdtempSync(join(tmpdir(), "konvent-e2e-"));
    try {
      const door = join(folder, "chromium");
      writeFileSync(door, `#!/bin/sh\nexec nsenter --net=/proc/${beside}/ns/net -- ${program} "$@"\n`);
      chmodSync(door, 0o700);
      return new Chromium(await chromium.launch({ executablePath: door, args }));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /**
   * person opens a page for somebody.
   * @param {string} name
   * @param {import("playwright-core").BrowserContextOptions} [options]
   */
  async person(name, options = {}) {
    const context = await this.#browser.newContext({
      locale: "de-DE",
      timezoneId: "Europe/Berlin",
      permissions: ["camera", "microphone"],
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(patience);
    await context.addInitScript(watchPeers);
    return new ChromiumVisitor(name, await context.newPage());
  }

  close() {
    return this.#browser.close();
  }
}

/** ChromiumVisitor is a person in Chromium. `page` is there for what only Playwright can do. */
export class ChromiumVisitor extends Visitor {
  /** @param {string} name @param {import("playwright-core").Page} page */
  constructor(name, page) {
    super(name);
    this.page = page;
    /** faults are what went wrong inside the page. @type {string[]} */
    this.faults = [];
    page.on("pageerror", (error) => this.faults.push(error.message));
  }

  /** @override */
  async run(inPage, ...words) {
    return this.page.evaluate(`(${inPage})(...${JSON.stringify(words)})`);
  }

  /** @override */
  async open(address) {
    await this.page.goto(address);
  }

  /** @override */
  async press(role, name) {
    await this.page.getByRole(/** @type {any} */ (role), { name, exact: true }).first().click();
  }

  /** @override */
  async pressFirst(name) {
    await this.page.getByRole("button", { name }).first().click();
  }

  /** @override */
  async goes(place) {
    const bar = this.page.getByRole("navigation", { name: "Orte", exact: true });
    await bar.getByRole("link", { name: new RegExp(`^${place}`) }).or(bar.getByRole("button", { name: new RegExp(`^${place}`) })).first().click();
  }

  /** @override */
  async write(name, text) {
    await this.page.getByRole("textbox", { name, exact: true }).fill(text);
  }

  /** ensureOn switches one of one's own devices on unless it is. @param {"Mikrofon" | "Kamera" | "Bildschirm"} device */
  async ensureOn(device) {
    const off = this.page.getByRole("button", { name: `${device} aus, einschalten`, exact: true });
    const on = this.page.getByRole("button", { name: `${device} an, ausschalten`, exact: true });
    await off.or(on).first().waitFor();
    if (await off.isVisible()) await off.click();
    await on.waitFor();
  }

  /** settle waits until the page has drawn what it has to draw: fonts, transitions, and two frames. */
  async settle() {
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      const ending = document.getAnimations().filter((a) => a.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
      await Promise.allSettled(ending.map((animation) => animation.finished));
      for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  }

  leave() {
    return this.page.context().close();
  }
}
