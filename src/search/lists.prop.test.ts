import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { type MadeRing, type Searched, SearchedCasebook } from '../../test/support/searched.ts';
import { ReportQuery, type ReportRow, reportSorts, RingQuery, type RingRow, ringSorts } from '../model/index.ts';

/** A number made from another: the same rows on every run. */
const mix = (n: number, salt: number): number => Math.imul(n * 31 + salt + 1, 0x9e3779b1) >>> 8;
const pick = <T>(n: number, salt: number, list: readonly T[]): T => list[mix(n, salt) % list.length]!;

const agencies = ['甲局', '乙局', 'Bank', ''];
const categories = ['loan', 'task', '投资', ''];
const count = 420;
const reports: Searched[] = Array.from({ length: count }, (_, n) => ({
  id: `r${String(mix(n, 1)).padStart(9, '0')}x${n}`,
  ref: n % 5 === 0 ? '' : `A${mix(n, 2) % 97}-${n % 7}`,
  agency: pick(n, 3, agencies),
  category: pick(n, 4, categories),
  language: pick(n, 5, ['zh', 'en', '']),
  channel: pick(n, 6, ['web', '']),
  ...(n % 4 === 0 ? {} : { amount: (mix(n, 7) % 40) * 100, currency: pick(n, 8, ['CNY', 'USD']) }),
  ...(n % 6 === 0 ? {} : { day: mix(n, 9) % 50 }),
  ...(n % 3 === 0 ? {} : { lossDay: mix(n, 10) % 50 }),
  text: `${pick(n, 11, ['刷单被骗', '贷款 保证金', 'paid a fee'])} ${pick(n, 12, ['在妙瓦底', '转账', 'crypto wallet'])}`,
}));
const rings: MadeRing[] = Array.from({ length: 40 }, (_, ring) => ({
  id: `G${(mix(ring, 20) % 0xfff_fff).toString(16).padStart(8, '0')}${ring.toString(16).padStart(4, '0')}`,
  reports: Array.from({ length: 2 + (ring % 4) }, (_each, i) => ring * 8 + i),
  status: pick(ring, 21, ['proposed', 'confirmed'] as const),
  confidence: pick(ring, 22, [0.99, 0.92, 0.8]),
  ...(ring % 5 === 0 ? {} : { day: [mix(ring, 23) % 20, 20 + (mix(ring, 24) % 9)] as const }),
  loss: ring % 3 === 0 ? {} : { CNY: mix(ring, 25) % 9, USD: mix(ring, 26) % 4 },
}));
const closed = new Set([rings[3]!.id, rings[17]!.id]);

let book: SearchedCasebook;
beforeAll(async () => {
  book = await SearchedCasebook.make();
  // In two parts, so that the second is put into the orders of the first.
  await book.add(reports.slice(0, 390));
  await book.search.catchUp();
  await book.add(reports.slice(390));
  await book.link(rings);
  await book.search.catchUp();
});
afterAll(() => book.close());

/** Pages put together: all that a list shows, and whether each page said the same total. */
async function gathered<Row>(
  page: (after: string | undefined) => Promise<{ rows: Row[]; next?: string | undefined; total: { count: number } }>,
): Promise<{ rows: Row[]; totals: Set<number> }> {
  const rows: Row[] = [];
  const totals = new Set<number>();
  let after: string | undefined;
  do {
    const { rows: more, next, total } = await page(after);
    rows.push(...more);
    totals.add(total.count);
    after = next;
  } while (after !== undefined);
  return { rows, totals };
}

type Key = number | string | undefined;
/** Ascending or descending by key, then by tie, what lacks the key last and in ascending order of the tie. */
function sorted<Row>(rows: readonly Row[], desc: boolean, key: (row: Row) => Key, tie: (row: Row) => number | string): Row[] {
  const less = (a: number | string, b: number | string): number =>
    typeof a === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b as string)) : a - (b as number);
  return rows.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === undefined || y === undefined) {
      return x === y ? less(tie(a), tie(b)) : x === undefined ? 1 : -1;
    }
    const order = less(x, y) || less(tie(a), tie(b));
    return desc ? -order : order;
  });
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 3 });
const start = Date.UTC(2024, 0, 1);
const when = (n: number): number => start + n * 86_400_000;

