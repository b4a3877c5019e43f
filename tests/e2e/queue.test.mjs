import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { until } from "./harness/until.mjs";

describe("a house into which more people come at once than it lets in", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor[]} */
  let people;

  before(async () => {
    cast = await Cast.open({ settings: ["--view-rate", "0.1", "--view-burst", "1"] });
    const { participant } = cast.house.links;
    people = [];
    for (const name of ["the first", "the second", "the third"]) people.push(await cast.chromium.person(name));
    // The first takes the only free place; the others stand in the queue in this order.
    for (const [i, link] of participant.slice(0, 3).entries()) {
      await people[i].enter(link);
      await people[i].goes("Plenum");
    }
  }, { timeout: 120_000 });
  after(() => cast?.close());

  const place = (/** @type {number} */ who) => people[who].page.getByRole("progressbar", { name: "Warteschlange für Bild und Ton" });

  it("lets the first in and tells the others their place", async () => {
    await people[0].sees("slate");
    await place(1).waitFor();
    await people[1].see("Sie sind als Nächstes dran");
    await place(2).waitFor();
    assert.equal(await place(2).getAttribute("aria-valuetext"), "Vor Ihnen ist noch 1 Person");
  });

  it("is axe-clean meanwhile, and everything else works", async () => {
    const { violations } = await new AxeBuilder({ page: people[2].page }).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), []);
    await people[2].say("Ich warte noch auf das Bild");
    await people[0].reads("Ich warte noch auf das Bild");
    await people[2].goes("Programm");
    await people[2].goes("Plenum");
    await place(2).waitFor();
  });

  it("moves up who stood behind somebody that left, and lets them in when it is their turn", async () => {
    await people[1].leave();
    await until("the last to be next", async () => (await place(2).getAttribute("aria-valuetext")) === "Niemand ist mehr vor Ihnen");
    await people[2].sees("slate", 30_000);
    assert.equal(await place(2).count(), 0);
    assert.deepEqual(people[2].faults, []);
  });
});
