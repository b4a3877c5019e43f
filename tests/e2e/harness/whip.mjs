import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const python = "/usr/bin/python3";
const client = join(dirname(fileURLToPath(import.meta.url)), "whip.py");

/** withoutGStreamer is why there is no third-party WHIP client, or false. */
export function withoutGStreamer() {
  try {
    execFileSync(python, ["-c", "import gi; gi.require_version('GstWebRTC', '1.0'); from gi.repository import GstWebRTC"], { stdio: "ignore" });
    execFileSync("gst-inspect-1.0", ["--exists", "webrtcbin"], { stdio: "ignore" });
    return false;
  } catch {
    return "GStreamer's webrtcbin with Python is not installed (make setup as root installs it)";
  }
}

/**
 * feed sends a test picture through the WHIP door, and returns when the connection stands.
 * @param {{url: string, key: string}} door
 * @param {"vp8" | "h264"} codec
 */
export async function feed(door, codec) {
  const child = spawn(python, [client, door.url, door.key, codec], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout);
  const [word] = await Promise.race([once(lines, "line"), once(child, "exit")]);
  if (word !== "connected") throw new Error(`the WHIP client did not connect: ${word}`);
  const ended = once(child, "exit");
  return {
    /** close ends it in good order. */
    async close() {
      child.stdin.end();
      await ended;
    },
    /** cut ends it without a word, as a broken computer does. */
    async cut() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
