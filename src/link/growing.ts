import { type ReportColumns, sketchSize } from '../model/index.ts';
import { IdentityIndex } from './identity-index.ts';
import type { BaseTable, LinkBatch, LinkTable } from './input.ts';
import { kindNumber } from './kinds.ts';
import { identityOf } from './sources.ts';
import { buildTable } from './table.ts';

const url = kindNumber('url');
const domain = kindNumber('domain');
const account = kindNumber('account');
const card = kindNumber('card');
const iban = kindNumber('iban');

/** Some reports of the whole as a table of their own, and the way back to the numbers of the whole. */
export interface Excerpt {
  /** Degrees (`postOffset`) are those of the whole; each posting is filled up with its last report, which ties nothing. */
  readonly table: LinkTable;
  /** Number in the whole by position, in canonical order. */
  readonly reports: Int32Array;
  readonly indicators: Int32Array;
  /** Reports of the excerpt that show each indicator. */
  readonly shown: Int32Array;
  readonly place: (report: number) => number;
}

/**
 * A table that reports can be added to without building it anew: the table of the last full run, and beside it what came
 * since. Numbers of the base stay as they are; later reports and indicators are numbered on in order of arrival, whatever
 * their dates, and whatever the batches they came in.
 */
export class Growing {
  readonly base: BaseTable;
  readonly batches: LinkBatch[];
  reports: number;
  indicators: number;
  private readonly rows: Int32Array[] = [];
  private readonly batch: number[] = [];
  private readonly position: number[] = [];
  private readonly days: number[] = [];
  private readonly kinds: number[] = [];
  private readonly values: string[] = [];
  private readonly parents: number[] = [];
  private readonly later = new Map<number, number[]>();
  private readonly index: IdentityIndex;
  /** 1 by indicator of the base: a host of which the pages, not the host, are somebody's. */
  private readonly platforms: Uint8Array;
  /** Scratch of `excerpt`: the local number of an indicator, valid where `stamp` names the turn. */
  private local: Int32Array;
  private stamp: Int32Array;
  private turn = 0;

  constructor(base: BaseTable, batches: readonly LinkBatch[], index = IdentityIndex.of(base)) {
    this.base = base;
    this.batches = [...batches];
    this.reports = base.reports;
    this.indicators = base.indicators;
    this.local = new Int32Array(base.indicators + 1024);
    this.stamp = new Int32Array(base.indicators + 1024);
    this.index = index;
    this.platforms = new Uint8Array(base.indicators);
    for (let x = 0; x < base.indicators; x++)
      if (base.kind[x] === url && base.parent[x] !== -1) this.platforms[base.parent[x]!] = 1;
  }

  batchOf(r: number): number {
    return r < this.base.reports ? this.base.batch[r]! : this.batch[r - this.base.reports]!;
  }
  positionOf(r: number): number {
    return r < this.base.reports ? this.base.position[r]! : this.position[r - this.base.reports]!;
  }
  id(r: number): string {
    return this.batches[this.batchOf(r)]!.id.at(this.positionOf(r))!;
  }
  day(r: number): number {
    return r < this.base.reports ? this.base.day[r]! : this.days[r - this.base.reports]!;
  }
  kind(x: number): number {
    return x < this.base.indicators ? this.base.kind[x]! : this.kinds[x - this.base.indicators]!;
  }
  value(x: number): string {
    return x < this.base.indicators ? this.base.value.at(x)! : this.values[x - this.base.indicators]!;
  }
  parent(x: number): number {
    return x < this.base.indicators ? this.base.parent[x]! : this.parents[x - this.base.indicators]!;
  }
  row(r: number): Int32Array {
    const { offset, indicator, reports } = this.base;
    return r < reports ? indicator.subarray(offset[r], offset[r + 1]) : this.rows[r - reports]!;
  }
  degree(x: number): number {
    const { postOffset, indicators } = this.base;
    return (x < indicators ? postOffset[x + 1]! - postOffset[x]! : 0) + (this.later.get(x)?.length ?? 0);
  }

