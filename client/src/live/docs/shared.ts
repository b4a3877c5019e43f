import * as Y from "yjs";
import type {
  Commands,
  DocID,
  DocSaved,
  DocState,
  DocUpdate,
  DocWriter,
  DocWriters,
  Reading,
  RoomID,
} from "../../wire/wire";
import type { Refusal, Result } from "../state";
import { createStore, type Store } from "../store";
import { apply } from "./apply";
import { toBase64 } from "./base64";
import { Marks } from "./marks";
import { Outgoing } from "./outgoing";

/** How a document is kept: all is saved, something is on its way, the line is lost, or the house refuses. */
export type Saving = "saved" | "saving" | "offline" | "refused";

/** What a component may want to know of a document beside its contents. */
export interface SharedState {
  /** What was kept is here. */
  loaded: boolean;
  saving: Saving;
  fault?: Refusal;
  /** Who else writes, who came last first. */
  writers: DocWriter[];
}

/** The way to the house. */
export type Say = <K extends keyof Commands>(
  type: K,
  body: Commands[K]["body"],
) => Promise<Result<Commands[K]["back"]>>;

/** A whole document may be so long when it is handed in, in base64. */
const stateAtMost = 448 << 10;
/** How long after an own change one says what the document says after anybody's, and how long one waits for more of them, in ms. */
const readsFor = 5_000;
const readAfter = 400;
/** How long to wait before a part that was refused for the moment is asked for again, in ms. */
const again = 1_000;
/** At most so often, and for so long after the last change, one says where one writes, in ms. */
const cursorEvery = 300;
const cursorFor = 6_000;

/**
 * Shared is a document that several people write at once. What is written stays here until the house has saved it; what others write
 * comes in while it is open.
 */
export class Shared {
  readonly doc = new Y.Doc();
  readonly store: Store<SharedState> = createStore<SharedState>({
    loaded: false,
    saving: "saving",
    writers: [],
  });
  /** What the document says in plain words; set by who understands it. */
  read?: (doc: Y.Doc, room: RoomID) => Reading;
  #up = false;
  #here = false;
  #wanted = false;
  /** Why it could not be opened. */
  #fault?: Refusal;
  /** Counts openings, so that an answer to an earlier one is known as such. */
  #turn = 0;
  #marks = new Marks();
  #out: Outgoing;
  #wrote = Number.NEGATIVE_INFINITY;
  #reading?: ReturnType<typeof setTimeout>;
  #cursor?: ReturnType<typeof setTimeout>;
  #silence?: ReturnType<typeof setTimeout>;
  #at = "";

  /** The room it belongs to. */
  get room(): RoomID {
    return this.id.slice(0, this.id.lastIndexOf("."));
  }

