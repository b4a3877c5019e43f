import type { SourceID, Want } from "../wire/wire";

const settle = 150;
/** The most pictures one may ask for, and the widest, in physical pixels. */
const most = 16;
const widest = 4_096;

interface Tile {
  source: SourceID;
  width: number;
  visible: boolean;
}

/** Wants tells the house which pictures are looked at and how large, as tiles come, change and go. */
export class Wants {
  #tiles = new Map<Element, Tile>();
  #timer?: ReturnType<typeof setTimeout>;
  #said = "";
  #sizes?: ResizeObserver;
  #sights?: IntersectionObserver;

  constructor(private readonly say: (want: Want) => void) {
    if (typeof ResizeObserver === "undefined" || typeof IntersectionObserver === "undefined") return;
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) this.#change(target, { width: contentRect.width });
    });
    this.#sights = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.#change(target, { visible: isIntersecting });
    });
    document.addEventListener("visibilitychange", () => this.#soon());
  }

  /** Watches a tile that shows a source, until what it returns is called. */
  watch(element: Element, source: SourceID): () => void {
    this.#tiles.set(element, { source, width: element.clientWidth, visible: true });
    this.#sizes?.observe(element);
    this.#sights?.observe(element);
    this.#soon();
    return () => {
      this.#tiles.delete(element);
      this.#sizes?.unobserve(element);
      this.#sights?.unobserve(element);
      this.#soon();
    };
  }

  /** Says it again, because the house may have forgotten. */
  again(): void {
    this.#said = "";
    this.#soon();
  }

  #change(element: Element, change: Partial<Tile>): void {
    const tile = this.#tiles.get(element);
    if (!tile) return;
    Object.assign(tile, change);
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const want = wanted([...this.#tiles.values()], document.hidden, window.devicePixelRatio);
      const text = JSON.stringify(want);
      if (text === this.#said) return;
      this.#said = text;
      this.say(want);
    }, settle);
  }
}

/** The wish that follows from the tiles: each source once, at its largest; the large ones first; none on a hidden page. */
export function wanted(tiles: Tile[], hidden: boolean, ratio: number): Want {
  const widths = new Map<SourceID, number>();
  for (const { source, width, visible } of tiles) {
    const physical = hidden || !visible ? 0 : Math.min(widest, Math.round(width * ratio));
    widths.set(source, Math.max(physical, widths.get(source) ?? 0));
  }
  const videos = [...widths].map(([source, width]) => ({ source, width }));
  return { videos: videos.sort((a, b) => b.width - a.width).slice(0, most) };
}
