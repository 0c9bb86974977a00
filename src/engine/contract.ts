import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, type Plan, plan } from './port.ts';

/** Mentions of four reports: indicator 7 in two agencies, 8 hot, 9 seen once without a time. */
const mentions = {
  report: Int32Array.from([0, 1, 1, 2, 3, 0, 2, 3, 3]),
  indicator: Int32Array.from([7, 7, 7, 8, 8, 8, 8, 9, 8]),
  seen_at: Float64Array.from([10, 30, 30, 20, 40, 5, 20, Number.NaN, 40]),
  agency: ['a', 'b', 'b', 'a', 'a', 'a', 'a', "o'b", 'a'],
};

/** How often, how long and how widely each indicator is seen: the linker's counts. */
export const degreePlan: Plan = plan({
  name: 'degrees',
  inputs: { mentions: ['report', 'indicator', 'seen_at', 'agency'] },
  steps: [
    {
      name: 'seen',
      keep: 'view',
      sql: (d) => `SELECT DISTINCT report, indicator, ${d.nullIfNan('seen_at')} AS seen_at, agency FROM mentions`,
    },
    {
      name: 'degrees',
      keep: 'table',
      rows: 'many',
      spreadBy: 'indicator',
      sql: (d) =>
        `SELECT indicator, count(DISTINCT report) AS reports, min(seen_at) AS first_seen, max(seen_at) AS last_seen,
           ${d.joinList(d.distinctList('agency'), '|')} AS agencies
         FROM seen GROUP BY indicator`,
    },
    {
      name: 'top',
      keep: 'table',
      rows: 'few',
      sql: (d) =>
        `SELECT indicator, reports, ${d.divide('reports', '2')} AS half FROM degrees ORDER BY reports DESC, indicator LIMIT 2`,
    },
  ],
  outputs: ['degrees', 'top'],
});

/** What went in and out of each account, and what went on from it within two days: money's sums. */
const moneyPlan: Plan = plan({
  name: 'sums',
  inputs: { transfers: ['source', 'target', 'at', 'minor', 'currency'], currencies: ['currency', 'digits'] },
  steps: [
    {
      name: 'legs',
      keep: 'view',
      sql: () =>
        `SELECT target AS account, currency, minor AS came, 0 AS went FROM transfers
         UNION ALL SELECT source, currency, 0, minor FROM transfers`,
    },
    {
      name: 'accounts',
      keep: 'table',
      rows: 'many',
      spreadBy: 'account',
      sql: () => `SELECT account, currency, sum(came) AS came, sum(went) AS went FROM legs GROUP BY account, currency`,
    },
    {
      name: 'digits',
      keep: 'table',
      rows: 'few',
      sql: (d) =>
        `SELECT currency, min(digits) AS digits, ${d.divide('min(digits)', '2')} AS half FROM currencies GROUP BY currency`,
    },
    {
      name: 'onward',
      keep: 'table',
      sql: () =>
        `SELECT a.account, a.currency, a.came, a.went, g.digits, g.half, coalesce(o.went_on, 0) AS went_on
         FROM accounts a JOIN digits g ON g.currency = a.currency
         LEFT JOIN (
           SELECT i.target AS account, i.currency, sum(o.minor) AS went_on FROM transfers i
           JOIN transfers o ON o.source = i.target AND o.currency = i.currency AND o.at > i.at AND o.at <= i.at + 172800000
           GROUP BY i.target, i.currency
         ) o ON o.account = a.account AND o.currency = a.currency`,
    },
  ],
  outputs: ['onward'],
});

interface Transfer {
  readonly source: number;
  readonly target: number;
  /** UTC ms. */
  readonly at: number;
  readonly minor: number;
  readonly currency: string;
}

const digits: Readonly<Record<string, number>> = { CNY: 2, JPY: 0, "o'x": 3 };

const manyTransfers = fc.array(
  fc.record<Transfer>({
    source: fc.integer({ min: 0, max: 30 }),
    target: fc.integer({ min: 0, max: 30 }),
    at: fc.integer({ min: 1_700_000_000_000, max: 1_701_000_000_000 }),
    minor: fc.integer({ min: -5, max: 10 ** 12 }),
    currency: fc.constantFrom(...Object.keys(digits)),
  }),
  { minLength: 300, maxLength: 300 },
);

