import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Act } from '../model/index.ts';
import { type ActLog, openLog, readLog } from './acts.ts';

let dir: string;
const onPoint = (): void => undefined;
const act: Act = { kind: 'judge', body: { verdict: 'same', a: '甲', b: '乙' } };

beforeEach(async () => (dir = await mkdtemp(join(tmpdir(), 'clew-acts-'))));
afterEach(async () => await rm(dir, { recursive: true }));

async function append(log: ActLog, count: number): Promise<void> {
  await log.appendActs(
    log.prepare(
      Array.from({ length: count }, () => act),
      5,
      'officer',
    ),
  );
}

async function sequence(after?: number): Promise<number[]> {
  const numbers: number[] = [];
  for await (const line of readLog(dir, after)) numbers.push(line.act.seq);
  return numbers;
}

test('acts prepared but not appended take no number', async () => {
  const log = await openLog(dir, { repair: true, onPoint });
  await append(log, 2);
  log.prepare([act], 5, 'officer');
  await append(log, 1);
  expect(await sequence()).toEqual([1, 2, 3]);
  expect(await sequence(2)).toEqual([3]);
  expect((await openLog(dir, { repair: true, onPoint })).end).toEqual(log.end);
});

test('a log goes on in a new file after 100,000 acts', async () => {
  const log = await openLog(dir, { repair: true, onPoint });
  await append(log, 100_001);
  expect((await readFile(join(dir, '000001.jsonl'), 'utf8')).split('\n')).toHaveLength(3);
  const again = await openLog(dir, { repair: true, onPoint });
  await append(again, 1);
  expect(await sequence(99_998)).toEqual([99_999, 100_000, 100_001, 100_002]);
});

// /dev/full takes no byte (ENOSPC) and cannot be cut back either: what stands in the log is then unknown.
test.runIf(process.platform === 'linux')('after an append that could not be taken back nothing more is written', async () => {
  const log = await openLog(dir, { repair: true, onPoint });
  await symlink('/dev/full', join(dir, '000000.jsonl'));
  await expect(append(log, 1)).rejects.toMatchObject({ kind: 'unavailable', code: 'casebook.disk' });
  await rm(join(dir, '000000.jsonl'));
  await expect(append(log, 1)).rejects.toMatchObject({ message: 'An earlier act could not be written.' });
  expect(await sequence()).toEqual([]);
});
