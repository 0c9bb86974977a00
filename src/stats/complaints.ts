import type { Read } from '../casebook/index.ts';
import { scamTypes, type StatDimension, type TypeOrigins, unsureType } from '../model/index.ts';
import { DayRates } from '../money/index.ts';
import { effectiveTypes, originsOf } from '../picture/index.ts';
import { ageBands, bandOf } from './ages.ts';
import { type Cases, casesOf, unknownCurrency } from './cases.ts';
import { columnsOf, means, meansBy, placesBy, ringsBy, victimsBy, wordsOf } from './columns.ts';
import type { Span } from './span.ts';

/** What complaints are parted by: each stands in one row. */
export type Partition = StatDimension | 'means';

/** Rows of one thing: of each complaint the position of its key, `none` where it is not told. */
export interface Keyed {
  readonly keys: readonly string[];
  readonly of: Int32Array;
}

/** What complaints lost and got back in one currency, minor units; one entry a complaint that has to do with it. */
export interface Own {
  readonly complaint: number[];
  readonly gross: number[];
  readonly returned: number[];
  /** The same in the one currency, as far as rates bring it there. */
  readonly worthGross: number[];
  readonly worthReturned: number[];
}

/** Cases of one victim each that were reported in the span, in columns; a complaint is a position in them. */
export interface Complaints {
  readonly count: number;
  /** Number of the report that stands for it. */
  readonly report: Int32Array;
  readonly at: Float64Array;
  /** Reports that tell it again. */
  readonly again: Int32Array;
  /** Number of the ring, -1: none. */
  readonly ring: Int32Array;
  readonly ringIds: ReadonlyMap<number, string>;
  readonly of: Readonly<Record<Partition, Keyed>>;
  /** Of the victim, within their agency: 0 where they have no pseudonym. */
  readonly victim: Int32Array;
  /** By currency. */
  readonly own: ReadonlyMap<string, Own>;
  /** In the one currency; `left`: there are amounts that no rate brings into it. */
  readonly gross: Float64Array;
  readonly returned: Float64Array;
  readonly left: Uint8Array;
  readonly hasLoss: Uint8Array;
  readonly hasReturn: Uint8Array;
  /** Of the whole casebook: complaints that tell no day, and so stand in no statistics. */
  readonly undated: number;
  /** Reports of the span that were stored before Clew read types. */
  readonly unread: number;
  /** Whose word their types are. */
  readonly origins: TypeOrigins;
  readonly currency?: string;
}

/** Row of complaints that do not tell it. */
export const none = 'none';
/** Row of complaints whose type nobody is sure of: `none` is a type. */
export const unsure = 'unsure';

/** Complaints of a span, each case counted once, on the day of its first report; `again`: reports that tell another one's case. */
export async function complaintsOf(read: Read, span: Span, again: ReadonlyMap<number, number>): Promise<Complaints> {
  const columns = await columnsOf(read, span);
  const types = await effectiveTypes(read);
  let [undated, unread] = [0, 0];
  const cases = await casesOf(read, again, columns, (report) => {
    const at = columns.reported[report]!;
    if (Number.isNaN(at)) undated++;
    const isIn = at >= span.begin && at < span.end;
    if (isIn && types.isRead[report] !== 1) unread++;
    return isIn;
  });
  const report = Int32Array.from(cases.report);
  const [homes, sites, paid] = [await placesBy(read, 'home'), await placesBy(read, 'site'), await meansBy(read)];
  const [rings, victims] = [await ringsBy(read), await victimsBy(read)];
  const filed = [columns.channel, columns.agency, columns.language, homes, sites] as const;
  const words = await wordsOf(
    read,
    filed.flatMap((column) => [...new Set(report.map((each) => column[each]!))]),
  );
  const keyOf = (number: number): string => (words.get(number) || none).replaceAll('/', '∕');
  const [channel, agency, language, place, site] = filed.map((column) => keyed(report, (each) => column[each]!, keyOf));
  const at = Float64Array.from(report, (each) => columns.reported[each]!);
  const dayOf = (each: number): number => Math.floor((columns.reported[each]! + span.offset * 60_000) / 86_400_000);
  const currency = span.currency ?? commonest(cases);
  return {
    count: report.length,
    report,
    at,
    again: Int32Array.from(cases.again),
    ring: report.map((each) => rings.of[each]!),
    ringIds: rings.ids,
    victim: report.map((each) => victims[each]!),
    of: {
      type: keyed(
        report,
        (each) => types.type[each]!,
        (type) => (type === unsureType ? unsure : scamTypes[type]!),
      ),
      age: keyed(
        report,
        (each) => bandOf(columns.age[each]!),
        (band) => ageBands[band]!,
      ),
      means: keyed(
        report,
        (each) => paid[each]!,
        (bits) => means[bits]!,
      ),
      month: keyed(report, dayOf, (day) => new Date(day * 86_400_000).toISOString().slice(0, 7)),
      place: place!,
      site: site!,
      channel: channel!,
      agency: agency!,
      language: language!,
    },
    ...worthOf(cases, currency, new DayRates(await read.rates())),
    undated,
    unread,
    origins: originsOf(types, report),
    ...(currency === undefined ? {} : { currency }),
  };
}

