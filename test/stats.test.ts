import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { scamTypes, StatQuery, Statistics, type StatTable } from '../src/model/index.ts';
import { heldPeople, runScreen } from '../src/people/index.ts';
import { takeStep } from '../src/people/protection/step.ts';
import { decideHit } from '../src/people/screen/decide.ts';
import { lostCases } from '../src/money/index.ts';
import { judgePicture } from '../src/picture/index.ts';
import { type House, publish, rowsBehind, spanOf, statistics } from '../src/stats/index.ts';
import { statsCsv } from '../src/stats/csv.ts';
import { originNotes } from '../src/stats/origins.ts';
import { statsHtml } from '../src/stats/page/html.ts';
import { statsText } from '../src/stats/text.ts';
import { openWorkbench, type Workbench } from '../src/workbench.ts';
import { owner } from './support/made-case.ts';
import { parseCsv } from './support/csv.ts';

const sample = join(import.meta.dirname, '../sample');
const homes: string[] = [];
const open: Workbench[] = [];

async function made(files: readonly string[]): Promise<Workbench> {
  const home = await mkdtemp(join(tmpdir(), 'clew-stats-'));
  homes.push(home);
  await (await createCasebook(join(home, 'book'), { region: 'CN', language: 'en', agency: 'Test desk' })).close();
  const workbench = await openWorkbench(join(home, 'book'));
  open.push(workbench);
  for (const file of files) await workbench.importFile(file);
  return workbench;
}
afterAll(async () => {
  for (const each of open) await each.close();
  for (const home of homes) await rm(home, { recursive: true, force: true });
});

const ask = async (workbench: Workbench, query: StatQuery, house?: House): Promise<Statistics> =>
  Statistics.parse(await statistics(workbench.ctx.read, house ?? (await workbench.statHouse()), spanOf(query)));
const tableOf = ({ tables }: Statistics, name: string): StatTable => tables.find(({ table }) => table === name)!;
const figuresOf = (found: Statistics): Map<string, number | undefined> =>
  new Map(found.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ key, value }) => [key, value] as const))));

/** What an attacker can conclude of the hidden counts of a column with its total: none to within `k`. */
function expectSafe({ table, columns, rows }: StatTable, figure: string, k: number): void {
  const i = columns.findIndex((column) => column.figure === figure);
  const total = rows.find(({ isTotal }) => isTotal === true)!.cells[i]!.value;
  const body = rows.filter(({ isTotal }) => isTotal !== true);
  const hidden = body.filter(({ cells }) => cells[i]!.value === undefined);
  for (const { cells } of body)
    expect([table, cells[i]!.value ?? k]).not.toEqual([table, expect.toSatisfy((n: number) => n > 0 && n < k)]);
  if (total === undefined || hidden.length === 0) return;
  const known = body.reduce((sum, { cells }) => sum + (cells[i]!.value ?? 0), 0);
  expect([table, hidden.length]).not.toEqual([table, 1]);
  expect(total - known - hidden.length).toBeGreaterThanOrEqual(k);
}

