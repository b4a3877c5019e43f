import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Event } from "../../wire/wire";
import type { Ear } from "../ear";
import { initial } from "../state";
import { fromBase64, toBase64 } from "./base64";
import { Docs } from "./docs";
import { DocHouse, type DocLine } from "./house";
import { Marks } from "./marks";
import type { Say } from "./shared";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms);
const text = (line: DocLine) => line.shared.doc.getText("t");

async function connected(house: DocHouse, count: number): Promise<DocLine[]> {
  const lines = Array.from({ length: count }, () => house.client());
  for (const line of lines) {
    line.shared.want();
    line.connect();
  }
  await pass();
  return lines;
}

describe("a document that several people write at once", () => {
  test("is the same for all in the end, in whatever order changes come", async () => {
    const house = new DocHouse();
    const [a, b, c] = (await connected(house, 3)) as [DocLine, DocLine, DocLine];
    for (let i = 0; i < 5; i++) {
      text(a).insert(0, `a${i} `);
      text(b).insert(text(b).length, `b${i} `);
      await pass(130);
      c.deliver("backwards");
      if (i % 2) a.deliver();
    }
    for (const line of [a, b, c]) line.deliver();
    const all = text(a).toString();
    expect(text(b).toString()).toBe(all);
    expect(text(c).toString()).toBe(all);
    expect(all.match(/[ab]\d/g)).toHaveLength(10);
  });

  test("says when it is saved, and only then", async () => {
    const house = new DocHouse();
    const [a] = (await connected(house, 1)) as [DocLine];
    expect(a.shared.store.get()).toMatchObject({ loaded: true, saving: "saved" });
    text(a).insert(0, "x");
    expect(a.shared.store.get().saving).toBe("saving");
    expect(a.shared.unsaved).toBe(true);
    await pass();
    expect(a.shared.store.get().saving).toBe("saved");
    expect(house.log).toHaveLength(1);
  });

  test("keeps what is typed while the line is lost, and hands it in with the next", async () => {
    const house = new DocHouse();
    const [a, b] = (await connected(house, 2)) as [DocLine, DocLine];
    a.breakOff();
    text(a).insert(0, "ohne Netz ");
    expect(a.shared.store.get().saving).toBe("offline");
    text(b).insert(0, "mit Netz ");
    await pass(5_000);
    expect(house.log).toHaveLength(1);
    a.connect();
    await pass();
    b.deliver();
    expect(text(a).toString()).toBe(text(b).toString());
    expect(text(a).toString()).toContain("ohne Netz ");
    expect(a.shared.store.get().saving).toBe("saved");
  });

  test("says a change again whose answer was lost, and it is there once", async () => {
    const house = new DocHouse();
    const [a] = (await connected(house, 1)) as [DocLine];
    a.breaksAfterNext = true;
    text(a).insert(0, "einmal");
    await pass();
    expect(a.shared.store.get().saving).toBe("offline");
    a.connect();
    await pass();
    expect(house.log).toHaveLength(2);
    const [anew] = (await connected(house, 1)) as [DocLine];
    expect(text(anew).toString()).toBe("einmal");
  });

  test("waits a moment where it was too fast, and tells where it is full", async () => {
    const house = new DocHouse();
    const [a] = (await connected(house, 1)) as [DocLine];
    a.refuse = { code: "too.fast", retry: true };
    text(a).insert(0, "x");
    await pass(500);
    expect(a.shared.store.get().saving).toBe("saving");
    await pass(2_000);
    expect(a.shared.store.get().saving).toBe("saved");
    a.refuse = { code: "doc.full", retry: false };
    text(a).insert(0, "y");
    await pass(500);
    expect(a.shared.store.get()).toMatchObject({ saving: "refused", fault: { code: "doc.full" } });
    expect(a.shared.unsaved).toBe(true);
    text(a).insert(0, "z");
    await pass();
    expect(a.shared.store.get().saving).toBe("saved");
  });

  test("hands everything in at once when one is about to leave", async () => {
    const house = new DocHouse();
    const [a] = (await connected(house, 1)) as [DocLine];
    text(a).insert(0, "im Gehen");
    a.shared.hurry();
    expect(house.log).toHaveLength(1);
    a.shared.leave();
    expect(a.said.at(-1)).toBe("doc.close");
  });

  test("is read by all who wrote a moment ago, whoever changes it", async () => {
    const house = new DocHouse();
    const [a, b] = (await connected(house, 2)) as [DocLine, DocLine];
    for (const line of [a, b]) line.shared.read = (doc) => ({ notes: doc.getText("t").toString() });
    text(a).insert(0, "A");
    text(b).insert(0, "B");
    await pass(200);
    a.deliver();
    b.deliver();
    await pass();
    expect(house.readings.slice(-2)).toEqual([{ notes: text(a).toString() }, { notes: text(a).toString() }]);
    const told = house.readings.length;
    await pass(6_000);
    text(b).insert(0, "C");
    await pass();
    a.deliver();
    await pass();
    expect(house.readings.length, "who wrote long ago reads it no more").toBe(told + 1);
  });

  test("brings a state when it is asked to, with all it has", async () => {
    const house = new DocHouse();
    const [a] = (await connected(house, 1)) as [DocLine];
    house.wantsState = true;
    text(a).insert(0, "x");
    await pass(3_000);
    expect(house.compacted).toBe(1);
  });

  test("gives a house that was set back what it has forgotten", async () => {
    const house = new DocHouse();
    const [a] = (await connected(house, 1)) as [DocLine];
    text(a).insert(0, "vor dem Ausfall");
    await pass();
    a.breakOff();
    house.log.length = 0;
    a.connect();
    await pass();
    const [anew] = (await connected(house, 1)) as [DocLine];
    expect(text(anew).toString()).toBe("vor dem Ausfall");
  });

  test("is no worse for a change that cannot be read", async () => {
    const house = new DocHouse();
    house.log.push(toBase64(new Uint8Array([255, 255, 255])));
    const [a] = (await connected(house, 1)) as [DocLine];
    text(a).insert(0, "gut");
    await pass();
    expect(a.shared.store.get()).toMatchObject({ loaded: true, saving: "saved" });
  });
});

