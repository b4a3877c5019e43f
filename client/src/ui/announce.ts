/** How long polite news waits so that what comes together is read together, in ms. */
export const pause = 3000;

/** How long words stay in a live region, in ms: long enough to be read, too short to be found there stale. */
const linger = 7000;

/** How much polite news is kept while one is read; of more the newest stay, because the oldest is stale. */
const kept = 5;

/** Politeness: "assertive" interrupts, for what one must know at once: you are live, muted, called, removed. */
export type Politeness = "polite" | "assertive";

/** NewsKind groups polite news so that a person can switch each kind off. */
export type NewsKind = "chat" | "reactions" | "stage" | "programme";

/** News is what the two live regions of the page hold now. */
export interface News {
  polite: string;
  assertive: string;
}

/**
 * Desk gathers what is to be read aloud: polite news at most once in three seconds, assertive news at once. There is one for
 * the page; a test makes its own.
 */
export class Desk {
  #news: News = { polite: "", assertive: "" };
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clearing: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #silent: ReadonlySet<NewsKind> = new Set();
  #listeners = new Set<() => void>();

  readonly read = () => this.#news;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#clear();
    };
  };

  /** silence switches kinds of polite news off; assertive news cannot be. */
  silence(kinds: Iterable<NewsKind>) {
    this.#silent = new Set(kinds);
  }

  announce(text: string, politeness: Politeness = "polite", kind?: NewsKind) {
    if (politeness === "assertive") {
      this.#set({ ...this.#news, assertive: distinct(this.#news.assertive, text) });
      return;
    }
    if (kind && this.#silent.has(kind)) return;
    this.#waiting = [...this.#waiting.filter((line) => line !== text), text].slice(-kept);
    this.#timer ??= setTimeout(() => this.#flush(), Math.max(0, this.#last + pause - Date.now()));
  }

  #flush() {
    this.#timer = undefined;
    this.#last = Date.now();
    this.#set({ ...this.#news, polite: distinct(this.#news.polite, this.#waiting.join(". ")) });
    this.#waiting = [];
  }

  #set(news: News) {
    clearTimeout(this.#clearing);
    this.#clearing = setTimeout(() => this.#show({ polite: "", assertive: "" }), linger);
    this.#show(news);
  }

  /** With the regions that held it, news is gone. */
  #clear() {
    clearTimeout(this.#timer);
    clearTimeout(this.#clearing);
    this.#timer = undefined;
    this.#waiting = [];
    this.#last = Number.NEGATIVE_INFINITY;
    this.#news = { polite: "", assertive: "" };
  }

  #show(news: News) {
    this.#news = news;
    for (const listener of this.#listeners) listener();
  }
}

/** distinct makes the same words said twice differ, because a live region that does not change is not read. */
function distinct(before: string, text: string): string {
  return before === text ? `${text}\u00a0` : text;
}

/** The page's desk. */
export const desk = new Desk();

/** announce reads text aloud to those who use a screen reader. */
export function announce(text: string, politeness: Politeness = "polite", kind?: NewsKind) {
  desk.announce(text, politeness, kind);
}
