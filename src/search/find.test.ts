import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Searched, SearchedCasebook } from '../../test/support/searched.ts';
import { type Found, ReportQuery, RingQuery } from '../model/index.ts';

const phone = { kind: 'phone', value: '+8615400001234', raw: '154 0000 1234' } as const;
const site = { kind: 'domain', value: 'dabiko.example' } as const;
const other = { kind: 'domain', value: 'dabikopay.example' } as const;

const reports: Searched[] = [
  { id: 'ra0', ref: 'LW2026-0001', agency: 'A', day: 1, text: '刷单被骗，转账三次，人在妙瓦底', mentions: [phone, site] },
  { id: 'ra1', ref: 'LW2026-0002', agency: 'A', day: 2, text: '对方说額度已經批了，要交保證金', mentions: [phone] },
  {
    id: 'ra2',
    ref: 'lw2026-0003',
    agency: 'B',
    day: 3,
    text: 'I paid USDT via the ＡＰＰ and 转账 again, café',
    mentions: [site],
  },
  { id: 'ra3', agency: 'B', day: 4, text: 'He said "AND OR NOT" NEAR(x) col:val * is fine', mentions: [other] },
  { id: 'ra4', agency: 'C', day: 5, text: '刷卡。单独联系。经批准，额外一度已经', mentions: [site] },
  { id: 'ra5', agency: 'C', day: 6, category: '杀猪盘', text: '😀𠮷野家 末尾刷', mentions: [] },
];

let book: SearchedCasebook;
beforeAll(async () => {
  book = await SearchedCasebook.make();
  await book.add(reports);
  await book.link([
    { id: 'G00000000000a', reports: [0, 1], day: [1, 2], loss: { CNY: 5 }, why: 'one number' },
    { id: 'G00000000000b', reports: [2, 3], day: [3, 4] },
  ]);
  await book.search.catchUp();
});
afterAll(() => book.close());

const all = { closedRings: new Set<string>() };
const hits = async (q: string, access = all): Promise<string[]> =>
  (await book.search.find(q, 10, access)).map((hit: Found) =>
    hit.what === 'report'
      ? `${hit.by} ${hit.row.id}`
      : hit.what === 'ring'
        ? `ring ${hit.row.id}`
        : `${hit.kind} ${hit.value} ${hit.reports}`,
  );
const byWords = async (q: string): Promise<string[]> =>
  (await book.search.reports(ReportQuery.parse({ q, order: 'asc' }), all)).rows.map(({ id }) => id);

it('lists the reports that name exactly one indicator', async () => {
  const naming = async (indicator: string): Promise<string[]> =>
    (await book.search.reports(ReportQuery.parse({ indicator, order: 'asc' }), all)).rows.map(({ id }) => id);
  expect(await naming(`phone:${phone.value}`)).toEqual(['ra0', 'ra1']);
  expect(await naming('domain:dabiko.example')).toEqual(['ra0', 'ra2', 'ra4']);
  // Of another kind, or only the beginning of another: not named.
  expect(await naming('url:dabiko.example')).toEqual([]);
  expect(await naming('domain:dabiko')).toEqual([]);
  expect(ReportQuery.safeParse({ indicator: 'no kind' }).success).toBe(false);
});

describe('words', () => {
  it.each([
    ['刷', ['ra0', 'ra4', 'ra5']],
    ['刷单', ['ra0']],
    ['转账', ['ra0', 'ra2']],
    ['保证金', ['ra1']],
    ['保證金', ['ra1']],
    ['额度已经批', ['ra1']],
    ['转账三次', ['ra0']],
    ['usdt', ['ra2']],
    ['ｕｓｄｔ　转账', ['ra2']],
    ['usdt转账', ['ra2']],
    ['转账 paid', ['ra2']],
    ['pa', ['ra2']],
    ['pai', ['ra2']],
    ['paid', ['ra2']],
    ['pa ', []],
    ['cafe', ['ra2']],
    ['CAFÉ', ['ra2']],
    ['𠮷野', ['ra5']],
    ['😀', ['ra5']],
    ['野家末', []],
    ['投资', []],
    // The scam type as filed; and no word out of the end of one and the beginning of the other.
    ['杀猪盘', ['ra5']],
    ['刷杀', []],
  ])('%s finds %j', async (q, found) => {
    expect(await byWords(q)).toEqual(found);
  });

  it.each([
    ['"AND OR NOT"', ['ra3']],
    ['NEAR(x)', ['ra3']],
    ['col:val', ['ra3']],
    ['fine*', ['ra3']],
    ['fin*', ['ra3']],
    ['"', []],
    ['%', []],
    ["'; DROP TABLE postings; --", []],
    ['AND', ['ra2', 'ra3']],
    ['\ud800', []],
    ['#', []],
    ['^us', ['ra2']],
  ])('%s is words, whatever it looks like', async (q, found) => {
    expect(await byWords(q)).toEqual(found);
  });
});

