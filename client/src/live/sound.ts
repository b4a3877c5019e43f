import type { Slot } from "../wire/wire";

/** Sound plays what comes in: one hidden element for each audio slot. */
export class Sound {
  #elements = new Map<string, HTMLAudioElement>();
  #speaker = "";

  constructor(private readonly blocked: (blocked: boolean) => void) {}

  /** Plays the sounds of a new view connection instead of the old ones. */
  play(streams: Record<string, MediaStream>): void {
    this.stop();
    for (const [mid, stream] of Object.entries(streams)) {
      const element = document.createElement("audio");
      element.autoplay = true;
      element.hidden = true;
      element.srcObject = stream;
      document.body.append(element);
      this.#elements.set(mid, element);
      void setSink(element, this.#speaker);
    }
    this.unlock();
  }

  /** Starts playing; must follow a click where the browser asks for one. */
  unlock(): void {
    const playing = [...this.#elements.values()].map((element) => element.play());
    Promise.all(playing).then(
      () => this.blocked(false),
      (error: unknown) => this.blocked(error instanceof DOMException && error.name === "NotAllowedError"),
    );
  }

  /** Names the element of each slot after what plays on it, so that tests and tools can tell. */
  route(slots: Slot[]): void {
    for (const [mid, element] of this.#elements) {
      element.dataset.source = slots.find((slot) => slot.mid === mid)?.source ?? "";
    }
  }

  /** Chooses the loudspeaker; empty for the system's. */
  async choose(speaker: string): Promise<void> {
    this.#speaker = speaker;
    await Promise.all([...this.#elements.values()].map((element) => setSink(element, speaker)));
  }

  /** Ends all sound. */
  stop(): void {
    for (const element of this.#elements.values()) {
      element.srcObject = null;
      element.remove();
    }
    this.#elements.clear();
  }
}

/** Sends an element's sound to a loudspeaker, where the browser can; the system's stays otherwise. */
export async function setSink(element: HTMLAudioElement, speaker: string): Promise<void> {
  if ("setSinkId" in element) await element.setSinkId(speaker).catch(() => undefined);
}
