import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Cast } from "./cast.mjs";
import { Chromium } from "./chromium.mjs";
import { Firefox } from "./firefox.mjs";
import { House } from "./house.mjs";
import { joinServerSide, leaveServerSide, openNamespace, serverSide } from "./net.mjs";
import { Account, reception } from "./reception.mjs";
import { until } from "./until.mjs";
import { writeVoice } from "./voice.mjs";
import { buildWan, Wan } from "./wan.mjs";

/** How often somebody is asked what they get, in ms. */
const look = 500;
/** How many pictures a second the speaker's camera takes: few, because on a busy machine every one is late. */
const rate = 15;

/** Somebody behind a network of their own. @typedef {{name: string, person: import("./visitor.mjs").Visitor, wan: Wan}} Viewer */

/**
 * Afar is a house with a speaker on the stage, both in one place, and two viewers far away, one in Chromium and one in Firefox, each
 * behind a network of their own.
 */
export class Afar {
  /** @type {Viewer[]} */
  viewers = [];
  #folder = mkdtempSync(join(tmpdir(), "konvent-e2e-"));
  #cast = new Cast();
  /** What is to be ended, the last first. @type {(() => unknown)[]} */
  #ends = [];

  static async open() {
    const afar = new Afar();
    try {
      await afar.#build();
      await afar.#perform();
    } catch (error) {
      await afar.close();
      throw error;
    }
    return afar;
  }

  async #build() {
    buildWan();
    const microphone = join(this.#folder, "voice.wav");
    writeVoice(microphone);
    this.#ends.push(joinServerSide);
    leaveServerSide();
    const apart = this.#ending(await openNamespace());
    const near = this.#ending(await Wan.open(0, 1));
    const far = this.#ending(await Wan.open(apart.pid, 2));
    const house = this.#ending(await House.open());
    const { links } = house;
    this.#cast.house = house;
    this.#cast.chromium = this.#ending(await Chromium.open({ microphone, rate, beside: serverSide }));
    const chromium = this.#ending(await Chromium.open({ beside: apart.pid }));
    const firefox = this.#ending(await Firefox.open());
    this.viewers = [
      { name: "Chromium", wan: far, person: await chromium.person("the viewer in Chromium") },
      { name: "Firefox", wan: near, person: await firefox.person("the viewer in Firefox") },
    ];
    for (const [i, { person }] of this.viewers.entries()) {
      await person.enter(links.participant[i]);
      await person.goes("Plenum");
    }
  }

  /** perform puts a speaker with camera and microphone on the stage. The host then leaves: their page costs as much as a viewer's. */
  async #perform() {
    const { links } = this.#cast.house;
    const speaker = await this.#cast.come("the speaker", links.speaker[0], { viewport: { width: 640, height: 480 } });
    const host = await this.#cast.come("the host", links.host);
    for (const person of [speaker, host]) await person.goes("Plenum");
    await speaker.turnsOn("Kamera");
    await speaker.turnsOn("Mikrofon");
    await this.#cast.onStage(host, [/^(?!Bildschirm|Tafel|Regie).*/]);
    for (const { person } of this.viewers) {
      await person.sees(/\.camera$/);
      await person.hears();
    }
    await host.leave();
  }

  /** set changes the networks of all viewers. @param {{down?: import("./wan.mjs").Conditions, up?: import("./wan.mjs").Conditions}} conditions */
  async set({ down = {}, up = {} }) {
    return Promise.all(this.viewers.map(({ wan }) => wan.set({ down, up })));
  }

  /** watch asks everybody for some seconds what they get, and returns an account of each with what their networks carried. @param {number} seconds */
  async watch(seconds) {
    return Promise.all(
      this.viewers.map(async ({ name, person, wan }) => {
        await wan.set();
        const account = new Account(await person.run(reception));
        while (account.seconds < seconds) {
          await new Promise((resolve) => setTimeout(resolve, look));
          account.add(await person.run(reception));
        }
        return { name, account, carried: await wan.set() };
      }),
    );
  }

  /** seeWide waits until everybody has a moving picture of this width, and returns how long that took each, in s. @param {number} width @param {number} patience in ms */
  async seeWide(width, patience) {
    const begin = performance.now();
    return Promise.all(
      this.viewers.map(async ({ name, person }) => {
        const account = new Account(await person.run(reception));
        const wide = async () => {
          const now = account.add(await person.run(reception));
          return now.width >= width && now.frames > 0;
        };
        const seen = await until(`a picture ${width} wide in ${name}`, wide, patience).catch(() => false);
        return { name, took: seen ? (performance.now() - begin) / 1000 : Number.POSITIVE_INFINITY };
      }),
    );
  }

  async close() {
    for (const end of this.#ends.reverse()) await end();
    rmSync(this.#folder, { recursive: true });
  }

  /** ending remembers to close something. @template {{close(): unknown}} T @param {T} thing */
  #ending(thing) {
    this.#ends.push(() => thing.close());
    return thing;
  }
}
