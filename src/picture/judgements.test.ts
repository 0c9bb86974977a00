import { afterEach, beforeEach, expect, it } from 'vitest';
import { SearchedCasebook } from '../../test/support/searched.ts';
import { type ScamType, scamTypes, unsureType } from '../model/index.ts';
import { effectiveTypes, judgePicture, standingJudgements } from './index.ts';

let book: SearchedCasebook;
beforeEach(async () => (book = await SearchedCasebook.make()));
afterEach(async () => await book.close());

async function types(): Promise<(ScamType | undefined)[]> {
  const { type } = await effectiveTypes(book.casebook.ctx.read);
  return [...type].map((position) => (position === unsureType ? undefined : scamTypes[position]));
}

it('takes what people said of a report’s type for what was read, the newest first, until it is taken back', async () => {
  await book.add([
    { id: 'r0', type: 'task' },
    { id: 'r1', ref: 'P-1' },
    { id: 'r2', type: 'loan' },
  ]);
  const { ctx } = book.casebook;
  expect(await types()).toEqual(['task', undefined, 'loan']);

  const { judgement } = await judgePicture(ctx, {
    about: 'type',
    report: 'P-1',
    verdict: 'kidnap',
    reason: 'she was told he was held',
  });
  expect(judgement).toMatchObject({ report: 'r1' });
  await judgePicture(ctx, { about: 'type', report: 'r2', verdict: 'none', reason: 'an advertisement' });
  expect(await types()).toEqual(['task', 'kidnap', 'none']);
  expect((await effectiveTypes(ctx.read)).confidence[1]).toBe(100);

  await judgePicture(ctx, { about: 'type', report: 'r2', verdict: 'credit', reason: 'a card, after all' });
  expect((await standingJudgements(ctx.read)).types.get('r2')).toMatchObject({ by: 'local', body: { verdict: 'credit' } });
  await judgePicture(ctx, { about: 'type', report: 'r2', verdict: 'open', reason: 'not mine to say' });
  expect(await types()).toEqual(['task', 'kidnap', 'loan']);
  expect((await standingJudgements(ctx.read)).types.has('r2')).toBe(false);
});

it('knows reports that came before types were read, and those that come later', async () => {
  await book.add([{ id: 'r0', type: 'task' }]);
  expect(await types()).toEqual(['task']);
  await book.add([{ id: 'r1', type: 'loan', stages: ['contact', 'fee'] }]);
  expect(await types()).toEqual(['task', 'loan']);
  const { stages, isRead } = await effectiveTypes(book.casebook.ctx.read);
  expect([[...stages], [...isRead]]).toEqual([
    [0, 0b100001],
    [1, 1],
  ]);
});

it('refuses what is not there or closed to who decides', async () => {
  await book.add([{ id: 'r0' }, { id: 'r1' }]);
  await book.link([{ id: 'G1', reports: [0] }]);
  const { ctx } = book.casebook;
  const closed = { closed: new Set(['G1']) };
  const move = { about: 'move', ring: 'G1', move: 'm', verdict: 'confirmed', reason: 'seen' } as const;
  const type = { about: 'type', report: 'r0', verdict: 'task', reason: 'read' } as const;
  await expect(judgePicture(ctx, { ...type, report: 'r9' })).rejects.toMatchObject({ code: 'picture.report' });
  await expect(judgePicture(ctx, type, closed)).rejects.toMatchObject({ code: 'picture.report' });
  await expect(judgePicture(ctx, move, closed)).rejects.toMatchObject({ code: 'picture.ring' });
  expect(await ctx.read.pictureJudgements()).toEqual([]);
  await judgePicture(ctx, { ...type, report: 'r1' }, closed);
  expect(await ctx.read.pictureJudgements()).toHaveLength(1);
});
