import type { LinkState, Refusal } from "./state";

/** How long "disconnected" may last, how long connecting may take, and the waits between two tries, in ms. */
const shortLoss = 2_000;
/** After how long without anything coming in a connection that is in doubt counts as lost, in ms. */
const silence = 700;
const connecting = 8_000;
const firstWait = 500;
const longestWait = 5_000;

/** Negotiates a fresh peer connection; a refusal that allows no retry closes the link. */
export type Negotiate = (pc: RTCPeerConnection) => Promise<Refusal | undefined>;

/**
 * Link keeps one peer connection open. It is negotiated once; when it fails, a new one takes its place. (A new one costs no more
 * than an ICE restart, and also helps when the house lost the old one.) One that keeps leaves the old connection until then,
 * because a closed one takes the last picture with it.
 */
export class Link {
  #pc?: RTCPeerConnection;
  /** The one that was open last. */
  #last?: RTCPeerConnection;
  #suspect?: RTCPeerConnection;
  #timer?: ReturnType<typeof setTimeout>;
  #tries = 0;
  #wanted = false;
  /** It has been open; and it is lost, which it stays until it is open, whatever is tried meanwhile. */
  #opened = false;
  #lost = false;

  constructor(
    private readonly negotiate: Negotiate,
    private readonly tell: (state: LinkState) => void,
    private readonly make: () => RTCPeerConnection = () =>
      new RTCPeerConnection({ bundlePolicy: "max-bundle" }),
    private readonly keeps = false,
  ) {}

  /** Whether the link is to be open. */
  get wanted(): boolean {
    return this.#wanted;
  }

  /** Opens the link if it is not open or opening. */
  open(): void {
    if (this.#wanted) return;
    if (typeof RTCPeerConnection === "undefined") {
      this.tell("unsupported");
      return;
    }
    this.#wanted = true;
    void this.#begin();
  }

  /** Closes the link. */
  close(): void {
    this.#wanted = false;
    this.#opened = false;
    this.#lost = false;
    this.#drop();
    this.#last?.close();
    this.#last = undefined;
    this.tell("idle");
  }

  /** Opens the link anew at once; does nothing when it is not wanted. */
  renew(): void {
    if (!this.#wanted) return;
    this.#tries = 0;
    void this.#begin();
  }

  /** Opens the link anew unless it is sound, or on the way. */
  check(): void {
    if (this.#pc?.connectionState !== "connected" && !onTheWay(this.#pc)) this.renew();
  }

  /** The answer takes longer and the house says so: the connection is not given up before it comes. */
  wait(): void {
    if (this.#pc?.connectionState === "new") clearTimeout(this.#timer);
  }

  /**
   * Pictures stand still. When nothing at all comes in, the connection counts as lost until something does; ICE, which takes
   * several seconds longer to see it, says whether it is to be replaced.
   */
  async suspect(): Promise<void> {
    const pc = this.#pc;
    if (!pc || this.#suspect === pc) return;
    this.#suspect = pc;
    const open = () => this.#pc === pc && pc.connectionState === "connected";
    for (let before = -1, now = await received(pc); open(); before = now, now = await received(pc)) {
      if (now === before) this.#lose();
      else if (before >= 0) {
        if (this.#lost) this.#opens();
        break;
      }
      await new Promise((after) => setTimeout(after, silence));
    }
    if (this.#suspect === pc) this.#suspect = undefined;
  }

  async #begin(): Promise<void> {
    this.#drop();
    if (!this.#lost) this.tell("connecting");
    const pc = this.make();
    this.#pc = pc;
    pc.onconnectionstatechange = () => this.#pc === pc && this.#follow(pc.connectionState);
    this.#await();
    const refusal = await this.negotiate(pc).catch((): Refusal => ({ code: "sdp.bad", retry: true }));
    if (this.#pc !== pc) return;
    if (!refusal) {
      if (onTheWay(pc)) this.#await();
      return;
    }
    this.#drop();
    if (refusal.retry) {
      if (this.#opened) this.#lose(); // who was never let in has lost nothing
      this.#again(Math.min(longestWait, firstWait * 2 ** this.#tries++));
    } else {
      this.#wanted = false;
      this.tell("lost");
    }
  }

  #follow(state: RTCPeerConnectionState): void {
    if (state === "connected") {
      clearTimeout(this.#timer);
      this.#tries = 0;
      if (this.#last !== this.#pc) this.#last?.close();
      this.#last = this.#pc;
      this.#opens();
    } else if (state === "disconnected") {
      if (this.#pc) void this.#doubt(this.#pc);
    } else if (state === "failed" || state === "closed") {
      this.#lose();
      this.#again(Math.min(longestWait, this.#tries++ * firstWait));
    }
  }

  /** Firefox says "disconnected" for every check that the network loses, while all comes in as before: what comes says more. */
  async #doubt(pc: RTCPeerConnection): Promise<void> {
    const doubtful = () => this.#pc === pc && pc.connectionState === "disconnected";
    for (let before = -1, now = await received(pc); doubtful(); before = now, now = await received(pc)) {
      if (now === before) {
        this.#lose();
        this.#again(shortLoss - silence);
        return;
      }
      await new Promise((after) => setTimeout(after, silence));
    }
  }

  #opens(): void {
    this.#opened = true;
    this.#lost = false;
    this.tell("open");
  }

  #lose(): void {
    if (this.#lost) return;
    this.#lost = true;
    this.tell("lost");
  }

  #again(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#begin(), ms);
  }

  /** A connection that has not come about in time is given up for another. */
  #await(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#lose();
      void this.#begin();
    }, connecting);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const pc = this.#pc;
    this.#pc = undefined;
    if (!this.keeps || pc !== this.#last) pc?.close();
  }
}

function onTheWay(pc: RTCPeerConnection | undefined): boolean {
  return pc?.connectionState === "new" || pc?.connectionState === "connecting";
}

/** received is how many bytes have come in on a connection. */
async function received(pc: RTCPeerConnection): Promise<number> {
  const reports = await pc.getStats().catch(() => new Map<string, RTCStats>());
  return [...reports.values()]
    .filter(({ type }) => type === "candidate-pair" || type === "inbound-rtp")
    .reduce((sum, { bytesReceived }) => sum + (bytesReceived ?? 0), 0);
}
