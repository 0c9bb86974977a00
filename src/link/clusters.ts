import type { LinkTable } from './input.ts';

/** Days of one activity bin. */
const binDays = 12;
/** Reports that stand for a cluster when texts are compared. */
export const voices = 8;
/** Numbers an entry of the indicator pool takes: indicator, reports showing it, first and last of those reports. */
export const entryWidth = 4;
/** Numbers an entry of the activity pool takes: bin, reports, repeat uses of indicators. */
export const activityWidth = 3;

/**
 * A cluster's figures side by side in 32-bit numbers, one line of the processor's cache: `size` cases (a report told twice
 * counts once), where its rows begin and how many they are in both pools, how many entries have room where they lie, and the
 * reports that are its voices, -1 where there are fewer.
 */
export const figure = {
  size: 0,
  entries: 1,
  entryRows: 2,
  activity: 3,
  activityRows: 4,
  entryRoom: 5,
  voice: 8,
  width: 16,
} as const;
/** Entries from which a cluster that moves gets half as much room again: many small ones are still to come to it. */
const roomy = 32;

/** What scoring reads of clusters; one thread's, or shared by several. */
export interface ClusterView {
  readonly table: Pick<LinkTable, 'indicators' | 'kind' | 'parent' | 'postOffset' | 'day' | 'offset' | 'indicator'>;
  /** `figure.width` numbers a cluster. */
  readonly figures: Int32Array;
  readonly entries: { readonly data: Int32Array };
  readonly activity: { readonly data: Int32Array };
  /** Activity bin per report. */
  readonly bin: Int32Array;
}

/** New zeroed numbers, in memory that several threads see when `shared`. */
function numbers(length: number, shared: boolean): Int32Array {
  return shared ? new Int32Array(new SharedArrayBuffer(length * 4)) : new Int32Array(length);
}

/** Rows of fixed width in one array; a merged row is appended and the old ones left behind until a sweep. */
class Pool {
  data: Int32Array;
  used = 0;
  private readonly figures: Int32Array;
  /** Places of a cluster's beginning and rows among its figures. */
  private readonly start: number;
  private readonly rows: number;
  private readonly width: number;
  private readonly shared: boolean;

  constructor(figures: Int32Array, rows: number, kind: 'entries' | 'activity', shared: boolean) {
    this.figures = figures;
    this.start = figure[kind];
    this.rows = figure[`${kind === 'entries' ? 'entry' : kind}Rows`];
    this.width = kind === 'entries' ? entryWidth : activityWidth;
    this.shared = shared;
    this.data = numbers(Math.max(64, rows * this.width), shared);
  }

  /** Makes room for `rows` more at the end, dropping what dead clusters left when that frees enough. */
  reserve(rows: number, root: Int32Array): void {
    const need = rows * this.width;
    if (this.used + need <= this.data.length) return;
    const { figures } = this;
    let live = 0;
    for (let c = 0; c < root.length; c++) if (root[c] === c) live += figures[c * figure.width + this.rows]! * this.width;
    const to = numbers(Math.max(64, Math.ceil((live + need) * 1.4)), this.shared);
    let at = 0;
    for (let c = 0; c < root.length; c++) {
      if (root[c] !== c) continue;
      const from = figures[c * figure.width + this.start]!;
      const end = from + figures[c * figure.width + this.rows]! * this.width;
      figures[c * figure.width + this.start] = at;
      for (let i = from; i < end; i++) to[at++] = this.data[i]!;
      // Rows stand close again.
      if (this.rows === figure.entryRows) figures[c * figure.width + figure.entryRoom] = figures[c * figure.width + this.rows]!;
    }
    this.data = to;
    this.used = at;
  }
}

/** Clusters of reports with what the merge model looks at. A cluster is named by its earliest report. */
export class Clusters implements ClusterView {
  readonly table: LinkTable;
  /** Indicators that count in this run: exclusive enough and seen in two reports. */
  readonly counts: Uint8Array;
  /** Union-find over reports; `root[c] === c` for a live cluster. */
  readonly root: Int32Array;
  readonly figures: Int32Array;
  /** Reports in the cluster. */
  readonly count: Int32Array;
  /** Members as a ring list: the next report of the same cluster. */
  readonly next: Int32Array;
  readonly entries: Pool;
  readonly activity: Pool;
  readonly bin: Int32Array;

