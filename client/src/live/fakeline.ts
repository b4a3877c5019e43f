import type { Answer, Command, Entered, Event, Fault, Room, Welcome } from "../wire/wire";
import type { Socket } from "./connection";
import { nothingMine } from "./state";

/** The far end of a socket, for tests: it stands where the browser's WebSocket does. */
export class FakeSocket implements Socket {
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly said: Command[] = [];
  closed = false;

  send(data: string): void {
    this.said.push(JSON.parse(data) as Command);
  }

  close(): void {
    this.closed = true;
  }

  /** The socket opens. */
  open(): void {
    this.onopen?.call(this as unknown as WebSocket, {} as globalThis.Event);
  }

  /** The house says frames, all in one message. */
  tell(...frames: (Answer | Event)[]): void {
    const data = frames.map((frame) => JSON.stringify(frame)).join("\n");
    this.onmessage?.call(this as unknown as WebSocket, { data } as MessageEvent);
  }

  /** The line breaks, or the house closes it. */
  drop(code = 1006): void {
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent);
  }

  /** The last command of a type. */
  last(type: string): Command {
    const command = this.said.findLast((c) => c.type === type);
    if (!command) throw new Error(`${type} was not said`);
    return command;
  }

  /** Answers the last command of a type. */
  answer(type: string, body?: unknown): void {
    this.tell({ re: this.last(type).n, body });
  }

  /** Refuses the last command of a type. */
  refuse(type: string, fault: Fault): void {
    this.tell({ re: this.last(type).n, fault });
  }
}

/** A house that dials sockets and keeps them. */
export function fakeHouse() {
  const sockets: FakeSocket[] = [];
  const dial = () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  };
  const newest = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error("nobody dialled");
    return socket;
  };
  return { sockets, dial, newest };
}

/** A plenum, for tests. */
export const plenum: Room = { id: "r1", slug: "plenum", name: "Plenum", kind: "plenum", seats: 0 };

/** A welcome, for tests. */
export const welcome: Welcome = {
  you: { id: "p1", name: "Testperson Eins", role: "participant", may: ["attend", "chat", "speak"] },
  conference: {
    id: "c1",
    slug: "probe",
    title: "Probetag",
    language: "de",
    mode: "online",
    timeZone: "Europe/Berlin",
    organisers: [],
    guests: false,
  },
  programme: { days: [], rooms: [plenum], sessions: [] },
  running: { now: [], next: [] },
  places: { online: 1, rooms: {} },
  seats: { seats: [], named: [] },
  offered: { rounds: [], sessions: [] },
  now: Date.now(),
  grace: 10_000,
  mine: nothingMine,
};

/** A snapshot of the plenum, for tests. */
export function snapshot(part: Partial<Entered> = {}): Entered {
  return {
    room: plenum,
    epoch: 7,
    seq: 10,
    resumed: false,
    people: { count: 1 },
    speaking: { sources: [] },
    ...part,
  };
}