/** Rows by a number of each report: a key is named once for each number, and numbers may share one. */
function keyed(report: Int32Array, numberOf: (report: number) => number, nameOf: (number: number) => string): Keyed {
  const [keys, positions, byNumber] = [[] as string[], new Map<string, number>(), new Map<number, number>()];
  const of = report.map((each) => {
    const number = numberOf(each);
    let position = byNumber.get(number);
    if (position === undefined) {
      const key = nameOf(number);
      position = positions.get(key) ?? keys.push(key) - 1;
      positions.set(key, position);
      byNumber.set(number, position);
    }
    return position;
  });
  return { keys, of };
}

/** The currency that most complaints lost; of equally many the first by name. */
function commonest({ end, currency, isBack }: Cases): string | undefined {
  const counts = new Map<string, number>();
  end.forEach((last, i) => {
    const first = i === 0 ? 0 : end[i - 1]!;
    if (first === last || isBack[first] === true || currency[first] === unknownCurrency) return;
    counts.set(currency[first]!, (counts.get(currency[first]!) ?? 0) + 1);
  });
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

function worthOf(
  { end, minor, currency: ofMoved, at, isBack }: Cases,
  currency: string | undefined,
  rates: DayRates,
): Pick<Complaints, 'own' | 'gross' | 'returned' | 'left' | 'hasLoss' | 'hasReturn'> {
  const count = end.length;
  const [gross, returned] = [new Float64Array(count), new Float64Array(count)];
  const [left, hasLoss, hasReturn] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)];
  const all = new Map<string, Own>();
  for (let i = 0, move = 0; i < count; i++) {
    for (; move < end[i]!; move++) {
      const name = ofMoved[move]!;
      let own = all.get(name);
      if (own === undefined) all.set(name, (own = { complaint: [], gross: [], returned: [], worthGross: [], worthReturned: [] }));
      if (own.complaint.at(-1) !== i) {
        own.complaint.push(i);
        for (const sums of [own.gross, own.returned, own.worthGross, own.worthReturned]) sums.push(0);
      }
      const last = own.complaint.length - 1;
      const back = isBack[move]!;
      (back ? hasReturn : hasLoss)[i] = 1;
      (back ? own.returned : own.gross)[last]! += minor[move]!;
      const day = Number.isNaN(at[move]!) ? undefined : at[move]!;
      const worth = currency === undefined ? undefined : rates.worth(minor[move]!, name, currency, day)?.minor;
      if (worth === undefined) {
        left[i] = 1;
        continue;
      }
      (back ? returned : gross)[i]! += worth;
      (back ? own.worthReturned : own.worthGross)[last]! += worth;
    }
  }
  return { own: all, gross, returned, left, hasLoss, hasReturn };
}
