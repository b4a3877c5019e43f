import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { close } from "../wire/wire";
import { Connection, type Listener } from "./connection";
import { fakeHouse, welcome } from "./fakeline";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function connect() {
  const house = fakeHouse();
  const told: string[] = [];
  const listener: Listener = {
    opened: () => told.push("opened"),
    lost: () => told.push("lost"),
    ended: (why) => told.push(`ended ${why}`),
    event: (event) => told.push(event.type),
  };
  const connection = new Connection("geheim", listener, house.dial);
  connection.start();
  const greet = () => {
    house.newest().open();
    house.newest().answer("session.hello", welcome);
  };
  return { house, told, connection, greet };
}

test("the first word is the token and the version", () => {
  const { house } = connect();
  house.newest().open();
  expect(house.newest().said).toEqual([
    { n: 1, type: "session.hello", body: { token: "geheim", version: 1 } },
  ]);
});

test("several frames of one message are told in their order, answers among them", () => {
  const { house, told, connection, greet } = connect();
  greet();
  connection.say("place.leave", {}, () => told.push("answered"));
  const { n } = house.newest().last("place.leave");
  house.newest().tell({ type: "a", body: 1 }, { re: n }, { type: "b", body: 2 });
  expect(told).toEqual(["opened", "a", "answered", "b"]);
});

test("a command under way when the line breaks is answered with lost, once", () => {
  const { house, connection, greet } = connect();
  greet();
  const done = vi.fn();
  connection.say("stage.live", {}, done);
  house.newest().drop();
  expect(done).toHaveBeenCalledExactlyOnceWith({ ok: false, fault: { code: "lost", retry: true } });
});

test("a lost line is dialled again at once, then with growing waits", () => {
  const { house, told, greet } = connect();
  greet();
  house.newest().drop();
  vi.advanceTimersByTime(0);
  expect(house.sockets).toHaveLength(2);
  for (const most of [300, 600, 1_200, 2_400, 4_800, 5_000, 5_000]) {
    const before = house.sockets.length;
    house.newest().drop();
    vi.advanceTimersByTime(most / 2 - 1);
    expect(house.sockets).toHaveLength(before);
    vi.advanceTimersByTime(most / 2 + 1);
    expect(house.sockets).toHaveLength(before + 1);
  }
  greet();
  expect(told.at(-1)).toBe("opened");
});

test("waking up does not wait", () => {
  const { house, connection, greet } = connect();
  greet();
  for (let i = 0; i < 4; i += 1) {
    house.newest().drop();
    vi.advanceTimersByTime(5_000);
  }
  house.newest().drop();
  const before = house.sockets.length;
  connection.wake();
  expect(house.sockets).toHaveLength(before + 1);
});

describe("close codes say what to do", () => {
  test.each([
    [close.link, "ended link"],
    [close.elsewhere, "ended elsewhere"],
    [close.version, "ended version"],
  ])("%i ends the line", (code, word) => {
    const { house, told, greet } = connect();
    greet();
    house.newest().drop(code);
    vi.advanceTimersByTime(60_000);
    expect(told.at(-1)).toBe(word);
    expect(house.sockets).toHaveLength(1);
  });

  test("after a restart each client comes at its own moment within two seconds", () => {
    const { house, greet } = connect();
    greet();
    house.newest().drop(close.restart);
    vi.advanceTimersByTime(199);
    expect(house.sockets).toHaveLength(1);
    vi.advanceTimersByTime(1_801);
    expect(house.sockets).toHaveLength(2);
  });

  test("who was too slow comes back at once", () => {
    const { house, greet } = connect();
    greet();
    house.newest().drop(close.slow);
    vi.advanceTimersByTime(0);
    expect(house.sockets).toHaveLength(2);
  });

  test("who broke the rules does not come back at once", () => {
    const { house, greet } = connect();
    greet();
    house.newest().drop(close.protocol);
    vi.advanceTimersByTime(999);
    expect(house.sockets).toHaveLength(1);
    vi.advanceTimersByTime(1_001);
    expect(house.sockets).toHaveLength(2);
  });
});

test("a refused greeting ends the line when the link is unknown", () => {
  const { house, told } = connect();
  house.newest().open();
  house.newest().refuse("session.hello", { code: "link.unknown", retry: false });
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(["ended link"]);
  expect(house.sockets).toHaveLength(1);
});

test("a greeting refused because the house is busy is tried again", () => {
  const { house, told } = connect();
  house.newest().open();
  house.newest().refuse("session.hello", { code: "busy", retry: true });
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual(["lost"]);
  expect(house.sockets).toHaveLength(2);
});

test("a silent house is asked, and given up when it does not answer", () => {
  const { house, told, greet } = connect();
  greet();
  vi.advanceTimersByTime(20_000);
  expect(house.newest().last("session.ping").body).toEqual({});
  expect(told).toEqual(["opened"]);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(["opened", "lost"]);
});

test("a doubted line is given up sooner, and dialled anew at once", () => {
  const { house, told, connection, greet } = connect();
  greet();
  connection.wake();
  vi.advanceTimersByTime(2_999);
  expect(told).toEqual(["opened"]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["opened", "lost"]);
  vi.advanceTimersByTime(1);
  expect(house.sockets).toHaveLength(2);
});

test("a house that answers the question is not given up", () => {
  const { house, told, greet } = connect();
  greet();
  for (let i = 0; i < 5; i += 1) {
    vi.advanceTimersByTime(20_000);
    house.newest().answer("session.ping");
  }
  expect(told).toEqual(["opened"]);
  expect(house.sockets).toHaveLength(1);
});

test("another network means another line at once, and the old one is not listened to any more", () => {
  const { house, told, connection, greet } = connect();
  greet();
  const old = house.newest();
  connection.renew();
  expect(house.sockets).toHaveLength(2);
  old.tell({ type: "late", body: 1 });
  old.drop();
  greet();
  expect(told).toEqual(["opened", "lost", "opened"]);
});

test("a stopped line stays closed", () => {
  const { house, told, connection, greet } = connect();
  greet();
  connection.stop();
  house.newest().drop();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(["opened"]);
  expect(house.sockets).toHaveLength(1);
});
