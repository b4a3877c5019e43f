/** Whether a device can be used: ready, the browser will ask first, none is there, or the browser refuses. */
export type DeviceCheck = "ready" | "ask" | "none" | "denied";

/** What can be known of the machine without asking the person anything. */
export interface Checked {
  sound: "ok" | "none";
  network: "direct" | "slow" | "blocked";
  camera: DeviceCheck;
  microphone: DeviceCheck;
}

/** A door that takes longer than this to answer, in ms, speaks of a slow network. */
const slow = 1_500;

/** checkMachine looks silently: it opens no device and makes no sound. took is how long the door took to answer, in ms. */
export async function checkMachine(took: number): Promise<Checked> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const device = async (kind: MediaDeviceKind, name: "camera" | "microphone"): Promise<DeviceCheck> => {
    if (!devices.some((known) => known.kind === kind)) return "none";
    const permission = await permissionFor(name);
    return permission === "granted" ? "ready" : permission === "denied" ? "denied" : "ask";
  };
  return {
    sound: "AudioContext" in window ? "ok" : "none",
    network: "RTCPeerConnection" in window ? (took > slow ? "slow" : "direct") : "blocked",
    camera: await device("videoinput", "camera"),
    microphone: await device("audioinput", "microphone"),
  };
}

async function permissionFor(name: "camera" | "microphone"): Promise<PermissionState | undefined> {
  try {
    const status = await navigator.permissions.query({ name });
    return status.state;
  } catch {
    // Some browsers do not tell; they ask when the device is switched on.
    return undefined;
  }
}
