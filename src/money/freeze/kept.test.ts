import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeCase, makeCase } from '../../../test/support/made-case.ts';
import { openWorkbench, rebuildWorkbench, type Workbench } from '../../workbench.ts';
import { proposals, recordState, renew } from './index.ts';

const hour = 3_600_000;
let made: MadeCase;
let workbench: Workbench;
beforeAll(async () => {
  made = await makeCase();
  ({ workbench } = made);
});
afterAll(async () => {
  await workbench.close();
  await made.close();
});

/** A proposal as it was recorded, whatever the transfers say. */
async function recorded(proposal: string, reports: readonly string[]): Promise<number> {
  const { ctx } = workbench;
  const { acts } = await ctx.commit([
    {
      kind: 'freeze.propose',
      body: {
        proposal,
        account: 'bank:6228480402564890018',
        to: 'A bank',
        law: 'CN',
        disputed: { minor: 40_000_00, currency: 'CNY' },
        until: ctx.clock() + 48 * hour,
        step: 'stop',
        reason: 'r',
        reports: [...reports],
      },
    },
  ]);
  return acts[0]!.seq;
}

it('a rebuild gives the same proposals', async () => {
  const { ctx } = workbench;
  await recorded('F000000000001', [(await ctx.read.report('ZA-001'))!.id]);
  await recordState(ctx, { proposal: 'F000000000001', state: 'sent' });
  await recordState(ctx, { proposal: 'F000000000001', state: 'confirmed', reference: 'YH-7' });
  await renew(ctx, { proposal: 'F000000000001', reason: 'more time' });
  const now = ctx.clock();
  const before = await proposals(ctx.read, now);
  expect(before).toMatchObject([
    { state: 'proposed', step: 'stop.again', steps: [{ state: 'confirmed', reference: 'YH-7' }, {}] },
  ]);
  await workbench.close();
  await rebuildWorkbench(made.dir);
  workbench = await openWorkbench(made.dir);
  expect(await proposals(workbench.ctx.read, now)).toEqual(before);
});

it('what is left after an erasure says what it can, and a legal hold on the reports’ case forbids one', async () => {
  const { ctx } = workbench;
  const { read } = ctx;
  const now = ctx.clock();
  const hold = async (set: object): Promise<unknown> =>
    await ctx.commit([{ kind: 'case.edit', body: { case: made.id, set: { hold: set } } }]);
  const erase = async (...acts: number[]): Promise<unknown> =>
    await ctx.commit([{ kind: 'erase', body: { acts, reason: 'by law' } }]);
  const [first, sent] = (await read.freezes()).map(({ seq }) => seq);
  await hold({ reason: 'trial' });
  for (const act of [first!, sent!]) await expect(erase(act)).rejects.toMatchObject({ code: 'casebook.hold' });
  await ctx.commit([{ kind: 'case.edit', body: { case: made.id, set: { hold: null }, reason: 'over' } }]);
  await erase(sent!);
  expect(await proposals(read, now)).toMatchObject([{ steps: [{ state: 'confirmed' }, { state: 'proposed' }] }]);
  await erase(first!);
  // Its first step is gone, and with it the answer; the renewal stands by itself.
  const left = await proposals(read, now);
  expect(left).toMatchObject([
    { id: 'F000000000001', state: 'proposed', step: 'stop.again', account: { value: '6228480402564890018' } },
  ]);
  expect(left[0]!.steps).toHaveLength(1);
  for (const { seq } of await read.freezes()) await erase(seq);
  expect(await proposals(read, now)).toEqual([]);
});
