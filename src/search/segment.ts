import type { DatabaseSync } from 'node:sqlite';
import { encode, extended } from './postings.ts';
import { termsOf } from './words.ts';

/** Term of an indicator: by value first, so that what begins alike lies together whatever its kind. */
export const indicatorTerm = (kind: string, value: string): string => `#${value}\u0001${kind}`;

/** Kind and value of such a term. */
export function indicatorOf(term: string): { readonly kind: string; readonly value: string } {
  const cut = term.lastIndexOf('\u0001');
  return { kind: term.slice(cut + 1), value: term.slice(1, cut) };
}

/** Postings of new reports of one stretch, gathered until they are written. */
export class Segment {
  readonly number: number;
  readonly #places = new Map<string, number[]>();
  /** The same of two characters, the first in the upper half of the number. */
  readonly #neighbours = new Map<number, number[]>();

  constructor(number: number) {
    this.number = number;
  }

  addText(place: number, text: string): void {
    const add = <Key>(to: Map<Key, number[]>, term: Key): void => {
      const places = to.get(term);
      if (places === undefined) to.set(term, [place]);
      else if (places[places.length - 1] !== place) places.push(place);
    };
    termsOf(
      text,
      (term) => add(this.#places, term),
      (first, second) => add(this.#neighbours, (first << 16) | second),
    );
  }

  addTerm(term: string, places: readonly number[]): void {
    this.#places.set(term, [...places]);
  }

  /** Writes the postings, after those that the stretch has already. */
  write(file: DatabaseSync): void {
    const known = file.prepare('SELECT docs FROM postings WHERE segment = ? AND term = ?');
    const put = file.prepare('INSERT OR REPLACE INTO postings VALUES (?, ?, ?)');
    const isNew = file.prepare('SELECT 1 FROM postings WHERE segment = ? LIMIT 1').get(this.number) === undefined;
    for (const [both, places] of this.#neighbours) {
      this.#places.set(String.fromCharCode(both >>> 16, both & 0xffff), places);
    }
    this.#neighbours.clear();
    for (const term of [...this.#places.keys()].sort()) {
      const places = this.#places.get(term)!;
      const docs = isNew ? undefined : (known.get(this.number, term)?.['docs'] as Uint8Array | undefined);
      put.run(this.number, term, docs === undefined ? encode(places) : extended(docs, places));
    }
  }
}
