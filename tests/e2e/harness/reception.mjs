// What a browser says of the sound and the picture it gets (WebRTC statistics), and what that comes to over a time.

/**
 * What a page got so far: the statistics of each stream that comes in, how many connections it has opened, and whether it says that
 * one is lost.
 * @typedef {Record<string, any>} Stream
 * @typedef {{at: number, streams: Stream[], opened: number, lost: boolean}} Reception
 */

/** reception runs in the page. @returns {Promise<Reception>} */
export async function reception() {
  const streams = [];
  const peers = /** @type {RTCPeerConnection[]} */ (/** @type {any} */ (window).watchedPeers);
  for (const peer of peers.filter(({ connectionState }) => connectionState !== "closed")) {
    for (const report of (await peer.getStats()).values()) if (report.type === "inbound-rtp") streams.push({ ...report });
  }
  return { at: performance.now() / 1000, streams, opened: peers.length, lost: /unterbrochen/.test(document.body.innerText) };
}

/** What is counted up from one answer to the next. */
const counted = /** @type {const} */ ([
  "packetsReceived", "nackCount", "pliCount", "bytesReceived", "framesDecoded", "totalFreezesDuration", "totalSamplesReceived", "concealedSamples",
  "silentConcealedSamples", "jitterBufferDelay", "jitterBufferEmittedCount",
]);

/** @typedef {Record<typeof counted[number], number>} Grown */

/** Sound that is expected each second, in samples. */
const rate = 48_000;

/** Account sums up what somebody got, answer by answer. What a connection got that is gone counts until the last answer it gave. */
export class Account {
  /** @type {Reception} */
  #last;
  /** Seconds of the account, those in which a picture stood for long, and those without any sound to hear of. */
  seconds = 0;
  #stood = 0;
  #deaf = 0;
  #sound = zero();
  #picture = zero();
  #width = 0;
  opened = 0;
  lost = false;

  /** @param {Reception} first */
  constructor(first) {
    this.#last = first;
  }

  /** add takes the next answer. Between two of them there should be several pictures. @param {Reception} next */
  add(next) {
    const last = this.#last;
    const passed = next.at - last.at;
    const sound = busiest(last, next, "audio");
    const picture = busiest(last, next, "video");
    this.seconds += passed;
    if (picture.grown.framesDecoded > 0) this.#width = picture.stream?.frameWidth ?? 0;
    else this.#stood += passed;
    if (sound.grown.totalSamplesReceived === 0) this.#deaf += passed;
    for (const key of counted) {
      this.#sound[key] += sound.grown[key];
      this.#picture[key] += picture.grown[key];
    }
    this.opened += next.opened - last.opened;
    this.lost ||= next.lost;
    this.#last = next;
    return { frames: picture.grown.framesDecoded, width: picture.stream?.frameWidth ?? 0 };
  }

  /** frozen is the share of the time in which the picture stood: as the browser tells, which leaves out long stops, or as we saw it. */
  get frozen() {
    return Math.max(this.#picture.totalFreezesDuration, this.#stood) / this.seconds;
  }

  /** concealed is the share of sound that was made up, without that which became silence; muted includes it. */
  get concealed() {
    return (this.#sound.concealedSamples - this.#sound.silentConcealedSamples + this.#deaf * rate) / this.#samples;
  }

  get muted() {
    return (this.#sound.concealedSamples + this.#deaf * rate) / this.#samples;
  }

  /** nacks is how many packets of the picture were asked for again a second. */
  get nacks() {
    return this.#picture.nackCount / this.seconds;
  }

  /** width is that of the last picture that moved; pictures is how many came a second. */
  get width() {
    return this.#width;
  }

  get pictures() {
    return this.#picture.framesDecoded / this.seconds;
  }

  get #samples() {
    return Math.max(1, this.#sound.totalSamplesReceived + this.#deaf * rate);
  }

  /** toString says it all in a line. */
  toString() {
    const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(2)} %`;
    const delay = (/** @type {Grown} */ of) => `${Math.round((1000 * of.jitterBufferDelay) / Math.max(1, of.jitterBufferEmittedCount))} ms`;
    return [
      `${this.seconds.toFixed(1)} s: picture frozen ${percent(this.frozen)}, ${this.pictures.toFixed(1)}/s, ${this.width} wide`,
      `${Math.round((8 * this.#picture.bytesReceived) / this.seconds / 1000)} kbit/s, buffered ${delay(this.#picture)}`,
      `NACK ${this.nacks.toFixed(1)}/s for ${(this.#picture.packetsReceived / this.seconds).toFixed(1)} packets/s, PLI ${this.#picture.pliCount}`,
      `sound concealed ${percent(this.concealed)} (with silence ${percent(this.muted)}), buffered ${delay(this.#sound)}, NACK ${(this.#sound.nackCount / this.seconds).toFixed(1)}/s`,
      ...(this.opened ? [`${this.opened} connections anew`] : []),
      ...(this.lost ? ["the page said that the connection is lost"] : []),
    ].join("; ");
  }
}

/** @returns {Grown} */
function zero() {
  return /** @type {Grown} */ (Object.fromEntries(counted.map((key) => [key, 0])));
}

/** busiest is the stream of a kind that brought the most since the last answer. @param {Reception} last @param {Reception} next @param {"audio" | "video"} kind */
function busiest(last, next, kind) {
  /** @type {{stream: Stream | undefined, grown: Grown}} */
  let best = { stream: undefined, grown: zero() };
  for (const stream of next.streams.filter((s) => s.kind === kind)) {
    const before = last.streams.find((s) => s.id === stream.id && s.trackIdentifier === stream.trackIdentifier) ?? {};
    const grown = zero();
    for (const key of counted) grown[key] = (stream[key] ?? 0) - (before[key] ?? 0);
    if (grown.packetsReceived >= best.grown.packetsReceived && (grown.packetsReceived > 0 || flows(stream, best.stream))) best = { stream, grown };
  }
  return best;
}

/** flows says whether a stream of which nothing came just now is the one that flowed before. @param {Stream} stream @param {Stream} [other] */
function flows(stream, other) {
  return (stream.packetsReceived ?? 0) > (other?.packetsReceived ?? 0);
}