  /** `shared`: in memory that other threads may read as well. */
  constructor(table: LinkTable, counts: Uint8Array, shared = false) {
    const { reports, offset, indicator, day } = table;
    this.table = table;
    this.counts = counts;
    this.root = new Int32Array(reports);
    this.figures = numbers(reports * figure.width, shared).fill(-1);
    this.count = new Int32Array(reports).fill(1);
    this.next = new Int32Array(reports);
    this.bin = numbers(reports, shared);
    let rows = 0;
    for (let i = 0; i < indicator.length; i++) rows += counts[indicator[i]!]!;
    this.entries = new Pool(this.figures, Math.ceil(rows * 1.3), 'entries', shared);
    this.activity = new Pool(this.figures, Math.ceil(reports * 1.3), 'activity', shared);
    const { entries, activity, figures } = this;
    for (let r = 0; r < reports; r++) {
      this.root[r] = r;
      this.next[r] = r;
      const f = r * figure.width;
      figures[f + figure.size] = 1;
      figures[f + figure.voice] = r;
      figures[f + figure.entries] = entries.used;
      for (let i = offset[r]!; i < offset[r + 1]!; i++) {
        const x = indicator[i]!;
        if (counts[x] === 0) continue;
        const at = entries.used;
        entries.data[at] = x;
        entries.data[at + 1] = 1;
        entries.data[at + 2] = r;
        entries.data[at + 3] = r;
        entries.used += entryWidth;
      }
      figures[f + figure.entryRows] = (entries.used - figures[f + figure.entries]!) / entryWidth;
      figures[f + figure.entryRoom] = figures[f + figure.entryRows]!;
      figures[f + figure.activity] = activity.used;
      figures[f + figure.activityRows] = 0;
      this.bin[r] = Math.floor(day[r]! / binDays);
      if (Number.isNaN(day[r]!)) continue;
      activity.data[activity.used] = this.bin[r]!;
      activity.data[activity.used + 1] = 1;
      activity.used += activityWidth;
      figures[f + figure.activityRows] = 1;
    }
  }

  /** Cases in a cluster. */
  size(cluster: number): number {
    return this.figures[cluster * figure.width + figure.size]!;
  }

  /** Counting indicators that a cluster shows. */
  shows(cluster: number): number {
    return this.figures[cluster * figure.width + figure.entryRows]!;
  }

  /** Says how many cases a cluster stands for, when only part of them is here. */
  resize(cluster: number, size: number): void {
    this.figures[cluster * figure.width + figure.size] = size;
  }

  find(report: number): number {
    const { root } = this;
    let r = report;
    while (root[r] !== r) {
      root[r] = root[root[r]!]!;
      r = root[r]!;
    }
    return r;
  }

  members(cluster: number): Int32Array {
    const out = new Int32Array(this.count[cluster]!);
    let r = cluster;
    for (let i = 0; i < out.length; i++, r = this.next[r]!) out[i] = r;
    return out.sort();
  }

  /** Makes reports of one case one: what they show counts once. To be called before any merge. */
  fold(primary: Int32Array): void {
    for (let r = 0; r < primary.length; r++) {
      const a = this.find(primary[r]!);
      if (a === r) continue;
      this.mergeEntries(a, r, true);
      this.unite(a, r);
    }
  }

  /** Joins two live clusters and returns the name of the result. */
  merge(one: number, other: number): number {
    const a = Math.min(one, other);
    const b = Math.max(one, other);
    const repeats = this.mergeEntries(a, b, false);
    this.mergeActivity(a, b, repeats);
    this.mergeVoices(a, b);
    this.unite(a, b);
    this.resize(a, this.size(a) + this.size(b));
    return a;
  }

  private unite(a: number, b: number): void {
    this.root[b] = a;
    this.count[a]! += this.count[b]!;
    const swap = this.next[a]!;
    this.next[a] = this.next[b]!;
    this.next[b] = swap;
  }

  /**
   * Puts the entries of the side that has fewer among the other's, from the end, where these lie if there is room: later reports
   * show later indicators, so most of a large side stays as it is. Returns the bins in which an indicator known to one side was
   * used again by the other.
   */
  private mergeEntries(a: number, b: number, once: boolean): number[] {
    const { bin, entries, figures } = this;
    const [large, small] = this.shows(a) >= this.shows(b) ? [a, b] : [b, a];
    const most = this.shows(large) + this.shows(small);
    const isMoved = figures[large * figure.width + figure.entryRoom]! < most;
    if (isMoved) this.moveEntries(large, most);
    const { data } = entries;
    const begin = figures[large * figure.width + figure.entries]!;
    const smallBegin = figures[small * figure.width + figure.entries]!;
    let i = begin + (this.shows(large) - 1) * entryWidth;
    let j = smallBegin + (this.shows(small) - 1) * entryWidth;
    const rows = most - this.sharedEntries(begin, i, smallBegin, j);
    const repeats: number[] = [];
    for (let at = begin + (rows - 1) * entryWidth; j >= smallBegin; at -= entryWidth) {
      const x = i >= begin ? data[i]! : -1;
      const y = data[j]!;
      if (x === y) {
        repeats.push(bin[Math.max(data[i + 2]!, data[j + 2]!)]!);
        data[at] = x;
        data[at + 1] = once ? 1 : data[i + 1]! + data[j + 1]!;
        data[at + 2] = Math.min(data[i + 2]!, data[j + 2]!);
        data[at + 3] = Math.max(data[i + 3]!, data[j + 3]!);
        i -= entryWidth;
        j -= entryWidth;
        continue;
      }
      const from = x > y ? i : j;
      data[at] = data[from]!;
      data[at + 1] = data[from + 1]!;
      data[at + 2] = data[from + 2]!;
      data[at + 3] = data[from + 3]!;
      if (x > y) i -= entryWidth;
      else j -= entryWidth;
    }
    const f = a * figure.width;
    const room = isMoved ? rows + (rows < roomy ? 0 : rows >> 1) : figures[large * figure.width + figure.entryRoom]!;
    if (isMoved) entries.used = begin + room * entryWidth;
    figures[f + figure.entries] = begin;
    figures[f + figure.entryRows] = rows;
    figures[f + figure.entryRoom] = room;
    return repeats;
  }

