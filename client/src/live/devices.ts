import type { Chosen, DeviceChoice, DeviceFault, DeviceList } from "./state";

const memory = "konvent.devices";

/** The wanted picture: 720p, enough for three layers. */
const picture = { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 24, max: 30 } };

/** Says in one word why the browser refused a device (Media Capture and Streams, section 10.2.1). */
export function faultOf(error: unknown): DeviceFault {
  if (!navigator.mediaDevices) return "unsupported";
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "none";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "failed";
  }
}

/** Starts a microphone: the chosen one, or the system's when it is not there any more. */
export function openMicrophone(id: string | undefined): Promise<MediaStreamTrack> {
  return open(id, (exact) => ({
    audio: { ...exact, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  }));
}

/** Starts a camera: the chosen one, or the system's when it is not there any more. */
export function openCamera(id: string | undefined): Promise<MediaStreamTrack> {
  return open(id, (exact) => ({ video: { ...exact, ...picture } }));
}

/** Asks which screen or window to show, with its sound where the browser can. Must follow a click directly. */
export async function openScreen(): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getDisplayMedia({
    video: { frameRate: { max: 15 } },
    audio: true,
  });
  const track = stream.getVideoTracks()[0];
  if (track) track.contentHint = "detail";
  return stream;
}

async function open(
  id: string | undefined,
  ask: (exact: MediaTrackConstraints) => MediaStreamConstraints,
): Promise<MediaStreamTrack> {
  const get = async (exact: MediaTrackConstraints) => {
    const track = (await navigator.mediaDevices.getUserMedia(ask(exact))).getTracks()[0];
    if (!track) throw new DOMException("no track", "NotFoundError");
    return track;
  };
  if (!id) return get({});
  return get({ deviceId: { exact: id } }).catch((error: unknown) => {
    if (faultOf(error) === "none") return get({});
    throw error;
  });
}

/** Lists what there is to choose from; empty where the browser tells nothing. */
export async function listDevices(): Promise<DeviceList> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const of = (kind: MediaDeviceKind): DeviceChoice[] =>
    all.filter((d) => d.kind === kind && d.deviceId !== "").map((d) => ({ id: d.deviceId, label: d.label }));
  return { microphones: of("audioinput"), cameras: of("videoinput"), speakers: of("audiooutput") };
}

/** What the person chose on this machine before. */
export function remembered(): Chosen {
  try {
    return JSON.parse(localStorage.getItem(memory) ?? "{}") as Chosen;
  } catch {
    return {};
  }
}

/** Keeps the choice on this machine. */
export function remember(chosen: Chosen): void {
  try {
    localStorage.setItem(memory, JSON.stringify(chosen));
  } catch {
    // Storage can be switched off; the choice then lasts as long as the page.
  }
}
