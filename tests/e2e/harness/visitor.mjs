import { chatLines, decoded, made, pictures } from "./inpage.mjs";
import { until } from "./until.mjs";

/** How long a picture may take on a machine that does everything at once: a squeezed connection is tried higher only after seconds. */
const pictureWithin = 45_000;

/**
 * Visitor is somebody in a browser. Chromium and Firefox each have their own below it; what they can do is the same.
 * @abstract
 */
export class Visitor {
  /** name says who it is in messages of failure. @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /** run runs a function in the page. @template T @param {(...words: any[]) => T} _inPage @param {any[]} _words @returns {Promise<Awaited<T>>} */
  async run(_inPage, ..._words) {
    throw new Error("a browser's own");
  }

  /** open goes to an address. @param {string} _address */
  async open(_address) {
    throw new Error("a browser's own");
  }

  /** press presses what has this role and exactly this name. @param {string} _role @param {string} _name */
  async press(_role, _name) {
    throw new Error("a browser's own");
  }

  /** write puts text into the field of this name. @param {string} _name @param {string} _text */
  async write(_name, _text) {
    throw new Error("a browser's own");
  }

  /** see waits for a text to be on the page. @param {string} text @param {number} [patience] */
  async see(text, patience) {
    await until(`${this.name} to see “${text}”`, () => this.run((t) => document.body.innerText.includes(t), text), patience);
  }

  /** findsWritten waits for a text to stand in a field. @param {string} text */
  async findsWritten(text) {
    const written = (/** @type {string} */ t) => [...document.querySelectorAll("input, textarea")].some((f) => /** @type {HTMLInputElement} */ (f).value.includes(t));
    await until(`${this.name} to find “${text}” in a field`, () => this.run(written, text));
  }

  /** enter goes through the door of a link. @param {string} link @param {string} [as] a name, where the door asks for one */
  async enter(link, as) {
    await this.open(link);
    if (as) await this.write("Wie möchten Sie heißen?", as);
    await this.press("button", "Eintreten");
    await this.inside();
  }

  /** at waits for the address to be this place's. @param {string} hash its beginning @param {number} [patience] */
  async at(hash, patience) {
    await until(`${this.name} to be at ${hash}`, () => this.run((h) => location.hash.startsWith(h), hash), patience);
  }

  /** made is how many connections the page has made so far. @returns {Promise<{peers: number, sockets: number}>} */
  async made() {
    return this.run(made);
  }

  /** inside waits for the places to be there. */
  async inside() {
    await until(`${this.name} to be inside`, () => this.run(() => document.querySelector('nav[aria-label="Orte"]') !== null));
  }

  /** goes presses a place of the place bar. @param {string} _place its first word */
  async goes(_place) {
    throw new Error("a browser's own");
  }

  /** turns switches one of one's own devices on. @param {"Mikrofon" | "Kamera" | "Bildschirm"} device */
  async turnsOn(device) {
    await this.press("button", `${device} aus, einschalten`);
  }

  /** watches waits for frames to be decoded, and more of them. @param {number} [patience] */
  async watches(patience) {
    await this.#rises("pictures", async () => (await this.run(decoded)).frames, patience);
  }

  /** hears waits for sound to arrive, and more of it. */
  async hears() {
    await this.#rises("sound", async () => (await this.run(decoded)).sound);
  }

  /** sees waits for a source to be on the page and to move. @param {string | RegExp} source @param {number} [patience] */
  async sees(source, patience) {
    const fits = (/** @type {string} */ id) => (typeof source === "string" ? id === source : source.test(id));
    await this.#rises(
      `a moving picture of ${source}`,
      async () => Math.max(0, ...(await this.run(pictures)).filter((p) => fits(p.source) && p.visible).map((p) => p.frames)),
      patience,
    );
  }

  /** seesMany waits for so many pictures of others, all of them moving. @param {RegExp} source @param {number} count */
  async seesMany(source, count) {
    const before = new Map((await this.run(pictures)).map((p) => [p.source, p.frames]));
    await until(`${this.name} to see ${count} moving pictures`, async () => {
      const moving = (await this.run(pictures)).filter((p) => source.test(p.source) && p.visible && p.frames > (before.get(p.source) ?? 0) + 5);
      return moving.length >= count;
    }, pictureWithin);
  }

  /** pressFirst presses the first button whose name fits. @param {RegExp} _name */
  async pressFirst(_name) {
    throw new Error("a browser's own");
  }

  /** sources are the ids of the sources that are to be seen now. */
  async sources() {
    return (await this.run(pictures)).filter((p) => p.visible).map((p) => p.source);
  }

  /** say sends a line of chat. @param {string} text */
  async say(text) {
    await this.write("Nachricht an alle im Raum", text);
    await this.press("button", "Senden");
  }

  /** reads waits for a line of chat to be there, once. @param {string} text */
  async reads(text) {
    await until(`${this.name} to read “${text}”`, async () => (await this.chat()).some((line) => line.includes(text)));
  }

  chat() {
    return this.run(chatLines);
  }

  /** @param {string} what @param {() => Promise<number>} count @param {number} [patience] */
  async #rises(what, count, patience = pictureWithin) {
    let first = 0;
    await until(
      `${this.name} to get ${what}`,
      async () => {
        const now = await count();
        if (now < first) first = 0; // the connection is a new one
        if (first === 0) first = now;
        return now - first >= 5;
      },
      patience,
    );
  }
}
