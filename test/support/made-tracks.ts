import { indicatorKinds, type PlaceRole } from '../../src/model/index.ts';
import type { Tracks } from '../../src/picture/moves/tracks.ts';
import type { Searched, SearchedCasebook } from './searched.ts';

/** A report as a made ring has it. */
export interface MadeTrack {
  readonly at: number;
  readonly indicators: readonly string[];
  readonly place?: string;
  readonly role?: PlaceRole;
}

/** Tracks of made rings `G0`, `G1` …; the order within a day is the order given. */
export function madeTracks(rings: readonly (readonly MadeTrack[])[]): Tracks {
  const rows = rings.flatMap((ring, group) => ring.map((report) => ({ ...report, group }))).sort((a, b) => a.at - b.at);
  const numbers = new Map<string, number>();
  const uses = rows.map(({ indicators }) =>
    indicators.map((name) => numbers.get(name) ?? (numbers.set(name, numbers.size), numbers.size - 1)),
  );
  const first = new Int32Array(rows.length + 1);
  uses.forEach((each, i) => (first[i + 1] = first[i]! + each.length));
  const degree = new Int32Array(numbers.size);
  for (const indicator of uses.flat()) degree[indicator]!++;
  return {
    report: Int32Array.from(rows, (_, i) => i),
    group: Int32Array.from(rows, ({ group }) => group),
    rings: rings.map((_, i) => `G${i}`),
    at: Float64Array.from(rows, ({ at }) => at),
    used: Float64Array.from(rows, ({ at }) => at),
    first,
    uses: Int32Array.from(uses.flat()),
    degree,
    kind: new Uint8Array(numbers.size).fill(indicatorKinds.indexOf('account')),
    told: rows.flatMap(({ place, role = 'site' }, report) => (place === undefined ? [] : [{ report, place, role }])),
  };
}

interface Plan {
  readonly days: number;
  readonly movesAt?: number;
  /** Falls silent there and goes on as before. */
  readonly pausesAt?: number;
  readonly pause?: number;
  /** Before and after the move, told by every tenth report. */
  readonly places?: readonly [string, string];
  readonly seed?: number;
}

/** About one report a day; six slots whose value is replaced one after the other, every 40 days; each report shows two. */
export function steadyRing({ days, movesAt, pausesAt, pause = 0, places, seed = 0 }: Plan): MadeTrack[] {
  const silentFrom = movesAt ?? pausesAt ?? Infinity;
  const made: MadeTrack[] = [];
  let state = seed * 7919 + 17;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let day = random(); day < days; day += 0.3 + 1.4 * random()) {
    if (day > silentFrom && day < silentFrom + pause) continue;
    const isAfter = movesAt !== undefined && day > movesAt;
    const slot = (n: number): string => `${seed} ${n} ${isAfter ? 'new' : 'old'} ${Math.floor((day + n * 6.6) / 40)}`;
    const tells = places !== undefined && made.length % 10 === 5;
    made.push({
      at: day,
      indicators: [...new Set([slot(Math.floor(random() * 6)), slot(Math.floor(random() * 6))])],
      ...(tells ? { place: places[isAfter ? 1 : 0] } : {}),
    });
  }
  return made;
}

/** A casebook of two rings of task scams: `G1` went from Laukkai to Myawaddy, `G2` stayed in Poipet; two reports of no ring, one without a time. */
export async function addTwoRings(book: Pick<SearchedCasebook, 'add' | 'link'>): Promise<void> {
  const rings = [
    steadyRing({ days: 160, movesAt: 80, pause: 12, places: ['laukkai', 'myawaddy'] }),
    steadyRing({ days: 160, places: ['poipet', 'poipet'], seed: 1 }),
  ];
  const reports = rings.flatMap((ring, r) =>
    ring.map(({ at, indicators, ...told }, i): Searched => ({
      id: `g${r}-${i}`,
      ref: `P${r}-${i}`,
      day: at,
      type: 'task',
      mentions: indicators.map((value) => ({ kind: 'handle', value })),
      ...told,
    })),
  );
  await book.add([...reports, { id: 'alone', type: 'loan', day: 3 }, { id: 'untimed' }]);
  const second = rings[0]!.length;
  await book.link([
    { id: 'G1', reports: reports.slice(0, second).map((_, i) => i) },
    { id: 'G2', reports: reports.slice(second).map((_, i) => second + i) },
  ]);
}
