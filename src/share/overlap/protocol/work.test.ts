import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeSets } from '../../../../test/support/made-overlap.ts';
import { chunkRecords } from './chunk.ts';
import { blind, elementBytes, itemSet, newSecret, newSeed, orderOf, raise } from './index.ts';
import { loadGroup } from './group.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-overlap-'));
});
afterAll(async () => await rm(dir, { recursive: true }));

/** Two chunks and a bit. */
const items = itemSet(madeSets(2 * chunkRecords + 100, 0, 0).a);
const slotBytes = chunkRecords * elementBytes + 32;

it('goes on where it was stopped, and gives what one go gives', { timeout: 120_000 }, async () => {
  const [secret, seed, resume] = [await newSecret(), newSeed(), join(dir, 'part')];
  const stopped = new AbortController();
  const told: number[] = [];
  const progress = (done: number): void => {
    told.push(done);
    if (done >= chunkRecords) stopped.abort(new Error('stopped'));
  };
  await expect(blind(items, secret, { seed, resume, signal: stopped.signal, progress })).rejects.toThrow('stopped');
  expect((await stat(resume)).mode & 0o777).toBe(0o600);
  const kept = told.at(-1)!;
  expect(kept).toBeGreaterThanOrEqual(chunkRecords);
  expect(kept).toBeLessThan(items.length);

  const again: number[] = [];
  const elements = await blind(items, secret, { seed, resume, progress: (done) => again.push(done) });
  expect(again[0]).toBeGreaterThanOrEqual(kept);
  expect(again.at(-1)).toBe(items.length);
  const group = await loadGroup();
  group.hold(secret);
  const order = orderOf(items.length, seed);
  for (const place of [0, 1, chunkRecords - 1, chunkRecords, 2 * chunkRecords, items.length - 1]) {
    const one = new Uint8Array(elementBytes);
    group.raise(group.hash(Buffer.from(items[order[place]!]!)), 0, one, 0);
    expect(elements.slice(place * elementBytes, (place + 1) * elementBytes)).toEqual(one);
  }

  // A torn chunk, or one that somebody wrote over, is done again; a part of other work is not taken for this one.
  const whole = await readFile(resume);
  const counts = async (bytes: Uint8Array, by = secret): Promise<number> => {
    await writeFile(resume, bytes);
    const enough = new AbortController();
    const first: number[] = [];
    const progress = (done: number): void => {
      first.push(done);
      enough.abort(new Error('seen'));
    };
    await expect(blind(items, by, { seed, resume, progress, signal: enough.signal })).rejects.toThrow('seen');
    return first[0]!;
  };
  expect(await counts(whole.subarray(0, 32 + slotBytes + 100))).toBe(chunkRecords);
  expect(await counts(Buffer.from(whole.with(32 + 5, whole[37]! ^ 1)))).toBe(items.length - chunkRecords);
  expect(await counts(whole, await newSecret())).toBe(0);
});

it('stops before it begins when it is told so', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(blind(items, await newSecret(), { seed: newSeed(), signal })).rejects.toThrow('stopped');
});

it('says which record is no element, from threads as well', async () => {
  const [secret, seed] = [await newSecret(), newSeed()];
  const elements = await blind(items.slice(0, 600), secret, { seed });
  elements.fill(0, 500 * elementBytes, 501 * elementBytes);
  await expect(raise(elements, secret)).rejects.toMatchObject({
    code: 'overlap.element',
    message: expect.stringContaining('501'),
  });
});
