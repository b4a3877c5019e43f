/** Marks counts which numbered changes are here: all up to seq, and some ahead of it. */
export class Marks {
  seq = 0;
  #ahead = new Set<number>();

  has(seq: number): boolean {
    return seq <= this.seq || this.#ahead.has(seq);
  }

  /** One change is here. */
  add(seq: number): void {
    if (seq > this.seq) this.#ahead.add(seq);
    this.#close();
  }

  /** All up to seq are here. */
  upTo(seq: number): void {
    this.seq = Math.max(this.seq, seq);
    this.#close();
  }

  /** The house knows less than was told before. */
  back(seq: number): void {
    this.seq = seq;
    this.#ahead.clear();
  }

  #close(): void {
    while (this.#ahead.delete(this.seq + 1)) this.seq += 1;
    for (const seq of this.#ahead) if (seq <= this.seq) this.#ahead.delete(seq);
  }
}
