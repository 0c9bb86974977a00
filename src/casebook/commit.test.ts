import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeColumns } from '../../test/support/report-columns.ts';
import { type Casebook, createCasebook, type Ctx, openCasebook, rebuild } from './index.ts';

let dir: string;
let casebook: Casebook;
let now = 1_700_000_000_000;
const options = { clock: () => ++now, actor: 'officer' };
const sealed = 'ab'.repeat(32);

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'clew-commit-')), 'book');
  casebook = await createCasebook(dir, { ...options, region: 'CN', language: 'zh' });
});
afterEach(async () => {
  await casebook.close().catch(() => undefined);
  await rm(join(dir, '..'), { recursive: true });
});

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

async function actKinds(ctx: Ctx): Promise<string[]> {
  return (await collect(ctx.read.acts())).map(({ kind }) => kind);
}

describe('acts', () => {
  test('are numbered and timed, name the actor, and stand in the log as a hash of their salted body', async () => {
    await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'unsure', a: 'x', b: 'y' } }]);
    const lines = (await readFile(join(dir, 'acts', '000000.jsonl'), 'utf8')).trimEnd().split('\n');
    const acts = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(acts.map(({ seq, act, by }) => [seq, act, by])).toEqual([
      [1, 'casebook.create', 'officer'],
      [2, 'judge', 'officer'],
    ]);
    const { salt, body, at } = acts[1]! as { salt: string; body: unknown; at: number };
    expect(body).toEqual({ verdict: 'unsure', a: 'x', b: 'y' });
    const detail = createHash('sha256').update(Buffer.from(salt, 'base64')).update('{"a":"x","b":"y","verdict":"unsure"}');
    const entry = `{"act":"judge","at":${at},"by":"officer","detail":"${detail.digest('base64')}","v":1}`;
    const bundle = await readFile(join(dir, 'log', 'tile', 'entries', '000.p', '2'), 'latin1');
    expect(bundle.endsWith(`\u0000${String.fromCharCode(entry.length)}${entry}`)).toBe(true);
    expect(acts[0]!['salt']).not.toBe(salt);
  });

  test('a body that is not well formed is refused before anything is written', async () => {
    const bad = { kind: 'judge', body: { verdict: 'perhaps' } } as never;
    await expect(casebook.ctx.commit([bad])).rejects.toMatchObject({ kind: 'input', code: 'custody.act' });
    await expect(
      casebook.ctx.commit(
        () => [bad],
        async (write) => await write.reports(madeColumns({ count: 3 }), sealed),
      ),
    ).rejects.toMatchObject({ code: 'custody.act' });
    expect((await casebook.ctx.read.counts()).reports).toBe(0);
  });

  test('no act, no rows', async () => {
    await casebook.ctx.commit([], async (write) => await write.reports(madeColumns({ count: 3 }), sealed));
    expect((await casebook.ctx.read.counts()).reports).toBe(0);
  });

  test('numbers go on from what was committed, whatever was taken back before', async () => {
    const { ctx } = casebook;
    const act = { kind: 'judge', body: { verdict: 'unsure', a: 'x', b: 'y' } } as const;
    const hand = async (acts: readonly (typeof act)[], from: number): Promise<void> => {
      await ctx.commit(acts, async (write) => await write.reports(madeColumns({ from, count: 2 }), sealed));
    };
    await hand([act], 0);
    await hand([], 2);
    await expect(
      ctx.commit([act], async (write) => {
        await write.reports(madeColumns({ from: 4, count: 2 }), sealed);
        await write.figures();
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    await hand([act], 6);
    const numbers = [0, 1, 6, 7].map((n) => madeColumns({ from: n, count: 1 }).id[0]!);
    expect(await ctx.read.reportNumbers(numbers)).toEqual([0, 1, 2, 3]);
    expect(await ctx.read.sql('SELECT max(number) + 1 = count(*) AS dense FROM indicators')).toEqual([{ dense: true }]);
  });

  test('commits asked for at once follow one another', async () => {
    const verdicts = ['same', 'different', 'unsure'] as const;
    await Promise.all(
      verdicts.map(async (verdict) => await casebook.ctx.commit([{ kind: 'judge', body: { verdict, a: 'x', b: 'y' } }])),
    );
    const judgements = await casebook.ctx.read.judgements();
    expect(judgements.map(({ act, judgement }) => [act, judgement.verdict])).toEqual([
      [2, 'same'],
      [3, 'different'],
      [4, 'unsure'],
    ]);
  });

  test('thousands of small acts asked for at once are all there, in order, with their rows', async () => {
    const consult = (n: number) =>
      casebook.ctx.commit([{ kind: 'consult', body: { subject: 'report', ref: `r${n}`, records: 1 } }]);
    const done = await Promise.all(Array.from({ length: 3000 }, (_, n) => consult(n)));
    expect(done.map(({ acts }) => acts[0]!.seq)).toEqual(Array.from({ length: 3000 }, (_, n) => n + 2));
    expect(await casebook.ctx.read.sql('SELECT count(*) AS n FROM acts_applied')).toEqual([{ n: 3001 }]);
    await casebook.close();
    casebook = await openCasebook(dir, options);
    const refs: unknown[] = [];
    for await (const act of casebook.ctx.read.acts('consult')) refs.push((act.body as { ref: string }).ref);
    expect(refs).toEqual(Array.from({ length: 3000 }, (_, n) => `r${n}`));
  });

  test('one bad commit among many asked for at once is that one’s error alone', async () => {
    const { ctx } = casebook;
    const settled = await Promise.allSettled([
      ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]),
      ctx.commit([{ kind: 'judge', body: { verdict: 'undo', act: 1 } }]),
      ctx.commit([{ kind: 'consult', body: { subject: 'ring', records: -1 } }]),
      ctx.commit([{ kind: 'consult', body: { subject: 'ring', records: 1 } }]),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await actKinds(ctx)).toEqual(['casebook.create', 'judge', 'consult']);
  });

  test('details that were erased leave their entry, through reopening and rebuilding', async () => {
    const { ctx } = casebook;
    await ctx.commit([{ kind: 'consult', body: { subject: 'report', ref: 'secret-7', records: 1 } }]);
    await ctx.commit([{ kind: 'exhibit.seal', body: { sha256: sealed, name: 'secret-8.csv', bytes: 1 } }]);
    await ctx.commit([{ kind: 'erase', body: { acts: [2, 3], reason: 'order of a court' } }]);
    expect(await ctx.read.exhibits()).toEqual([]);
    expect(await readFile(join(dir, 'acts', '000000.jsonl'), 'utf8')).not.toContain('secret');
    await ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]);
    const check = async (): Promise<void> => {
      expect(await actKinds(casebook.ctx)).toEqual(['casebook.create', 'erase', 'judge']);
      const lines = await collect(casebook.log.acts());
      expect(lines.map(({ act, erased }) => [act, erased])).toEqual([
        ['casebook.create', undefined],
        ['consult', 4],
        ['exhibit.seal', 4],
        ['erase', undefined],
        ['judge', undefined],
      ]);
      expect(await casebook.ctx.read.exhibits()).toEqual([]);
    };
    await check();
    await casebook.close();
    await rebuild(dir, options);
    casebook = await openCasebook(dir, options);
    await check();
  });

  test('an undo strikes out a judgement, an undone undo brings it back', async () => {
    const { ctx } = casebook;
    await ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]);
    await ctx.commit([{ kind: 'judge', body: { verdict: 'undo', act: 2 } }]);
    const standing = async (): Promise<boolean[]> => (await ctx.read.judgements()).map(({ stands }) => stands);
    expect(await standing()).toEqual([false, true]);
    await ctx.commit([{ kind: 'judge', body: { verdict: 'undo', act: 3 } }]);
    expect(await standing()).toEqual([true, false, true]);
    await expect(ctx.commit([{ kind: 'judge', body: { verdict: 'undo', act: 1 } }])).rejects.toMatchObject({
      kind: 'missing',
      code: 'casebook.undo',
    });
  });
});
