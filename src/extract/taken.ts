const place = 64; // UTF-16 units; most names lie in one place, none in many

/** Stretches of a text already read as something, kept by place so that a text of a million names stays linear. */
export class Taken {
  #byPlace: Map<number, number[]> | undefined;

  add(start: number, end: number): void {
    this.#byPlace ??= new Map();
    for (let at = Math.floor(start / place); at <= Math.floor((end - 1) / place); at++) {
      const spans = this.#byPlace.get(at);
      if (spans === undefined) this.#byPlace.set(at, [start, end]);
      else spans.push(start, end);
    }
  }

  /** Whether any stretch shares a unit with [start, end). */
  overlaps(start: number, end: number): boolean {
    if (this.#byPlace === undefined) return false;
    for (let at = Math.floor(start / place); at <= Math.floor((end - 1) / place); at++) {
      const spans = this.#byPlace.get(at) ?? [];
      for (let i = 0; i < spans.length; i += 2) if (spans[i]! < end && start < spans[i + 1]!) return true;
    }
    return false;
  }
}
