import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Bits, each, join, keep, wordsFor } from './bits.ts';
import { openForReading } from './file.ts';
import { Memo } from './memo.ts';
import { addTo, countAmong, stretch } from './postings.ts';
import type { Wanted } from './words.ts';

/** Bytes of sets kept at hand. */
const mostKept = 64 * 2 ** 20;
/** Behind every string that begins with a prefix. */
const end = '\u{10ffff}';

/** Sets of reports by term, from the file, as of one state: reports that came later are left out. */
export class Lookup {
  readonly #file: DatabaseSync;
  readonly #count: number;
  readonly #one: StatementSync;
  readonly #many: StatementSync;
  readonly #terms: StatementSync;
  readonly #kept: Memo<Bits>;

  constructor(path: string, count: number) {
    this.#file = openForReading(path);
    this.#count = count;
    this.#one = this.#file.prepare('SELECT docs FROM postings WHERE segment = ? AND term = ?');
    this.#many = this.#file.prepare('SELECT docs FROM postings WHERE segment = ? AND term >= ? AND term < ?');
    this.#terms = this.#file.prepare('SELECT term FROM postings WHERE segment = ? AND term >= ? AND term < ? LIMIT ?');
    this.#kept = new Memo(Math.max(16, Math.floor(mostKept / (wordsFor(count) * 4 + 64))));
  }

  /** Reports that hold the term. Not to be changed. */
  term(term: string): Bits {
    return this.#kept.of(term, () =>
      this.#gather((bits, segment) => {
        const row = this.#one.get(segment, term);
        if (row !== undefined) addTo(bits, segment, row['docs'] as Uint8Array);
      }),
    );
  }

  /** Reports that hold a term that begins so. Not to be changed. */
  prefix(prefix: string): Bits {
    return this.#kept.of(`${prefix}*`, () =>
      this.#gather((bits, segment) => {
        for (const row of this.#many.iterate(segment, prefix, prefix + end)) addTo(bits, segment, row['docs'] as Uint8Array);
      }),
    );
  }

  /** Reports that hold all that is wanted. */
  wanted(wanted: readonly Wanted[]): Bits {
    const sets = wanted.map(({ terms, prefix }) => {
      const parts = terms.map((term) => this.term(term));
      if (prefix !== undefined) parts.push(this.prefix(prefix));
      return parts;
    });
    const [first, ...rest] = sets.map((parts) => {
      if (parts.length === 1) return parts[0]!;
      const either = parts[0]!.slice();
      for (const part of parts.slice(1)) join(either, part);
      return either;
    });
    const bits = first?.slice() ?? new Uint32Array(wordsFor(this.#count));
    for (const each of rest) keep(bits, each);
    return bits;
  }

  /** Those of `among` that hold the term, ascending. */
  among(term: string, among: Bits): number[] {
    const bits = this.term(term).slice();
    keep(bits, among);
    const numbers: number[] = [];
    each(bits, (number) => numbers.push(number));
    return numbers;
  }

  /** How many of `among` hold the term. */
  count(term: string, among: Bits): number {
    let count = 0;
    for (let segment = 0; segment * stretch < this.#count; segment++) {
      const row = this.#one.get(segment, term);
      if (row !== undefined) count += countAmong(among, segment, row['docs'] as Uint8Array);
    }
    return count;
  }

  /** Terms that begin so, at most `most` of each stretch. */
  termsFrom(prefix: string, most: number): Set<string> {
    const terms = new Set<string>();
    for (let segment = 0; segment * stretch < this.#count; segment++) {
      for (const row of this.#terms.iterate(segment, prefix, prefix + end, most)) terms.add(row['term'] as string);
    }
    return terms;
  }

  close(): void {
    this.#file.close();
  }

  #gather(add: (bits: Bits, segment: number) => void): Bits {
    const bits = new Uint32Array(wordsFor(this.#count));
    for (let segment = 0; segment * stretch < this.#count; segment++) add(bits, segment);
    // The last word may hold reports that came after this state.
    if ((this.#count & 31) !== 0) bits[bits.length - 1]! &= (1 << (this.#count & 31)) - 1;
    return bits;
  }
}
