import { afterEach, beforeEach, expect, it } from 'vitest';
import { SearchedCasebook } from '../../test/support/searched.ts';
import { type ScamType, scamTypes, typeSources, unsureType } from '../model/index.ts';
import { effectiveTypes, judgePicture, originsOf, standingJudgements } from './index.ts';

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

it('takes what the source filed where nobody decided and the machine is not sure, and says which it is', async () => {
  await book.add([
    { id: 'r0', type: 'task', category: '虚假贷款' },
    { id: 'r1', category: '刷单返利类诈骗' },
    { id: 'r2', category: 'Romance scam' },
    { id: 'r3', category: 'Job or task' },
    { id: 'r4', category: '其他' },
    { id: 'r5' },
  ]);
  const { ctx } = book.casebook;
  expect(await types()).toEqual(['task', 'task', 'romance', undefined, undefined, undefined]);
  const sources = async (): Promise<unknown> => [...(await effectiveTypes(ctx.read)).source].map((each) => typeSources[each]);
  expect(await sources()).toEqual(['machine', 'filed', 'filed', 'nobody', 'nobody', 'nobody']);
  await judgePicture(ctx, { about: 'type', report: 'r2', verdict: 'investment', reason: 'she was led to a platform' });
  expect(await types()).toEqual(['task', 'task', 'investment', undefined, undefined, undefined]);
  expect(await sources()).toEqual(['machine', 'filed', 'person', 'nobody', 'nobody', 'nobody']);
  const found = await effectiveTypes(ctx.read);
  // What is looked at for being new goes by no filing.
  expect([...found.unfiled].map((position) => scamTypes[position])).toEqual([
    'task',
    undefined,
    'investment',
    undefined,
    undefined,
    undefined,
  ]);
  expect(originsOf(found, [0, 1, 2, 3, 4, 5])).toEqual({
    person: 1,
    machine: 1,
    filed: 1,
    nobody: 3,
    unknown: [{ category: 'Job or task', reports: 1 }],
  });
  await judgePicture(ctx, { about: 'type', report: 'r2', verdict: 'open', reason: 'as it was' });
  expect((await types())[2]).toBe('romance');
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
