import type { LinkTable } from './input.ts';

/** Days of one activity bin. */
const binDays = 12;
/** Reports that stand for a cluster when texts are compared. */
export const voices = 8;
/** Numbers an entry of the indicator pool takes: indicator, reports showing it, first and last of those reports. */
export const entryWidth = 4;
/** Numbers an entry of the activity pool takes: bin, reports, repeat uses of indicators. */
export const activityWidth = 3;

/** Rows of fixed width in one array; a merged row is appended and the old ones left behind until a sweep. */
class Pool {
  data: Int32Array;
  used = 0;
  readonly start: Int32Array;
  readonly length: Int32Array;
  readonly width: number;

  constructor(clusters: number, rows: number, width: number) {
    this.width = width;
    this.start = new Int32Array(clusters);
    this.length = new Int32Array(clusters);
    this.data = new Int32Array(Math.max(64, rows * width));
  }

  /** Makes room for `rows` more at the end, dropping what dead clusters left when that frees enough. */
  reserve(rows: number, root: Int32Array): void {
    const need = rows * this.width;
    if (this.used + need <= this.data.length) return;
    let live = 0;
    for (let c = 0; c < root.length; c++) if (root[c] === c) live += this.length[c]! * this.width;
    const to = new Int32Array(Math.max(64, Math.ceil((live + need) * 1.4)));
    let at = 0;
    for (let c = 0; c < root.length; c++) {
      if (root[c] !== c) continue;
      const from = this.start[c]!;
      const size = this.length[c]! * this.width;
      to.set(this.data.subarray(from, from + size), at);
      this.start[c] = at;
      at += size;
    }
    this.data = to;
    this.used = at;
  }
}

/** Clusters of reports with what the merge model looks at. A cluster is named by its earliest report. */
export class Clusters {
  readonly table: LinkTable;
  /** Indicators that count in this run: exclusive enough and seen in two reports. */
  readonly counts: Uint8Array;
  /** Union-find over reports; `root[c] === c` for a live cluster. */
  readonly root: Int32Array;
  /** Cases in the cluster: a report told twice counts once. */
  readonly size: Int32Array;
  /** Reports in the cluster. */
  readonly count: Int32Array;
  /** Members as a ring list: the next report of the same cluster. */
  readonly next: Int32Array;
  readonly entries: Pool;
  readonly activity: Pool;
  /** `voices` reports a cluster, -1 where it has fewer. */
  readonly voice: Int32Array;
  readonly bin: Int32Array;

  constructor(table: LinkTable, counts: Uint8Array) {
    const { reports, offset, indicator, day } = table;
    this.table = table;
    this.counts = counts;
    this.root = new Int32Array(reports);
    this.size = new Int32Array(reports).fill(1);
    this.count = new Int32Array(reports).fill(1);
    this.next = new Int32Array(reports);
    this.bin = new Int32Array(reports);
    this.voice = new Int32Array(reports * voices).fill(-1);
    let rows = 0;
    for (let i = 0; i < indicator.length; i++) rows += counts[indicator[i]!]!;
    this.entries = new Pool(reports, Math.ceil(rows * 1.3), entryWidth);
    this.activity = new Pool(reports, Math.ceil(reports * 1.3), activityWidth);
    const { entries, activity } = this;
    for (let r = 0; r < reports; r++) {
      this.root[r] = r;
      this.next[r] = r;
      this.voice[r * voices] = r;
      entries.start[r] = entries.used;
      for (let i = offset[r]!; i < offset[r + 1]!; i++) {
        const x = indicator[i]!;
        if (counts[x] === 0) continue;
        entries.data.set([x, 1, r, r], entries.used);
        entries.used += entryWidth;
        entries.length[r]!++;
      }
      activity.start[r] = activity.used;
      this.bin[r] = Math.floor(day[r]! / binDays);
      if (Number.isNaN(day[r]!)) continue;
      activity.data.set([this.bin[r]!, 1, 0], activity.used);
      activity.used += activityWidth;
      activity.length[r] = 1;
    }
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
    this.size[a]! += this.size[b]!;
    return a;
  }

  private unite(a: number, b: number): void {
    this.root[b] = a;
    this.count[a]! += this.count[b]!;
    const swap = this.next[a]!;
    this.next[a] = this.next[b]!;
    this.next[b] = swap;
  }

  /** Returns the bins in which an indicator known to one side was used again by the other. */
  private mergeEntries(a: number, b: number, once: boolean): number[] {
    const { entries: pool } = this;
    pool.reserve(pool.length[a]! + pool.length[b]!, this.root);
    const { data, start, length } = pool;
    let i = start[a]!;
    let j = start[b]!;
    const iEnd = i + length[a]! * entryWidth;
    const jEnd = j + length[b]! * entryWidth;
    const begin = pool.used;
    let at = begin;
    const repeats: number[] = [];
    while (i < iEnd || j < jEnd) {
      const x = i < iEnd ? data[i]! : 0x7fffffff;
      const y = j < jEnd ? data[j]! : 0x7fffffff;
      if (x === y) {
        data[at] = x;
        data[at + 1] = once ? 1 : data[i + 1]! + data[j + 1]!;
        data[at + 2] = Math.min(data[i + 2]!, data[j + 2]!);
        data[at + 3] = Math.max(data[i + 3]!, data[j + 3]!);
        repeats.push(this.bin[Math.max(data[i + 2]!, data[j + 2]!)]!);
        i += entryWidth;
        j += entryWidth;
      } else {
        const from = x < y ? i : j;
        data[at] = data[from]!;
        data[at + 1] = data[from + 1]!;
        data[at + 2] = data[from + 2]!;
        data[at + 3] = data[from + 3]!;
        if (x < y) i += entryWidth;
        else j += entryWidth;
      }
      at += entryWidth;
    }
    start[a] = begin;
    length[a] = (at - begin) / entryWidth;
    pool.used = at;
    return repeats;
  }

  private mergeActivity(a: number, b: number, repeats: readonly number[]): void {
    const { activity: pool } = this;
    pool.reserve(pool.length[a]! + pool.length[b]!, this.root);
    const { data, start, length } = pool;
    let i = start[a]!;
    let j = start[b]!;
    const iEnd = i + length[a]! * activityWidth;
    const jEnd = j + length[b]! * activityWidth;
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
    start[a] = begin;
    length[a] = (at - begin) / activityWidth;
    pool.used = at;
  }

  /** Keeps voices of both sides in proportion to their sizes, spread over each side's own. */
  private mergeVoices(a: number, b: number): void {
    const { voice, size } = this;
    const fromA = this.voicesOf(a);
    const fromB = this.voicesOf(b);
    let takeB = fromB.length;
    let takeA = fromA.length;
    if (takeA + takeB > voices) {
      const share = Math.round((voices * size[b]!) / (size[a]! + size[b]!));
      takeB = Math.min(takeB, Math.max(1, share, voices - takeA));
      takeA = voices - takeB;
    }
    const kept = [...spread(fromA, takeA), ...spread(fromB, takeB)].sort((x, y) => x - y);
    for (let k = 0; k < voices; k++) voice[a * voices + k] = kept[k] ?? -1;
  }

  private voicesOf(c: number): number[] {
    const out: number[] = [];
    for (let k = 0; k < voices; k++) {
      const r = this.voice[c * voices + k]!;
      if (r !== -1) out.push(r);
    }
    return out;
  }
}

function spread(from: readonly number[], take: number): number[] {
  return Array.from({ length: take }, (_, i) => from[Math.floor(((i + 0.5) * from.length) / take)]!);
}
