import { Chromium } from "./chromium.mjs";
import { Firefox, withoutFirefox } from "./firefox.mjs";
import { House } from "./house.mjs";
import { until } from "./until.mjs";

/** Cast is a house and the browsers of those who visit it in one file of tests. */
export class Cast {
  /** @type {House} */
  house;
  /** @type {Chromium} */
  chromium;
  /** @type {Firefox | undefined} */
  firefox;

  /**
   * open starts the house and Chromium, whose cameras give so many pictures a second: most of what a test costs is to encode and to draw
   * them. With firefox, Firefox comes where it can be.
   * @param {{firefox?: boolean, rate?: number, settings?: string[]}} [options]
   */
  static async open({ firefox = false, rate = 10, settings = [] } = {}) {
    const cast = new Cast();
    try {
      cast.house = await House.open({ settings });
      cast.chromium = await Chromium.open({ rate });
      if (firefox && !withoutFirefox) cast.firefox = await Firefox.open();
    } catch (error) {
      await cast.close();
      throw error;
    }
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
    if (layout) {
      const choice = host.page.getByRole("radio", { name: layout });
      await choice.click({ force: true }); // it is set when the house says so
      await until(`the layout ${layout}`, () => choice.isChecked());
    }
    await host.press("button", "LIVE schalten");
  }

  async close() {
    await this.chromium?.close();
    await this.firefox?.close();
    await this.house?.close();
  }
}
