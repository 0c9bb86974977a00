import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTwoRings } from '../../test/support/made-tracks.ts';
import { SearchedCasebook } from '../../test/support/searched.ts';
import { perform } from '../cli/perform.ts';
import { Picture, RingMoves } from '../model/index.ts';
import { Workbench } from '../workbench.ts';

let book: SearchedCasebook;
beforeAll(async () => await addTwoRings((book = await SearchedCasebook.make())));
afterAll(async () => await book.close());

async function clew(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await perform(
    ['places', ...argv],
    { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: book.dir, signal: new AbortController().signal },
    { open: () => new Workbench(book.casebook), rebuild: async () => await Promise.reject(new Error('not asked for')) },
  );
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { code, out, err };
}

test('lists places and moves, in both languages and as JSON', async () => {
  const { code, out } = await clew('--from', '2024-01-01');
  expect(code).toBe(0);
  expect(out).toMatch(/Myawaddy +\d+ +1\n/u);
  expect(out).toMatch(/G1-\S+ +2024-03-\d\d +Laukkai +Myawaddy +\d+ % +place, pause, turnover/u);
  expect((await clew('--from', '2024-01-01', '--lang', 'zh')).out).toMatch(/老街 +妙瓦底/u);
  const json: unknown = JSON.parse((await clew('--json', '--from', '2024-01-01')).out);
  expect(Picture.parse(json).moves).toHaveLength(1);
  expect((await clew('--from', '2024-05-20')).out).toContain('No move in this time.');
});

test('tells of one ring its stays and moves with reasons', async () => {
  const { out } = await clew('G1');
  expect(out).toMatch(/^Laukkai {2}2024-01-0\d – 2024-03-\d\d\n {2}\d+ reports of this time name Laukkai/u);
  expect(out).toMatch(/indicators of the weeks before were last seen before 2024-\d\d-\d\d, \d+ of \d+ since are new\./u);
  expect(RingMoves.parse(JSON.parse((await clew('G2', '--json')).out))).toMatchObject({
    stays: [{ place: 'poipet' }],
    moves: [],
  });
  expect((await clew('G9')).code).toBe(3);
});

test('records a decision on a move, with its reason', async () => {
  const { moves } = JSON.parse((await clew('G1', '--json')).out) as RingMoves;
  const { key } = moves[0]!;
  expect((await clew('judge', key, 'rejected')).code).toBe(2);
  expect((await clew('judge', 'G1-2020-01-01', 'rejected', '--reason', 'no')).code).toBe(3);
  expect((await clew('judge', key, 'rejected', '--reason', 'the same house')).err).toMatch(/recorded, act \d+/u);
  expect((await clew('G1')).out).toMatch(/rejected[\s\S]*local: the same house/u);
  expect((await clew('judge', key, 'open', '--reason', 'not sure')).code).toBe(0);
});
