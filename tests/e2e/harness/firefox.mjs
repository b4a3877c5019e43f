import puppeteer from "puppeteer-core";
import { named, watchPeers } from "./inpage.mjs";
import { serverSide } from "./net.mjs";
import { patience } from "./until.mjs";
import { Visitor } from "./visitor.mjs";

/** withoutFirefox is why Firefox takes no part, or false: its ICE does not call 127.0.0.1. */
export const withoutFirefox = serverSide ? false : "Firefox needs a network of its own (root and iproute2)";

/** Firefox is a browser in which each person has their own context. */
export class Firefox {
  /** @type {import("puppeteer-core").Browser} */
  #browser;

  /** @param {import("puppeteer-core").Browser} browser */
  constructor(browser) {
    this.#browser = browser;
  }

  static async open() {
    return new Firefox(
      await puppeteer.launch({
        browser: "firefox",
        executablePath: "/usr/bin/firefox-esr",
        headless: true,
        protocolTimeout: patience,
        defaultViewport: { width: 1440, height: 900 },
        extraPrefsFirefox: {
          "ui.prefersReducedMotion": 1,
          "intl.accept_languages": "de",
          "media.navigator.streams.fake": true,
          "media.navigator.video.default_fps": 10,
          "media.navigator.permission.disabled": true,
          "media.autoplay.default": 0,
          "media.peerconnection.ice.obfuscate_host_addresses": false,
        },
      }),
    );
  }

  /** person opens a page for somebody. @param {string} name @param {{viewport?: {width: number, height: number}}} [options] */
  async person(name, { viewport } = {}) {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    if (viewport) await page.setViewport(viewport);
    await page.evaluateOnNewDocument(watchPeers);
    return new FirefoxVisitor(name, page);
  }

  close() {
    return this.#browser.close();
  }
}

/** FirefoxVisitor is a person in Firefox. */
export class FirefoxVisitor extends Visitor {
  /** @param {string} name @param {import("puppeteer-core").Page} page */
  constructor(name, page) {
    super(name);
    this.page = page;
  }

  /** @override */
  async run(inPage, ...words) {
    return /** @type {any} */ (await this.page.evaluate(inPage, ...words));
  }

  /** @override */
  async open(address) {
    await this.page.goto(address);
  }

  /** @override */
  async press(role, name) {
    await (await this.#find(role, name)).click();
  }

  /** @override */
  async pressFirst(name) {
    const found = await this.page.waitForFunction(
      (source) => [...document.querySelectorAll("button")].find((b) => new RegExp(source).test(b.ariaLabel ?? b.textContent ?? "")),
      { timeout: patience },
      name.source,
    );
    await /** @type {import("puppeteer-core").ElementHandle} */ (found).click();
  }

  /** @override */
  async goes(place) {
    await this.page.locator(`nav[aria-label="Orte"] ::-p-text(${place})`).setTimeout(patience).click();
  }

  /** @override */
  async write(name, text) {
    const field = await this.#find("textbox", name);
    await field.click({ count: 3 });
    await field.type(text);
  }

  /** @param {string} role @param {string} name */
  async #find(role, name) {
    const found = await this.page.waitForFunction(named, { timeout: patience, polling: 100 }, role, name);
    return /** @type {import("puppeteer-core").ElementHandle} */ (found);
  }
}
