// Functions that run inside a page, in either browser. Each is sent by itself and uses nothing from outside.

/** watchPeers remembers every RTCPeerConnection of the page; it runs before the page's own code. */
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

/** pictures is what each video of a source shows: frames so far, and its size. */
export function pictures() {
  return [...document.querySelectorAll("video[data-source]")].map((element) => {
    const video = /** @type {HTMLVideoElement} */ (element);
    return {
      source: video.dataset.source ?? "",
      frames: video.srcObject ? video.getVideoPlaybackQuality().totalVideoFrames : 0,
      width: video.videoWidth,
      height: video.videoHeight,
      visible: video.checkVisibility(),
    };
  });
}

/** chatLines are the texts of the chat that the house has kept, oldest first. */
export function chatLines() {
  return [...document.querySelectorAll('[role="log"] article p')].map((line) => line.textContent ?? "");
}
