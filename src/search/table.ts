import { grown, room, StringColumn } from './memory.ts';
import { extended, orderBy, orderStrings } from './orders.ts';
import type { Order, SharedReports } from './columns.ts';

/** A report as the feed hands it over, in the order of the feed's columns. */
export interface Fed {
  readonly number: number;
  readonly id: string;
  readonly ref: string;
  readonly agency: number;
  readonly category: number;
  readonly language: number;
  readonly channel: number;
  readonly amount: number;
  readonly currency: number;
  readonly reportedAt: number;
  readonly lossAt: number;
}

type Orders = SharedReports['orders'];
const numbersOf = ['reportedAt', 'lossAt', 'amount'] as const;
const wordsOf = ['agency', 'category', 'language', 'channel', 'currency', 'place'] as const;
const sortedWords = ['agency', 'category'] as const;

/** More than one in so many are new: everything is sorted again. */
const manyNew = 8;

/** The columns of all reports, which only grow. */
export class Table {
  #count = 0;
  readonly #id = new StringColumn();
  readonly #ref = new StringColumn();
  readonly #numbers = { reportedAt: room(Float64Array, 0), lossAt: room(Float64Array, 0), amount: room(Float64Array, 0) };
  readonly #words = {
    agency: room(Int32Array, 0),
    category: room(Int32Array, 0),
    language: room(Int32Array, 0),
    channel: room(Int32Array, 0),
    currency: room(Int32Array, 0),
    place: room(Int32Array, 0),
  };
  #orders: Orders | undefined;
  #ordered = 0;

  get count(): number {
    return this.#count;
  }

  get agency(): Int32Array {
    return this.#words.agency;
  }

  get category(): Int32Array {
    return this.#words.category;
  }

  get place(): Int32Array {
    return this.#words.place;
  }

  /** When it was reported, else when the loss happened; NaN when neither is known. */
  readonly seenAt = (report: number): number => {
    const { reportedAt, lossAt } = this.#numbers;
    return Number.isNaN(reportedAt[report]!) ? lossAt[report]! : reportedAt[report]!;
  };

  push(report: Fed): void {
    const at = this.#count;
    if (at === this.#numbers.amount.length) {
      for (const name of numbersOf) this.#numbers[name] = grown(Float64Array, this.#numbers[name], at + 1);
      for (const name of wordsOf) this.#words[name] = grown(Int32Array, this.#words[name], at + 1);
    }
    this.#id.push(report.id);
    this.#ref.push(report.ref);
    for (const name of numbersOf) this.#numbers[name][at] = report[name];
    for (const name of wordsOf) this.#words[name][at] = name === 'place' ? -1 : report[name];
    this.#count++;
  }

  setPlace(report: number, place: number): void {
    if (report < this.#count) this.#words.place[report] = place;
  }

  /** What is handed to the server. `words` are the casebook's. */
  share(words: readonly string[]): SharedReports {
    const count = this.#count;
    if (this.#orders === undefined || this.#ordered < count) {
      const few = count - this.#ordered < this.#ordered / manyNew;
      this.#orders = few ? this.#extend(this.#orders!, words) : this.#order(words);
      this.#ordered = count;
    }
    const part = <T extends Float64Array | Int32Array>(array: T): T => array.subarray(0, count) as T;
    return {
      count,
      id: this.#id.strings,
      ref: this.#ref.strings,
      reportedAt: part(this.#numbers.reportedAt),
      lossAt: part(this.#numbers.lossAt),
      amount: part(this.#numbers.amount),
      agency: part(this.#words.agency),
      category: part(this.#words.category),
      language: part(this.#words.language),
      channel: part(this.#words.channel),
      currency: part(this.#words.currency),
      place: part(this.#words.place),
      orders: this.#orders,
    };
  }

  /** What people call it. */
  #name(report: number): Buffer {
    const ref = this.#ref.at(report);
    return ref.length === 0 ? this.#id.at(report) : ref;
  }

  #order(words: readonly string[]): Orders {
    const count = this.#count;
    const number = (name: (typeof numbersOf)[number]): Order => orderBy(this.#numbers[name].slice(0, count));
    const ranks = rankWords(words);
    const word = (name: (typeof sortedWords)[number]): Order =>
      orderBy(Float64Array.from({ length: count }, (_, i) => ranks[this.#words[name][i]!]!));
    return {
      reportedAt: number('reportedAt'),
      lossAt: number('lossAt'),
      amount: number('amount'),
      agency: word('agency'),
      category: word('category'),
      ref: orderStrings(count, (i) => this.#name(i)),
      id: orderStrings(count, (i) => this.#id.at(i)),
    };
  }

  #extend(old: Orders, words: readonly string[]): Orders {
    const from = this.#ordered;
    const fresh = Array.from({ length: this.#count - from }, (_, i) => from + i);
    const put = (order: Order, has: (i: number) => boolean, compare: (a: number, b: number) => number): Order => {
      const valued = fresh.filter(has).sort((a, b) => compare(a, b) || a - b);
      const added = Uint32Array.from([...valued, ...fresh.filter((i) => !has(i))]);
      return extended(order, added, valued.length, compare);
    };
    const number = (name: (typeof numbersOf)[number]): Order => {
      const values = this.#numbers[name];
      return put(
        old[name],
        (i) => !Number.isNaN(values[i]!),
        (a, b) => values[a]! - values[b]!,
      );
    };
    const ranks = rankWords(words);
    const word = (name: (typeof sortedWords)[number]): Order => {
      const codes = this.#words[name];
      return put(
        old[name],
        (i) => codes[i] !== 0,
        (a, b) => ranks[codes[a]!]! - ranks[codes[b]!]!,
      );
    };
    return {
      reportedAt: number('reportedAt'),
      lossAt: number('lossAt'),
      amount: number('amount'),
      agency: word('agency'),
      category: word('category'),
      ref: put(
        old.ref,
        () => true,
        (a, b) => this.#name(a).compare(this.#name(b)),
      ),
      id: put(
        old.id,
        () => true,
        (a, b) => this.#id.at(a).compare(this.#id.at(b)),
      ),
    };
  }
}

/** Place of each word in the order of words; NaN for the empty one. */
function rankWords(words: readonly string[]): Float64Array {
  const ranks = new Float64Array(words.length).fill(Number.NaN);
  const sorted = words.map((_, i) => i).filter((i) => words[i] !== '');
  sorted.sort((a, b) => (words[a]! < words[b]! ? -1 : 1));
  sorted.forEach((word, rank) => (ranks[word] = rank));
  return ranks;
}
