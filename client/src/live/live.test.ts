import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withdrawn } from "../features/stage/state";
import { host } from "../test/fixture";
import { backstageWith } from "../test/stage";
import type { ChatLine, Entered } from "../wire/wire";
import { fakeHouse, plenum, snapshot, welcome } from "./fakeline";
import { Live } from "./live";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function enter(part: Partial<Entered> = {}) {
  const house = fakeHouse();
  const live = new Live(house.dial);
  live.start("geheim");
  const greet = () => {
    house.newest().open();
    house.newest().answer("session.hello", welcome);
  };
  greet();
  const result = live.enterRoom("r1");
  house.newest().answer("place.enter", snapshot(part));
  /** The line breaks, and comes back up to the greeting. */
  const flicker = () => {
    house.newest().drop();
    vi.advanceTimersByTime(0);
    greet();
  };
  return { house, live, state: () => live.store.get(), result, greet, flicker };
}

function line(id: string, text: string, part: Partial<ChatLine> = {}): ChatLine {
  return { id, person: "p2", name: "Testperson Zwei", role: "participant", text, at: 1, ...part };
}

test("entering a room shows it as it is", async () => {
  const { state, result } = enter({ chat: [line("1", "Guten Tag")] });
  expect(state().room).toEqual(plenum);
  expect(state().entering).toBeUndefined();
  expect(state().chat.map((l) => l.text)).toEqual(["Guten Tag"]);
  expect(await result).toMatchObject({ ok: true });
});

test("events that come in one message with the answer are not lost", () => {
  const house = fakeHouse();
  const live = new Live(house.dial);
  live.start("geheim");
  house.newest().open();
  house.newest().answer("session.hello", welcome);
  void live.enterRoom("r1");
  const { n } = house.newest().last("place.enter");
  house
    .newest()
    .tell(
      { re: n, body: snapshot({ seq: 4 }) },
      { room: "r1", seq: 5, type: "chat.added", body: line("5", "gleich danach") },
    );
  expect(live.store.get().chat.map((l) => l.text)).toEqual(["gleich danach"]);
});

test("after a lost line one is in the same room, and says what one has", () => {
  const { house, state, flicker } = enter();
  house.newest().tell({ room: "r1", seq: 11, type: "chat.added", body: line("11", "vorher") });
  flicker();
  expect(house.newest().last("place.enter").body).toEqual({ room: "r1", epoch: 7, seq: 11 });
  house.newest().answer("place.enter", snapshot({ seq: 13, resumed: true }));
  house.newest().tell({ room: "r1", seq: 12, type: "chat.added", body: line("12", "verpasst") });
  house.newest().tell({ room: "r1", seq: 13, type: "chat.added", body: line("13", "auch") });
  expect(state().chat.map((l) => l.text)).toEqual(["vorher", "verpasst", "auch"]);
  expect(state().line).toBe("open");
});

test("who comes back sees who is there now, not who was", () => {
  const { house, state, flicker } = enter();
  const tile = { id: "p2.camera", kind: "camera" as const, name: "P", audio: true, video: true, up: true };
  house.newest().tell({ room: "r1", type: "source.changed", body: tile });
  house.newest().tell({ room: "r1", type: "speaking.changed", body: { sources: ["p2.camera"] } });
  expect(state().sources).toHaveLength(1);
  flicker();
  expect(state().speaking, "while the line is lost nobody knows who speaks").toEqual([]);
  house.newest().answer("place.enter", snapshot({ resumed: true }));
  expect(state().sources).toEqual([]);
  expect(state().speaking).toEqual([]);
});

test("a line that was under way is said again with the same ref, and stands there once", () => {
  const { house, live, state, flicker } = enter();
  live.say("Meine Zeile");
  const { ref } = house.newest().last("chat.send").body as { ref: string };
  expect(state().pending).toHaveLength(1);
  flicker();
  house.newest().answer("place.enter", snapshot({ resumed: true }));
  expect(house.newest().last("chat.send").body).toEqual({ text: "Meine Zeile", ref });
  const kept = line("20", "Meine Zeile", { person: "p1", ref });
  house.newest().tell({ room: "r1", seq: 11, type: "chat.added", body: kept });
  house.newest().answer("chat.send", kept);
  expect(state().pending).toEqual([]);
  expect(state().chat).toEqual([kept]);
});

