import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { allOf, clew, done, rowsOf, unlinked } from '../support/linking.ts';
import { type Cluster, installSpark, startSpark } from '../support/spark.ts';

// `clew link --engine` on a cluster in trouble: `npm run test:spark`. Whatever happens there, a casebook holds the whole run or nothing.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const isAsked = process.env['CLEW_SPARK'] !== undefined;
const installed = isAsked ? await installSpark() : { why: 'CLEW_SPARK is not set' };
if (isAsked && 'why' in installed) process.stderr.write(`Spark is not tried: ${installed.why}\n`);
const home = 'why' in installed ? '' : installed.home;

describe.skipIf(home === '')('clew link on a cluster in trouble', () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-link-trouble-'));
  const [plain, book] = [join(dir, 'plain'), join(dir, 'book')];
  let cluster: Cluster;
  let right: unknown;
  // A task that is lost once fails its job, so that what Spark itself mends by trying again is for the engine to mend.
  const settings = { 'spark.task.maxFailures': '1', 'spark.stage.maxConsecutiveAttempts': '1' };
  beforeAll(async () => {
    await unlinked(plain, 6000);
    cpSync(plain, book, { recursive: true });
    await done('link', '-C', book, '--full');
    right = await rowsOf(book);
    cluster = await startSpark(home, { settings });
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true });
  });
  beforeEach(() => {
    rmSync(book, { recursive: true });
    cpSync(plain, book, { recursive: true });
  });

  const line = (stage = cluster.stage): string[] => {
    return ['link', '-C', book, '--engine', `sc://127.0.0.1:${cluster.port}`, '--stage', stage];
  };
  /** Does something as soon as a task of the plan is seen to be done. */
  const once = (work: () => void): ((text: string) => void) => {
    let isDone = false;
    return (text) => {
      if (isDone || !text.includes('running the plan')) return;
      isDone = true;
      work();
    };
  };
  const linksRight = async (): Promise<void> => {
    await done(...line());
    expect(await rowsOf(book)).toEqual(right);
    expect(readdirSync(cluster.stage)).toEqual([]);
  };

  test('machines that are lost change nothing of the result', async () => {
    let killed = 0;
    const seen = once(() => {
      for (const pid of cluster.executors()) {
        process.kill(pid, 'SIGKILL');
        killed++;
      }
    });
    const { code, err } = await clew(line(), { seen });
    expect(code, err).toBe(0);
    expect(killed).toBeGreaterThan(0);
    expect(await rowsOf(book)).toEqual(right);
    expect(readdirSync(cluster.stage)).toEqual([]);
  });

  test('Ctrl-C ends it on the cluster too and writes nothing', async () => {
    const before = await allOf(book);
    const stop = new AbortController();
    const { code, out, err } = await clew(line(), { signal: stop.signal, seen: once(() => stop.abort()) });
    expect([code, out]).toEqual([130, '']);
    expect(err).toContain('cancelled; what was stored is whole');
    expect(await allOf(book)).toEqual(before);
    expect(readdirSync(cluster.stage)).toEqual([]);
    await linksRight();
  });

  test('a stage that fills up is said, and nothing is written', async (context) => {
    const place = join(dir, 'small');
    mkdirSync(place);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', place], { stdio: 'pipe' });
    } catch {
      process.stderr.write('a full stage is not tried: no small file system can be mounted here\n');
      return context.skip();
    }
    try {
      const before = await allOf(book);
      const { code, out, err } = await clew(line(place));
      expect([code, out]).toEqual([6, '']);
      expect(err).toContain('[engine.stage-full]');
      expect(await allOf(book)).toEqual(before);
      expect(readdirSync(place)).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', place]);
    }
    await linksRight();
  });

  test('a server that is killed and started again in the middle is said, and nothing is written', async () => {
    const before = await allOf(book);
    let crashed: Promise<void> | undefined;
    const running = clew(line(), { seen: once(() => (crashed = cluster.crash())) });
    const ended = running.then(() => true);
    while (crashed === undefined) expect(await Promise.race([ended, wait(50, false)])).toBe(false);
    await crashed;
    cluster = await startSpark(home, { settings, port: cluster.port, folder: join(cluster.stage, '..') });
    const { code, out, err } = await running;
    expect([code, out]).toEqual([6, '']);
    expect(err).toContain('[engine.session]');
    expect(await allOf(book)).toEqual(before);
    expect(readdirSync(cluster.stage)).toEqual([]);
    await linksRight();
  });
});
