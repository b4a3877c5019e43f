import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ip, serverSide } from "./net.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const binary = join(root, "bin/impair");

/**
 * What a way does to packets, and what it carried; tests/impair says more of both.
 * @typedef {{loss?: number, delay_ms?: number, jitter_ms?: number, reorder?: number, kbit?: number, queue_ms?: number}} Conditions
 * @typedef {{packets: number, bytes: number, lost: number, overflow: number}} Carried
 */

/** withoutWan is why there are no bad networks here, or false. */
export const withoutWan = serverSide && existsSync("/dev/net/tun") ? false : "a bad network needs root, iproute2 and /dev/net/tun";

/** buildWan builds the program that is the bad network. */
export function buildWan() {
  execFileSync("go", ["build", "-trimpath", "-o", binary, "./tests/impair"], { cwd: root, env: { ...process.env, CGO_ENABLED: "0" } });
}

/** Wan is a bad network between a namespace and the house's. */
export class Wan {
  /** @type {import("node:child_process").ChildProcessByStdio<import("node:stream").Writable, import("node:stream").Readable, null>} */
  #process;
  /** @type {AsyncIterator<string>} */
  #lines;

  /**
   * open makes a network, good at first, the default way from the namespace of a process (ours for 0) to everywhere.
   * @param {number} pid @param {number} number tells it from others, 1 to 254
   */
  static async open(pid, number) {
    const wan = new Wan();
    wan.#process = spawn(
      binary,
      ["-near", `/proc/${pid || process.pid}/ns/net=10.98.${number}.2/30`, "-far", `/proc/${serverSide}/ns/net=10.98.${number}.1/30`],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    wan.#lines = createInterface(wan.#process.stdout)[Symbol.asyncIterator]();
    const { near } = await wan.#answer();
    ip(pid, `route add default dev ${near}`);
    return wan;
  }

  /**
   * set changes the conditions of the ways that are named, from the house to the browser (down) and back (up), and returns what was
   * carried since it was last called.
   * @param {{down?: Conditions, up?: Conditions}} [conditions]
   * @returns {Promise<{down: Carried, up: Carried}>}
   */
  async set(conditions = {}) {
    this.#process.stdin.write(`${JSON.stringify(conditions)}\n`);
    return this.#answer();
  }

  async close() {
    const ended = once(this.#process, "exit");
    this.#process.stdin.end();
    await ended;
  }

  async #answer() {
    const { value } = await this.#lines.next();
    if (!value) throw new Error("the bad network has ended");
    return JSON.parse(value);
  }
}
