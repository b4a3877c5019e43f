import { afterEach, expect, test, vi } from "vitest";
import type { Room } from "../wire/wire";
import { welcome } from "./fakeline";
import { Media, platform } from "./media";
import { levelOf } from "./meter";
import { initial, type Result, type State } from "./state";
import { createStore } from "./store";

afterEach(() => vi.unstubAllGlobals());

const backstage = { sources: [], layout: "one" as const, preview: [], people: [], invited: [], countdown: 0 };

function at(kind: Room["kind"], part: Partial<State> = {}): State {
  return { ...initial, you: welcome.you, room: { id: "r", slug: "r", name: "R", kind, seats: 0 }, ...part };
}

test("one speaks in workshops and at tables, and on a stage only from behind it", () => {
  expect(platform(at("workshop"))).toBe("r");
  expect(platform(at("table"))).toBe("r");
  expect(platform(at("cafeteria"))).toBeUndefined();
  expect(platform(at("plenum"))).toBeUndefined();
  expect(platform(at("plenum", { backstage }))).toBe("r/back");
  expect(platform(initial)).toBeUndefined();
});

test("who may not speak has no platform anywhere", () => {
  expect(platform(at("workshop", { you: { ...welcome.you, may: ["attend"] } }))).toBeUndefined();
});

test("silence has level 0, the loudest sound 100, and every 6 dB count ten", () => {
  const flat = (amplitude: number) => new Float32Array(480).fill(amplitude);
  expect(levelOf(flat(0))).toBe(0);
  expect(levelOf(flat(1))).toBe(100);
  expect(levelOf(flat(0.5))).toBe(90);
  expect(levelOf(flat(0.25))).toBe(80);
});

/** The part of a peer connection that making an offer needs. */
class Offering {
  connectionState = "new";
  signalingState = "stable";
  localDescription = { sdp: "offer" };
  addTransceiver = () => ({});
  createOffer = async () => ({});
  setLocalDescription = async () => undefined;
  getStats = async () => new Map();
  close = () => undefined;
}

test("an earlier offer that is refused, because a newer has its place, says nothing of that one", async () => {
  vi.stubGlobal("RTCPeerConnection", Offering);
  vi.stubGlobal("RTCRtpReceiver", {});
  const store = createStore(initial);
  const answers: ((answer: Result<unknown>) => void)[] = [];
  const ask = () => new Promise<Result<unknown>>((answer) => answers.push(answer));
  const media = new Media(store, ask as never, vi.fn(), vi.fn());
  media.start();
  media.greeted();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  media.renew();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  const waiting = { position: 3, seconds: 2, from: 3 };
  store.set((state) => ({ ...state, media: { ...state.media, waiting } }));
  const busy = { ok: false as const, fault: { code: "busy" as const, retry: true } };
  answers[0]?.(busy);
  await Promise.resolve();
  expect(store.get().media).toMatchObject({ waiting, full: false });
  answers[1]?.(busy);
  await vi.waitFor(() => expect(store.get().media).toMatchObject({ waiting: undefined, full: true }));
  media.stop();
});
