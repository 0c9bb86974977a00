import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchedCasebook } from '../../../test/support/searched.ts';
import { readTracks } from './tracks.ts';

let book: SearchedCasebook;
beforeAll(async () => {
  book = await SearchedCasebook.make();
  const mentions = [{ kind: 'handle', value: 'old' }] as const;
  await book.add([0, 4, 8, 12].map((day, i) => ({ id: `r${i}`, day, mentions, place: 'laukkai' })));
  await book.link([
    { id: 'G1', reports: [0, 1, 2] },
    { id: 'G2', reports: [3] },
  ]);
});
afterAll(async () => await book.close());

it('leaves out a report that tells a case of its ring again, with what it shows and tells', async () => {
  const { read } = book.casebook.ctx;
  const all = await readTracks(read);
  expect([[...all.report], Math.max(...all.degree), all.told.length]).toEqual([[0, 1, 2, 3], 4, 4]);
  const cases = await readTracks(read, { again: new Map([[1, 0]]) });
  expect([[...cases.report], Math.max(...cases.degree), cases.told.length]).toEqual([[0, 2, 3], 3, 3]);
});

it('keeps it where the case stands in another ring, or in one that is closed to the reader', async () => {
  const { read } = book.casebook.ctx;
  const again = new Map([[3, 0]]);
  expect([...(await readTracks(read, { again })).report]).toEqual([0, 1, 2, 3]);
  expect([...(await readTracks(read, { again, closed: new Set(['G1']) })).report]).toEqual([3]);
});