test("a line that was saved just before the line broke is not said again", () => {
  const { house, live, state, flicker } = enter();
  live.say("Gespeichert");
  const { ref } = house.newest().last("chat.send").body as { ref: string };
  flicker();
  const kept = line("20", "Gespeichert", { person: "p1", ref });
  house.newest().answer("place.enter", snapshot({ epoch: 8, chat: [kept] }));
  expect(house.newest().said.filter((c) => c.type === "chat.send")).toEqual([]);
  expect(state().pending).toEqual([]);
  expect(state().chat).toEqual([kept]);
});

test("a refused line waits until the person tries again", () => {
  const { house, live, state } = enter();
  live.say("Zu schnell");
  house.newest().refuse("chat.send", { code: "too.fast", retry: true });
  const pending = state().pending[0];
  expect(pending?.fault?.code).toBe("too.fast");
  live.retry(pending?.ref ?? "");
  expect(house.newest().said.filter((c) => c.type === "chat.send")).toHaveLength(2);
  expect(state().pending[0]?.fault).toBeUndefined();
});

test("an unsent line stays with its room", () => {
  const { house, live, state } = enter();
  live.say("Bleibt hier");
  const other = { ...plenum, id: "r2", kind: "workshop" as const };
  void live.enterRoom("r2");
  house.newest().answer("place.enter", snapshot({ room: other }));
  expect(state().pending).toEqual([]);
  void live.enterRoom("r1");
  house.newest().answer("place.enter", snapshot());
  expect(state().pending.map((p) => p.text)).toEqual(["Bleibt hier"]);
});

test("a gap in the chat is told when the snapshot does not reach back far enough", () => {
  const { house, state, flicker } = enter({ chat: [line("1", "alt")] });
  flicker();
  house.newest().answer("place.enter", snapshot({ epoch: 8, chat: [line("8", "neu")] }));
  expect(state().gap).toBe(true);
  expect(state().chat.map((l) => l.text)).toEqual(["neu"]);
});

test("there is no gap when old and new lines meet", () => {
  const { house, state, flicker } = enter({ chat: [line("1", "eins"), line("2", "zwei")] });
  flicker();
  house.newest().answer("place.enter", snapshot({ epoch: 8, chat: [line("2", "zwei"), line("3", "drei")] }));
  expect(state().gap).toBe(false);
  expect(state().chat.map((l) => l.text)).toEqual(["eins", "zwei", "drei"]);
});

test("a room that is full leaves one where one was", async () => {
  const { house, live, state } = enter();
  const result = live.enterRoom("r9");
  house.newest().refuse("place.enter", { code: "room.full", retry: true });
  expect(await result).toEqual({ ok: false, fault: { code: "room.full", retry: true } });
  expect(state().room?.id).toBe("r1");
  expect(state().entering).toBeUndefined();
});

test("a room that is gone after a lost line leads to the foyer, in words", () => {
  const { house, state, flicker } = enter();
  flicker();
  house.newest().refuse("place.enter", { code: "not.found", retry: false });
  expect(state().room).toBeUndefined();
  expect(state().notices.at(-1)).toMatchObject({ key: "turnedAway", assertive: true });
});

test("a move that was under way when the line broke is taken up again", () => {
  const { house, live, state, flicker } = enter();
  void live.enterRoom("r2");
  flicker();
  expect(house.newest().last("place.enter").body).toEqual({ room: "r2" });
  house.newest().answer("place.enter", snapshot({ room: { ...plenum, id: "r2" } }));
  expect(state().room?.id).toBe("r2");
});

test("events of another room change nothing", () => {
  const { house, state } = enter();
  house.newest().tell({ room: "r2", seq: 99, type: "chat.added", body: line("9", "fremd") });
  expect(state().chat).toEqual([]);
});

