import * as Y from "yjs";
import type { DocSaved } from "../../wire/wire";
import type { Refusal, Result } from "../state";

/** How long one's own changes wait for each other, in ms, and how many bytes of them go together. */
const gather = 120;
const togetherAtMost = 150_000;
/** How long to wait after a refusal that may pass, in ms. */
const again = 1_000;

/** What leaves together: changes, what the document says now, or both. */
interface Parcel {
  updates: Uint8Array[];
  reading: boolean;
}

/** What Outgoing needs of its owner. */
interface Owner {
  send(what: { update?: Uint8Array; reading: boolean }): Promise<Result<DocSaved>>;
  saved(saved: DocSaved): void;
  /** busy or fault is another one. */
  changed(): void;
}

/** Outgoing holds one's own changes until the house has saved them, and hands them in. */
export class Outgoing {
  fault?: Refusal;
  #waiting: Uint8Array[] = [];
  #reading = false;
  #flying = new Set<Parcel>();
  #running = false;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly owner: Owner) {}

  /** Whether something is not saved yet. */
  get busy(): boolean {
    return this.#waiting.length > 0 || this.#flying.size > 0;
  }

  /** A change of one's own. */
  add(update: Uint8Array): void {
    this.#waiting.push(update);
    this.#soon(gather);
    this.owner.changed();
  }

  /** What the document says is to be told anew. */
  addReading(): void {
    this.#reading = true;
    this.#soon(0);
  }

  /** The line is up. */
  start(): void {
    this.#running = true;
    this.fault = undefined;
    this.#soon(0);
  }

  /** The line is lost; what was on its way comes back by its own answer. */
  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Hands everything in now, whether or not the house has answered for what went before. */
  hurry(): void {
    while (this.#running && this.#hasMore()) this.#launch();
  }

  #hasMore(): boolean {
    return this.#waiting.length > 0 || this.#reading;
  }

  #soon(ms: number): void {
    if (!this.#running) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#flying.size === 0 && this.#hasMore()) this.#launch();
    }, ms);
  }

  #launch(): void {
    let size = 0;
    let count = 0;
    for (const update of this.#waiting) {
      size += update.length;
      if (count > 0 && size > togetherAtMost) break;
      count += 1;
    }
    const parcel = { updates: this.#waiting.splice(0, count), reading: false };
    // What the document says goes last, with all that it says.
    if (this.#waiting.length === 0) {
      parcel.reading = this.#reading;
      this.#reading = false;
    }
    this.#flying.add(parcel);
    const update = parcel.updates.length > 0 ? Y.mergeUpdates(parcel.updates) : undefined;
    void this.owner
      .send({ update, reading: parcel.reading })
      .then((result) => this.#answered(parcel, result));
  }

  #answered(parcel: Parcel, result: Result<DocSaved>): void {
    this.#flying.delete(parcel);
    if (result.ok) {
      this.fault = undefined;
      this.owner.saved(result.body);
      this.#soon(0);
    } else this.#cameBack(parcel, result.fault);
    this.owner.changed();
  }

  #cameBack(parcel: Parcel, fault: Refusal): void {
    this.#waiting.unshift(...parcel.updates);
    this.#reading ||= parcel.reading;
    if (fault.code === "lost") return; // start() comes with the line
    if (fault.retry) this.#soon(again);
    else this.fault = fault;
  }
}