test("says where one writes at most three times a second, and that one stopped", async () => {
  const house = new DocHouse();
  const [a] = (await connected(house, 1)) as [DocLine];
  for (let i = 0; i < 10; i++) {
    a.shared.writes("note");
    await pass(20);
  }
  await pass(300);
  expect(a.said.filter((type) => type === "doc.aware")).toHaveLength(1);
  await pass(8_000);
  expect(a.said.filter((type) => type === "doc.aware")).toHaveLength(2);
});

test("marks know what is there without a gap", () => {
  const marks = new Marks();
  marks.add(2);
  marks.add(3);
  expect([marks.seq, marks.has(2), marks.has(1)]).toEqual([0, true, false]);
  marks.add(1);
  expect(marks.seq).toBe(3);
  marks.upTo(7);
  marks.add(5);
  marks.add(8);
  expect(marks.seq).toBe(8);
});

test("bytes come back from text as they were", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
});

test("documents hear of their own, and of the room one comes to", async () => {
  const ears = new Set<Ear>();
  const said: string[] = [];
  const say = (async (type: string, body: { doc: string }) => {
    said.push(`${type} ${body.doc}`);
    return { ok: true, body: { updates: [], seq: 0 } };
  }) as unknown as Say;
  const docs = new Docs({ do: say, store: { get: () => initial }, ears, notify: () => undefined });
  const end = docs.look("r1.notes");
  docs.look("r2.notes");
  docs.arrived("r1");
  await pass();
  expect(said).toEqual(["doc.open r1.notes"]);
  docs.told({
    type: "doc.writers",
    body: { doc: "r1.notes", writers: [{ person: "p", name: "P", cursor: "x" }] },
  } as Event);
  expect(docs.get("r1.notes").store.get().writers).toHaveLength(1);
  expect(docs.get("r2.notes").store.get().writers).toHaveLength(0);
  docs.lost();
  expect(docs.get("r1.notes").store.get().writers).toHaveLength(0);
  docs.arrived("r2");
  await pass();
  end();
  expect(said).toEqual(["doc.open r1.notes", "doc.open r2.notes"]);
});

test("a document of a room one left is let go once all of it is saved", async () => {
  const house: (() => void)[] = [];
  const say = ((type: string) =>
    new Promise((done) => {
      const answer = () => done({ ok: true, body: { updates: [], seq: 0 } });
      if (type === "doc.edit") house.push(answer);
      else answer();
    })) as unknown as Say;
  const docs = new Docs({ do: say, store: { get: () => initial }, ears: new Set(), notify: () => undefined });
  const ends = [docs.look("r1.notes"), docs.look("r1.card")];
  docs.arrived("r1");
  await pass();
  const notes = docs.get("r1.notes");
  const card = docs.get("r1.card");
  notes.doc.getText("a").insert(0, "x");
  docs.leaving();
  for (const end of ends) end();
  docs.arrived("r2");
  await pass();
  expect(docs.get("r1.notes")).toBe(notes);
  expect(docs.get("r1.card")).not.toBe(card);
  for (const answer of house) answer();
  await pass();
  expect(docs.unsaved).toBe(false);
  docs.arrived("r3");
  expect(docs.get("r1.notes")).not.toBe(notes);
});

test("what is refused of a document that nobody looks at any more is told", async () => {
  const told: string[] = [];
  const say = (async (type: string) =>
    type === "doc.edit"
      ? { ok: false, fault: { code: "not.here", retry: false } }
      : { ok: true, body: { updates: [], seq: 0 } }) as unknown as Say;
  const notify = (key: string) => void told.push(key);
  const docs = new Docs({ do: say, store: { get: () => initial }, ears: new Set(), notify });
  const end = docs.look("r1.notes");
  docs.arrived("r1");
  await pass();
  docs.get("r1.notes").doc.getText("a").insert(0, "x");
  await vi.waitFor(() => expect(docs.get("r1.notes").store.get().saving).toBe("refused"));
  expect(told).toEqual([]); // its page says so
  end();
  docs.arrived("r2");
  await vi.waitFor(() => expect(told).toEqual(["docRefused"]));
});