test('pages of reports put together are what a plain filter and sort give, once each', async () => {
  const numberOf = new Map(reports.map(({ id }, n) => [id, n]));
  const open = { closedRings: closed };
  const { rows: everything } = await gathered((after) =>
    book.search.reports(ReportQuery.parse({ limit: 200, ...(after === undefined ? {} : { after }) }), open),
  );
  expect(everything).toHaveLength(count - rings[3]!.reports.length - rings[17]!.reports.length);
  const asked = fc.record({
    agency: maybe(fc.constantFrom(...agencies)),
    category: maybe(fc.constantFrom(...categories, 'none such')),
    language: maybe(fc.constantFrom('zh', 'en', '')),
    channel: maybe(fc.constantFrom('web', '')),
    currency: maybe(fc.constantFrom('CNY', 'USD')),
    amountFrom: maybe(fc.nat(4000)),
    amountTo: maybe(fc.nat(4000)),
    from: maybe(fc.nat(50).map(when)),
    to: maybe(fc.nat(50).map(when)),
    place: maybe(fc.constantFrom('myawaddy', 'nowhere')),
    inRing: maybe(fc.constantFrom('yes' as const, 'no' as const)),
    ring: fc.option(fc.constantFrom(rings[1]!.id, rings[3]!.id, 'Gnone'), { nil: undefined, freq: 1 }),
    q: fc.option(fc.constantFrom('刷单', '保证金', 'fee', 'cry', '转'), { nil: undefined, freq: 2 }),
    sort: fc.constantFrom(...reportSorts),
    order: fc.constantFrom('asc' as const, 'desc' as const),
    limit: fc.constantFrom(1, 7, 200),
  });
  const words: Record<string, RegExp> = { 刷单: /刷单/, 保证金: /保证金/, fee: /fee/, cry: /\bcry/, 转: /转/ };
  await fc.assert(
    fc.asyncProperty(asked, async (query) => {
      const passes = (row: ReportRow): boolean => {
        const minor = row.amount?.minor ?? Number.NaN;
        const at = row.reportedAt ?? Number.NaN;
        return (
          (['agency', 'category', 'language', 'channel'] as const).every(
            (name) => query[name] === undefined || row[name] === query[name],
          ) &&
          (query.currency === undefined || row.amount?.currency === query.currency) &&
          (query.amountFrom === undefined || minor >= query.amountFrom) &&
          (query.amountTo === undefined || minor <= query.amountTo) &&
          (query.from === undefined || at >= query.from) &&
          (query.to === undefined || at < query.to) &&
          (query.place === undefined || row.place === query.place) &&
          (query.inRing === undefined || (row.ring !== undefined) === (query.inRing === 'yes')) &&
          (query.ring === undefined || row.ring?.id === query.ring) &&
          (query.q === undefined || words[query.q]!.test(reports[numberOf.get(row.id)!]!.text!))
        );
      };
      const key = (row: ReportRow): Key => {
        if (query.sort === 'amount') return row.amount?.minor;
        return query.sort === 'agency' || query.sort === 'category' ? row[query.sort] || undefined : row[query.sort];
      };
      const expected = sorted(everything.filter(passes), query.order === 'desc', key, (row) => numberOf.get(row.id)!);
      const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
      const { rows, totals } = await gathered((after) =>
        book.search.reports(ReportQuery.parse({ ...given, ...(after === undefined ? {} : { after }) }), open),
      );
      expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect([...totals]).toEqual([expected.length]);
    }),
    { numRuns: 250 },
  );
});

test('pages of rings put together are what a plain filter and sort give, once each', async () => {
  const open = { closedRings: closed };
  const list = (query: object, after: string | undefined): ReturnType<typeof book.search.rings> =>
    book.search.rings(RingQuery.parse({ ...query, ...(after === undefined ? {} : { after }) }), open);
  const { rows: everything } = await gathered((after) => list({ limit: 200 }, after));
  expect(everything).toHaveLength(rings.length - closed.size);
  const asked = fc.record({
    status: maybe(fc.constantFrom('proposed' as const, 'confirmed' as const, 'dismissed' as const)),
    tier: maybe(fc.constantFrom('named' as const, 'tentative' as const)),
    category: maybe(fc.constantFrom(...categories)),
    agency: maybe(fc.constantFrom('甲局', 'Bank')),
    place: maybe(fc.constantFrom('myawaddy', 'nowhere')),
    from: maybe(fc.nat(30).map(when)),
    to: maybe(fc.nat(30).map(when)),
    sizeFrom: maybe(fc.constantFrom(3, 5)),
    sort: fc.constantFrom(...ringSorts),
    order: fc.constantFrom('asc' as const, 'desc' as const),
    limit: fc.constantFrom(1, 3, 200),
  });
  await fc.assert(
    fc.asyncProperty(asked, async (query) => {
      const passes = (row: RingRow): boolean =>
        (query.status === undefined || row.status === query.status) &&
        (query.tier === undefined || row.tier === query.tier) &&
        (query.category === undefined || row.category === query.category) &&
        (query.agency === undefined || row.agencies.includes(query.agency)) &&
        (query.place === undefined || row.places.includes(query.place)) &&
        ((query.from === undefined && query.to === undefined) || row.lastSeen !== undefined) &&
        (query.from === undefined || row.lastSeen! >= query.from) &&
        (query.to === undefined || row.firstSeen! < query.to) &&
        row.size >= (query.sizeFrom ?? 0);
      const key = (row: RingRow): Key => {
        if (query.sort === 'loss') return Object.keys(row.loss).length === 0 ? undefined : Math.max(...Object.values(row.loss));
        return row[query.sort];
      };
      const expected = sorted(everything.filter(passes), query.order === 'desc', key, (row) => row.id);
      const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
      const { rows, totals } = await gathered((after) => list(given, after));
      expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect([...totals]).toEqual([expected.length]);
    }),
    { numRuns: 250 },
  );
});
