import { movedWords } from "../features/seats/moved";
import { declined } from "../features/stage/state";
import type {
  Appointment,
  Commands,
  Entered,
  Event,
  Layers,
  Lead,
  RoomID,
  SeatMoved,
  TableAnswer,
  YouMuted,
} from "../wire/wire";
import { lineAdded, lineRefused, lineRetried, lineWritten } from "./chat";
import { Connection, type Socket } from "./connection";
import type { Ear } from "./ear";
import { reduce } from "./events";
import { Media } from "./media";
import { forgetReload, reloadOnce } from "./reload";
import { entered, welcomed } from "./room";
import { adrift, type Ended, inFoyer, initial, type Notice, type Result, type State } from "./state";
import { createStore, type Store, useStore } from "./store";

/** Notices about what somebody did to one in a room; and those that say one is in the foyer. */
const ofLeading = ["leadsModerator", "leadsCo", "leadsNoMore"];
const ofMuting = ["muted", "held", "unmuted"];
const ofTheRoom = [...ofMuting, ...ofLeading, "dismissed", "audience", "declined"];
const ofTheFoyer = ["removed", "roomClosed", "turnedAway", "notFound", "moveFailed"];

/** Live is the client's whole life on the line: where one is, what one is told, what one says. */
export class Live {
  readonly store: Store<State>;
  readonly media: Media;
  readonly ears = new Set<Ear>();
  #connection?: Connection;
  #token = "";
  /** Where one wants to be, whatever the line does. */
  #target?: RoomID;
  #offset = 0;
  #notices = 0;

  constructor(private readonly dial: () => Socket) {
    this.store = createStore(initial);
    const notify = (key: string, assertive: boolean) => this.notify(key, {}, assertive);
    this.media = new Media(this.store, this.do, notify, () => this.seen());
  }

  /** The token one came in by. */
  get token(): string {
    return this.#token;
  }

  /** Opens the line with the token of a link; must follow a click, so that sound may play. */
  start(token: string): void {
    this.#token = token;
    this.#connection?.stop();
    this.#change((state) => ({ ...state, line: "connecting", ended: undefined }));
    this.media.start();
    this.#connect();
  }

  /** Comes back after "elsewhere" or "left". */
  again(): void {
    if (this.#token) this.start(this.#token);
  }

  /** Leaves the conference. */
  leave(): void {
    this.#tell((ear) => ear.leaving());
    this.#connection?.say("place.leave", {}, () => undefined);
    this.#connection?.stop();
    this.#target = undefined;
    this.#ended("left");
  }

  /** Goes to a room. After a lost line the way is taken up again by itself. */
  enterRoom(room: RoomID): Promise<Result<Entered>> {
    const before = this.#target;
    if (this.store.get().room?.id !== room) this.#tell((ear) => ear.leaving());
    this.#target = room;
    this.#change((state) => ({ ...state, entering: room }));
    return new Promise((resolve) => {
      this.#enter(room, (result) => {
        if (!result.ok && result.fault.code !== "lost" && this.#target === room) this.#target = before;
        resolve(result);
      });
    });
  }

  /** Goes back to the foyer. */
  async leaveRoom(): Promise<Result<undefined>> {
    this.#tell((ear) => ear.leaving());
    this.#target = undefined;
    this.#change((state) => inFoyer({ ...state, entering: undefined }));
    return this.do("place.leave", {});
  }

  /** Says a line of chat. It stands among the pending ones until the house has saved it. */
  say(text: string): void {
    const room = this.store.get().room;
    if (!room) return;
    const ref = crypto.randomUUID();
    this.#change((state) => lineWritten(state, { ref, room: room.id, text, at: this.clock() }));
    this.#sayLine(ref);
  }

  /** Says a refused line again. */
  retry(ref: string): void {
    this.#change((state) => lineRetried(state, ref));
    this.#sayLine(ref);
  }