describe('statistics of the sample', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await made(['reports-zh.csv', 'reports-en.csv', 'rates.csv'].map((name) => join(sample, name)));
  });

  it('come to what a query over the raw files comes to', async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const raw = `(SELECT 报案编号 AS ref, 受理渠道 AS channel, 受理单位 AS agency, left(报案时间, 7) AS month,
        try_cast("涉案金额（元）" AS DOUBLE) AS amount, 'CNY' AS currency FROM read_csv('${join(sample, 'reports-zh.csv')}', all_varchar = true)
      UNION ALL SELECT "Report No.", Channel, Agency, left("Date reported", 7), try_cast("Amount lost" AS DOUBLE), Currency
      FROM read_csv('${join(sample, 'reports-en.csv')}', all_varchar = true))`;
    const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, string>[];
    const figures = figuresOf(await ask(workbench, { year: 2026, k: 1 }));
    for (const by of ['channel', 'agency', 'month']) {
      const rows = await query(`SELECT ${by} AS row, count(*)::INTEGER AS n FROM ${raw} WHERE month LIKE '2026%' GROUP BY 1`);
      expect(rows.length).toBeGreaterThan(5);
      for (const { row, n } of rows) expect([row, figures.get(`${by}/${row}/complaints`)]).toEqual([row, Number(n)]);
    }
    // Each report by itself: the column where it tells an amount, and where it does not what the text tells, which no query knows.
    const told = new Map(
      (
        await query(
          `SELECT ref, currency, round(amount * 100)::DOUBLE AS minor FROM ${raw} WHERE amount IS NOT NULL AND currency <> 'USDT'`,
        )
      ).map(({ ref, currency, minor }) => [ref!, { currency: currency || 'XXX', minor: Number(minor) }]),
    );
    expect(told.size).toBeGreaterThan(1500);
    const found = new Map<string, { readonly currency: string; readonly minor: number }>();
    const house = await workbench.statHouse();
    for (const key of figures.keys()) {
      const [, currency = ''] = /^loss\/(?!total)([^/]+)\/gross$/u.exec(key) ?? [];
      if (currency === '') continue;
      const { rows } = await rowsBehind(workbench.ctx.read, house, spanOf({ year: 2026 }), key);
      for (const { ref, minor } of rows) found.set(ref!, { currency, minor: minor! });
      const sum = rows.reduce((all, { minor }) => all + minor!, 0);
      expect([key, sum]).toEqual([key, figures.get(key)]);
    }
    for (const [ref, own] of told) expect([ref, found.get(ref)]).toEqual([ref, own]);
    connection.closeSync();
  });

  it('come by type to what a query comes to: as read where the machine is sure, else as filed in the raw files', async () => {
    const rows = await workbench.ctx.read.sql<{ ref: string; scam_type: number | null }>(
      'SELECT r.ref, g.scam_type::INTEGER AS scam_type FROM reports AS r JOIN readings AS g ON g.report = r.number',
    );
    const home = await mkdtemp(join(tmpdir(), 'clew-stats-'));
    homes.push(home);
    const readings = join(home, 'readings.csv');
    await writeFile(
      readings,
      ['ref,type', ...rows.map(({ ref, scam_type: type }) => `${ref},${type === null ? '' : scamTypes[type]!}`)].join('\n'),
    );
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    // What the categories of the sample mean, said here once more; `Job or task` may be either.
    const means = {
      虚假投资理财: 'investment',
      刷单返利: 'task',
      冒充客服退款: 'customer-service',
      虚假贷款: 'loan',
      冒充公检法: 'authority',
      婚恋交友: 'romance',
      虚假博彩平台: 'gambling',
      网络购物: 'shopping',
      追款诈骗: 'recovery',
      Romance: 'romance',
      Investment: 'investment',
      'Phishing or smishing': 'phishing',
      Rental: 'shopping',
      Recovery: 'recovery',
      'Business e-mail compromise': 'email',
      'Tech support': 'customer-service',
    };
    const found = await connection.runAndReadAll(
      `WITH raw AS (SELECT 报案编号 AS ref, 案件类别 AS category, 报案时间 AS told FROM read_csv('${join(sample, 'reports-zh.csv')}', all_varchar = true)
         UNION ALL SELECT "Report No.", "Scam type", "Date reported" FROM read_csv('${join(sample, 'reports-en.csv')}', all_varchar = true)),
       typed AS (SELECT m.type AS machine, CASE raw.category ${Object.entries(means)
         .map(([category, type]) => `WHEN '${category}' THEN '${type}'`)
         .join(' ')} END AS filed
         FROM raw JOIN read_csv('${readings}', all_varchar = true) AS m ON m.ref = raw.ref WHERE raw.told LIKE '2026%')
       SELECT coalesce(machine, filed, 'unsure') AS type, count(*)::INTEGER AS n,
         count(*) FILTER (machine IS NOT NULL)::INTEGER AS machine, count(*) FILTER (machine IS NULL AND filed IS NOT NULL)::INTEGER AS filed
       FROM typed GROUP BY 1`,
    );
    const counts = found.getRowObjectsJson() as unknown as { type: string; n: number; machine: number; filed: number }[];
    connection.closeSync();
    const statistics2026 = await ask(workbench, { year: 2026, k: 1 });
    const figures = figuresOf(statistics2026);
    expect(counts.length).toBeGreaterThan(8);
    for (const { type, n } of counts) expect([type, figures.get(`type/${type}/complaints`)]).toEqual([type, n]);
    expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(2000);
    // Most types are known once filings count.
    const sum = (of: 'machine' | 'filed'): number => counts.reduce((all, each) => all + each[of], 0);
    expect(sum('filed')).toBeGreaterThan(500);
    const nobody = 2000 - sum('machine') - sum('filed');
    const said = tableOf(statistics2026, 'type').notes.map(({ en }) => en);
    expect(said).toContainEqual(
      `Whose word the types are: of 0 a person’s, of ${sum('machine').toLocaleString('en-US')} the machine’s, of ${sum('filed').toLocaleString('en-US')} the source’s as filed; of ${nobody} nobody says it.`,
    );
    expect(said.join(' ')).toContain(`“Job or task” ${nobody}`);
    expect(statsText(statistics2026, 'zh')).toContain(`无从判定${nobody}件`);
  });

  it('tell no number of sources where it would tell a hidden one', () => {
    const origins = {
      person: 2,
      machine: 40,
      filed: 70,
      nobody: 30,
      unknown: [
        { category: 'odd', reports: 9 },
        { category: 'rare', reports: 4 },
      ],
    };
    const notes = (unsure: number | undefined, k: number): string =>
      originNotes(origins, unsure, k)
        .map(({ en }) => en)
        .join(' ');
    expect(notes(30, 1)).toContain('of 2 a person’s, of 40 the machine’s, of 70 the source’s as filed; of 30 nobody');
    expect(notes(30, 1)).toContain('“odd” 9, “rare” 4');
    // Two are hidden: the sum is known.
    expect(notes(30, 5)).toContain('of · a person’s, of · the machine’s, of 70 the source’s as filed; of 30 nobody');
    expect(notes(30, 5)).toContain('“odd”.');
    expect(notes(undefined, 5)).not.toMatch(/\d/u);
  });

  it('count a case that was told twice once, and say how many', async () => {
    await workbench.link();
    const figures = figuresOf(await ask(workbench, { year: 2026 }));
    const again = figures.get('overview/again/count')!;
    expect(again).toBeGreaterThan(30);
    expect(figures.get('overview/complaints/count')! + again).toBe(2000);
    for (const by of ['type', 'age', 'month', 'agency', 'means']) {
      expect(figures.get(`${by}/total/complaints`)).toBe(2000 - again);
    }
    expect(figures.get('rings/total/complaints')).toBe(2000 - again);
  });

  it('tell of each case what losses tell of it', async () => {
    const house = await workbench.statHouse();
    expect(house.again.size).toBeGreaterThan(30);
    const cases = await lostCases(workbench.ctx.read, { again: house.again });
    const { rows } = await rowsBehind(workbench.ctx.read, house, spanOf({ year: 2026, currency: 'CNY' }), 'loss/CNY/gross');
    const paid = cases.flatMap(({ reports: [id], paid: [first] }) =>
      first?.currency === 'CNY' ? [{ kind: 'report', id, minor: first.minor }] : [],
    );
    expect(rows.map(({ kind, id, minor }) => ({ kind, id, minor }))).toEqual(paid);
    expect(paid.length).toBeGreaterThan(500);
  });

  it('hide what is small in every table, and what would give it away', async () => {
    for (const [by, k] of [
      ['agency,month', 5],
      ['type,month', 10],
      ['channel,type', 12],
    ] as const) {
      const found = await ask(workbench, { year: 2026, by, k });
      for (const table of found.tables) {
        if (table.table === 'overview' || table.table === 'cross') continue;
        expectSafe(table, table.columns.at(table.table === 'rings' ? 1 : 0)!.figure, k);
      }
      // A cross table agrees with both tables whose totals it shows.
      const cross = tableOf(found, 'cross');
      expect([by, cross.withheld]).toEqual([by, undefined]);
      if (by === 'agency,month')
        expect(cross.rows.flatMap(({ cells }) => cells).filter(({ value }) => value === undefined).length).toBeGreaterThan(5);
      const figures = figuresOf(found);
      for (const row of cross.rows) {
        const own = figures.get(`${by.split(',')[0]}/${row.row}/complaints`);
        expect(row.cells.at(-1)!.value).toBe(own);
        for (const { value } of row.cells) expect(value === undefined || value === 0 || value >= k).toBe(true);
      }
    }
  });

  it('open the reports behind each figure', async () => {
    const house = await workbench.statHouse();
    const span = spanOf({ year: 2026, by: 'agency,month' });
    const found = await ask(workbench, { year: 2026, by: 'agency,month', k: 1 }, house);
    const keys = found.tables
      .filter(({ table }) => !['overview', 'people', 'freezes'].includes(table))
      .flatMap(({ rows }) => rows.filter((_, i) => i % 5 === 0).map(({ cells }) => cells[0]!));
    expect(keys.length).toBeGreaterThan(15);
    for (const { key, value } of keys.slice(0, 20)) {
      const { count, rows } = await rowsBehind(workbench.ctx.read, house, { ...span, k: 1 }, key);
      if (key !== 'loss/total/complaints') expect([key, count]).toEqual([key, value]);
      expect(rows.length).toBe(count);
    }
    const gross = await rowsBehind(workbench.ctx.read, house, span, 'type/total/gross');
    expect(gross.rows.reduce((sum, { minor = 0 }) => sum + minor, 0)).toBe(figuresOf(found).get('type/total/gross'));
    await expect(rowsBehind(workbench.ctx.read, house, span, 'no/such')).rejects.toMatchObject({ code: 'stats.key' });
    await expect(rowsBehind(workbench.ctx.read, house, span, 'no/such/figure')).rejects.toMatchObject({ code: 'stats.key' });
  });

  it('stand in CSV as they stand in JSON', async () => {
    const found = await ask(workbench, { year: 2026, by: 'agency,month' });
    const rows = parseCsv(statsCsv(found).replaceAll('\r\n', '\n'));
    const figures = figuresOf(found);
    expect(rows.length).toBe(figures.size);
    for (const { table, row, figure, value, hidden } of rows) {
      const own = figures.get(`${table}/${row}/${figure}`);
      expect([value, hidden]).toEqual(own === undefined ? ['', '1'] : [String(own), '0']);
    }
  });

  it('make one page in each language that loads and runs nothing', async () => {
    const found = await ask(workbench, { year: 2026, by: 'agency,month' });
    for (const lang of ['en', 'zh'] as const) {
      const page = statsHtml(found, lang);
      expect(page).not.toMatch(/<script|<link|src=|url\((?!#)|@import|http:(?!\/\/www\.w3\.org)|https:/u);
      const headings = [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/gu)].length;
      expect(headings).toBeGreaterThan(8);
      for (const [, cells = ''] of page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gu)) expect(cells).toContain('<th scope=');
      expect(page).toContain(lang === 'en' ? 'Method and limits' : '方法与局限');
      expect(page).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`);
    }
  });

  it('are refused to be published where that would tell more', async () => {
    const house = await workbench.statHouse();
    const { ctx } = workbench;
    await expect(publish(ctx, house, spanOf({ year: 2026, k: 2 }), 'x')).rejects.toMatchObject({ code: 'stats.k' });
    await expect(publish(ctx, house, spanOf({ year: 2026, by: 'type' }), 'x')).rejects.toMatchObject({ code: 'stats.part' });
    const done = await publish(ctx, house, spanOf({ year: 2026, by: 'agency,month' }), 'annual report');
    expect(done.hidden).toBeGreaterThan(0);
    const [stored] = await ctx.read.published();
    const before = await ask(workbench, { year: 2026, by: 'agency,month' });
    for (const [key, value] of figuresOf(before)) expect(stored!.body.figures[key]).toBe(value);
    expect(stored!.body).toMatchObject({ covers: house.covers, result: done.result, reason: 'annual report' });
    expect(before.published!.revisions).toEqual([]);
    const half = spanOf({ from: '2026-01-01', to: '2026-06-30', by: 'agency,month' });
    await expect(publish(ctx, house, half, 'x')).rejects.toMatchObject({ code: 'stats.overlap' });
    await expect(publish(ctx, house, spanOf({ year: 2026, by: 'type,month' }), 'x')).rejects.toMatchObject({
      code: 'stats.otherwise',
    });
    await expect(publish(ctx, house, spanOf({ year: 2026, k: 6, by: 'agency,month' }), 'x')).rejects.toMatchObject({
      code: 'stats.otherwise',
    });
  });

  it('tell what was published and is something else now, by which acts', async () => {
    const before = figuresOf(await ask(workbench, { year: 2026, by: 'agency,month' }));
    const { rows } = await rowsBehind(
      workbench.ctx.read,
      await workbench.statHouse(),
      spanOf({ year: 2026 }),
      'type/total/complaints',
    );
    // Types that are shown, so that the change is.
    for (const { id } of rows.slice(0, 30)) {
      await judgePicture(workbench.ctx, { about: 'type', report: id, verdict: 'kidnap', reason: 'as told' });
    }
    const found = await ask(workbench, { year: 2026, by: 'agency,month' });
    const { revisions, acts } = found.published!;
    const now = figuresOf(found);
    const revision = revisions.find(({ key }) => key === 'type/kidnap/complaints')!;
    expect(revision).toMatchObject({ now: now.get('type/kidnap/complaints') });
    expect(revision.was).toBe(before.get('type/kidnap/complaints'));
    expect(acts).toContainEqual(expect.objectContaining({ kind: 'picture.judge', count: 30 }));
    expect(revisions.every(({ key }) => key.startsWith('type/'))).toBe(true);
    const page = statsHtml(found, 'zh');
    expect(page).toContain('修订说明');
    expect(page).toContain('类型认定30次');
    // What the publication hid stays hidden, whatever it is now.
    const hidden = new Set((await workbench.ctx.read.published())[0]!.body.parameters['hidden'] as string[]);
    for (const key of hidden)
      if (now.has(key) && !key.endsWith('/victims-least/count'))
        expect([key, now.get(key) || undefined]).toEqual([key, undefined]);
  });
});

describe('statistics of nothing', () => {
  it('are noughts, for an empty casebook and for a year without reports', async () => {
    const empty = await made([]);
    const found = await ask(empty, { year: 2026, by: 'type,age' });
    for (const [key, value] of figuresOf(found)) expect([key, value]).toEqual([key, 0]);
    expect(found.published).toBeUndefined();
    expect(statsHtml(found, 'en')).toContain('No complaint of these days is on record.');
    const home = homes.at(-1)!;
    await writeFile(
      join(home, 'one.csv'),
      'Report No.,Date reported,Amount lost,Currency,Statement\nA1,2025-03-01,100,USD,"I paid 100 dollars."\n',
    );
    await empty.importFile(join(home, 'one.csv'));
    expect(figuresOf(await ask(empty, { year: 2026 })).get('overview/complaints/count')).toBe(0);
    const single = figuresOf(await ask(empty, { year: 2025 }));
    for (const key of ['overview/complaints/count', 'type/total/complaints', 'type/total/gross', 'rings/total/complaints']) {
      expect([key, single.has(key), single.get(key)]).toEqual([key, true, undefined]);
    }
    expect(JSON.stringify([...single.values()])).not.toMatch(/[1-9]/u);
  });

  it('need a span that is one', () => {
    for (const query of [
      {},
      { year: 2026, from: '2026-01-01' },
      { from: '2026-02-01', to: '2026-01-01' },
      { from: '2026-01-01' },
    ]) {
      expect(() => spanOf(StatQuery.parse(query))).toThrow(expect.objectContaining({ code: 'stats.span' }));
    }
    for (const by of ['type,type', 'type,age,month', 'colour']) {
      expect(() => spanOf({ year: 2026, by })).toThrow(expect.objectContaining({ code: 'stats.by' }));
    }
    expect(spanOf({ from: '2026-01-01', to: '2026-01-31', offset: 480 })).toMatchObject({
      to: '2026-02-01',
      begin: Date.parse('2026-01-01T00:00+08:00'),
      end: Date.parse('2026-02-01T00:00+08:00'),
    });
  });

  it('say ages from columns of the victim, never from a suspect’s', async () => {
    const workbench = await made([]);
    const home = homes.at(-1)!;
    const rows = [
      'Report No.,Date reported,Agency,Age,Statement',
      ...Array.from(
        { length: 12 },
        (_, i) => `B${i},2026-01-05,Desk,${i < 6 ? 34 : '67 years'},"They called me and I paid, number ${i}."`,
      ),
    ];
    const zh = [
      '报案编号,报案时间,受理单位,受害人年龄,嫌疑人年龄,简要案情',
      ...Array.from({ length: 6 }, (_, i) => `C${i},2026-01-06,单位,${i === 0 ? '' : '15岁'},44,第${i}次转账后被骗。`),
    ];
    await writeFile(join(home, 'en.csv'), `${rows.join('\n')}\n`);
    await writeFile(join(home, 'zh.csv'), `${zh.join('\n')}\n`);
    for (const name of ['en.csv', 'zh.csv']) await workbench.importFile(join(home, name));
    const figures = figuresOf(await ask(workbench, { year: 2026, k: 1 }));
    const bands = ['under20', '20-29', '30-39', '40-49', '50-59', '60+', 'none'];
    expect(bands.map((band) => figures.get(`age/${band}/complaints`))).toEqual([5, 0, 6, 0, 0, 6, 1]);
  });

  it('say ages on the day of the report from days and years of birth', async () => {
    const workbench = await made([]);
    const home = homes.at(-1)!;
    // Reported on 5 June 2026. The day before the birthday, on it; years alone; two readings of one band, and of two; nobody's age.
    const en = ['2006-06-06', '2006-06-05', '5 June 1986', '04/06/1990', '07/05/1986', '1890-01-01', '2027-01-01', 'unknown'];
    const files = {
      'born-en.csv': [
        'Report No.,Date reported,date_of_birth,Statement',
        ...en.map((born, i) => `E${i},2026-06-05,${born},"I paid ${i}."`),
      ],
      'born-years.csv': [
        'Report No.,Date reported,Birth year,Suspect date of birth,Statement',
        ...['1966', '1967'].map((born, i) => `Y${i},2026-01-02,${born},2001-01-01,"I paid ${i}."`),
      ],
      'born-zh.csv': [
        '报案编号,报案时间,出生日期,年龄,简要案情',
        'Z0,2026-06-05,1976年6月6日,,被骗。',
        'Z1,2026-06-05,1976年6月5日,,又被骗。',
        // What is told as an age stands before what is reckoned.
        'Z2,2026-06-05,1976年6月5日,31,再被骗。',
      ],
      'born-zh-years.csv': ['报案编号,报案时间,受害人出生年份,简要案情', 'N0,2026-06-05,1997,被骗了。'],
    };
    for (const [name, lines] of Object.entries(files)) {
      await writeFile(join(home, name), `${lines.join('\n')}\n`);
      await workbench.importFile(join(home, name));
    }
    const figures = figuresOf(await ask(workbench, { year: 2026, k: 1 }));
    const bands = ['under20', '20-29', '30-39', '40-49', '50-59', '60+', 'none'];
    expect(bands.map((band) => figures.get(`age/${band}/complaints`))).toEqual([1, 2, 2, 2, 2, 1, 4]);
  });
});

describe('people in statistics', () => {
  it('are referred alone once protection holds them, whatever was decided before', async () => {
    const workbench = await made([join(sample, 'roster.csv'), join(sample, 'wanted.csv')]);
    const { ctx } = workbench;
    const [roster, wanted] = (await ctx.read.personLists()).map(({ exhibit }) => exhibit);
    const { act } = await runScreen(ctx, roster!, wanted!, {});
    const held = await heldPeople(ctx.read);
    const hit = (await ctx.read.hits(act)).find(({ person, score }) => score > 0.99 && held.of({ person }) === undefined)!;
    const { person, entry } = hit;
    const count = async (row: string): Promise<number | undefined> =>
      figuresOf(await ask(workbench, { from: '1990-01-01', to: '2099-12-31', k: 1 })).get(`people/${row}/people`);
    const before = [await count('wanted'), await count('referred')];
    await decideHit(ctx, { screen: act, person, entry, verdict: 'match', reason: 'the same' });
    expect([await count('wanted'), await count('referred')]).toEqual([before[0]! + 1, before[1]]);
    await takeStep(ctx, { persons: [person], step: 'refer', to: 'Shelter', reason: 'signs' }, owner);
    expect([await count('wanted'), await count('referred')]).toEqual([before[0], before[1]! + 1]);
    expect(await count('total')).toBe(16);
    const span = spanOf({ from: '1990-01-01', to: '2099-12-31' });
    const behind = await rowsBehind(ctx.read, await workbench.statHouse(), span, 'people/wanted/people');
    expect(behind.rows.map(({ id }) => id)).not.toContain(person);
  });
});