  /** Reports showing an indicator, in canonical order. */
  posting(x: number): Int32Array {
    const { postOffset, post, indicators } = this.base;
    const old = x < indicators ? post.subarray(postOffset[x], postOffset[x + 1]) : new Int32Array(0);
    const later = this.later.get(x);
    if (later === undefined) return old;
    const added = this.sorted(Int32Array.from(later));
    const all = new Int32Array(old.length + added.length);
    let i = 0;
    let j = 0;
    for (let at = 0; at < all.length; at++) {
      const takesOld = j === added.length || (i < old.length && this.compare(old[i]!, added[j]!) < 0);
      all[at] = takesOld ? old[i++]! : added[j++]!;
    }
    return all;
  }

  /** Puts reports into canonical order: time, then id. */
  sorted(reports: Int32Array): Int32Array {
    const known = this.base.reports;
    return reports.sort((a, b) => (a < known && b < known ? a - b : this.compare(a, b)));
  }

  compare(a: number, b: number): number {
    const [x, y] = [this.day(a), this.day(b)];
    if (x < y) return -1;
    if (x > y) return 1;
    if (x !== y && Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    const [one, two] = [this.id(a), this.id(b)];
    return one < two ? -1 : one > two ? 1 : 0;
  }

  /** Number of the indicator that a kind and value mean; -1 when no report names it in a role that links. */
  find(kind: number, value: string): number {
    return this.index.find(kind === card || kind === iban ? account : kind, value, this);
  }

  /** Adds a batch; returns the number of its first report. The batch must not change any more. */
  add(columns: ReportColumns): number {
    const first = this.reports;
    const small = buildTable([columns], (host) => this.isPlatform(host));
    const at = new Int32Array(columns.count);
    small.position.forEach((position, r) => (at[position] = r));
    const numberOf = new Int32Array(small.indicators).fill(-1);
    for (let position = 0; position < columns.count; position++) {
      const r = at[position]!;
      const row = small.indicator.subarray(small.offset[r], small.offset[r + 1]);
      const numbers = this.numbered(small, row, numberOf).sort();
      const report = this.reports++;
      this.rows.push(numbers);
      this.batch.push(this.batches.length);
      this.position.push(position);
      this.days.push(small.day[r]!);
      for (const x of numbers) {
        const list = this.later.get(x);
        if (list === undefined) this.later.set(x, [report]);
        else list.push(report);
      }
    }
    this.batches.push(columns);
    return first;
  }

  private isPlatform(host: string): boolean {
    const x = this.find(domain, host);
    return x !== -1 && this.platforms[x] === 1;
  }

  /** Numbers in the whole of a row of a small table. New ones are numbered by kind and value, so that batches leave no trace. */
  private numbered(small: LinkTable, row: Int32Array, numberOf: Int32Array): Int32Array {
    const unknown: number[] = [];
    const key = (s: number): string => identityOf(small.kind[s]!, small.value[s]!);
    for (const s of row) {
      if (numberOf[s] !== -1) continue;
      numberOf[s] = this.index.find(small.kind[s]!, small.value[s]!, this);
      if (numberOf[s] === -1) unknown.push(s);
    }
    unknown.sort((s, t) => small.kind[s]! - small.kind[t]! || (key(s) < key(t) ? -1 : 1));
    for (const s of unknown) {
      numberOf[s] = this.indicators++;
      this.kinds.push(small.kind[s]!);
      this.values.push(small.value[s]!);
      this.parents.push(-1);
      this.index.add(this.indicators - 1, this);
    }
    for (const s of unknown) {
      if (small.parent[s] !== -1) this.parents[numberOf[s]! - this.base.indicators] = numberOf[small.parent[s]!]!;
    }
    return row.map((s) => numberOf[s]!);
  }

  /**
   * A table of only these reports (distinct). The cost depends on them, not on the whole; without `postings` not even on how many
   * others show their indicators.
   */
  excerpt(chosen: ArrayLike<number>, { postings = true }: { readonly postings?: boolean } = {}): Excerpt {
    const reports = this.sorted(Int32Array.from(chosen));
    const n = reports.length;
    if (this.stamp.length < this.indicators) {
      this.stamp = new Int32Array(Math.ceil(this.indicators * 1.2));
      this.local = new Int32Array(this.stamp.length);
      this.turn = 0;
    }
    const { local, stamp } = this;
    const turn = ++this.turn;
    const rows = Array.from(reports, (r) => this.row(r));
    const offset = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) offset[i + 1] = offset[i]! + rows[i]!.length;
    const indicator = new Int32Array(offset[n]!);
    for (let i = 0; i < n; i++) indicator.set(rows[i]!, offset[i]);
    const found = new Int32Array(indicator.length);
    let count = 0;
    for (let k = 0; k < indicator.length; k++) {
      const x = indicator[k]!;
      if (stamp[x] === turn) continue;
      stamp[x] = turn;
      found[count++] = x;
    }
    const indicators = found.slice(0, count).sort();
    for (let i = 0; i < count; i++) local[indicators[i]!] = i;
    const shown = new Int32Array(count);
    for (let k = 0; k < indicator.length; k++) shown[(indicator[k] = local[indicator[k]!]!)]!++;
    const postOffset = new Int32Array(count + 1);
    for (let i = 0; i < count; i++) postOffset[i + 1] = postOffset[i]! + this.degree(indicators[i]!);
    const post = postings ? filled(postOffset, shown, offset, indicator) : new Int32Array(0);
    let values: string[] | undefined;
    const spell = (x: number): string => this.value(x);
    const table: LinkTable = {
      ...this.cells(reports),
      indicators: count,
      kind: Uint8Array.from(indicators, (x) => this.kind(x)),
      // Joining reads none.
      get value() {
        return (values ??= Array.from(indicators, spell));
      },
      parent: indicators.map((x) => {
        const parent = this.parent(x);
        return parent !== -1 && stamp[parent] === turn ? local[parent]! : -1;
      }),
      offset,
      indicator,
      postOffset,
      post,
    };
    const placeOf = new Map<number, number>();
    reports.forEach((r, i) => placeOf.set(r, i));
    return { table, reports, indicators, shown, place: (r) => placeOf.get(r) ?? -1 };
  }