  constructor(
    readonly id: DocID,
    private readonly say: Say,
  ) {
    this.#out = new Outgoing({
      send: (update) => this.#send(update),
      saved: (saved) => this.#saved(saved),
      changed: () => this.#state(),
    });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => this.#changed(update, origin === this));
  }

  /** Whether something is not saved yet. */
  get unsaved(): boolean {
    return this.#out.busy;
  }

  /** The line is up. Opened where somebody looks at it; what was not saved is handed in anyway. */
  arrived(here: boolean): void {
    this.#up = true;
    this.#here = here;
    if (here && this.#wanted) void this.#open();
    else this.#out.start();
    this.#state();
  }

  /** The line is lost. */
  lost(): void {
    this.#up = false;
    this.#turn += 1;
    this.#out.stop();
    this.store.set((state) => ({ ...state, writers: [] }));
    this.#state();
  }

  /** Somebody looks at it from now on. */
  want(): void {
    this.#wanted = true;
    if (this.#up && this.#here) void this.#open();
  }

  /** Nobody looks at it any more. */
  leave(): void {
    this.hurry();
    this.#wanted = false;
    this.#turn += 1;
    this.store.set((state) => ({ ...state, writers: [] }));
    if (this.#up && this.#here) void this.say("doc.close", { doc: this.id });
  }

  /** Hands in what waits, now. */
  hurry(): void {
    if (!this.#up) return;
    if (this.#reading) this.#readNow();
    this.#out.hurry();
  }

  /** Says where one writes: a word of the features' own. */
  writes(at: string): void {
    this.#at = at;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.writes(""), cursorFor);
    if (!at) clearTimeout(this.#silence);
    this.#cursor ??= setTimeout(() => {
      this.#cursor = undefined;
      if (this.#up) void this.say("doc.aware", { doc: this.id, cursor: this.#at });
    }, cursorEvery);
  }

  /** A change came from the house. */
  updated({ seq, update }: DocUpdate): void {
    if (this.#marks.has(seq)) return;
    apply(this.doc, [update], this);
    this.#marks.add(seq);
  }

  /** Who writes changed. */
  written({ writers }: DocWriters, me: string | undefined): void {
    this.store.set((state) => ({ ...state, writers: writers.filter((writer) => writer.person !== me) }));
  }

  async #open(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    for (let more = true; more; ) {
      const after = this.#marks.seq;
      const result = await this.say("doc.open", { doc: this.id, after });
      if (turn !== this.#turn) return;
      if (result.ok) more = this.#took(result.body, after);
      else if (result.fault.retry && result.fault.code !== "lost") await pause(again);
      else if (result.fault.code === "lost") return;
      else {
        this.#fault = result.fault;
        return this.#state();
      }
      if (turn !== this.#turn) return;
    }
    this.#fault = undefined;
    this.store.set((state) => ({ ...state, loaded: true }));
    this.#out.start();
    this.#state();
  }

  /** Takes a part of the document in, and tells whether there is more. */
  #took(part: DocState, after: number): boolean {
    apply(this.doc, part.updates, this);
    if (part.seq >= after) this.#marks.upTo(part.seq);
    else {
      // The house was set back to an older copy: it is given what it has forgotten.
      this.#marks.back(part.seq);
      if (!part.more) this.#out.add(Y.encodeStateAsUpdate(this.doc));
    }
    if (part.compact && !part.more) this.#compactSoon();
    return part.more ?? false;
  }

  #changed(update: Uint8Array, fromHouse: boolean): void {
    if (!fromHouse) {
      this.#wrote = Date.now();
      this.#out.add(update);
    }
    if (this.read && Date.now() - this.#wrote < readsFor) {
      clearTimeout(this.#reading);
      this.#reading = setTimeout(() => this.#readNow(), readAfter);
    }
  }

  #readNow(): void {
    clearTimeout(this.#reading);
    this.#reading = undefined;
    this.#out.addReading();
  }

  #send({ update, reading }: { update?: Uint8Array; reading: boolean }): Promise<Result<DocSaved>> {
    return this.say("doc.edit", {
      doc: this.id,
      seen: this.#marks.seq,
      ...(update ? { update: toBase64(update) } : {}),
      ...(reading ? { reading: this.read?.(this.doc, this.room) } : {}),
    });
  }

  #saved({ seq, compact }: DocSaved): void {
    if (seq > 0) this.#marks.add(seq);
    if (compact) this.#compactSoon();
  }

  /** Brings the whole document, a moment later: not just now, when people write. */
  #compactSoon(): void {
    const turn = this.#turn;
    setTimeout(() => {
      if (turn !== this.#turn || !this.#up || !this.#wanted) return;
      const state = toBase64(Y.encodeStateAsUpdate(this.doc));
      if (state.length > stateAtMost) return;
      void this.say("doc.compact", { doc: this.id, seq: this.#marks.seq, state });
    }, again);
  }

  #state(): void {
    const { busy } = this.#out;
    const fault = this.#fault ?? this.#out.fault;
    const saving = !this.#up ? "offline" : fault ? "refused" : busy ? "saving" : "saved";
    this.store.set((state) =>
      state.saving === saving && state.fault === fault ? state : { ...state, saving, fault },
    );
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
