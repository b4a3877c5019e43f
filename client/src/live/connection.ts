import { type Answer, type Commands, close, type Event, version, type Welcome } from "../wire/wire";
import type { Ended, Refusal, Result } from "./state";

/** What a connection tells its owner, always in the order in which the house said it. */
export interface Listener {
  opened(welcome: Welcome): void;
  lost(): void;
  ended(why: Ended): void;
  event(event: Event): void;
}

/** The part of WebSocket that a connection needs. */
export type Socket = Pick<WebSocket, "send" | "close" | "onopen" | "onmessage" | "onclose">;

/** The first wait between two tries, its limit, and how long a line must hold to count as sound, in ms. */
const firstWait = 300;
const longestWait = 5_000;
const sound = 5_000;
/** After so much silence the house is asked for a sign of life, and has so long to give it, in ms. */
const silence = 20_000;
const patience = 10_000;
/** How long it has when there is reason to doubt the line, in ms. */
const doubt = 3_000;

const endings: Record<number, Ended> = {
  [close.link]: "link",
  [close.elsewhere]: "elsewhere",
  [close.version]: "version",
};

const lost: Refusal = { code: "lost", retry: true };

type Waiting = (result: Result<unknown>) => void;

/**
 * Connection is the line to the house. It greets, numbers commands, matches answers, and comes back by itself until the house
 * ends it or stop is called.
 */
export class Connection {
  #socket?: Socket;
  #number = 0;
  #waiting = new Map<number, Waiting>();
  #openSince = 0;
  #tries = 0;
  #redial?: ReturnType<typeof setTimeout>;
  #watch?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly token: string,
    private readonly listener: Listener,
    private readonly dial: () => Socket,
  ) {}

  /** Opens the line. */
  start(): void {
    this.#stopTimers();
    const socket = this.dial();
    this.#socket = socket;
    socket.onopen = () => this.#greet(socket);
    socket.onmessage = (message) => this.#socket === socket && this.#read(String(message.data));
    socket.onclose = (event) => this.#socket === socket && this.#drop(event.code);
    this.#expect(patience, () => this.#hangUp());
  }

  /** Closes the line for good. */
  stop(): void {
    this.#stopTimers();
    const socket = this.#socket;
    this.#socket = undefined;
    this.#forget();
    socket?.close();
  }

  /** Tries again now, or asks for a sign of life: the person looks at the page again, or pictures have stopped. */
  wake(): void {
    if (this.#redial) this.start();
    else if (this.#openSince) this.#probe(doubt);
  }

  /** Dials anew at once: the network is another one, and an old line may be dead without knowing it. */
  renew(): void {
    if (!this.#socket && !this.#redial) return;
    const old = this.#socket;
    this.#tries = 0;
    this.#drop(0);
    old?.close();
    this.wake();
  }

  /** Says a command. done is called once, in the order of the line, before any later event is told. */
  say<K extends keyof Commands>(
    type: K,
    body: Commands[K]["body"],
    done: (result: Result<Commands[K]["back"]>) => void,
  ): void {
    if (!this.#openSince && type !== "session.hello") {
      done({ ok: false, fault: lost });
      return;
    }
    this.#number += 1;
    this.#waiting.set(this.#number, done as Waiting);
    this.#socket?.send(JSON.stringify({ n: this.#number, type, body }));
  }

  #greet(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.say("session.hello", { token: this.token, version }, (result) => {
      if (result.ok) {
        this.#openSince = Date.now();
        this.listener.opened(result.body);
      } else if (result.fault.code === "link.unknown") this.#end("link");
      else if (result.fault.code === "version.other") this.#end("version");
      else if (result.fault.code !== "lost") this.#hangUp();
    });
  }

  #read(data: string): void {
    this.#expect(silence, () => this.#probe(patience));
    for (const line of data.split("\n")) {
      if (line === "") continue;
      const frame = JSON.parse(line) as Answer | Event;
      if ("re" in frame) this.#answer(frame);
      else this.listener.event(frame);
    }
  }

  #answer(answer: Answer): void {
    const done = this.#waiting.get(answer.re);
    this.#waiting.delete(answer.re);
    done?.(answer.fault ? { ok: false, fault: answer.fault } : { ok: true, body: answer.body });
  }

  #drop(code: number): void {
    const held = this.#openSince > 0 && Date.now() - this.#openSince >= sound;
    if (held) this.#tries = 0;
    this.#stopTimers();
    this.#socket = undefined;
    this.#openSince = 0;
    const why = endings[code];
    if (!why) this.#redial = setTimeout(() => this.start(), this.#wait(code));
    this.#forget();
    if (why) this.listener.ended(why);
    else this.listener.lost();
  }

  #end(why: Ended): void {
    this.stop();
    this.listener.ended(why);
  }

  #hangUp(): void {
    const socket = this.#socket;
    this.#drop(0);
    socket?.close();
  }

  /** How long to wait before the next try, in ms. After a restart each client comes at its own moment. */
  #wait(code: number): number {
    const tries = this.#tries++;
    if (code === close.restart) return 200 + Math.random() * 1_800;
    const step = tries === 0 ? 0 : Math.min(longestWait, firstWait * 2 ** (tries - 1));
    return (code === close.protocol ? Math.max(step, 2_000) : step) * (0.5 + Math.random() / 2);
  }

  /** Something must be heard within ms, or else. */
  #expect(ms: number, orElse: () => void): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(orElse, ms);
  }

  /** The pings of the protocol are hidden from pages, so silence is broken by a question. */
  #probe(ms: number): void {
    this.#expect(ms, () => this.#hangUp());
    this.say("session.ping", {}, () => undefined);
  }

  #forget(): void {
    this.#openSince = 0;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const done of waiting) done({ ok: false, fault: lost });
  }

  #stopTimers(): void {
    clearTimeout(this.#redial);
    clearTimeout(this.#watch);
    this.#redial = undefined;
  }
}
