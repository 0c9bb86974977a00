import type { Read } from '../../casebook/index.ts';
import { type PlaceRole, placeRoles } from '../../model/index.ts';

/** Days since 1970, UTC, with their fraction: what all of this room counts in. */
export const dayMs = 86_400_000;

/** A report may come years after the loss; one dated later than it was reported is misdated. */
const longestDelay = 365;

/** Reports that tell a time, in order of it, with the indicators that may link them and the places they tell. */
export interface Tracks {
  /** By position: number in the casebook, and position in `rings`. */
  readonly report: Int32Array;
  readonly group: Int32Array;
  readonly rings: readonly string[];
  /** Day it was reported; day the indicators were in use, which is that of the loss where it is told. */
  readonly at: Float64Array;
  readonly used: Float64Array;
  /** Indicators of a report: `uses[first[i]] … uses[first[i + 1] - 1]`, numbers of the casebook; in how many reports each stands. */
  readonly first: Int32Array;
  readonly uses: Int32Array;
  readonly degree: Int32Array;
  /** By number of the indicator: position in `indicatorKinds`. */
  readonly kind: Uint8Array;
  /** Places told, in the order of the reports. */
  readonly told: readonly Told[];
}

/** A place that a report tells: the report by position. */
export interface Told {
  readonly report: number;
  readonly place: string;
  readonly role: PlaceRole;
}

/** Which report is whose work. */
export interface Grouping {
  readonly rings: readonly string[];
  /** By number of the report: position in `rings`, `alone` for none, `hidden` for what is closed to who asks or not to be counted. */
  readonly of: Int32Array;
}
const alone = -1;
const hidden = -2;

/** For whom moves are sought, and what is known beside the rows. */
export interface MovesAsked {
  /** Rings that are as if they were not there, by id. */
  readonly closed?: ReadonlySet<string>;
  /** By number of a report that tells another one's case again: the one that stands for it. */
  readonly again?: ReadonlyMap<number, number>;
}
interface TracksOptions extends MovesAsked {
  /** In place of the rings of the casebook: to measure with. */
  readonly grouping?: Grouping;
}

/**
 * What the model needs of the casebook's reports. Reports of no ring count for how widely an indicator is used, no more. One that tells a
 * case of its ring again is left out: it would fill a pause and show old indicators as if they were still in use.
 */
export async function readTracks(
  read: Read,
  { closed = new Set(), again = new Map(), grouping }: TracksOptions = {},
): Promise<Tracks> {
  const { rings, of: ringOf } = grouping ?? (await ringsOf(read, closed));
  const of = ringOf.map((ring, number) => (ring >= 0 && ringOf[again.get(number) ?? -1] === ring ? hidden : ring));
  const times = await read.numbers(
    'SELECT number, coalesce(reported_at, loss_at) AS told, coalesce(loss_at, reported_at) AS used FROM reports WHERE coalesce(reported_at, loss_at) IS NOT NULL ORDER BY told, number',
    { number: Int32Array, told: Float64Array, used: Float64Array },
  );
  const inRing = times.number.map((_, i) => i).filter((i) => (of[times.number[i]!] ?? alone) >= 0);
  const report = inRing.map((i) => times.number[i]!);
  const at = Float64Array.from(inRing, (i) => times.told[i]! / dayMs);
  const used = Float64Array.from(inRing, (i, p) => usedDay(times.used[i]! / dayMs, at[p]!));
  const place = of.map((ring) => (ring === hidden ? hidden : alone));
  report.forEach((number, i) => (place[number] = i));
  return {
    report,
    group: report.map((number) => of[number]!),
    rings,
    at,
    used,
    ...(await usesOf(read, place, report.length)),
    told: await toldBy(read, place),
  };
}

/** The loss is told by its day: taken at noon, and never after the report. */
const usedDay = (loss: number, at: number): number =>
  loss > at || loss < at - longestDelay ? at : Math.min(at, loss === Math.floor(loss) ? loss + 0.5 : loss);

async function ringsOf(read: Read, closed: ReadonlySet<string>): Promise<Grouping> {
  const { rings, report, ring } = await read.members();
  const { reports } = await read.counts();
  const open = rings.filter(({ id }) => !closed.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const position = new Map(open.map(({ number }, i) => [number, i]));
  const of = new Int32Array(reports).fill(alone);
  report.forEach((number, i) => (of[number] = position.get(ring[i]!) ?? hidden));
  return { rings: open.map(({ id }) => id), of };
}

/** Indicators of each report, but those of services: many gangs use them, whatever one of them does. */
async function usesOf(read: Read, place: Int32Array, count: number): Promise<Pick<Tracks, 'first' | 'uses' | 'degree' | 'kind'>> {
  const { indicator, report } = await read.numbers(
    `SELECT DISTINCT indicator, report FROM postings WHERE links
       AND indicator NOT IN (SELECT i.number FROM indicators AS i SEMI JOIN services AS s ON i.kind = s.kind AND i.value = s.value)`,
    { indicator: Int32Array, report: Int32Array },
  );
  const kinds = await read.numbers('SELECT number, kind FROM indicators ORDER BY number', {
    number: Int32Array,
    kind: Uint8Array,
  });
  const numbers = (kinds.number.at(-1) ?? -1) + 1;
  const degree = new Int32Array(numbers);
  const kind = new Uint8Array(numbers);
  kinds.number.forEach((number, i) => (kind[number] = kinds.kind[i]!));
  const first = new Int32Array(count + 1);
  for (let i = 0; i < indicator.length; i++) {
    const p = place[report[i]!]!;
    if (p === hidden) continue;
    degree[indicator[i]!]!++;
    if (p >= 0) first[p + 1]!++;
  }
  for (let p = 0; p < count; p++) first[p + 1]! += first[p]!;
  const uses = new Int32Array(first[count]!);
  const next = first.slice();
  for (let i = 0; i < indicator.length; i++) {
    const p = place[report[i]!]!;
    if (p >= 0) uses[next[p]!++] = indicator[i]!;
  }
  return { first, uses, degree, kind };
}

async function toldBy(read: Read, place: Int32Array): Promise<Told[]> {
  const told = await read.sql<{ report: number; place: string; role: number }>(
    `SELECT DISTINCT p.report, w.word AS place, p.role FROM report_places AS p JOIN words AS w ON w.number = p.place`,
  );
  return told
    .map(({ report, place: key, role }) => ({ report: place[report] ?? -1, place: key, role: placeRoles[role]! }))
    .filter(({ report }) => report >= 0)
    .sort((a, b) => a.report - b.report || (a.place < b.place ? -1 : 1));
}
