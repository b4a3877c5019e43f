import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Own } from "./own";
import { initial, type MediaState } from "./state";

/** What the browser hands out; jsdom has none. */
class FakeTrack extends EventTarget {
  readyState = "live";
  onended: (() => void) | null = null;

  constructor(readonly kind: string) {
    super();
  }

  getSettings() {
    return { width: 1_280 };
  }

  stop() {
    this.readyState = "ended";
  }
}

class FakeStream {
  constructor(readonly tracks: FakeTrack[]) {}

  getTracks() {
    return this.tracks;
  }
}

const given: FakeTrack[] = [];
let refuse: string | undefined;

async function getUserMedia({ video }: MediaStreamConstraints) {
  if (refuse) throw new DOMException("", refuse);
  const track = new FakeTrack(video ? "video" : "audio");
  given.push(track);
  return new FakeStream([track]);
}

beforeEach(() => {
  given.length = 0;
  refuse = undefined;
  vi.stubGlobal("MediaStream", FakeStream);
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia, enumerateDevices: async () => [] } });
});
afterEach(() => vi.unstubAllGlobals());

function person(place: { allowed: boolean } = { allowed: true }) {
  let state: MediaState = initial.media;
  const said: string[] = [];
  const refused: string[] = [];
  const change = (part: Partial<MediaState>) => {
    state = { ...state, ...part };
  };
  const own = new Own({
    state: () => state,
    change,
    allowed: () => place.allowed,
    refuse: (key) => refused.push(key),
    say: () => said.push(`${state.microphone} ${state.camera} ${state.screen}`),
    publish: async () => ({ ok: false, fault: { code: "lost", retry: false } }),
  });
  return { own, said, refused, change, state: () => state };
}

test("a device that is switched on runs, is shown to oneself, and is told", async () => {
  const { own, said, state } = person();
  await own.set("camera", true);
  expect(state()).toMatchObject({ camera: true, starting: { camera: false } });
  expect(state().own.camera?.getTracks()).toEqual(given);
  expect(said).toEqual(["false true false"]);
});

test("a camera that is switched off is let go, a microphone is kept to notice talking", async () => {
  const { own, said } = person();
  await own.set("camera", true);
  await own.set("microphone", true);
  await own.set("camera", false);
  await own.set("microphone", false);
  expect(given.map((track) => track.readyState)).toEqual(["ended", "live"]);
  expect(said.at(-1)).toBe("false false false");
  await own.set("microphone", true);
  expect(given).toHaveLength(2);
});

test("who comes to a place without a stage lets go of everything", async () => {
  const { own, said, state } = person();
  await own.set("camera", true);
  await own.set("microphone", true);
  expect(own.release()).toBe(true);
  expect(given.every((track) => track.readyState === "ended")).toBe(true);
  expect(state()).toMatchObject({
    microphone: false,
    camera: false,
    own: { camera: undefined, microphone: undefined },
  });
  expect(said.at(-1)).toBe("false false false");
  expect(own.release()).toBe(false);
});

test.each([
  ["NotAllowedError", "denied"],
  ["NotReadableError", "busy"],
])("a refusal of the browser (%s) stays as a word", async (name, fault) => {
  const { own, said, state } = person();
  refuse = name;
  await own.set("microphone", true);
  expect(state()).toMatchObject({
    microphone: false,
    faults: { microphone: fault },
    starting: { microphone: false },
  });
  expect(said).toEqual([]);
  refuse = undefined;
  await own.set("microphone", true);
  expect(state()).toMatchObject({ microphone: true, faults: { microphone: undefined } });
});

test("who has left the stage while the browser asked is not switched on", async () => {
  const place = { allowed: true };
  const { own, state } = person(place);
  const asked = own.set("camera", true);
  place.allowed = false;
  await asked;
  expect(state().camera).toBe(false);
  expect(given[0]?.readyState).toBe("ended");
});

test("nothing is switched on where one may not speak, and a held microphone says why", async () => {
  const outside = person({ allowed: false });
  await outside.own.set("camera", true);
  const muted = person();
  muted.change({ held: true });
  await muted.own.set("microphone", true);
  expect(given).toEqual([]);
  expect(muted.refused).toEqual(["held"]);
});

test("a device that is unplugged is off, and said to be gone", async () => {
  const { own, said, state } = person();
  await own.set("camera", true);
  given[0]?.onended?.();
  expect(state()).toMatchObject({ camera: false, faults: { camera: "none" } });
  expect(said.at(-1)).toBe("false false false");
});

test("another device takes the place of a running one", async () => {
  const { own, state } = person();
  await own.set("camera", true);
  await own.choose("camera", "other");
  expect(given.map((track) => track.readyState)).toEqual(["ended", "live"]);
  expect(state()).toMatchObject({ camera: true, chosen: { camera: "other" } });
});
