import { until } from "./until.mjs";

/** The version of the protocol. */
const version = 1;

/** What was asked and is not answered yet. @typedef {{type: string, resolve: (body: any) => void, reject: (fault: Error) => void}} Asked */

/** Light is somebody without a browser: a line to the house, and no sound or picture. They go where the house asks them to, at once. */
export class Light {
  /** you is who they are. @type {{id: string, name: string}} */
  you;
  /** here is the room they are in as they know it: room, people, groups, group, stage and the other nouns of Entered. @type {Record<string, any>} */
  here = {};
  /** Why they are not where the house asked them to. @type {Error | undefined} */
  #stuck;
  #socket;
  /** @type {Map<number, Asked>} */
  #asked = new Map();
  #last = 0;

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      for (const frame of data.split("\n").filter(Boolean)) this.#hear(JSON.parse(frame));
    });
    socket.addEventListener("close", () => {
      for (const { type, reject } of this.#asked.values()) reject(new Error(`${type}: the line is closed`));
    });
  }

  /** come opens a line to a house with the secret of a link. @param {import("./house.mjs").House} house @param {string} token */
  static async come(house, token) {
    const socket = new WebSocket(`${house.origin.replace("http", "ws")}/ws`);
    await until("a line to the house", () => socket.readyState === WebSocket.OPEN);
    const light = new Light(socket);
    light.you = (await light.do("session.hello", { token, version })).you;
    return light;
  }

  /** do says a command, and returns what the house answers. @param {string} type @param {object} [body] @returns {Promise<any>} */
  do(type, body) {
    return new Promise((resolve, reject) => {
      this.#asked.set(++this.#last, { type, resolve, reject });
      this.#socket.send(JSON.stringify({ n: this.#last, type, body }));
    });
  }

  /** finds waits for what they know of their room to be so. @template T @param {string} what @param {(here: Record<string, any>) => T} so */
  finds(what, so) {
    return until(`${this.you.name} to find ${what}${this.#stuck ? ` (${this.#stuck.message})` : ""}`, () => so(this.here));
  }

  close() {
    this.#socket.close();
  }

  /** @param {{re?: number, body?: any, fault?: {code: string, field?: string}, type?: string}} frame */
  #hear({ re, body, fault, type }) {
    const asked = this.#asked.get(re ?? 0);
    if (asked) {
      this.#asked.delete(re ?? 0);
      if (asked.type === "place.enter" && !fault) this.here = body;
      return fault ? asked.reject(new Error(`${asked.type}: ${fault.code} ${fault.field ?? ""}`)) : asked.resolve(body);
    }
    const [noun, verb] = type?.split(".") ?? [];
    if (verb === "changed") this.here[noun] = body;
    if (type === "you.move" && body.move) this.do("place.enter", { room: body.move.room }).catch((error) => (this.#stuck = error));
  }
}
