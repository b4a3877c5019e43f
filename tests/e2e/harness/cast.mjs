import { Chromium } from "./chromium.mjs";
import { Firefox, withoutFirefox } from "./firefox.mjs";
import { House } from "./house.mjs";

/** Cast is a house and the browsers of those who visit it in one file of tests. */
export class Cast {
  /** @param {House} house @param {Chromium} chromium */
  constructor(house, chromium) {
    this.house = house;
    this.chromium = chromium;
    /** @type {Firefox | undefined} */
    this.firefox = undefined;
  }

  /** open starts the house and Chromium; with firefox, Firefox where it can be. @param {{firefox?: boolean}} [options] */
  static async open({ firefox = false } = {}) {
    const house = await House.open();
    const cast = new Cast(house, await Chromium.open());
    if (firefox && !withoutFirefox) cast.firefox = await Firefox.open();
    return cast;
  }

  /** come lets somebody in Chromium enter by a link. @param {string} name @param {string} link @param {object} [options] */
  async come(name, link, options) {
    const person = await this.chromium.person(name, options);
    await person.enter(link);
    return person;
  }

  /** onStage puts all sources whose name fits into the preview and presses LIVE. @param {import("./chromium.mjs").ChromiumVisitor} host @param {RegExp[]} sources @param {string} [layout] */
  async onStage(host, sources, layout) {
    for (const source of sources) {
      await host.page.getByRole("button", { name: new RegExp(`${source.source} in die Vorschau nehmen`) }).first().click();
      await host.page.getByRole("button", { name: new RegExp(`${source.source} aus der Vorschau nehmen`) }).first().waitFor();
    }
    if (layout) await host.page.getByRole("radio", { name: layout }).check({ force: true });
    await host.press("button", "LIVE schalten");
  }

  async close() {
    await this.chromium.close();
    await this.firefox?.close();
    await this.house.close();
  }
}