  /** Says a command to the house. */
  do = <K extends keyof Commands>(type: K, body: Commands[K]["body"]): Promise<Result<Commands[K]["back"]>> =>
    new Promise((resolve) => {
      if (this.#connection) this.#connection.say(type, body, resolve);
      else resolve({ ok: false, fault: { code: "lost", retry: true } });
    });

  /** The house's clock, in ms since 1970. */
  clock(): number {
    return Date.now() + this.#offset;
  }

  /** The network came back or is another one. */
  networkChanged(): void {
    this.#connection?.renew();
    this.media.renew();
  }

  /** The person looks at the page again, or there is reason to doubt the line. */
  seen(): void {
    this.#connection?.wake();
  }

  /** Tells the person something; what is told already is told anew, and stands there once. */
  notify(key: string, params: Record<string, string | number>, assertive: boolean): void {
    this.#notices += 1;
    const notice = { id: this.#notices, key, params, assertive };
    const same = (told: Notice) =>
      told.key === key && Object.entries(params).every(([name, value]) => told.params[name] === value);
    this.#change((state) => ({
      ...state,
      notices: [...state.notices.filter((told) => !same(told)), notice].slice(-5),
    }));
  }

  /** Takes a notice away. */
  dismiss(id: number): void {
    this.#change((state) => ({ ...state, notices: state.notices.filter((n) => n.id !== id) }));
  }

  #connect(): void {
    this.#connection = new Connection(
      this.#token,
      {
        opened: (welcome) => {
          this.#offset = welcome.now - Date.now();
          forgetReload();
          this.media.greeted();
          this.#change((state) => welcomed(state, welcome));
          if (this.#target) this.#enter(this.#target, () => undefined);
          else this.#tell((ear) => ear.arrived(undefined));
        },
        lost: () => {
          this.#tell((ear) => ear.lost());
          this.media.resume();
          this.#change(adrift);
        },
        ended: (why) => this.#ended(why),
        event: (event) => this.#told(event),
      },
      this.dial,
    );
    this.#connection.start();
  }

  #enter(room: RoomID, done: (result: Result<Entered>) => void): void {
    const { room: here, mark } = this.store.get();
    const known = here?.id === room ? mark : {};
    this.#connection?.say("place.enter", { room, ...known }, (result) => {
      if (result.ok) this.#arrived(result.body);
      else if (result.fault.code !== "lost") this.#turnedAway(room, result.fault.code);
      done(result);
    });
  }

  #arrived(snapshot: Entered): void {
    const { mark, room } = this.store.get();
    this.#change((state) => entered(state, snapshot));
    if (snapshot.silent) this.media.hush();
    this.media.entered(room?.id === snapshot.room.id && mark.epoch !== snapshot.epoch);
    for (const line of this.store.get().pending) if (!line.fault) this.#sayLine(line.ref);
    this.#tell((ear) => ear.arrived(snapshot.room.id));
  }

  #tell(what: (ear: Ear) => void): void {
    for (const ear of this.ears) what(ear);
  }

  /** The door stayed shut. Who was in that room already, before the line was lost, is in the foyer now. */
  #turnedAway(room: RoomID, code: string): void {
    const wasHere = this.store.get().room?.id === room;
    if (wasHere) this.#target = undefined;
    this.#change((state) => ({ ...(wasHere ? inFoyer(state) : state), entering: undefined }));
    if (wasHere) this.notify("turnedAway", { code }, true);
    if (wasHere || !this.store.get().room) this.#tell((ear) => ear.arrived(undefined));
  }

  #told(event: Event): void {
    const before = this.store.get();
    this.#change((state) => reduce(state, event));
    this.#tell((ear) => ear.told(event));
    const gone = this.store.get().room ? undefined : before.room;
    if (gone) {
      this.#target = undefined;
      this.notify(event.type === "you.removed" ? "removed" : "roomClosed", { room: gone.name }, true);
    }
    if (event.type === "you.muted") this.#muted(event.body as YouMuted);
    if (event.type === "publish.layers") this.media.pause(event.body as Layers);
    if (event.type === "table.answered") {
      this.notify("notComing", { name: (event.body as TableAnswer).person.name }, false);
    }
    if (event.type === "appointment.due") {
      this.notify("due", { name: (event.body as Appointment).with.name }, true);
    }
    if (event.type === "seat.moved") this.notify(...movedWords(this.store.get(), event.body as SeatMoved));
    if (event.type === "leads.changed") this.#led(before.lead, this.store.get().lead);
    if (event.type === "you.dismissed") this.notify("dismissed", {}, true);
    this.#crossed(before, this.store.get());
  }

  /** Tells who is in the audience again, and the host who does not come onto the stage. */
  #crossed(before: State, now: State): void {
    if (!now.room) return;
    if (before.backstage && !now.backstage) this.notify("audience", {}, false);
    if (!now.you?.may.includes("direct")) return;
    for (const { name } of declined(before.backstage, now.backstage))
      this.notify("declined", { name }, false);
  }

  /** Tells who was named to lead the room, or is not any more. */
  #led(before?: Lead, now?: Lead): void {
    if (before === now) return;
    this.#forget(ofLeading);
    const words = { moderator: "leadsModerator", "co-moderator": "leadsCo" };
    this.notify(now ? words[now] : "leadsNoMore", {}, false);
  }

  #muted({ muted, held }: YouMuted): void {
    this.#forget(ofMuting);
    this.notify(muted ? (held ? "held" : "muted") : "unmuted", {}, muted);
    if (muted) void this.media.set("microphone", false);
  }

  /** Takes notices away that are true no more: a newer one says otherwise, or one is somewhere else. */
  #forget(keys: string[]): void {
    this.#change((state) => ({ ...state, notices: state.notices.filter(({ key }) => !keys.includes(key)) }));
  }

  #sayLine(ref: string): void {
    const line = this.store.get().pending.find((p) => p.ref === ref);
    if (!line) return;
    void this.#connection?.say("chat.send", { text: line.text, ref }, (result) =>
      this.#change((state) =>
        result.ok ? lineAdded(state, result.body) : lineRefused(state, ref, result.fault),
      ),
    );
  }

  #ended(why: Ended): void {
    this.#tell((ear) => ear.lost());
    if (why === "version" && reloadOnce()) return;
    this.media.stop();
    this.#change((state) => ({ ...inFoyer(state), line: "ended", ended: why, entering: undefined }));
  }

  #change(change: (state: State) => State): void {
    const before = this.store.get();
    this.store.set(change);
    const { room } = this.store.get();
    this.media.follow(before, this.store.get());
    if (before.room?.id === room?.id) return;
    this.#forget(room ? [...ofTheRoom, ...ofTheFoyer] : ofTheRoom);
  }
}

/** This page's life on the line. */
export const live = new Live(() => new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws`));

window.addEventListener("online", () => live.networkChanged());
document.addEventListener("visibilitychange", () => document.hidden || live.seen());

/** Reads a part of the state in a component, which is drawn again only when that part changes. */
export function useLive<T>(select: (state: State) => T): T {
  return useStore(live.store, select);
}
