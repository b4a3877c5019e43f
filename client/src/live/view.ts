import type { SDP } from "../wire/wire";
import { Link } from "./link";
import type { LinkState, Result } from "./state";

const audioSlots = 3;
/** As many as one looks at at most: a page of sixteen with a shared screen, less oneself. */
const videoSlots = 16;

/** What a view connection tells its owner. */
export interface ViewListener {
  state(state: LinkState): void;
  /** A new connection: its pictures and its sounds, by a=mid. */
  streams(video: Record<string, MediaStream>, audio: Record<string, MediaStream>): void;
}

/** Makes the link on which everything comes in: three sounds and sixteen pictures, negotiated once, when the line is open. */
export function viewLink(
  line: () => Promise<void>,
  ask: (sdp: string) => Promise<Result<SDP>>,
  listener: ViewListener,
): Link {
  return new Link(
    async (pc) => {
      const audio = receivers(pc, "audio", audioSlots, soundCodecs());
      const video = receivers(pc, "video", videoSlots, pictureCodecs());
      await pc.setLocalDescription(await pc.createOffer());
      await line();
      if (over(pc)) return undefined;
      const answer = await ask(pc.localDescription?.sdp ?? "");
      if (!answer.ok) return answer.fault;
      if (over(pc)) return undefined;
      await pc.setRemoteDescription({ type: "answer", sdp: answer.body.sdp });
      listener.streams(byMid(video), byMid(audio));
      return undefined;
    },
    (state) => listener.state(state),
    undefined,
    true,
  );
}

function over(pc: RTCPeerConnection): boolean {
  return pc.signalingState === "closed";
}

function receivers(pc: RTCPeerConnection, kind: "audio" | "video", count: number, codecs: RTCRtpCodec[]) {
  return Array.from({ length: count }, () => {
    const transceiver = pc.addTransceiver(kind, { direction: "recvonly" });
    if (codecs.length > 0) transceiver.setCodecPreferences(codecs);
    return transceiver;
  });
}

function byMid(transceivers: RTCRtpTransceiver[]): Record<string, MediaStream> {
  return Object.fromEntries(transceivers.map((t) => [t.mid ?? "", new MediaStream([t.receiver.track])]));
}

/** Opus alone; the list is empty where the browser does not tell what it can. */
export function soundCodecs(): RTCRtpCodec[] {
  return capable("audio", (codec) => codec.mimeType === "audio/opus");
}

/** VP8, and H.264 in the form that WHIP clients send (packetization-mode 1, RFC 6184 section 6.3), and what was lost of both (RFC 4588). */
export function pictureCodecs(): RTCRtpCodec[] {
  return capable("video", (codec) => {
    if (codec.mimeType === "video/VP8" || codec.mimeType === "video/rtx") return true;
    return codec.mimeType === "video/H264" && /packetization-mode=1/.test(codec.sdpFmtpLine ?? "");
  });
}

function capable(kind: "audio" | "video", fits: (codec: RTCRtpCodec) => boolean): RTCRtpCodec[] {
  return RTCRtpReceiver.getCapabilities?.(kind)?.codecs.filter(fits) ?? [];
}
