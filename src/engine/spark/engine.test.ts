import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { breakingWay } from '../../../test/support/cut.ts';
import { expectParity, largerWorld, worlds } from '../../../test/support/link-parity.ts';
import { linkContract } from '../../../test/support/linking.ts';
import { type Cluster, installSpark, startSpark } from '../../../test/support/spark.ts';
import { degreePlan, engineContract } from '../contract.ts';
import { openDuckDbEngine } from '../duckdb/engine.ts';
import { type Column, type Engine, type Plan, plan } from '../port.ts';
import { sparkDialect } from './dialect.ts';
import { openSparkEngine, type SparkOptions } from './engine.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

// One cluster for all tests of this file, two machines of one core each; its start costs more than they do.
const installed = await installSpark();
if ('why' in installed) process.stderr.write(`Spark is not tried: ${installed.why}\n`);
const cluster = 'why' in installed ? undefined : await startSpark(installed.home);
afterAll(async () => await cluster?.stop());

async function open(options: SparkOptions = {}, of: Cluster = cluster!): Promise<Engine> {
  return await openSparkEngine(`sc://127.0.0.1:${of.port}`, { stage: of.stage, ...options });
}

/** Files on the stage, whole or not, without checksums. */
function files(): string[] {
  const found = readdirSync(cluster!.stage, { recursive: true, withFileTypes: true });
  return found.flatMap((entry) => (entry.isFile() && !entry.name.endsWith('.crc') ? [`${entry.parentPath}/${entry.name}`] : []));
}

test('the SQL of the degrees plan in Spark', () => {
  expect(degreePlan.steps[0]!.sql(sparkDialect)).toBe(
    `SELECT DISTINCT report, indicator, nanvl(seen_at, CAST(NULL AS DOUBLE)) AS seen_at, agency FROM mentions`,
  );
  expect(degreePlan.steps[1]!.sql(sparkDialect)).toContain(
    `array_join(CASE WHEN count(agency) > 0 THEN sort_array(collect_set(agency)) END, '|') AS agencies`,
  );
  expect(degreePlan.steps[2]!.sql(sparkDialect)).toContain('((reports) div (2)) AS half');
});

