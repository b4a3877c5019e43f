import type { Device } from "../wire/wire";
import { faultOf, listDevices, openCamera, openMicrophone, openScreen, remember } from "./devices";
import { meter } from "./meter";
import { Publisher } from "./publisher";
import type { Chosen, MediaState, Switch } from "./state";

/** How loud, how long (in tenths of a second) and for how long told (ms): somebody talks while the microphone is off. */
const talking = 50;
const enough = 6;
const reminder = 6_000;

const switches: Switch[] = ["microphone", "camera", "screen"];

/** What own devices need of their owner. */
export interface Owner {
  state(): MediaState;
  change(part: Partial<MediaState>): void;
  /** Whether one may publish where one is. */
  allowed(): boolean;
  /** Tells the person why nothing happens. */
  refuse(key: "held"): void;
  /** Says to the house which devices are on. */
  say(): void;
  publish: ConstructorParameters<typeof Publisher>[0];
}

/** Own is the person's microphone, camera and screen, and the connection on which they go out. */
export class Own {
  readonly publisher: Publisher;
  #tracks = new Map<Device, MediaStreamTrack>();
  #endMeter?: () => void;

  constructor(private readonly owner: Owner) {
    this.publisher = new Publisher(
      async (offer) => {
        const answer = await owner.publish(offer);
        if (answer.ok) owner.say();
        return answer;
      },
      (publish) => owner.change({ publish }),
    );
  }

  /** Switches a device on or off. What goes wrong stands in the state, in one word. */
  async set(which: Switch, on: boolean): Promise<void> {
    if (!on) return this.#off(which);
    const { starting, held } = this.owner.state();
    if (starting[which] || !this.owner.allowed()) return;
    if (which === "microphone" && held) return this.owner.refuse("held");
    this.#mark(which, true);
    try {
      await this.#start(which);
      if (!this.owner.allowed()) return this.#off(which);
      this.owner.change({ [which]: true });
      this.publisher.link.open();
      this.owner.say();
    } catch (error) {
      this.#failed(which, error);
    } finally {
      this.#mark(which, false);
    }
  }

  /** Takes another device from now on; a running one is exchanged. */
  async choose(kind: "microphone" | "camera", id: string): Promise<void> {
    const chosen: Chosen = { ...this.owner.state().chosen, [kind]: id };
    this.owner.change({ chosen });
    remember(chosen);
    const on = this.owner.state()[kind];
    this.#stop(kind);
    if (on) await this.set(kind, true);
  }

  /** Switches everything off and lets go of the devices. Returns whether anything was on. */
  release(): boolean {
    const state = this.owner.state();
    const on = switches.filter((which) => state[which]);
    for (const which of on) this.#off(which);
    this.#stop("microphone");
    return on.length > 0;
  }

  async #start(which: Switch): Promise<void> {
    if (which === "screen") return this.#startScreen();
    const { chosen } = this.owner.state();
    const running = this.#tracks.get(which);
    const open = which === "microphone" ? openMicrophone : openCamera;
    const track = running?.readyState === "live" ? running : await open(chosen[which]);
    if (track !== running) this.#keep(which, track, () => this.#lost(which));
    if (which === "microphone" && track !== running) this.#listen(track);
    this.#show(which, track);
    await this.publisher.carry(which, track);
    this.owner.change({ devices: await listDevices() });
  }

  async #startScreen(): Promise<void> {
    const stream = await openScreen();
    const [picture] = stream.getVideoTracks();
    const [sound] = stream.getAudioTracks();
    if (!picture) throw new DOMException("no picture", "NotFoundError");
    this.#keep("screen", picture, () => this.#off("screen"));
    if (sound) this.#keep("screen-sound", sound, () => undefined);
    this.#show("screen", picture);
    await Promise.all([this.publisher.carry("screen", picture), this.publisher.carry("screen-sound", sound)]);
  }

  #off(which: Switch): void {
    if (which !== "microphone") this.#stop(which);
    else void this.publisher.carry("microphone", undefined);
    this.owner.change({ [which]: false });
    this.owner.say();
  }

  #stop(which: Switch): void {
    for (const device of which === "screen" ? (["screen", "screen-sound"] as const) : [which]) {
      this.#tracks.get(device)?.stop();
      this.#tracks.delete(device);
      void this.publisher.carry(device, undefined);
    }
    if (which === "microphone") this.#endMeter?.();
    this.#show(which, undefined);
  }

  #keep(device: Device, track: MediaStreamTrack, ended: () => void): void {
    this.#tracks.get(device)?.stop();
    this.#tracks.set(device, track);
    track.onended = () => this.#tracks.get(device) === track && ended();
  }

  /** The device was unplugged or taken away. */
  #lost(which: Switch): void {
    this.#stop(which);
    this.#failed(which, new DOMException("unplugged", "NotFoundError"));
  }

  /** Shows a fault; a person who closes the choice of screens has not failed. */
  #failed(which: Switch, error: unknown): void {
    const fault = faultOf(error);
    if (which === "screen" && fault === "denied") return;
    if (this.owner.state()[which]) this.#off(which);
    this.owner.change({ faults: { ...this.owner.state().faults, [which]: fault } });
  }

  #mark(which: Switch, starting: boolean): void {
    const now = this.owner.state();
    const faults = starting ? { ...now.faults, [which]: undefined } : now.faults;
    this.owner.change({ starting: { ...now.starting, [which]: starting }, faults });
  }

  #show(which: Switch, track: MediaStreamTrack | undefined): void {
    const { own } = this.owner.state();
    this.owner.change({ own: { ...own, [which]: track && new MediaStream([track]) } });
  }

  /** Notices when the person talks while the microphone is off. Nothing leaves the machine. */
  #listen(track: MediaStreamTrack): void {
    this.#endMeter?.();
    let loud = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = meter(track, (level) => {
      const off = !this.owner.state().microphone;
      loud = off && level > talking ? loud + 1 : Math.max(0, loud - 1);
      if (loud < enough) return;
      loud = 0;
      clearTimeout(timer);
      timer = setTimeout(() => this.owner.change({ unheard: false }), reminder);
      this.owner.change({ unheard: true });
    });
    this.#endMeter = () => {
      end();
      clearTimeout(timer);
      this.#endMeter = undefined;
    };
  }
}
