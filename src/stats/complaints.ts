import type { Read } from '../casebook/index.ts';
import {
  type IndicatorKind,
  indicatorKinds,
  placeRoles,
  type PlaceRole,
  roles,
  scamTypes,
  type StatDimension,
  unsureType,
} from '../model/index.ts';
import { DayRates, lostCases, type LostCase, type Moved } from '../money/index.ts';
import { effectiveTypes } from '../picture/index.ts';
import { ageBands, ageSql, bandOf } from './ages.ts';
import type { Span } from './span.ts';

/** To what victims paid, as far as their reports name it, by two bits. */
const means = ['none', 'bank', 'wallet', 'bank+wallet'] as const;
const meansKinds: readonly (readonly IndicatorKind[])[] = [['card', 'account', 'iban'], ['wallet']];

/** What complaints are parted by: each stands in one row. */
export type Partition = StatDimension | 'means';

/** Money of one currency that a complaint lost and got back, minor units. */
interface Sum {
  gross: number;
  returned: number;
  /** The same in the one currency, as far as rates bring it there. */
  worth: { gross: number; returned: number };
}

/** One case of one victim that was reported in the span. */
export interface Complaint {
  /** Number of the report that stands for it. */
  readonly report: number;
  readonly id: string;
  readonly ref?: string;
  readonly at: number;
  /** Reports that tell it again. */
  readonly again: number;
  readonly ring?: string;
  /** Row of each dimension: a key, or `none` where it is not told. */
  readonly of: Readonly<Record<Partition, string>>;
  /** Of the victim, within their agency: 0 where they have no pseudonym. */
  readonly victim: number;
  readonly own: ReadonlyMap<string, Readonly<Sum>>;
  /** In the one currency; `left`: there are amounts that no rate brings into it. */
  readonly gross: number;
  readonly returned: number;
  readonly left: boolean;
  readonly hasLoss: boolean;
  readonly hasReturn: boolean;
}

export interface Complaints {
  readonly all: readonly Complaint[];
  /** Of the whole casebook: complaints that tell no day, and so stand in no statistics. */
  readonly undated: number;
  /** Reports of the span that were stored before Clew read types. */
  readonly unread: number;
  readonly currency?: string;
}

const columnShape = {
  number: Int32Array,
  agency: Int32Array,
  language: Int32Array,
  channel: Int32Array,
  reported: Float64Array,
  age: Float64Array,
  victim: Int32Array,
} as const;

/** Row of complaints that do not tell it. */
export const none = 'none';
/** Row of complaints whose type nobody is sure of: `none` is a type. */
export const unsure = 'unsure';
const { bank, wallet } = { bank: 1, wallet: 2 } as const;

/** Complaints of a span, each case counted once, on the day of its first report; `again`: reports that tell another one's case. */
export async function complaintsOf(read: Read, span: Span, again: ReadonlyMap<number, number>): Promise<Complaints> {
  const cases = await lostCases(read, { again });
  const columns = await columnsOf(read, span);
  const types = await effectiveTypes(read);
  const [homes, sites, paid] = [await placesBy(read, 'home'), await placesBy(read, 'site'), await meansBy(read)];
  const words = await wordsOf(read, [columns.agency, columns.language, columns.channel, homes.of, sites.of]);
  // A key's parts stand between slashes.
  const word = (number: number): string => (words.get(number) || none).replaceAll('/', '∕');
  const position = new Int32Array(types.type.length).fill(-1);
  columns.number.forEach((number, i) => (position[number] = i));
  const monthOf = months(span.offset);
  let [undated, unread] = [0, 0];
  const chosen: { readonly each: LostCase; readonly i: number; readonly at: number }[] = [];
  for (const each of cases) {
    const i = position[each.number]!;
    const at = i < 0 ? Number.NaN : columns.reported[i]!;
    if (Number.isNaN(at)) undated += i < 0 ? 0 : 1;
    else if (at >= span.begin && at < span.end) {
      chosen.push({ each, i, at });
      unread += types.isRead[each.number] === 1 ? 0 : 1;
    }
  }
  const currency = span.currency ?? commonest(chosen.map(({ each }) => each));
  const rates = new DayRates(await read.rates());
  const all = chosen.map(({ each, i, at }): Complaint => {
    const { number } = each;
    const type = types.type[number]!;
    return {
      report: number,
      id: each.reports[0]!,
      ...(each.name === undefined ? {} : { ref: each.name }),
      at,
      again: each.reports.length - 1,
      ...(each.ring === undefined ? {} : { ring: each.ring }),
      of: {
        type: type === unsureType ? unsure : scamTypes[type]!,
        age: ageBands[bandOf(columns.age[i]!)]!,
        place: word(homes.of[number] ?? 0),
        site: word(sites.of[number] ?? 0),
        channel: word(columns.channel[i]!),
        agency: word(columns.agency[i]!),
        language: word(columns.language[i]!),
        month: monthOf(at),
        means: means[paid[number] ?? 0]!,
      },
      victim: columns.victim[i]!,
      ...worthOf(each, currency, rates),
    };
  });
  return { all, undated, unread, ...(currency === undefined ? {} : { currency }) };
}