describe.skipIf(cluster === undefined)('Spark', () => {
  engineContract('spark', open);

  describe('under clew link', () => {
    linkContract(/^spark 4\.\d/u, () => ['--engine', `sc://127.0.0.1:${cluster!.port}`, '--stage', cluster!.stage]);
    afterAll(() => expect(readdirSync(cluster!.stage)).toEqual([]));
  });

  describe('gives what DuckDB gives', () => {
    let spark: Engine;
    let driven: Engine;
    let duckdb: Engine;
    beforeAll(async () => {
      // Nothing is few: every table goes through Parquet, written here, and through the driver where there is no such stage.
      [spark, driven, duckdb] = await Promise.all([
        open({ fewBytes: 0 }),
        openSparkEngine(`sc://127.0.0.1:${cluster!.port}`, { fewBytes: 0 }),
        openDuckDbEngine(),
      ]);
    });
    afterAll(async () => {
      await Promise.all([spark.close(), driven.close(), duckdb.close()]);
      expect(readdirSync(cluster!.stage)).toEqual([]);
    });

    const each = async (tables: Readonly<Record<string, Readonly<Record<string, Column>>>>, of: Plan): Promise<unknown[]> =>
      await Promise.all(
        [spark, driven, duckdb].map(async (engine) => {
          for (const [name, columns] of Object.entries(tables)) await engine.load(name, columns);
          const counted = (await engine.run(of)).map(({ name, rows }) => [name, rows]);
          const outputs = await Promise.all(of.outputs.map(async (name) => sorted(await engine.columns(name))));
          return [counted, outputs];
        }),
      );

    test('for each expression of the dialect and odd values', async () => {
      const [ofSpark, ofDriven, ofDuckDb] = await each(
        {
          odd: {
            id: Int32Array.from([1, 2, 3, 4, 5, 6]),
            whole: Int32Array.from([-7, 7, 0, -1, 2 ** 31 - 1, -(2 ** 31)]),
            part: Float64Array.from([Number.NaN, 1.5, -0, 1e300, Number.NaN, 5e-324]),
            text: ['汇款 😀', "o'b", 'a\\nb', '', 'Z', 'é'],
            few: ['x', 'x', 'y', 'y', 'x', 'x'],
          },
        },
        plan({
          name: 'odd',
          inputs: { odd: ['id', 'whole', 'part', 'text', 'few'] },
          steps: [
            {
              name: 'each',
              keep: 'table',
              sql: (d) =>
                `SELECT id, ${d.divide('whole', '2')} AS half, ${d.nullIfNan('part')} AS part, text, text = 'o''b' AS "is it",
                   CASE WHEN id > 2 THEN text END AS later FROM odd`,
            },
            {
              name: 'lists',
              keep: 'table',
              rows: 'few',
              sql: (d) =>
                `SELECT few AS id, ${d.distinctList('text')} AS texts, ${d.joinList(d.distinctList('text'), "'\\")} AS joined
                 FROM odd GROUP BY few`,
            },
            {
              name: 'holes',
              keep: 'view',
              sql: (d) => `SELECT half AS id, ${d.joinList(d.distinctList('later'), ',')} AS later FROM each GROUP BY half`,
            },
          ],
          outputs: ['each', 'lists', 'holes'],
        }),
      );
      expect(ofSpark).toEqual(ofDuckDb);
      expect(ofDriven).toEqual(ofDuckDb);
    });
  });

  test('links as this process links', async () => {
    // Not all is few, so that tables go through Parquet.
    const engine = await open({ fewBytes: 10_000 });
    for (const world of fc.sample(worlds, 1)) await expectParity(engine, world);
    const { rings, duplicates } = await expectParity(engine, largerWorld(650));
    expect(rings).toBeGreaterThan(20);
    expect(duplicates).toBeGreaterThan(20);
    expect(files()).toEqual([]);
    await engine.close();
  });

  test('an answer is whole however often the way breaks', async () => {
    const way = await breakingWay(cluster!.port, 1_500_000);
    const engine = await open({}, { ...cluster!, port: way.port });
    await engine.run(
      plan({
        name: 'long',
        inputs: {},
        steps: [
          { name: 'long', keep: 'view', sql: () => 'SELECT id, repeat(md5(CAST(id AS STRING)), 4) AS text FROM range(60000)' },
        ],
        outputs: ['long'],
      }),
    );
    const { id = [], text = [] } = await engine.columns('long');
    expect(way.cuts()).toBeGreaterThan(2);
    expect([id.length, new Set(id).size, new Set(text).size]).toEqual([60_000, 60_000, 60_000]);
    await engine.close();
    await way.close();
  });

  test('an abort ends what runs on the machines, and leaves nothing', async () => {
    const engine = await open();
    await engine.load('kept', { id: Int32Array.from([1]) });
    const before = files();
    const stop = new AbortController();
    const told: number[] = [];
    const endless = engine.run(
      plan({
        name: 'endless',
        inputs: {},
        steps: [
          { name: 'early', keep: 'table', sql: () => 'SELECT 1 AS one' },
          { name: 'late', keep: 'table', sql: () => 'SELECT a.id FROM range(3000000) a, range(3000000) b WHERE a.id + b.id = 3' },
        ],
        outputs: ['late'],
      }),
      {
        signal: stop.signal,
        tasks: (step, done, of) => {
          if (step !== 'late') return;
          told.push(done, of);
          stop.abort(new Error('enough'));
        },
      },
    );
    await expect(endless).rejects.toThrow('enough');
    expect(told.length).toBeGreaterThan(0);
    expect(files()).toEqual(before);
    await expect(engine.columns('early')).rejects.toMatchObject({ code: 'engine.statement' });
    expect(await engine.columns('kept')).toEqual({ id: [1] });
    await engine.close();
    expect(readdirSync(cluster!.stage)).toEqual([]);
  });

  test('a place that nobody can write to is named', async () => {
    await expect(open({ stage: '/proc/nowhere' })).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'engine.stage',
      message: expect.stringContaining('file:///proc/nowhere') as string,
    });
  });
});

function sorted(columns: Readonly<Record<string, readonly unknown[]>>): unknown[] {
  const names = Object.keys(columns);
  const rows = (columns[names[0]!] ?? []).map((_, i) => names.map((name) => columns[name]![i]));
  return [names, rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))];
}
