import type { DocEdit, DocID, DocSaved, DocState, DocUpdate } from "../../wire/wire";
import type { Result } from "../state";
import { type Say, Shared } from "./shared";

/** A house that keeps one document, for tests: it answers when the test says so, and a line to it can break. */
export class DocHouse {
  readonly log: string[] = [];
  /** What lines wait to hear. */
  readonly lines: DocLine[] = [];
  readings: unknown[] = [];
  compacted = 0;
  /** Asks whoever writes next for a state. */
  wantsState = false;

  /** A client with a line to the house. */
  client(id: DocID = "r1.notes"): DocLine {
    const line = new DocLine(this, id);
    this.lines.push(line);
    return line;
  }

  take(edit: DocEdit): DocSaved {
    if (edit.reading) this.readings.push(edit.reading);
    if (!edit.update) return { seq: 0 };
    this.log.push(edit.update);
    const seq = this.log.length;
    for (const line of this.lines) line.hear({ doc: edit.doc, seq, update: edit.update });
    const compact = this.wantsState;
    this.wantsState = false;
    return { seq, compact };
  }

  since(after: number): DocState {
    return { updates: this.log.slice(after), seq: this.log.length };
  }
}

/** A client's line. What the house says waits until deliver. */
export class DocLine {
  readonly shared: Shared;
  up = false;
  /** The next answer is lost with the line: the house has done what was asked. */
  breaksAfterNext = false;
  /** Refuses the next change. */
  refuse?: { code: "too.fast" | "doc.full"; retry: boolean };
  said: string[] = [];
  #open = false;
  #events: DocUpdate[] = [];

  constructor(
    private readonly house: DocHouse,
    id: DocID,
  ) {
    this.shared = new Shared(id, this.#say as Say);
  }

  connect(): void {
    this.up = true;
    this.shared.arrived(true);
  }

  breakOff(): void {
    this.up = false;
    this.#open = false;
    this.#events = [];
    this.shared.lost();
  }

  hear(update: DocUpdate): void {
    if (this.#open) this.#events.push(update);
  }

  /** The house's words come in, in any order. */
  deliver(order: "straight" | "backwards" = "straight"): void {
    const events = this.#events.splice(0);
    if (order === "backwards") events.reverse();
    for (const event of events) this.shared.updated(event);
  }

  #say = async (type: string, body: DocEdit & { after?: number }): Promise<Result<unknown>> => {
    const lost = { ok: false as const, fault: { code: "lost" as const, retry: true } };
    if (!this.up) return lost;
    this.said.push(type);
    if (type === "doc.open") {
      this.#open = true;
      return { ok: true, body: this.house.since(body.after ?? 0) };
    }
    if (type === "doc.compact") this.house.compacted += 1;
    if (type !== "doc.edit") return { ok: true, body: undefined };
    if (this.refuse) {
      const fault = this.refuse;
      this.refuse = undefined;
      return { ok: false, fault };
    }
    const saved = this.house.take(body);
    if (!this.breaksAfterNext) return { ok: true, body: saved };
    this.breaksAfterNext = false;
    this.breakOff();
    return lost;
  };
}
