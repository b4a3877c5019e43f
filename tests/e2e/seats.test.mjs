import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { clean, inLight } from "./harness/axe.mjs";
import { Cast } from "./harness/cast.mjs";
import { until } from "./harness/until.mjs";

describe("seats", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let one;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let two;
  /** The two workshops of the first round that are chosen here: the first has one seat. */
  const titles = ["", ""];

  before(async () => {
    cast = await Cast.open();
    const { participant } = cast.house.links;
    one = await cast.come("the first", participant[0]);
    two = await cast.come("the second", participant[1]);
    const { programme } = await cast.house.organise("GET", "/programme");
    const round = programme.sessions.filter((/** @type {{round?: number}} */ s) => s.round === 1);
    [titles[0], titles[1]] = [round[0].title, round[1].title];
    await cast.house.organise("PATCH", `/sessions/${round[0].id}`, { capacity: 1 });
    for (const person of [one, two]) await person.goes("Workshops");
  }, { timeout: 60_000 });
  after(() => cast?.close());

  it("gives the last seat once, and the other a turn", async () => {
    await clean(one);
    await one.press("button", `Wählen: ${titles[0]}`);
    await one.see(`Ihre Wahl: ${titles[0]}`);
    await two.press("button", `Wählen: ${titles[1]}`);
    await two.press("button", `Auf die Warteliste: ${titles[0]}`);
    await two.see("Warteliste, Platz 1");
    await two.see(`Ihre Wahl: ${titles[1]}`);
    await clean(two);
  });

  it("lets who waits move up when the first changes, and tells them", async () => {
    await one.press("button", `Wählen: ${titles[1]}`);
    await one.see(`Ihre Wahl: ${titles[1]}`);
    await two.see(`In „${titles[0]}“ ist ein Platz frei geworden.`);
    await two.see(`Ihre Wahl: ${titles[0]}`);
  });

  it("keeps what was chosen when the page is loaded again", async () => {
    await two.page.reload();
    await two.press("button", "Eintreten");
    await two.inside();
    await two.see(`Ihre Wahl: ${titles[0]}`);
    await two.goes("Mein Workshop");
  });

  it("lets nobody choose any more after the end of the choice", async () => {
    await cast.house.organise("PUT", "/rounds", { round: 1, before: 7 * 24 * 60 });
    await one.see("Wahl abgeschlossen");
    assert.equal(await one.page.getByRole("button", { name: `Wählen: ${titles[0]}` }).count(), 0);
    await clean(one, inLight);
  });

  it("has it in one's own programme, and takes it home as a calendar", async () => {
    await two.page.getByRole("link", { name: "Mein Programm" }).click();
    await two.see("Ihr Workshop");
    const saving = two.page.waitForEvent("download");
    await two.press("button", "In den Kalender");
    const file = await readFile(await (await saving).path(), "utf8");
    const lines = file.replaceAll("\r\n ", "").split("\r\n");
    assert.ok(lines.includes(`SUMMARY:${titles[0]}`), "my workshop is in the calendar");
    assert.equal(lines.filter((line) => line.startsWith("SUMMARY:") && line.includes(titles[1])).length, 0);
    await until("the page to stay where it was", () => two.run(() => location.hash === "#/mine"));
  });
});
