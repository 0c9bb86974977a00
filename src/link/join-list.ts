import type { Joins } from './types.ts';

type Column = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Joins in the order made. */
export class JoinList {
  #count = 0;
  #room = 16;
  #columns = columnsOf(this.#room);

  add(a: number, b: number, best: number, score: number, sizeA: number, sizeB: number, confidence: number): void {
    if (this.#count === this.#room) this.#widen();
    const at = this.#count++;
    const columns = this.#columns;
    columns.a[at] = a;
    columns.b[at] = b;
    columns.best[at] = best;
    columns.score[at] = score;
    columns.sizeA[at] = sizeA;
    columns.sizeB[at] = sizeB;
    columns.confidence[at] = confidence;
  }

  /** Joins inside rings: two reports of one case and nothing else are no ring. */
  columns(ringOf: Int32Array): Joins {
    const { a } = this.#columns;
    let count = 0;
    for (let i = 0; i < this.#count; i++) if (ringOf[a[i]!] !== -1) count++;
    const kept = columnsOf(count);
    let at = 0;
    for (let i = 0; i < this.#count; i++) {
      if (ringOf[a[i]!] === -1) continue;
      for (const name of names) kept[name][at] = this.#columns[name][i]!;
      at++;
    }
    return { count, ...kept };
  }

  #widen(): void {
    this.#room *= 2;
    const wider = columnsOf(this.#room);
    for (const name of names) (wider[name] as Column).set(this.#columns[name]);
    this.#columns = wider;
  }
}

const names = ['a', 'b', 'best', 'score', 'sizeA', 'sizeB', 'confidence'] as const;

function columnsOf(room: number): Omit<Joins, 'count'> {
  const int = (): Int32Array => new Int32Array(room);
  const float = (): Float64Array => new Float64Array(room);
  return { a: int(), b: int(), best: int(), score: float(), sizeA: int(), sizeB: int(), confidence: float() };
}
