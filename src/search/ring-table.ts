import { RingStatus } from '../model/index.ts';
import { room, runsFrom, StringColumn } from './memory.ts';
import { orderBy, orderStrings } from './orders.ts';
import { mostSpans, type SharedRings, textOf, tiers } from './columns.ts';
import type { Table } from './table.ts';

export const record = '\u001e';
export const field = '\u001f';

/** Rings as the feed hands them over: rows of the casebook, packed. */
export interface FedRings {
  /** number, id, status, tier, confidence, cohesion, first seen, last seen, loss, services. */
  readonly rings: Uint8Array;
  /** report, ring number, confidence; separated by spaces, in order of report. */
  readonly members: Uint8Array;
  /** ring number, the strongest reason as JSON. */
  readonly tops: Uint8Array;
}

const lines = (bytes: Uint8Array): string[] => (bytes.length === 0 ? [] : textOf(bytes).split(record));
const numberOr = (text: string, none: number): number => (text === '' ? none : Number(text));

/** What lists of rings show and are sorted by, from the rings, their members and the columns of the reports. */
export function ringTable(fed: FedRings, reports: Table): SharedRings {
  const rows = lines(fed.rings).map((line) => line.split(field));
  const count = rows.length;
  const tops = new Map(lines(fed.tops).map((line) => line.split(field) as [string, string]));
  const id = new StringColumn();
  const loss = new StringColumn();
  const top = new StringColumn();
  const number = (): Float64Array => room(Float64Array, count);
  const [confidence, cohesion, firstSeen, lastSeen, most, size] = [number(), number(), number(), number(), number(), number()];
  const status = room(Uint8Array, count);
  const tier = room(Uint8Array, count);
  const services = room(Int32Array, count);
  const position = new Map<string, number>();
  rows.forEach((row, ring) => {
    const [key, name, state, grade, sure, tied, first, last, lost, used] = row as [string, ...string[]];
    position.set(key, ring);
    id.push(name!);
    status[ring] = RingStatus.options.indexOf(state as (typeof RingStatus.options)[number]);
    tier[ring] = tiers.indexOf(grade as (typeof tiers)[number]);
    confidence[ring] = Number(sure);
    cohesion[ring] = Number(tied);
    firstSeen[ring] = numberOr(first!, Number.NaN);
    lastSeen[ring] = numberOr(last!, Number.NaN);
    loss.push(lost!);
    const sums = Object.values(JSON.parse(lost!) as Record<string, number>);
    most[ring] = sums.length === 0 ? Number.NaN : Math.max(...sums);
    services[ring] = (JSON.parse(used!) as string[]).length;
    top.push(tops.get(key) ?? '');
  });

  const ringOf = room(Int32Array, reports.count).fill(-1);
  const placed = room(Float32Array, reports.count);
  const members: number[][] = Array.from({ length: count }, () => []);
  if (fed.members.length > 0) {
    for (const line of textOf(fed.members).split(record)) {
      const [report, key, sure] = line.split(' ') as [string, string, string];
      const ring = position.get(key);
      if (ring === undefined || Number(report) >= reports.count) continue;
      ringOf[Number(report)] = ring;
      placed[Number(report)] = Number(sure);
      members[ring]!.push(Number(report));
    }
  }
  members.forEach((list, ring) => (size[ring] = list.length));
  const byId = orderStrings(count, (ring) => id.at(ring));
  const by = (keys: Float64Array): SharedRings['orders']['id'] => orderBy(keys, byId.list);
  return {
    count,
    id: id.strings,
    status,
    tier,
    confidence,
    cohesion,
    size,
    firstSeen,
    lastSeen,
    most,
    loss: loss.strings,
    top: top.strings,
    services,
    category: category(members, reports),
    agencies: runsFrom(members.map((list) => commonest(list, reports.agency, 0))),
    places: runsFrom(members.map((list) => commonest(list, reports.place, -1))),
    spark: runsFrom(members.map((list, ring) => spansOf(list, reports.seenAt, firstSeen[ring]!, lastSeen[ring]!))),
    members: runsFrom(members),
    ringOf,
    placed,
    orders: {
      size: by(size),
      loss: by(most),
      firstSeen: by(firstSeen),
      lastSeen: by(lastSeen),
      confidence: by(confidence),
      id: byId,
    },
  };
}

function category(members: readonly (readonly number[])[], reports: Table): Int32Array {
  const columns = room(Int32Array, members.length);
  members.forEach((list, ring) => (columns[ring] = commonest(list, reports.category, 0)[0] ?? 0));
  return columns;
}

/** Values of these reports but `none`, commonest first; of equally common ones that of the earlier report. */
function commonest(list: readonly number[], values: Int32Array, none: number): number[] {
  const counts = new Map<number, number>();
  for (const report of list) {
    const value = values[report]!;
    if (value !== none) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** How many of these reports fall into each of at most 24 equal spans of time; empty when none has a date. */
export function spansOf(list: ArrayLike<number>, at: (report: number) => number, first: number, last: number): number[] {
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  const day = 86_400_000;
  const spans = Math.min(mostSpans, Math.floor((last - first) / day) + 1);
  const counts = Array.from({ length: spans }, () => 0);
  for (let i = 0; i < list.length; i++) {
    const when = at(list[i]!);
    if (Number.isNaN(when) || when < first || when > last) continue;
    counts[Math.min(spans - 1, Math.floor(((when - first) / Math.max(1, last - first)) * spans))]!++;
  }
  return counts;
}