test("who is removed is in the foyer, is told so, and stays there after a lost line", () => {
  const { house, state, flicker } = enter();
  house.newest().tell({ type: "you.removed", body: { room: "r1" } });
  expect(state().room).toBeUndefined();
  expect(state().notices.at(-1)).toMatchObject({
    key: "removed",
    params: { room: "Plenum" },
    assertive: true,
  });
  flicker();
  expect(house.newest().said.map((c) => c.type)).toEqual(["session.hello"]);
});

test("who goes into a room is told no more that they are in the foyer", () => {
  const { house, live, state } = enter();
  house.newest().tell({ type: "you.removed", body: { room: "r1" } });
  void live.enterRoom("r2");
  expect(state().notices.map(({ key }) => key)).toEqual(["removed"]);
  house.newest().answer("place.enter", snapshot({ room: { ...plenum, id: "r2" } }));
  expect(state().notices).toEqual([]);
});

test("who is muted is told at once", () => {
  const { house, state } = enter();
  house.newest().tell({ type: "you.muted", body: { muted: true, held: true } });
  expect(state().media.held).toBe(true);
  expect(state().notices.at(-1)).toMatchObject({ key: "held", assertive: true });
});

test("who is named to lead the room, and who is not any more, is told so in words", () => {
  const { house, state } = enter();
  const keys = () => state().notices.map(({ key }) => key);
  const tell = (lead?: string) =>
    house.newest().tell({ room: "r1", type: "leads.changed", body: { leads: [], lead } });
  tell("co-moderator");
  expect(keys()).toEqual(["leadsCo"]);
  tell("co-moderator"); // somebody else was named
  expect(keys()).toEqual(["leadsCo"]);
  tell("moderator");
  expect(keys()).toEqual(["leadsModerator"]);
  tell();
  expect(keys()).toEqual(["leadsNoMore"]);
});

test("a notice that comes twice stands there once, and is read anew", () => {
  const { live, state } = enter();
  live.notify("devicesOff", {}, false);
  const first = state().notices.at(-1)?.id;
  live.notify("roomClosed", { room: "A" }, true);
  live.notify("roomClosed", { room: "B" }, true);
  live.notify("devicesOff", {}, false);
  expect(state().notices.map(({ key }) => key)).toEqual(["roomClosed", "roomClosed", "devicesOff"]);
  expect(state().notices.at(-1)?.id).not.toBe(first);
});

test("who came in elsewhere comes back when asked to, and not before", () => {
  const { house, live, state } = enter();
  house.newest().drop(4002);
  vi.advanceTimersByTime(60_000);
  expect(state()).toMatchObject({ line: "ended", ended: "elsewhere" });
  expect(house.sockets).toHaveLength(1);
  live.again();
  house.newest().open();
  house.newest().answer("session.hello", welcome);
  expect(house.newest().last("place.enter").body).toEqual({ room: "r1" });
});

test("times are shown by the house's clock", () => {
  const house = fakeHouse();
  const live = new Live(house.dial);
  live.start("geheim");
  house.newest().open();
  house.newest().answer("session.hello", { ...welcome, now: Date.now() + 90_000 });
  expect(live.clock()).toBe(Date.now() + 90_000);
});

test("who is taken off the stage into the audience is told so", () => {
  const { house, state } = enter();
  house.newest().tell({ room: "r1", type: "you.backstage", body: { backstage: true } });
  expect(state().notices).toEqual([]);
  house.newest().tell({ room: "r1", type: "you.backstage", body: { backstage: false } });
  expect(state().notices.map(({ key }) => key)).toContain("audience");
});

test("a host is told who does not come onto the stage, and not of a withdrawal of their own", () => {
  const { house, live, state } = enter();
  const [anna, ben, carla] = ["anna", "ben", "carla"].map((id) => ({ id, name: id, role: "guest" as const }));
  const tell = (part: object) =>
    house.newest().tell({ room: "r1", type: "backstage.changed", body: { ...backstageWith([]), ...part } });
  live.store.set((known) => ({ ...known, you: host }));
  tell({ invited: [anna, ben, carla] });
  live.store.set((known) => withdrawn(known, "carla"));
  tell({ people: [anna] });
  expect(state().notices).toMatchObject([{ key: "declined", params: { name: "ben" } }]);
});
