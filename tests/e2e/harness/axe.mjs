import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

/** How a page may be looked at. @typedef {{colorScheme: "light" | "dark", forcedColors: "none" | "active"}} Look */
/** @type {Look[]} */
export const inLight = [{ colorScheme: "light", forcedColors: "none" }];
/** @type {Look[]} */
export const lightAndDark = [...inLight, { colorScheme: "dark", forcedColors: "none" }];
/** @type {Look[]} */
export const allLooks = [...lightAndDark, { colorScheme: "light", forcedColors: "active" }];

/**
 * clean has axe find nothing in what somebody's page shows now: by all rules in the first look, and by what colours change in the others.
 * @param {import("./chromium.mjs").ChromiumVisitor} who @param {Look[]} [looks]
 */
export async function clean(who, looks = lightAndDark) {
  for (const look of looks) {
    await who.page.emulateMedia(look);
    await who.settle();
    const axe = new AxeBuilder({ page: who.page })
      .setLegacyMode(true) // no frames here, so no second page to sum them up
      // What is in order is not described, and styles are read where they are: half the time.
      .options({ resultTypes: ["violations"], preload: false, rules: { "label-content-name-mismatch": { enabled: true } } });
    const { violations } = await (look === looks[0] ? axe : axe.withRules(["color-contrast", "link-in-text-block"])).analyze();
    const found = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `    ${n.target.join(" ")} ${n.failureSummary ?? ""}`).join("\n")}`);
    assert.deepEqual(found, [], `${who.name}, ${look.colorScheme}, forced colours ${look.forcedColors}: ${await who.page.title()}`);
  }
  await who.page.emulateMedia(looks[0]);
}