  /** What the reports tell besides indicators. */
  private cells(reports: Int32Array) {
    const n = reports.length;
    const batch = reports.map((r) => this.batchOf(r));
    const position = reports.map((r) => this.positionOf(r));
    const sources = Array.from(batch, (number) => this.batches[number]!);
    const sketch = new Uint16Array(n * sketchSize);
    const words = (of: (columns: LinkBatch, at: number) => string): Int32Array => {
      const known = new Map<string, number>([['', -1]]);
      const numbers = new Int32Array(n);
      let [last, number] = ['', -1];
      for (let i = 0; i < n; i++) {
        const word = of(sources[i]!, position[i]!);
        if (word !== last) {
          const seen = known.get(word);
          number = seen ?? known.size - 1;
          if (seen === undefined) known.set(word, number);
          last = word;
        }
        numbers[i] = number;
      }
      return numbers;
    };
    const numbers = (of: (columns: LinkBatch) => Float64Array): Float64Array => {
      const found = new Float64Array(n);
      for (let i = 0; i < n; i++) found[i] = of(sources[i]!)[position[i]!]!;
      return found;
    };
    for (let i = 0; i < n; i++) {
      const { sketch: from } = sources[i]!;
      for (let k = 0, at = position[i]! * sketchSize; k < sketchSize; k++, at++) sketch[i * sketchSize + k] = from[at]!;
    }
    return {
      reports: n,
      id: Array.from(reports, (r) => this.id(r)),
      batch,
      position,
      day: Float64Array.from(reports, (r) => this.day(r)),
      category: words((columns, at) => columns.category.at(at)!.toLowerCase()),
      language: words((columns, at) => columns.language.at(at)!),
      agency: words((columns, at) => columns.agency.at(at)!),
      victim: words((columns, at) => (columns.victim.at(at) === '' ? '' : `${columns.agency.at(at)!}|${columns.victim.at(at)!}`)),
      currency: words((columns, at) => columns.currency.at(at)!),
      amountMinor: numbers((columns) => columns.amountMinor),
      lossDay: numbers((columns) => columns.lossAt).map((ms) => Math.floor(ms / 86_400_000)),
      sketch,
    };
  }
}

/** Postings of an excerpt, each filled up with its last report. */
function filled(postOffset: Int32Array, shown: Int32Array, offset: Int32Array, indicator: Int32Array): Int32Array {
  const next = postOffset.slice(0, shown.length);
  const post = new Int32Array(postOffset[shown.length]!);
  for (let i = 0; i + 1 < offset.length; i++) for (let k = offset[i]!; k < offset[i + 1]!; k++) post[next[indicator[k]!]!++] = i;
  next.forEach((end, x) => post.fill(post[end - 1]!, end, postOffset[x + 1]));
  return post;
}