  /** Moves a cluster's entries to the end of the pool, where `rows` and half as many again have room. */
  private moveEntries(cluster: number, rows: number): void {
    const { entries, figures } = this;
    entries.reserve(rows + (rows >> 1), this.root);
    const f = cluster * figure.width;
    const from = figures[f + figure.entries]!;
    entries.data.copyWithin(entries.used, from, from + this.shows(cluster) * entryWidth);
    figures[f + figure.entries] = entries.used;
  }

  /** Indicators that stand in both [begin, i] and [smallBegin, j], read from the end as far as the second goes. */
  private sharedEntries(begin: number, last: number, smallBegin: number, smallLast: number): number {
    const { data } = this.entries;
    let shared = 0;
    let i = last;
    for (let j = smallLast; j >= smallBegin && i >= begin;) {
      const x = data[i]!;
      const y = data[j]!;
      if (x === y) shared++;
      if (x >= y) i -= entryWidth;
      if (y >= x) j -= entryWidth;
    }
    return shared;
  }

  private mergeActivity(a: number, b: number, repeats: readonly number[]): void {
    const { activity: pool, figures } = this;
    const [f, g] = [a * figure.width, b * figure.width];
    pool.reserve(figures[f + figure.activityRows]! + figures[g + figure.activityRows]!, this.root);
    const { data } = pool;
    let i = figures[f + figure.activity]!;
    let j = figures[g + figure.activity]!;
    const iEnd = i + figures[f + figure.activityRows]! * activityWidth;
    const jEnd = j + figures[g + figure.activityRows]! * activityWidth;
    const begin = pool.used;
    let at = begin;
    while (i < iEnd || j < jEnd) {
      const x = i < iEnd ? data[i]! : 0x7fffffff;
      const y = j < jEnd ? data[j]! : 0x7fffffff;
      data[at] = Math.min(x, y);
      data[at + 1] = (x <= y ? data[i + 1]! : 0) + (y <= x ? data[j + 1]! : 0);
      data[at + 2] = (x <= y ? data[i + 2]! : 0) + (y <= x ? data[j + 2]! : 0);
      if (x <= y) i += activityWidth;
      if (y <= x) j += activityWidth;
      at += activityWidth;
    }
    for (const bin of repeats) {
      for (let k = begin; k < at; k += activityWidth) if (data[k] === bin) data[k + 2]!++;
    }
    figures[f + figure.activity] = begin;
    figures[f + figure.activityRows] = (at - begin) / activityWidth;
    pool.used = at;
  }

  /** Keeps voices of both sides in proportion to their sizes, spread over each side's own. */
  private mergeVoices(a: number, b: number): void {
    const fromA = this.voicesOf(a);
    const fromB = this.voicesOf(b);
    let takeB = fromB.length;
    let takeA = fromA.length;
    if (takeA + takeB > voices) {
      const share = Math.round((voices * this.size(b)) / (this.size(a) + this.size(b)));
      takeB = Math.min(takeB, Math.max(1, share, voices - takeA));
      takeA = voices - takeB;
    }
    const kept = [...spread(fromA, takeA), ...spread(fromB, takeB)].sort((x, y) => x - y);
    for (let k = 0; k < voices; k++) this.figures[a * figure.width + figure.voice + k] = kept[k] ?? -1;
  }

  private voicesOf(c: number): number[] {
    const out: number[] = [];
    for (let k = 0; k < voices; k++) {
      const r = this.figures[c * figure.width + figure.voice + k]!;
      if (r !== -1) out.push(r);
    }
    return out;
  }
}

function spread(from: readonly number[], take: number): number[] {
  return Array.from({ length: take }, (_, i) => from[Math.floor(((i + 0.5) * from.length) / take)]!);
}
