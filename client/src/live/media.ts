import type { Commands, Layers, SDP, SourceID } from "../wire/wire";
import { listDevices, remember, remembered } from "./devices";
import type { Link } from "./link";
import { Own } from "./own";
import { Sound } from "./sound";
import type { MediaState, Result, State, Switch } from "./state";
import type { Store } from "./store";
import { viewLink } from "./view";
import { Wants } from "./want";

/** Says a command and promises what comes of it. */
export type Do = <K extends keyof Commands>(
  type: K,
  body: Commands[K]["body"],
) => Promise<Result<Commands[K]["back"]>>;

/** The place where one may publish, as a word that changes with the place; undefined where one only looks and listens. */
export function platform(state: State): string | undefined {
  const { room, you, backstage } = state;
  if (!room || !you) return undefined;
  if (room.kind === "plenum") return backstage && `${room.id}/back`;
  if (room.kind === "cafeteria") return undefined;
  return you.may.includes("speak") ? room.id : undefined;
}

/** Media is sound and picture on this side: the view connection, one's own devices, and what one looks at. */
export class Media {
  readonly #own: Own;
  readonly #sound: Sound;
  readonly #wants: Wants;
  readonly #view: Link;
  /** How many offers were made for the view. */
  #offers = 0;
  /** Settled when the house has greeted; an offer that is ready before waits for it. */
  #line = Promise.resolve();
  #open: () => void = () => undefined;

  constructor(
    private readonly store: Store<State>,
    private readonly ask: Do,
    private readonly notify: (key: string, assertive: boolean) => void,
    /** Pictures have stopped: the line may be dead too, without knowing it. */
    doubt: () => void,
  ) {
    this.#own = new Own({
      state: () => store.get().media,
      change: (part) => this.#change(part),
      allowed: () => platform(store.get()) !== undefined,
      refuse: (key) => notify(key, true),
      say: () => void this.#say(),
      publish: (offer) => ask("media.publish", offer),
    });
    this.#sound = new Sound((soundBlocked) => this.#change({ soundBlocked }));
    this.#wants = new Wants((want) => void (store.get().room && ask("view.want", want)));
    this.#view = viewLink(
      () => this.#line,
      (sdp) => this.#viewed(sdp),
      {
        state: (view) => {
          this.#change({ view });
          if (view === "lost") doubt();
        },
        streams: (streams, sounds) => this.#received(streams, sounds),
      },
    );
  }

  /** Begins: makes the view connection ready while the line opens, remembers the devices, and watches them come and go. */
  start(): void {
    this.#line = new Promise((open) => {
      this.#open = open;
    });
    this.#view.open();
    const chosen = remembered();
    this.#change({ chosen });
    void this.#sound.choose(chosen.speaker ?? "");
    void this.#list();
    if (navigator.mediaDevices) navigator.mediaDevices.ondevicechange = () => void this.#list();
  }

  /** The house has greeted: offers may be made. */
  greeted(): void {
    this.#open();
  }

  /** Ends all sound and picture. */
  stop(): void {
    this.#own.release();
    this.#own.publisher.link.close();
    this.#view.close();
    this.#sound.stop();
  }

  /** Switches one's microphone, camera or screen on or off. */
  set(which: Switch, on: boolean): Promise<void> {
    return this.#own.set(which, on);
  }

  /** Chooses a device and remembers it on this machine; an empty id is the system's choice. */
  async choose(kind: "microphone" | "camera" | "speaker", id: string): Promise<void> {
    if (kind !== "speaker") return this.#own.choose(kind, id);
    const chosen = { ...this.store.get().media.chosen, speaker: id };
    this.#change({ chosen });
    remember(chosen);
    await this.#sound.choose(id);
  }

  /** Lists the devices again, because their names may be known now. */
  list(): Promise<void> {
    return this.#list();
  }

  /** Plays sound after a click, where the browser asked for one. */
  unlock(): void {
    this.#sound.unlock();
  }

  /** Watches a tile that shows a source, so that the house sends it in the size it is shown at. Returns what ends it. */
  watch(element: Element, source: SourceID): () => void {
    return this.#wants.watch(element, source);
  }

  /** A picture stands still: perhaps nothing comes in at all any more. */
  suspect(): void {
    void this.#view.suspect();
  }

  /** Leaves layers of one's own pictures off at which nobody looks. */
  pause(layers: Layers): void {
    this.#own.publisher.pause(layers);
  }

  /** Sends all layers: the house cannot say any more which are wanted. */
  resume(): void {
    this.#own.publisher.resume();
  }

  /** One came into a room, or back into it; restarted says that the house forgot all connections. */
  entered(restarted: boolean): void {
    if (restarted) {
      this.#view.renew();
      this.#own.publisher.link.renew();
    } else {
      this.#view.check();
      this.#own.publisher.link.check();
    }
    this.#view.open();
    this.#wants.again();
    if (this.#own.publisher.link.wanted) void this.#say();
  }

  /** One sat down at a table, where the house has switched off what one had on. */
  hush(): void {
    const { microphone, camera, screen } = this.store.get().media;
    if (!microphone && !camera && !screen) return;
    for (const which of ["microphone", "camera", "screen"] as const) void this.set(which, false);
    this.notify("mutedAtTable", false);
  }

  /** The network is another one: connections on the old one are dead, even if they do not know it yet. */
  renew(): void {
    this.#view.renew();
    this.#own.publisher.link.renew();
  }

  /** Does what follows from a change of state: other sounds, another place to speak. */
  follow(before: State, now: State): void {
    if (before.slots !== now.slots) this.#sound.route(now.slots.audio);
    if (before.media.waiting !== now.media.waiting && now.media.waiting) this.#view.wait();
    const to = platform(now);
    if (platform(before) !== to) this.#moved(to, now);
  }

  #moved(to: string | undefined, now: State): void {
    if (to === undefined) {
      if (this.#own.release()) this.notify("devicesOff", false);
      if (this.#own.publisher.link.wanted) void this.ask("media.unpublish", {});
      this.#own.publisher.link.close();
      return;
    }
    if (now.media.screen) void this.set("screen", false);
    if (now.backstage) this.#own.publisher.link.open();
  }

  async #viewed(sdp: string): Promise<Result<SDP>> {
    const offer = ++this.#offers;
    const answer = await this.ask("media.view", { sdp });
    // An earlier one is refused because the newer took its place, which goes on waiting.
    if (offer === this.#offers)
      this.#change({ waiting: undefined, full: !answer.ok && answer.fault.code === "busy" });
    return answer;
  }

  #received(streams: Record<string, MediaStream>, sounds: Record<string, MediaStream>): void {
    this.#change({ streams });
    this.#sound.play(sounds);
    this.#sound.route(this.store.get().slots.audio);
    this.#wants.again();
  }

  async #say(): Promise<void> {
    const { microphone, camera, screen } = this.store.get().media;
    if (!this.store.get().room) return;
    const result = await this.ask("media.set", { microphone, camera, screen });
    if (result.ok || result.fault.code !== "muted") return;
    this.#change({ held: true });
    if (microphone) await this.set("microphone", false);
  }

  async #list(): Promise<void> {
    this.#change({ devices: await listDevices() });
  }

  #change(part: Partial<MediaState>): void {
    this.store.set((state) => ({ ...state, media: { ...state.media, ...part } }));
  }
}
