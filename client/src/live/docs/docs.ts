import type { DocID, DocUpdate, DocWriters, Event, RoomID } from "../../wire/wire";
import type { Ear } from "../ear";
import type { State } from "../state";
import { type Say, Shared } from "./shared";

/** What documents need of the client's life on the line. */
export interface Home {
  do: Say;
  store: { get(): State };
  ears: Set<Ear>;
  notify(key: string, params: Record<string, string | number>, assertive: boolean): void;
}

/** Docs are the documents of the room one is in, and those of others at which one looks or where something is not saved yet. */
export class Docs implements Ear {
  #all = new Map<DocID, { shared: Shared; lookers: number }>();
  #up: boolean;
  #here: RoomID | undefined;

  constructor(private readonly home: Home) {
    const { line, room } = home.store.get();
    this.#up = line === "open";
    this.#here = room?.id;
    home.ears.add(this);
  }

  /** A document, as it is known here. */
  get(id: DocID): Shared {
    const known = this.#all.get(id);
    if (known) return known.shared;
    const shared = new Shared(id, this.home.do);
    this.#all.set(id, { shared, lookers: 0 });
    this.#watch(id, shared);
    if (this.#up) shared.arrived(this.#isHere(id));
    return shared;
  }

  /** Somebody looks at a document; what is returned ends it. */
  look(id: DocID): () => void {
    this.get(id);
    const entry = this.#all.get(id);
    if (!entry) return () => undefined;
    entry.lookers += 1;
    if (entry.lookers === 1) entry.shared.want();
    return () => {
      entry.lookers -= 1;
      if (entry.lookers === 0) entry.shared.leave();
    };
  }

  /** Whether something is not saved yet. */
  get unsaved(): boolean {
    return [...this.#all.values()].some(({ shared }) => shared.unsaved);
  }

  arrived(room: RoomID | undefined): void {
    this.#up = true;
    this.#here = room;
    for (const [id, { shared, lookers }] of this.#all) {
      if (lookers === 0 && !shared.unsaved && !this.#isHere(id)) this.#all.delete(id);
      else shared.arrived(this.#isHere(id));
    }
  }

  leaving(): void {
    for (const { shared } of this.#all.values()) shared.hurry();
  }

  lost(): void {
    this.#up = false;
    for (const { shared } of this.#all.values()) shared.lost();
  }

  told(event: Event): void {
    if (event.type === "doc.updated") {
      const body = event.body as DocUpdate;
      this.#all.get(body.doc)?.shared.updated(body);
    }
    if (event.type === "doc.writers") {
      const body = event.body as DocWriters;
      this.#all.get(body.doc)?.shared.written(body, this.home.store.get().you?.id);
    }
  }

  /** Tells who looks at it no more that something of a document was refused: on its page nobody would read it. */
  #watch(id: DocID, shared: Shared): void {
    let refused = false;
    shared.store.subscribe(() => {
      const now = shared.store.get().saving === "refused" && shared.unsaved;
      if (now && !refused && this.#all.get(id)?.lookers === 0) this.home.notify("docRefused", {}, true);
      refused = now;
    });
  }

  #isHere(id: DocID): boolean {
    return this.#here !== undefined && id.startsWith(`${this.#here}.`);
  }
}
