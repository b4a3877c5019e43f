import type { Device, Layers, PublishOffer, SDP } from "../wire/wire";
import { Link } from "./link";
import type { LinkState, Result } from "./state";

const kbit = 1_000;

interface Section {
  device: Device;
  kind: "audio" | "video";
  encodings: RTCRtpEncodingParameters[];
}

/** The four sections of the publishing connection; they are there from the start and filled by replaceTrack. */
const sections: Section[] = [
  { device: "microphone", kind: "audio", encodings: [{ maxBitrate: 48 * kbit }] },
  {
    device: "camera",
    kind: "video",
    encodings: [
      { rid: "q", scaleResolutionDownBy: 4, maxBitrate: 150 * kbit },
      { rid: "h", scaleResolutionDownBy: 2, maxBitrate: 500 * kbit },
      { rid: "f", scaleResolutionDownBy: 1, maxBitrate: 1_500 * kbit },
    ],
  },
  { device: "screen", kind: "video", encodings: [{ maxBitrate: 2_500 * kbit, maxFramerate: 15 }] },
  { device: "screen-sound", kind: "audio", encodings: [{ maxBitrate: 128 * kbit }] },
];

/** Publisher is the connection on which one's own sound and pictures go out. Tracks outlive it: a new one carries them on. */
export class Publisher {
  readonly link: Link;
  #tracks = new Map<Device, MediaStreamTrack>();
  #senders = new Map<Device, RTCRtpSender>();
  /** The layers that nobody looks at, as the house said last. */
  #paused = new Map<Device, string[]>();
  /** Changes of what is sent follow one another: a sender refuses a second one while it is at the first. */
  #tuning = Promise.resolve();

  constructor(
    private readonly ask: (offer: PublishOffer) => Promise<Result<SDP>>,
    tell: (state: LinkState) => void,
  ) {
    this.link = new Link((pc) => this.#negotiate(pc), tell);
  }

  /** Sends this track for the device from now on, or nothing. */
  async carry(device: Device, track: MediaStreamTrack | undefined): Promise<void> {
    if (track) this.#tracks.set(device, track);
    else this.#tracks.delete(device);
    await this.#fill(device);
  }

  /** Leaves layers of a device off; all others are sent. */
  pause({ device, paused }: Layers): void {
    this.#paused.set(device, paused);
    void this.#tune(device);
  }

  /** Sends all layers of everything. */
  resume(): void {
    const devices = [...this.#paused.keys()];
    this.#paused.clear();
    for (const device of devices) void this.#tune(device);
  }

  async #negotiate(pc: RTCPeerConnection) {
    this.#senders.clear();
    this.#paused.clear();
    const transceivers = sections.map((section) => this.#add(pc, section));
    await Promise.all(sections.map(({ device }) => this.#fill(device)));
    await pc.setLocalDescription(await pc.createOffer());
    const answer = await this.ask({
      sdp: pc.localDescription?.sdp ?? "",
      tracks: sections.map(({ device }, i) => ({ device, mid: transceivers[i]?.mid ?? "" })),
    });
    if (!answer.ok) return answer.fault;
    if (pc.signalingState !== "closed")
      await pc.setRemoteDescription({ type: "answer", sdp: answer.body.sdp });
    return undefined;
  }

  #add(pc: RTCPeerConnection, { device, kind, encodings }: Section): RTCRtpTransceiver {
    const transceiver = pc.addTransceiver(kind, { direction: "sendonly", sendEncodings: encodings });
    const mime = kind === "audio" ? "audio/opus" : "video/VP8";
    const codecs = RTCRtpSender.getCapabilities?.(kind)?.codecs.filter((codec) => codec.mimeType === mime);
    if (codecs?.length) transceiver.setCodecPreferences(codecs);
    this.#senders.set(device, transceiver.sender);
    return transceiver;
  }

  async #fill(device: Device): Promise<void> {
    const track = this.#tracks.get(device);
    const sender = this.#senders.get(device);
    if (!sender || sender.transport?.state === "closed") return;
    await sender.replaceTrack(track ?? null);
    if (track) await this.#tune(device);
  }

  #tune(device: Device): Promise<void> {
    this.#tuning = this.#tuning.then(() => {
      const sender = this.#senders.get(device);
      const track = this.#tracks.get(device);
      if (sender && track?.kind === "video") return setLayers(sender, track, this.#paused.get(device) ?? []);
    });
    return this.#tuning;
  }
}

/** How much smaller than the camera each layer is. */
const scales: Record<string, number> = { q: 4, h: 2, f: 1 };
/** Chromium never sends the full layer of a picture of 640×360 or less, so such a camera sends two: half and whole. */
const smallScales: Record<string, number> = { q: 2, h: 1 };

/** Makes a sender send the layers that its picture allows, but not the paused ones. */
async function setLayers(sender: RTCRtpSender, track: MediaStreamTrack, paused: string[]): Promise<void> {
  const parameters = sender.getParameters();
  const fitting = (track.getSettings().width ?? 1_280) <= 640 ? smallScales : scales;
  let changed = false;
  for (const encoding of parameters.encodings) {
    const rid = encoding.rid ?? "";
    const scale = rid === "" ? encoding.scaleResolutionDownBy : (fitting[rid] ?? 1);
    const active = (rid === "" || rid in fitting) && !paused.includes(rid);
    changed ||= encoding.active !== active || encoding.scaleResolutionDownBy !== scale;
    encoding.active = active;
    encoding.scaleResolutionDownBy = scale;
  }
  // A sender whose connection was given up meanwhile refuses; the next one is tuned when it is there.
  if (changed) await sender.setParameters(parameters).catch(() => undefined);
}
