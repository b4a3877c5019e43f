import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";

describe("a link that leads nowhere", () => {
  /** @type {Cast} */
  let cast;
  /** @type {Map<string, string>} */
  const wrong = new Map();

  before(async () => {
    cast = await Cast.open();
    const { links, origin } = cast.house;
    const token = (/** @type {string} */ link) => link.slice(link.lastIndexOf("/") + 1);
    const rest = (/** @type {string} */ path, method = "GET") =>
      fetch(origin + path, { method, headers: { Authorization: `Bearer ${token(links.organiser)}`, Origin: origin } });
    const revoked = links.participant[2];
    const door = await fetch(`${origin}/api/v1/door`, { headers: { Authorization: `Bearer ${token(revoked)}` } });
    const { you } = await door.json();
    assert.ok((await rest(`/api/v1/people/${you.id}/link`, "DELETE")).ok, "the organiser revokes a link");
    wrong.set("revoked", token(revoked));
    wrong.set("unknown", "AAAAAAAAAAAAAAAAAAAAAA");
    wrong.set("foreign", links.whep.key);
    wrong.set("malformed", "x%00<script>");
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("answers unknown, revoked, foreign and malformed links alike", async () => {
    const answers = [];
    for (const token of wrong.values()) {
      const page = await fetch(`${cast.house.origin}/j/${encodeURIComponent(token)}`);
      const door = await fetch(`${cast.house.origin}/api/v1/door`, { headers: { Authorization: `Bearer ${encodeURIComponent(token)}` } });
      answers.push({ page: page.status, html: await page.text(), door: door.status, words: await door.text() });
    }
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
  });

  it("shows one and the same page, which names no conference", async () => {
    const shown = new Set();
    const stranger = await cast.chromium.person("a stranger");
    for (const token of wrong.values()) {
      await stranger.open(`${cast.house.origin}/j/${encodeURIComponent(token)}`);
      await stranger.see("Dieser Link führt zu keiner Konferenz");
      shown.add(await stranger.run(() => `${document.title}\n${document.body.innerText}`));
    }
    assert.equal(shown.size, 1, [...shown].join("\n---\n"));
    assert.doesNotMatch([...shown][0], /Jobcenter/);
  });
});