/** What `moneyPlan` must say, reckoned without SQL. */
function sumsOf(transfers: readonly Transfer[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  const of = (account: number, currency: string): number[] => {
    const found = sums.get(`${account} ${currency}`) ?? [0, 0, digits[currency]!, Math.floor(digits[currency]! / 2), 0];
    sums.set(`${account} ${currency}`, found);
    return found;
  };
  for (const { source, target, at, minor, currency } of transfers) {
    of(target, currency)[0]! += minor;
    of(source, currency)[1]! += minor;
    for (const next of transfers) {
      const isOnward = next.source === target && next.currency === currency && next.at > at && next.at <= at + 172_800_000;
      if (isOnward) of(target, currency)[4]! += next.minor;
    }
  }
  return sums;
}

/** What every engine must do. A call per engine, in that engine's test file. */
export function engineContract(name: string, open: () => Promise<Engine>): void {
  describe(`engine contract: ${name}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
      await engine.load('mentions', mentions);
    });
    afterAll(async () => await engine.close());

    test('says its name and version', () => {
      expect(engine.name).toBe(name);
      expect(engine.version).toMatch(/\d+\.\d+/);
    });

    test('gives back what was loaded', async () => {
      const columns = await engine.columns('mentions');
      expect(columns['report']).toEqual(Array.from(mentions.report));
      expect(columns['agency']).toEqual(mentions.agency);
      expect(columns['seen_at']).toEqual(Array.from(mentions.seen_at));
    });

    test('counts degrees, times and agencies', async () => {
      const done: string[] = [];
      const results = await engine.run(degreePlan, { progress: (step) => done.push(step.name) });
      expect(done).toEqual(['seen', 'degrees', 'top']);
      expect(results.map(({ name: step, rows }) => [step, rows])).toEqual([
        ['seen', undefined],
        ['degrees', 3],
        ['top', 2],
      ]);
      expect(await rowsOf(engine, 'degrees')).toEqual([
        { indicator: 7, reports: 2, first_seen: 10, last_seen: 30, agencies: 'a|b' },
        { indicator: 8, reports: 3, first_seen: 5, last_seen: 40, agencies: 'a' },
        { indicator: 9, reports: 1, first_seen: null, last_seen: null, agencies: "o'b" },
      ]);
      expect(await rowsOf(engine, 'top')).toEqual([
        { indicator: 7, reports: 2, half: 1 },
        { indicator: 8, reports: 3, half: 1 },
      ]);
    });

    test('a plan may run again and sees new input', async () => {
      await engine.load('mentions', { report: [0], indicator: [1], seen_at: [1.5], agency: ['x'] });
      await engine.run(degreePlan);
      expect(await rowsOf(engine, 'degrees')).toEqual([
        { indicator: 1, reports: 1, first_seen: 1.5, last_seen: 1.5, agencies: 'x' },
      ]);
      await engine.load('mentions', mentions);
    });

    test('sums money as it is summed without SQL', async () => {
      const [transfers = []] = fc.sample(manyTransfers, 1);
      await engine.load('transfers', {
        source: Int32Array.from(transfers, ({ source }) => source),
        target: Int32Array.from(transfers, ({ target }) => target),
        at: Float64Array.from(transfers, ({ at }) => at),
        minor: transfers.map(({ minor }) => minor),
        currency: transfers.map(({ currency }) => currency),
      });
      await engine.load('currencies', { currency: Object.keys(digits), digits: Uint8Array.from(Object.values(digits)) });
      await engine.run(moneyPlan);
      const rows = await rowsOf(engine, 'onward');
      const told = rows.map(({ account, currency, came, went, digits: its, half, went_on: on }) => [
        `${Number(account)} ${String(currency)}`,
        [came, went, its, half, on],
      ]);
      expect(new Map(told as [string, number[]][])).toEqual(sumsOf(transfers));
    });

    test('gives numbers as typed arrays, rows alike in all columns', async () => {
      await engine.run(degreePlan);
      const shape = { indicator: Int32Array, first_seen: Float64Array, reports: Uint8Array };
      const { indicator, first_seen: first, reports } = await engine.numbers('degrees', shape);
      expect([indicator, first, reports].map((array) => array.constructor)).toEqual(Object.values(shape));
      const rows = Array.from(indicator, (x, i) => [x, first[i], reports[i]]);
      expect(rows.sort((a, b) => a[0]! - b[0]!)).toEqual([
        [7, 10, 2],
        [8, 5, 3],
        [9, Number.NaN, 1],
      ]);
      const stop = { signal: AbortSignal.abort(new Error('enough')) };
      await expect(engine.numbers('degrees', shape, stop)).rejects.toThrow('enough');
    });

    test('forgets tables and views, and those that are not there', async () => {
      await engine.load('passing', { n: Int32Array.from([1, 2]) });
      await engine.run(
        plan({
          name: 'passing',
          inputs: { passing: ['n'] },
          steps: [
            { name: 'passed', keep: 'table', sql: () => 'SELECT n FROM passing' },
            { name: 'seen through', keep: 'view', sql: () => 'SELECT n FROM passed' },
          ],
          outputs: ['seen through'],
        }),
      );
      await engine.drop(['seen through', 'passed', 'passing', 'never there']);
      for (const table of ['seen through', 'passed', 'passing']) await expect(engine.columns(table)).rejects.toThrow();
      expect((await engine.columns('mentions'))['report']).toHaveLength(mentions.report.length);
    });

    test('refuses a plan whose input is not there', async () => {
      const lacking = plan({ ...degreePlan, inputs: { mentions: ['colour'] } });
      await expect(engine.run(lacking)).rejects.toMatchObject({ kind: 'bug', code: 'engine.input' });
    });

    test('a failing step leaves none of its plan', async () => {
      const broken = plan({
        name: 'broken',
        inputs: {},
        steps: [
          { name: 'early', keep: 'table', sql: () => 'SELECT 1 AS one' },
          { name: 'late', keep: 'table', sql: () => 'SELECT nothing FROM nowhere' },
        ],
        outputs: ['late'],
      });
      await expect(engine.run(broken)).rejects.toMatchObject({ kind: 'bug', code: 'engine.statement' });
      await expect(engine.columns('early')).rejects.toThrow();
    });

    test('stops when told to', async () => {
      const signal = AbortSignal.abort(new Error('enough'));
      await expect(engine.run(degreePlan, { signal })).rejects.toThrow('enough');
    });
  });
}

async function rowsOf(engine: Engine, table: string): Promise<Record<string, unknown>[]> {
  const columns = Object.entries(await engine.columns(table));
  const rows = Array.from({ length: columns[0]![1].length }, (_, i) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[i]])),
  );
  return rows.sort((a, b) => Number(a['indicator']) - Number(b['indicator']));
}
