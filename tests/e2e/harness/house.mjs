import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onServerSide, serverIP, serverSide } from "./net.mjs";
import { until } from "./until.mjs";

const binary = join(dirname(fileURLToPath(import.meta.url)), "../../../bin/konvent");

/**
 * What --links-file holds.
 * @typedef {{organiser: string, host: string, moderator: string[], speaker: string[], participant: string[], guest: string,
 *   whip: {url: string, key: string}, whep: {url: string, key: string}}} Links
 */

/** House is a konvent of our own with an empty data folder, reached by browsers on 127.0.0.1, where a page is a secure context. */
export class House {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #process;
  #folder = mkdtempSync(join(tmpdir(), "konvent-e2e-"));
  #port = 0;
  #media = 0;
  /** @type {import("node:net").Server | undefined} */
  #forwarder;
  /** @type {Set<import("node:net").Socket>} */
  #forwarded = new Set();
  /** @type {Links} */
  links;
  #demo = "kommunale-2021";
  /** @type {string[]} */
  #settings = [];

  /** open starts a house; settings are flags of its own. @param {{demo?: string, settings?: string[]}} [options] */
  static async open(options = {}) {
    const house = new House();
    if (options.demo) house.#demo = options.demo;
    house.#settings = options.settings ?? [];
    house.#port = await freePort();
    house.#media = await freePort();
    try {
      if (serverSide) await house.#forward();
      await house.start();
    } catch (error) {
      await house.close();
      throw error;
    }
    return house;
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  get log() {
    return readFileSync(join(this.#folder, "log"), "utf8");
  }

  /** start starts the process, again after kill. It returns when /healthz answers. */
  async start() {
    const ip = serverSide ? serverIP : "127.0.0.1";
    const file = join(this.#folder, "links.json");
    const [command, ...args] = onServerSide([
      binary, "serve", "--http", `${ip}:${this.#port}`, "--public-url", this.origin, "--media-ip", ip,
      "--media-port", String(this.#media), "--data", join(this.#folder, "data"), "--demo", this.#demo, "--links-file", file,
      ...this.#settings,
    ]);
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: { PATH: process.env.PATH } });
    const log = createWriteStream(join(this.#folder, "log"), { flags: "a" });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.#process = child;
    await until("the house to be ready", async () => {
      if (child.exitCode !== null) throw new Error(this.log);
      // Node's fetch was seen to wait for ever when the far end closes before it has written.
      return (await fetch(`${this.origin}/healthz`, { signal: AbortSignal.timeout(500) })).ok;
    });
    this.links = await until("the links", () => JSON.parse(readFileSync(file, "utf8")));
  }

  /** organise asks the REST door as the organiser, and returns what it answers. @param {string} method @param {string} path below /api/v1 @param {object} [body] */
  async organise(method, path, body) {
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.links.organiser.split("/j/")[1]}`, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    const words = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${words}`);
    return words ? JSON.parse(words) : undefined;
  }

  /** kill ends the process without a word to it. */
  async kill() {
    await this.#end("SIGKILL");
  }

  /** close ends the process and takes its folder away. */
  async close() {
    await this.#end("SIGTERM");
    for (const socket of this.#forwarded) socket.destroy();
    await new Promise((resolve) => (this.#forwarder ? this.#forwarder.close(resolve) : resolve(undefined)));
    if (!process.env.KEEP) rmSync(this.#folder, { recursive: true });
    else console.log(`kept ${this.#folder}`);
  }

  async #end(/** @type {NodeJS.Signals} */ signal) {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    const insist = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(insist);
  }

  /** forward makes 127.0.0.1 here lead to the house on the other side of the cable. */
  async #forward() {
    const server = createServer((near) => {
      const far = createConnection({ host: serverIP, port: this.#port });
      for (const [socket, other] of [[near, far], [far, near]]) {
        this.#forwarded.add(socket);
        socket.setNoDelay(true);
        socket.on("error", () => other.destroy());
        socket.on("close", () => {
          other.destroy();
          this.#forwarded.delete(socket);
        });
        socket.pipe(other);
      }
    });
    server.listen(this.#port, "127.0.0.1");
    await once(server, "listening");
    this.#forwarder = server;
  }
}

async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
