import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { Keys } from "./harness/keys.mjs";

describe("a host who directs by the keyboard alone", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let host, speaker, listener;
  /** @type {Keys} */
  let keys;

  before(async () => {
    cast = await Cast.open({ rate: 5 });
    const { links } = cast.house;
    speaker = await cast.come("the speaker", links.speaker[0]);
    listener = await cast.come("the listener", links.participant[0]);
    for (const who of [speaker, listener]) await who.goes("Plenum");
    for (const device of /** @type {const} */ (["Kamera", "Mikrofon", "Bildschirm"])) await speaker.turnsOn(device);
    host = await cast.chromium.person("the host");
    keys = new Keys(host);
    await host.open(links.host);
    await host.page.getByRole("button", { name: "Eintreten", exact: true }).waitFor();
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("enters and comes to the studio", async () => {
    await keys.reach(/^Eintreten$/);
    await keys.press("Enter");
    await host.inside();
    await keys.heading("the studio");
    await host.sees(/\.screen$/);
  });

  it("takes two sources into the preview, and changes their order and layout", async () => {
    await keys.reach(/^Bildschirm: .* in die Vorschau nehmen$/);
    await keys.press("Enter");
    await keys.reach(/^(?!Bildschirm|Tafel|Regie).* in die Vorschau nehmen$/);
    await keys.press("Enter");
    await host.page.getByRole("list", { name: "Reihenfolge der Vorschau" }).waitFor();
    await keys.reach(/^Bildschirm: .* nach hinten$/);
    await keys.press("Enter");
    await host.page.getByText(/^2 · Bildschirm: /).waitFor();
    await keys.reach(/^Bildschirm: .* nach vorn$/);
    await keys.press("Enter");
    await host.page.getByText(/^1 · Bildschirm: /).waitFor();
    await keys.reach(/^2 nebeneinander$/);
    await keys.press("ArrowRight");
    await host.page.locator("input:checked[aria-label='Folien + Person']").waitFor();
  });

  it("goes live, pauses, and is live again", async () => {
    await keys.reach(/^LIVE schalten$/);
    await keys.press("Enter");
    await listener.sees(/\.screen$/);
    await keys.reach(/^Pause \(Tafel\)$/);
    await keys.press("Enter");
    await listener.sees("slate");
    await keys.reach(/^LIVE schalten$/);
    await keys.press("Enter");
    await listener.sees(/\.screen$/);
  });

  it("mutes a speaker and lifts it", async () => {
    await keys.reach(/^(?!Bildschirm|Tafel|Regie).*: mehr$/);
    await keys.press("Enter");
    await keys.choose(/^Mikrofon stummschalten$/);
    await keys.press("Enter");
    await speaker.page.getByRole("button", { name: /^Mikrofon aus, von Regie oder Moderation/ }).waitFor();
    await keys.reach(/^(?!Bildschirm|Tafel|Regie).*: mehr$/);
    await keys.press("Enter");
    await keys.choose(/^Mikrofon freigeben$/);
    await keys.press("Enter");
    await speaker.page.getByRole("button", { name: "Mikrofon aus, einschalten" }).waitFor();
  });

  it("asks a listener onto the stage, who accepts by keys too", async () => {
    await keys.reach(/^Ablauf$/);
    await keys.press("End");
    await keys.reach(/^Personen suchen$/);
    await keys.press("Tab");
    await keys.choose(/M\. Beispiel/);
    await keys.press("Tab");
    await keys.reach(/^M\. Beispiel: was möchten Sie tun\?$/);
    await keys.press("Enter");
    await keys.choose(/^Auf die Bühne bitten$/);
    await keys.press("Enter");
    await listener.page.getByRole("alertdialog").waitFor();
    const theirs = new Keys(listener);
    await theirs.reach(/^Annehmen$/);
    await theirs.press("Enter");
    await listener.see("Publikum sieht und hört Sie nicht");
  });

  it("takes a speaker off the stage", async () => {
    await keys.reach(/^(?!Bildschirm|Tafel|Regie).*: mehr$/);
    await keys.press("Enter");
    await keys.choose(/^Von der Bühne nehmen$/);
    await keys.press("Enter");
    await speaker.see("Die Regie hat Sie von der Bühne genommen");
  });
});
