import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { degreePlan } from '../../src/engine/contract.ts';
import { openDuckDbEngine } from '../../src/engine/duckdb/engine.ts';
import { type Engine, plan } from '../../src/engine/port.ts';
import { openSparkEngine } from '../../src/engine/spark/engine.ts';
import { breakingWay } from '../support/cut.ts';
import { type Cluster, installSpark, startSpark } from '../support/spark.ts';

// The heavier tests of the Spark engine: `npm run test:spark`. What is lost, full or cut here is really lost, full or cut.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const isAsked = process.env['CLEW_SPARK'] !== undefined;
const installed = isAsked ? await installSpark() : { why: 'CLEW_SPARK is not set' };
if (isAsked && 'why' in installed) process.stderr.write(`Spark is not tried: ${installed.why}\n`);
const home = 'why' in installed ? '' : installed.home;

/** A step of several seconds in many tasks, whose sum is known. */
const slow = plan({
  name: 'slow',
  inputs: {},
  steps: [
    {
      name: 'slow',
      keep: 'table',
      rows: 'few',
      sql: () =>
        'SELECT count(*) AS n, sum(id) AS s FROM (SELECT id, sha2(repeat(CAST(id AS STRING), 100), 512) AS x FROM range(0, 800000, 1, 40)) WHERE length(x) > 0',
    },
  ],
  outputs: ['slow'],
});
const slowSum = { n: [800_000], s: [319_999_600_000] };
const patience = { tries: 12, firstMs: 100, mostMs: 5000, silenceMs: 60_000 };