describe('as one types', () => {
  it.each([
    ['154 0000 1234', ['phone +8615400001234 2', 'text ra1', 'text ra0']],
    ['+86 154-0000-1234', ['phone +8615400001234 2', 'text ra1', 'text ra0']],
    ['１５４００００１２３４', ['phone +8615400001234 2', 'text ra1', 'text ra0']],
    ['hxxps://dabiko[.]example/x', ['domain dabiko.example 3', 'text ra4', 'text ra2', 'text ra0']],
    ['1540000', ['phone +8615400001234 2']],
    ['+861540', ['phone +8615400001234 2']],
    ['dabiko', ['domain dabiko.example 3', 'domain dabikopay.example 1']],
    ['www.dabikop', ['domain dabikopay.example 1']],
    ['LW2026-0001', ['id ra0']],
    ['lw2026', ['id ra2', 'id ra0', 'id ra1']],
    ['ra3', ['id ra3']],
    ['G0000', ['ring G00000000000a', 'ring G00000000000b']],
    ['g00000000000B', ['ring G00000000000b']],
    ['154 0000 1234 刷单', ['phone +8615400001234 2', 'text ra0']],
    ['   ', []],
  ])('%s finds %j', async (q, found) => {
    expect(await hits(q)).toEqual(found);
  });

  it('gives at most so many of each sort', async () => {
    const found = await book.search.find('dabiko', 1, all);
    expect(found).toMatchObject([{ what: 'indicator', value: 'dabiko.example' }]);
  });
});

describe('what is closed', () => {
  const closed = { closedRings: new Set(['G00000000000a']) };

  it('is neither listed nor counted nor suggested', async () => {
    expect(await hits('154 0000 1234', closed)).toEqual([]);
    expect(await hits('1540000', closed)).toEqual([]);
    expect(await hits('dabiko', closed)).toEqual(['domain dabiko.example 2', 'domain dabikopay.example 1']);
    expect(await hits('LW2026', closed)).toEqual(['id ra2']);
    expect(await hits('G0000', closed)).toEqual(['ring G00000000000b']);
    expect(await hits('刷单', closed)).toEqual([]);
    const { rows, total } = await book.search.reports(ReportQuery.parse({}), closed);
    expect([rows.map(({ id }) => id), total.count]).toEqual([['ra5', 'ra4', 'ra3', 'ra2'], 4]);
    expect((await book.search.reports(ReportQuery.parse({ ring: 'G00000000000a' }), closed)).total.count).toBe(0);
    expect((await book.search.reports(ReportQuery.parse({ q: 'LW2026-0001' }), closed)).total.count).toBe(0);
    expect((await book.search.rings(RingQuery.parse({}), closed)).total.count).toBe(1);
    expect(await book.search.ring('G00000000000a', closed)).toBeUndefined();
    expect(await book.search.ringPlaces('G00000000000a', closed)).toEqual([]);
    expect(await book.search.rowsOf([0, 2, 99, -1], closed)).toMatchObject([{ id: 'ra2' }]);
    const facets = await book.search.facets(closed);
    expect(facets.agencies).toEqual([
      { value: 'B', reports: 2 },
      { value: 'C', reports: 2 },
    ]);
    expect(await book.search.indicator('phone', phone.value, closed)).toEqual({ reports: 0, rings: [], outside: 0, spark: [] });
    expect(await book.search.indicator('domain', site.value, closed)).toMatchObject({
      reports: 2,
      rings: [{ id: 'G00000000000b', reports: 1, size: 2 }],
      outside: 1,
    });
  });

  it('is there for who may see it', async () => {
    expect(await book.search.ring('G00000000000a', all)).toMatchObject({
      id: 'G00000000000a',
      size: 2,
      agencies: ['A'],
      loss: { CNY: 5 },
      spark: [1, 1],
      top: { en: 'one number' },
      places: ['myawaddy'],
    });
    expect(await book.search.ringPlaces('G00000000000a', all)).toEqual([{ value: 'myawaddy', reports: 1 }]);
    expect(await book.search.indicator('domain', site.value, all)).toMatchObject({
      reports: 3,
      firstSeen: Date.UTC(2024, 0, 2),
      lastSeen: Date.UTC(2024, 0, 6),
      outside: 1,
    });
  });
});

it('refuses a mark that no page ended with', async () => {
  for (const after of ['x', Buffer.from('["zz"]').toString('base64url'), Buffer.from('{}').toString('base64url')]) {
    const asked = book.search.reports(ReportQuery.parse({ after }), all);
    await expect(asked).rejects.toMatchObject({ kind: 'input', code: 'search.after' });
  }
});
