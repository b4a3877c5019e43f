// How the plenum does on bad networks: each viewer behind one of their own (tests/impair). The bounds are the house's promise.
// It measures, so it wants a quiet machine and is no part of `make test`. KONVENT_E2E_LONG=1 watches for a minute where it is a quarter of that otherwise.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Afar } from "./harness/afar.mjs";
import { withoutWan } from "./harness/wan.mjs";

const long = process.env.KONVENT_E2E_LONG === "1";
const seconds = (/** @type {number} */ short, /** @type {number} */ full) => (long ? full : short);
const browsers = ["Chromium", "Firefox"];
/** A way to the house and back of 40 ms, as from the other end of a country. */
const way = { delay_ms: 20 };
/** How long a picture may take to be back at its full width, in s. */
const back = 10;

/** named is what belongs to a browser. @template {{name: string}} T @param {T[]} all @param {string} browser */
function named(all, browser) {
  const found = all.find(({ name }) => name === browser);
  assert.ok(found, browser);
  return found;
}

/** below fails unless a figure is less than its bound. @param {number} figure @param {number} bound @param {string} what */
function below(figure, bound, what) {
  assert.ok(figure < bound, `${what}: ${figure}, to be less than ${bound}`);
}

describe("a viewer on a bad network", { skip: withoutWan }, () => {
  /** @type {Afar} */
  let afar;
  /** What was watched last. @type {Awaited<ReturnType<Afar["watch"]>>} */
  let watched;
  /** On a good network: the width of the picture, and how many packets a second come. */
  const good = { width: 0, packets: 0 };

  before(async () => {
    afar = await Afar.open();
  }, { timeout: 120_000 });
  after(() => afar?.close());

  /** What has been said in the report. @type {Set<object>} */
  const said = new Set();

  /** of is what was watched in a browser; it is said in the report. @param {import("node:test").TestContext} t @param {string} browser */
  const of = (t, browser) => {
    const found = named(watched, browser);
    const { account, carried: { down } } = found;
    const link = `link down ${Math.round(down.packets / account.seconds)} packets/s, ${Math.round((8 * down.bytes) / account.seconds / 1000)} kbit/s, ${down.lost + down.overflow} of ${down.packets} lost`;
    if (!said.has(found)) t.diagnostic(`${browser}, ${account}; ${link}`);
    said.add(found);
    return found;
  };

  /** through watches a network, from a good picture on. @param {Parameters<Afar["set"]>[0]} conditions @param {number} time */
  const through = (conditions, time) => async () => {
    await afar.set({ down: way, up: way });
    await afar.seeWide(good.width, 20_000);
    await afar.set(conditions);
    watched = await afar.watch(time);
  };

  describe("that is good", () => {
    before(through({ down: way, up: way }, seconds(5, 20)), { timeout: 60_000 });
    for (const browser of browsers) {
      it(`gets picture and sound in ${browser}`, (t) => {
        const { account, carried } = of(t, browser);
        assert.ok(account.pictures > 10, "pictures come");
        below(account.muted, 0.05, "sound that was made up");
        good.width = Math.max(good.width, account.width);
        good.packets = Math.max(good.packets, carried.down.packets / account.seconds);
      });
    }
    it("gets the largest of three layers", () => assert.equal(good.width, 1280));
  });

  describe("that loses 5 % each way", () => {
    const lossy = { ...way, loss: 0.05 };
    before(through({ down: lossy, up: lossy }, seconds(15, 60)), { timeout: 120_000 });
    for (const browser of browsers) {
      it(`sees a picture that stands less than 1 % of the time in ${browser}`, (t) => below(of(t, browser).account.frozen, 0.01, "frozen"));
      it(`hears less than 0.5 % that was made up in ${browser}`, (t) => below(of(t, browser).account.concealed, 0.005, "concealed"));
    }
  });

  describe("that delays each packet by 10 to 110 ms, so that they overtake each other", () => {
    before(through({ down: { delay_ms: 60, jitter_ms: 50, reorder: 1 }, up: way }, seconds(8, 30)), { timeout: 60_000 });
    for (const browser of browsers) {
      it(`does not get half as much again as on a good one in ${browser}`, (t) => {
        const { account, carried } = of(t, browser);
        below(carried.down.packets / account.seconds, 1.5 * good.packets, "packets a second");
        below(account.nacks, 0.5 * good.packets, "packets asked for again a second");
        below(account.frozen, 0.05, "frozen");
        below(account.muted, 0.05, "sound that was made up");
      });
    }
  });

  describe("that loses 30 % of what the house sends", () => {
    before(through({ down: { ...way, loss: 0.3 }, up: way }, seconds(10, 30)), { timeout: 60_000 });
    for (const browser of browsers) {
      it(`hears on and stays connected in ${browser}`, (t) => {
        const { account } = of(t, browser);
        below(account.muted, 0.1, "sound that was made up");
        assert.ok(!account.lost, "the page does not say that the connection is lost");
        assert.equal(account.opened, 0, "connections anew");
      });
    }
  });

  describe("that narrows to 250 kbit/s", () => {
    /** @type {typeof watched} */
    let begin;
    /** @type {Awaited<ReturnType<Afar["seeWide"]>>} */
    let wide;
    before(async () => {
      await through({ down: { ...way, kbit: 250, queue_ms: 300 }, up: way }, seconds(10, 14))();
      begin = watched;
      watched = await afar.watch(seconds(5, 6));
      await afar.set({ down: way, up: way });
      wide = await afar.seeWide(good.width, (back + 2) * 1000);
    }, { timeout: 90_000 });
    for (const browser of browsers) {
      it(`keeps its sound in ${browser}`, (t) => {
        const { account } = named(begin, browser);
        t.diagnostic(`${browser}, at first: ${account}`);
        below(account.muted, 0.1, "sound that was made up at first, in the moment in which it narrows too");
        below(of(t, browser).account.muted, 0.05, "and later");
      });
      it(`has a small picture in ${browser}`, (t) => {
        const { account } = of(t, browser);
        assert.ok(account.pictures > 5, `${account.pictures} pictures a second`);
        below(account.width, good.width, "its width");
      });
      it(`has its large picture back in less than ${back} s when the network is wide again in ${browser}`, (t) => {
        const { took } = named(wide, browser);
        t.diagnostic(`${browser}, wide again: the full picture after ${took.toFixed(1)} s`);
        below(took, back, "seconds");
      });
    }
  });
});