describe.skipIf(home === '')('Spark in trouble', () => {
  let cluster: Cluster;
  let engine: Engine;
  // A task that is lost once fails its job, so that what Spark itself mends by trying again is for the engine to mend.
  const settings = { 'spark.task.maxFailures': '1', 'spark.stage.maxConsecutiveAttempts': '1' };
  beforeAll(async () => {
    cluster = await startSpark(home, { settings });
  });
  afterAll(async () => await cluster.stop());
  beforeEach(async () => {
    engine = await openSparkEngine(`sc://127.0.0.1:${cluster.port}`, { stage: cluster.stage, patience });
  });
  afterEach(async () => {
    await engine.close();
    expect(readdirSync(cluster.stage)).toEqual([]);
  });

  /** Kills the machines that are there, once some tasks of a step are done; as often as it is asked. */
  const killing = (times: number): { readonly kill: (step: string, done: number) => void; readonly killed: () => number } => {
    let killed = 0;
    let last = 0;
    return {
      killed: () => killed,
      kill: (_step, done) => {
        if (killed >= times || done === 0 || performance.now() - last < 4000) return;
        const pids = cluster.executors();
        if (pids.length === 0) return;
        for (const pid of pids) process.kill(pid, 'SIGKILL');
        last = performance.now();
        killed++;
      },
    };
  };

  test('a step whose machines are lost is run again', async () => {
    const { kill, killed } = killing(1);
    await engine.run(slow, { tasks: kill });
    expect(killed()).toBe(1);
    expect(await engine.columns('slow')).toEqual(slowSum);
  });

  test('machines lost again and again are said, and leave nothing', async () => {
    const { kill, killed } = killing(100);
    await expect(engine.run(slow, { tasks: kill })).rejects.toMatchObject({ kind: 'unavailable', code: 'engine.executor' });
    expect(killed()).toBeGreaterThan(2);
    await expect(engine.columns('slow')).rejects.toMatchObject({ code: 'engine.statement' });
  });

  test('a plan goes through a way that breaks all the time', async () => {
    const way = await breakingWay(cluster.port);
    const over = await openSparkEngine(`sc://127.0.0.1:${way.port}`, { stage: cluster.stage, patience });
    const breaking = setInterval(() => way.cut(), 700);
    await over.run(slow);
    expect(await over.columns('slow')).toEqual(slowSum);
    clearInterval(breaking);
    expect(way.cuts()).toBeGreaterThan(3);
    await over.close();
    await way.close();
  });

  test('many rows come and go through Parquet, and give what DuckDB gives', async () => {
    const rows = 300_000;
    const mentions = {
      report: Int32Array.from({ length: rows }, (_, i) => (i * 7919) % 100_003),
      indicator: Int32Array.from({ length: rows }, (_, i) => ((i * 104_729) % 1_000_003) % 5003),
      seen_at: Float64Array.from({ length: rows }, (_, i) => (i % 17 === 0 ? Number.NaN : 1_700_000_000_000 + ((i * 31) % 997))),
      agency: Array.from({ length: rows }, (_, i) => `机构 ${(i * 13) % 41} ${'x'.repeat(i % 60)}`),
    };
    // Where there is no stage that this machine sees, rows go through the driver.
    const [duckdb, driven] = [await openDuckDbEngine(), await openSparkEngine(`sc://127.0.0.1:${cluster.port}`, { patience })];
    const sums = [];
    for (const each of [engine, driven, duckdb]) {
      await each.load('mentions', mentions);
      await each.run(degreePlan);
      const { indicator = [], ...others } = await each.columns('degrees');
      const order = indicator.map((_, i) => i).sort((a, b) => Number(indicator[a]) - Number(indicator[b]));
      const named = Object.entries({ indicator, ...others });
      sums.push(Object.fromEntries(named.map(([name, values]) => [name, order.map((i) => values[i])])));
    }
    await Promise.all([duckdb.close(), driven.close()]);
    expect(sums[0]!['indicator']!.length).toBe(5003);
    expect(sums[0]).toEqual(sums[2]);
    expect(sums[1]).toEqual(sums[2]);
  });

  test('a full stage is said, and leaves nothing', async (context) => {
    const place = join(cluster.stage, '..', 'small');
    mkdirSync(place);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place], { stdio: 'pipe' });
    } catch {
      process.stderr.write('a full stage is not tried: no small file system can be mounted here\n');
      return context.skip();
    }
    try {
      const small = await openSparkEngine(`sc://127.0.0.1:${cluster.port}`, { stage: place, patience });
      const many = plan({
        name: 'many',
        inputs: {},
        steps: [
          { name: 'many', keep: 'table', sql: () => 'SELECT id, sha2(CAST(id AS STRING), 512) AS x FROM range(0, 200000, 1, 4)' },
        ],
        outputs: ['many'],
      });
      await expect(small.run(many)).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'engine.stage-full',
        message: expect.stringContaining(place) as string,
      });
      const text = Array.from(
        { length: 500_000 },
        (_, i) => `${Math.imul(i, 0x9e37_79b1)} ${Math.imul(i, 0x85eb_ca6b)} ${Math.imul(i, 7919)}`,
      );
      await expect(small.load('text', { text })).rejects.toMatchObject({ code: 'engine.stage-full' });
      const left = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(left.map(({ name }) => name)).toEqual([]);
      await small.load('few', { id: Int32Array.from([1]) });
      expect(await small.columns('few')).toEqual({ id: [1] });
      await small.close();
      expect(readdirSync(place)).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', place]);
    }
  });
});

describe.skipIf(home === '')('a server of Spark', () => {
  test('that was started again has lost the session: that is said, and its folder goes', async () => {
    const first = await startSpark(home);
    const folder = join(first.stage, '..');
    const engine = await openSparkEngine(`sc://127.0.0.1:${first.port}`, {
      stage: first.stage,
      patience: { ...patience, tries: 100, mostMs: 1000 },
    });
    await engine.run(plan({ ...slow, steps: [{ name: 'slow', keep: 'table', sql: () => 'SELECT 1 AS one' }] }));
    await first.crash();
    const running = engine.columns('slow').catch((error: unknown) => error);
    await wait(2000);
    const second = await startSpark(home, { port: first.port, folder });
    try {
      expect(await running).toMatchObject({ kind: 'unavailable', code: 'engine.session' });
      expect(readdirSync(second.stage).length).toBe(1);
      await engine.close();
      expect(readdirSync(second.stage)).toEqual([]);
    } finally {
      await second.stop();
    }
  });
});
