import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Engine } from '../../src/engine/index.ts';
import { buildTable, link, linkOn, type LinkOptions, type LinkResult } from '../../src/link/index.ts';
import { type ReportColumns, sketchSize } from '../../src/model/index.ts';
import { madeReports, type MadeMention, type MadeReport } from './made-reports.ts';
import { madeWorld } from './made-world.ts';

/** Reports and what people decided about them: what a run of the linker is given. */
export interface World {
  readonly batches: readonly ReportColumns[];
  readonly options: LinkOptions;
}

const few = (count: number): fc.Arbitrary<number[]> => fc.uniqueArray(fc.nat(count), { maxLength: 3 });
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 4 });
const pages = ['https://m.gold1.example/a', 'https://m.gold1.example/b', 'https://host.test/a', 'https://host.test/b'];

const report = fc.record({
  /** Quarters of days: times of day make days of reports fractional. */
  quarter: maybe(fc.integer({ min: 0, max: 400 })),
  lossDay: maybe(fc.integer({ min: 0, max: 6 })),
  amount: maybe(fc.constantFrom(3_875_100, 3_875_100, 300_000, 1_234_567, 98_765)),
  currency: fc.constantFrom('CNY', 'CNY', 'USD'),
  agency: fc.constantFrom<string>('A', 'B'),
  victim: maybe(fc.constantFrom('V1', 'V2', 'V3')),
  category: fc.constantFrom('', 'loan', 'task'),
  language: fc.constantFrom('', 'zh', 'en'),
  story: maybe(fc.nat(6)),
  words: fc.nat(4),
  names: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
  accounts: few(12),
  phones: few(12),
  own: maybe(fc.nat(5)),
  platform: maybe(fc.constantFrom('GoldPeak', 'Silver')),
  sites: fc.uniqueArray(fc.constantFrom('gold1.example', 'm.gold1.example', 'gold2.test', 'silver.example', ...pages), {
    maxLength: 3,
  }),
  handle: maybe(fc.constantFrom('telegram:anna_fx', 'line:anna_fx', 'wechat:wx_li')),
});
type Drawn = typeof report extends fc.Arbitrary<infer T> ? T : never;

function mentionsOf({ accounts, phones, own, platform, sites, handle }: Drawn): MadeMention[] {
  return [
    ...accounts.map((n) => ({ kind: 'account', value: `62995500${n}` }) as const),
    ...phones.map((n) => ({ kind: 'phone', value: `+8615400${n}` }) as const),
    ...(own === undefined ? [] : [{ kind: 'phone', value: `+8613900${own}`, role: 'victim' } as const]),
    ...(platform === undefined ? [] : [{ kind: 'platform', value: platform } as const]),
    ...sites.map((value) => ({ kind: value.startsWith('http') ? 'url' : 'domain', value }) as const),
    ...(handle === undefined ? [] : [{ kind: 'handle', value: handle } as const]),
  ];
}

function madeOf(drawn: Drawn, i: number): MadeReport {
  const { quarter, lossDay, amount, currency, agency, victim, category, language, story } = drawn;
  return {
    id: `r${i}`,
    currency,
    agency,
    category,
    language,
    ...(quarter === undefined ? {} : { day: quarter / 4 }),
    ...(lossDay === undefined ? {} : { lossDay }),
    ...(amount === undefined ? {} : { amount }),
    ...(victim === undefined ? {} : { victim }),
    ...(story === undefined ? {} : { story }),
    mentions: mentionsOf(drawn),
  };
}

/** Sketches with names, with some words changed, or with none. */
function sketched(columns: ReportColumns, drawn: readonly Drawn[]): ReportColumns {
  drawn.forEach(({ words, names }, i) => {
    const at = i * sketchSize;
    if (words === 0) columns.sketch.fill(0, at, at + 12);
    for (let k = 0; k < words; k++) columns.sketch[at + 3 * k]! ^= 0x8100 + i;
    names.forEach((name, k) => (columns.sketch[at + 12 + k] = name * 13_001));
  });
  return columns;
}

const judgements = fc.array(
  fc.oneof(
    fc.record({ verdict: fc.constantFrom('same', 'different'), a: fc.nat(60), b: fc.nat(60) }),
    fc.record({ verdict: fc.constantFrom('service', 'identity'), account: fc.nat(12) }),
  ),
  { maxLength: 4 },
);

/** Small worlds with all that counting looks at: missing days and amounts, pages and hosts, cases told twice, shuffled reports. */
export const worlds: fc.Arbitrary<World> = fc
  .tuple(fc.array(report, { maxLength: 60 }), fc.uniqueArray(fc.nat(59), { maxLength: 12 }), judgements, fc.nat(60))
  .map(([first, again, judged, cut]) => {
    // Some are told again, a quarter of a day later and to any agency.
    const drawn = [
      ...first,
      ...again.flatMap((i): Drawn[] => {
        const each = first[i];
        if (each === undefined) return [];
        return [{ ...each, agency: i % 3 === 0 ? each.agency : 'C', quarter: each.quarter && each.quarter + 1 }];
      }),
    ];
    return { drawn, judged, cut };
  })
  .map(({ drawn, judged, cut }) => ({
    batches: [drawn.slice(cut), drawn.slice(0, cut)].map((part) =>
      sketched(madeReports(part.map((each) => madeOf(each, drawn.indexOf(each)))), part),
    ),
    options: {
      judgements: judged.flatMap((each) => {
        if ('account' in each) return [{ verdict: each.verdict, kind: 'account', value: `62995500${each.account}` } as never];
        const { a, b, verdict } = each;
        return a === b || Math.max(a, b) >= drawn.length ? [] : [{ verdict, a: `r${a}`, b: `r${b}` } as never];
      }),
    },
  }));

/** Gangs, services and a hub that more reports name than are paired with all their neighbours. */
export function largerWorld(reports = 700): World {
  const made = madeWorld(7, reports).map((each, i): MadeReport => ({
    ...each,
    ...(i % 7 === 0 ? {} : { lossDay: Math.floor(each.day! / 3), amount: 100_001 * (1 + (i % 11)) }),
    agency: i % 2 === 0 ? 'A' : 'B',
    mentions: [...each.mentions!, ...(i % 3 === 0 ? [{ kind: 'account', value: '62995500000001' } as const] : [])],
  }));
  return {
    batches: [madeReports(made), madeReports(made.slice(0, 60).map((each) => ({ ...each, id: `${each.id}again` })))],
    options: {},
  };
}

/** All of a result that is of the data; columns of numbers as they are. */
function told(result: LinkResult): unknown {
  const { exclusivity, context, groups, base } = result.learned;
  const { ringOf, reportConfidence, rings, joins, leads, duplicates, moved } = result;
  return { ringOf, reportConfidence, rings, joins, leads, duplicates, moved, exclusivity, context, groups, base };
}

/** Whether an engine's counts give what this process's give, to the last bit. Says how many rings and duplicates there were. */
export async function expectParity(engine: Engine, { batches, options }: World): Promise<{ rings: number; duplicates: number }> {
  // Two tables, since duplicates are kept by table.
  const here = link(buildTable(batches), options);
  const there = await linkOn(engine, buildTable(batches), options);
  // Which of millions of numbers differs is looked for only where one does.
  if (!isDeepStrictEqual(told(there), told(here))) expect(told(there)).toEqual(told(here));
  return { rings: here.rings.length, duplicates: here.duplicates.count };
}