async function columnsOf(read: Read, { begin, end }: Span) {
  // Without a day all are kept, to say how many there are; the age is looked for in the span alone: fields are long.
  const at = 'coalesce(r.reported_at, r.loss_at)';
  return await read.numbers(
    `WITH v AS (SELECT victim, agency, row_number() OVER () AS n FROM (SELECT DISTINCT victim, agency FROM reports WHERE victim <> ''))
     SELECT r.number, r.agency, r.language, r.channel, ${at} AS reported,
       CASE WHEN ${at} >= ${begin} AND ${at} < ${end} THEN ${ageSql} END AS age, coalesce(v.n, 0)::INTEGER AS victim
     FROM reports AS r LEFT JOIN v ON v.victim = r.victim AND v.agency = r.agency`,
    columnShape,
  );
}

/** Of each report, by its number, the word of the first place it tells in a role; 0: none. */
async function placesBy(read: Read, role: PlaceRole): Promise<{ readonly of: Int32Array }> {
  const { reports } = await read.counts();
  const rows = await read.numbers(
    `SELECT report, arg_min(place, rowid)::INTEGER AS place FROM report_places WHERE role = ${placeRoles.indexOf(role)} GROUP BY report`,
    { report: Int32Array, place: Int32Array },
  );
  const of = new Int32Array(reports);
  rows.report.forEach((report, i) => (of[report] = rows.place[i]!));
  return { of };
}

/** Of each report, by its number, bits by which it was paid: what it names as the other side's, or nobody's in particular. */
async function meansBy(read: Read): Promise<Uint8Array> {
  const { reports } = await read.counts();
  const positions = (kinds: readonly IndicatorKind[]): string => kinds.map((kind) => indicatorKinds.indexOf(kind)).join(', ');
  const linking = ['suspect', 'unknown'].map((role) => roles.indexOf(role as (typeof roles)[number])).join(', ');
  const rows = await read.numbers(
    `SELECT m.report, bit_or(CASE WHEN i.kind IN (${positions(meansKinds[0]!)}) THEN ${bank} ELSE ${wallet} END)::UTINYINT AS bits
     FROM mentions AS m JOIN indicators AS i ON i.number = m.indicator
     WHERE i.kind IN (${positions(meansKinds.flat())}) AND m.role IN (${linking}) GROUP BY m.report`,
    { report: Int32Array, bits: Uint8Array },
  );
  const bits = new Uint8Array(reports);
  rows.report.forEach((report, i) => (bits[report] = rows.bits[i]!));
  return bits;
}

async function wordsOf(read: Read, columns: readonly Int32Array[]): Promise<Map<number, string>> {
  const used = new Set<number>();
  for (const column of columns) for (const number of column) used.add(number);
  const rows = await read.sql<{ number: number; word: string }>(
    `SELECT number, word FROM words WHERE number IN (SELECT unnest(from_json(?::JSON, '["INTEGER"]')))`,
    [JSON.stringify([...used])],
  );
  return new Map(rows.map(({ number, word }) => [number, word]));
}

/** Name of the month that a moment lies in, `2026-03`, in the agency's time. */
function months(offset: number): (at: number) => string {
  const known = new Map<number, string>();
  return (at) => {
    const day = Math.floor((at + offset * 60_000) / 86_400_000);
    let name = known.get(day);
    if (name === undefined) known.set(day, (name = new Date(day * 86_400_000).toISOString().slice(0, 7)));
    return name;
  };
}

/** The currency that most complaints lost; of equally many the first by name. */
function commonest(cases: readonly LostCase[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { paid } of cases) {
    const [first] = paid;
    if (first !== undefined && first.currency !== 'XXX') counts.set(first.currency, (counts.get(first.currency) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

function worthOf(
  { paid, back }: LostCase,
  currency: string | undefined,
  rates: DayRates,
): Pick<Complaint, 'own' | 'gross' | 'returned' | 'left' | 'hasLoss' | 'hasReturn'> {
  const own = new Map<string, Sum>();
  const worth = { gross: 0, returned: 0 };
  let left = false;
  const add = ({ minor, currency: of, at }: Moved, way: 'gross' | 'returned'): void => {
    let sum = own.get(of);
    if (sum === undefined) own.set(of, (sum = { gross: 0, returned: 0, worth: { gross: 0, returned: 0 } }));
    sum[way] += minor;
    const there = currency === undefined ? undefined : rates.worth(minor, of, currency, at)?.minor;
    if (there === undefined) {
      left = true;
      return;
    }
    worth[way] += there;
    sum.worth[way] += there;
  };
  for (const each of paid) add(each, 'gross');
  for (const each of back) add(each, 'returned');
  return { own, ...worth, left, hasLoss: paid.length > 0, hasReturn: back.length > 0 };
}
