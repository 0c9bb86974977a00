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
