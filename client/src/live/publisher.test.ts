import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeHouse, welcome } from "./fakeline";
import { Live } from "./live";
import { Publisher } from "./publisher";

/** A sender as the browser has it: it refuses a change while it is at another one. */
class FakeSender {
  track: MediaStreamTrack | null = null;
  changes = 0;
  #changing = false;

  constructor(private encodings: RTCRtpEncodingParameters[]) {}

  async replaceTrack(track: MediaStreamTrack | null) {
    this.track = track;
  }

  getParameters() {
    return { encodings: structuredClone(this.encodings) };
  }

  async setParameters({ encodings }: { encodings: RTCRtpEncodingParameters[] }) {
    if (this.#changing) throw new DOMException("", "InvalidStateError");
    this.#changing = true;
    await Promise.resolve();
    this.#changing = false;
    this.changes += 1;
    this.encodings = encodings;
  }

  /** The layers that are sent. */
  get sent() {
    return this.encodings.filter(({ active }) => active !== false).map(({ rid }) => rid ?? "");
  }

  get scales() {
    return this.encodings.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy);
  }
}

const peers: FakePeer[] = [];

class FakePeer {
  connectionState = "new";
  signalingState = "stable";
  localDescription = { sdp: "offer" };
  senders: FakeSender[] = [];

  constructor() {
    peers.push(this);
  }

  addTransceiver(_kind: string, { sendEncodings }: { sendEncodings: RTCRtpEncodingParameters[] }) {
    const sender = new FakeSender(sendEncodings.map((encoding) => ({ active: true, ...encoding })));
    this.senders.push(sender);
    return { sender, mid: String(this.senders.length - 1) };
  }

  async createOffer() {}
  async setLocalDescription() {}
  async setRemoteDescription() {}
  close() {}
}

beforeEach(() => {
  peers.length = 0;
  vi.stubGlobal("RTCPeerConnection", FakePeer);
  vi.stubGlobal("RTCRtpSender", class {});
});
afterEach(() => vi.unstubAllGlobals());

function picture(width = 1_280) {
  return { kind: "video", getSettings: () => ({ width }) } as unknown as MediaStreamTrack;
}

async function publish(width?: number) {
  const publisher = new Publisher(
    async () => ({ ok: true, body: { sdp: "answer" } }),
    () => undefined,
  );
  await publisher.carry("camera", picture(width));
  publisher.link.open();
  const sender = (device: "camera" | "screen") => {
    const found = peers.at(-1)?.senders[device === "camera" ? 1 : 2];
    if (!found) throw new Error("nothing is published");
    return found;
  };
  await vi.waitFor(() => expect(sender("camera").track).not.toBeNull());
  return { publisher, sender };
}

test("layers that nobody looks at are not sent, and are sent again when somebody does", async () => {
  const { publisher, sender } = await publish();
  expect(sender("camera").sent).toEqual(["q", "h", "f"]);
  publisher.pause({ device: "camera", paused: ["h", "f"] });
  await vi.waitFor(() => expect(sender("camera").sent).toEqual(["q"]));
  publisher.pause({ device: "camera", paused: ["q", "h", "f"] });
  await vi.waitFor(() => expect(sender("camera").sent).toEqual([]));
  publisher.pause({ device: "camera", paused: [] });
  await vi.waitFor(() => expect(sender("camera").sent).toEqual(["q", "h", "f"]));
  expect(sender("camera").scales).toEqual([4, 2, 1]);
});

test("of words that come close together the last one counts", async () => {
  const { publisher, sender } = await publish();
  publisher.pause({ device: "camera", paused: ["f"] });
  publisher.pause({ device: "camera", paused: ["q", "h", "f"] });
  publisher.pause({ device: "camera", paused: ["h"] });
  await vi.waitFor(() => expect(sender("camera").sent).toEqual(["q", "f"]));
  expect(sender("camera").changes).toBe(1);
});

test("a small camera still sends two layers at most", async () => {
  const { publisher, sender } = await publish(640);
  await vi.waitFor(() => expect(sender("camera").sent).toEqual(["q", "h"]));
  expect(sender("camera").scales.slice(0, 2)).toEqual([2, 1]);
  publisher.pause({ device: "camera", paused: ["h"] });
  await vi.waitFor(() => expect(sender("camera").sent).toEqual(["q"]));
});

test("a screen has one layer, without a name", async () => {
  const { publisher, sender } = await publish();
  await publisher.carry("screen", picture());
  publisher.pause({ device: "screen", paused: [""] });
  await vi.waitFor(() => expect(sender("screen").sent).toEqual([]));
  publisher.pause({ device: "screen", paused: [] });
  await vi.waitFor(() => expect(sender("screen").sent).toEqual([""]));
});

test("another camera is sent as the one before was; a new connection begins with everything", async () => {
  const { publisher, sender } = await publish();
  publisher.pause({ device: "camera", paused: ["f"] });
  await publisher.carry("camera", undefined);
  await publisher.carry("camera", picture());
  expect(sender("camera").sent).toEqual(["q", "h"]);
  publisher.link.renew();
  await vi.waitFor(() => expect(peers).toHaveLength(2));
  await vi.waitFor(() => expect(sender("camera").track).not.toBeNull());
  expect(sender("camera").sent).toEqual(["q", "h", "f"]);
});

test("the house's word reaches the publisher; when the line is lost, everything is sent", () => {
  const house = fakeHouse();
  const live = new Live(house.dial);
  const pause = vi.spyOn(Publisher.prototype, "pause");
  const resume = vi.spyOn(Publisher.prototype, "resume");
  live.start("geheim");
  house.newest().open();
  house.newest().answer("session.hello", welcome);
  const layers = { device: "camera" as const, paused: ["f"] };
  house.newest().tell({ type: "publish.layers", body: layers });
  expect(pause).toHaveBeenCalledExactlyOnceWith(layers);
  house.newest().drop();
  expect(resume).toHaveBeenCalledOnce();
  live.leave();
});
