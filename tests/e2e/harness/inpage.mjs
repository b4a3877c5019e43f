// Functions that run inside a page, in either browser. Each is sent by itself and uses nothing from outside.

/** watchPeers remembers every RTCPeerConnection and WebSocket of the page; it runs before the page's own code. */
export function watchPeers() {
  const peers = /** @type {RTCPeerConnection[]} */ ([]);
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    /** @param {RTCConfiguration} [configuration] */
    constructor(configuration) {
      super(configuration);
      peers.push(this);
    }
  };
  Object.defineProperty(window, "watchedPeers", { value: peers });
  const sockets = /** @type {WebSocket[]} */ ([]);
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    /** @param {string | URL} url @param {string | string[]} [protocols] */
    constructor(url, protocols) {
      super(url, protocols);
      sockets.push(this);
    }
  };
  Object.defineProperty(window, "watchedSockets", { value: sockets });
}

/**
 * named finds what has a role and exactly this name, is to be seen and can be used. Firefox can search its tree of accessible things itself,
 * but takes seconds for it, and keeps that tree from then on; Chromium searches by the full rules of names.
 * @param {string} role @param {string} name
 */
export function named(role, name) {
  const own = /** @type {Record<string, string>} */ ({ button: "button", textbox: "input, textarea", link: "a[href]" })[role];
  const plain = (/** @type {Element | null | undefined} */ e) => (e?.textContent ?? "").trim().replace(/\s+/g, " ");
  const nameOf = (/** @type {any} */ e) => {
    const ids = e.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const said = e.getAttribute("aria-label") ?? ids.map((/** @type {string} */ id) => plain(document.getElementById(id))).join(" ");
    return said || plain(e.labels?.[0] ?? e);
  };
  const all = document.querySelectorAll([`[role="${role}"]`, own].filter(Boolean).join());
  return [...all].find((e) => nameOf(e) === name && e.checkVisibility() && !e.matches(":disabled, [aria-disabled=true]")) ?? null;
}

/** made is how many connections the page has made so far. */
export function made() {
  const { watchedPeers, watchedSockets } = /** @type {any} */ (window);
  return { peers: watchedPeers.length, sockets: watchedSockets.length };
}

/** decoded is how many frames the page's connections have decoded so far, and how many packets of sound have come. */
export async function decoded() {
  const sum = { frames: 0, sound: 0, energy: 0 };
  for (const peer of /** @type {any} */ (window).watchedPeers) {
    if (peer.connectionState === "closed") continue;
    for (const report of (await peer.getStats()).values()) {
      if (report.type !== "inbound-rtp") continue;
      if (report.kind === "video") sum.frames += report.framesDecoded ?? 0;
      if (report.kind === "audio") {
        sum.sound += report.packetsReceived ?? 0;
        sum.energy += report.totalAudioEnergy ?? 0;
      }
    }
  }
  return sum;
}

/** pictures is what each video of a source shows: frames decoded so far, its size, and whether it is to be seen. */
export async function pictures() {
  const shown = [...document.querySelectorAll("video[data-source]")].map((element) => /** @type {HTMLVideoElement} */ (element));
  const receivers = /** @type {any} */ (window).watchedPeers.flatMap((/** @type {RTCPeerConnection} */ peer) => peer.getReceivers());
  return Promise.all(
    shown.map(async (video) => {
      const track = /** @type {MediaStream | null} */ (video.srcObject)?.getVideoTracks()[0];
      const receiver = receivers.find((/** @type {RTCRtpReceiver} */ r) => r.track === track);
      const reports = receiver ? [...(await receiver.getStats()).values()] : [];
      const frames = reports.find((report) => report.type === "inbound-rtp")?.framesDecoded ?? 0;
      return { source: video.dataset.source ?? "", frames, width: video.videoWidth, visible: video.checkVisibility() };
    }),
  );
}

/** chatLines are the texts of the chat that the house has kept, oldest first. */
export function chatLines() {
  return [...document.querySelectorAll('[role="log"] article p')].map((line) => line.textContent ?? "");
}

/** sent is how many frames of each layer (by RID) of one's own camera have gone out so far. */
export async function sent() {
  const frames = /** @type {Record<string, number>} */ ({});
  for (const peer of /** @type {any} */ (window).watchedPeers) {
    if (peer.connectionState === "closed") continue;
    for (const report of (await peer.getStats()).values()) {
      if (report.type === "outbound-rtp" && report.rid) frames[report.rid] = report.framesSent ?? 0;
    }
  }
  return frames;
}
