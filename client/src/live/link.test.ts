import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Link } from "./link";
import type { LinkState, Refusal } from "./state";

/** The part of a peer connection that a link looks at; the browser's own is tried end to end. */
class FakePeer {
  connectionState: RTCPeerConnectionState = "new";
  onconnectionstatechange: (() => void) | null = null;
  closed = false;
  bytes = 0;

  async getStats() {
    return new Map([["pair", { type: "candidate-pair", bytesReceived: this.bytes }]]);
  }

  close(): void {
    this.closed = true;
  }

  becomes(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("RTCPeerConnection", FakePeer);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function link(refusals: (Refusal | undefined)[] = [], keeps = false) {
  const peers: FakePeer[] = [];
  const told: LinkState[] = [];
  const make = () => {
    const peer = new FakePeer();
    peers.push(peer);
    return peer as unknown as RTCPeerConnection;
  };
  const made = new Link(
    async () => refusals.shift(),
    (state) => told.push(state),
    make,
    keeps,
  );
  return { link: made, peers, told };
}

test("a link is opened once, however often it is asked for", async () => {
  const { link: l, peers, told } = link();
  l.open();
  l.open();
  await vi.advanceTimersByTimeAsync(0);
  peers[0]?.becomes("connected");
  expect(peers).toHaveLength(1);
  expect(told).toEqual(["connecting", "open"]);
});

test("a short loss heals by itself, a longer one opens a new connection", async () => {
  const { link: l, peers } = link();
  l.open();
  peers[0]?.becomes("connected");
  peers[0]?.becomes("disconnected");
  await vi.advanceTimersByTimeAsync(1_900);
  peers[0]?.becomes("connected");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(peers).toHaveLength(1);
  peers[0]?.becomes("disconnected");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(peers).toHaveLength(2);
  expect(peers[0]?.closed).toBe(true);
});

test("a failed connection is replaced at once, and again with growing waits", async () => {
  const { link: l, peers } = link();
  l.open();
  peers[0]?.becomes("failed");
  await vi.advanceTimersByTimeAsync(0);
  expect(peers).toHaveLength(2);
  peers[1]?.becomes("failed");
  await vi.advanceTimersByTimeAsync(499);
  expect(peers).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(peers).toHaveLength(3);
});

test("a connection that never comes about is given up", async () => {
  const { link: l, peers } = link();
  l.open();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(peers).toHaveLength(2);
});

test("a connection whose turn comes late is not given up while it waits, and has its time from then on", async () => {
  let answer: (refusal: undefined) => void = () => undefined;
  const peers: FakePeer[] = [];
  const make = () => {
    const peer = new FakePeer();
    peers.push(peer);
    return peer as unknown as RTCPeerConnection;
  };
  const waits = new Promise<undefined>((resolve) => {
    answer = resolve;
  });
  const l = new Link(
    () => waits,
    () => undefined,
    make,
  );
  l.open();
  l.wait();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(peers).toHaveLength(1);
  answer(undefined);
  await vi.advanceTimersByTimeAsync(7_900);
  expect(peers).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(peers).toHaveLength(2);
});

test("a refusal that may pass is tried again; one that may not is the end", async () => {
  const {
    link: l,
    peers,
    told,
  } = link([
    { code: "busy", retry: true },
    { code: "sdp.bad", retry: false },
  ]);
  l.open();
  await vi.advanceTimersByTimeAsync(500);
  expect(peers).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(peers).toHaveLength(2);
  expect(l.wanted).toBe(false);
  expect(told.at(-1)).toBe("lost");
});

test("what was open and is lost stays lost through every try; who was never let in is on the way", async () => {
  const busy: Refusal = { code: "busy", retry: true };
  const { link: l, peers, told } = link([busy, undefined, busy]);
  l.open();
  await vi.advanceTimersByTimeAsync(500);
  peers[1]?.becomes("connected");
  peers[1]?.becomes("failed");
  await vi.advanceTimersByTimeAsync(1_500);
  expect(peers).toHaveLength(4);
  peers[3]?.becomes("connected");
  expect(told).toEqual(["connecting", "connecting", "open", "lost", "open"]);
});

test("a connection that is let in and does not come about is lost", async () => {
  const { link: l, peers, told } = link();
  l.open();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(peers).toHaveLength(2);
  expect(told).toEqual(["connecting", "lost"]);
  peers[1]?.becomes("failed");
  expect(told.at(-1)).toBe("lost");
  await vi.advanceTimersByTimeAsync(1_000);
  peers.at(-1)?.becomes("connected");
  expect(told).toEqual(["connecting", "lost", "open"]);
});

test("a network that changed is no loss unless the new connection does not come about", async () => {
  const { link: l, peers, told } = link();
  l.open();
  peers[0]?.becomes("connected");
  l.renew();
  expect(told.at(-1)).toBe("connecting");
  await vi.advanceTimersByTimeAsync(8_000);
  expect(told.at(-1)).toBe("lost");
});

test("a sound connection is left alone when checked, a broken one is replaced", async () => {
  const { link: l, peers } = link();
  l.open();
  peers[0]?.becomes("connected");
  l.check();
  expect(peers).toHaveLength(1);
  peers[0]?.becomes("disconnected");
  l.check();
  expect(peers).toHaveLength(2);
});

test("what is closed stays closed", async () => {
  const { link: l, peers, told } = link();
  l.open();
  l.close();
  l.renew();
  peers[0]?.becomes("failed");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(peers).toHaveLength(1);
  expect(told.at(-1)).toBe("idle");
});

test("a browser without peer connections says so", () => {
  vi.stubGlobal("RTCPeerConnection", undefined);
  const { link: l, peers, told } = link();
  l.open();
  expect(peers).toEqual([]);
  expect(told).toEqual(["unsupported"]);
});

test("a connection on which all comes in as before is not lost, whatever ICE says", async () => {
  const { link: l, peers, told } = link();
  l.open();
  peers[0]?.becomes("connected");
  peers[0]?.becomes("disconnected");
  for (let i = 0; i < 10; i++) {
    if (peers[0]) peers[0].bytes += 1_000;
    await vi.advanceTimersByTimeAsync(700);
  }
  peers[0]?.becomes("connected");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(peers).toHaveLength(1);
  expect(told).toEqual(["connecting", "open", "open"]);
});

test("when pictures stand and nothing else comes in either, it is lost until something does, and is not replaced for that", async () => {
  const { link: l, peers, told } = link();
  l.open();
  peers[0]?.becomes("connected");
  void l.suspect();
  await vi.advanceTimersByTimeAsync(800);
  expect(told).toEqual(["connecting", "open", "lost"]);
  await vi.advanceTimersByTimeAsync(5_000);
  if (peers[0]) peers[0].bytes += 1_000;
  await vi.advanceTimersByTimeAsync(800);
  expect(told).toEqual(["connecting", "open", "lost", "open"]);
  expect(peers).toHaveLength(1);
});

test("when pictures stand while sound comes in, the connection is sound", async () => {
  const { link: l, peers, told } = link();
  l.open();
  peers[0]?.becomes("connected");
  void l.suspect();
  if (peers[0]) peers[0].bytes += 100;
  await vi.advanceTimersByTimeAsync(300);
  if (peers[0]) peers[0].bytes += 100;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual(["connecting", "open"]);
});

test("a link that keeps leaves the last open connection, with its last picture, until the next is open", async () => {
  const { link: l, peers } = link([], true);
  l.open();
  peers[0]?.becomes("connected");
  peers[0]?.becomes("failed");
  await vi.advanceTimersByTimeAsync(8_100);
  expect(peers.map(({ closed }) => closed)).toEqual([false, true, false]);
  peers[2]?.becomes("connected");
  expect(peers.map(({ closed }) => closed)).toEqual([true, true, false]);
  l.close();
  expect(peers.map(({ closed }) => closed)).toEqual([true, true, true]);
});

test("a connection on which nothing comes in any more is lost", async () => {
  const { link: l, peers, told } = link();
  l.open();
  peers[0]?.becomes("connected");
  peers[0]?.becomes("disconnected");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(["connecting", "open", "lost"]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(peers).toHaveLength(2);
});
