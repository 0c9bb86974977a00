import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeCase, makeCase, owner } from '../../test/support/made-case.ts';
import { addSupport, changeFacts } from './index.ts';

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
});
afterAll(async () => await made.close());

it('a legal hold keeps what concerns the case, and lets the rest be erased', async () => {
  const { workbench, id } = made;
  const { ctx } = workbench;
  const consult = async (ref: string): Promise<number> =>
    (await ctx.commit([{ kind: 'consult', body: { subject: 'report', ref, records: 1, purpose: 'x' } }])).acts[0]!.seq;
  const { id: inside } = (await ctx.read.report('ZA-001'))!;
  const { id: outside } = (await ctx.read.report('ZA-004'))!;
  const ground = { kind: 'note', ref: 'seen by the officer' } as const;
  const support = await addSupport(ctx, id, { template: 'generic-fraud', element: 'deception', ground, stance: 'for' }, owner);
  const own = [await consult(inside), await consult(made.ring), await consult(id), support.act];
  // Sealed before the reports were read from it: it is theirs all the same.
  own.push((await ctx.read.exhibits())[0]!.act);
  const others = [await consult(outside), await consult('C000000000000')];
  const erase = async (...acts: number[]): Promise<unknown> =>
    await ctx.commit([{ kind: 'erase', body: { acts, reason: 'asked by the person' } }]);

  await changeFacts(ctx, id, { hold: { reason: 'trial' } }, owner);
  const size = workbench.casebook.log.size;
  for (const act of own) {
    await expect(erase(act)).rejects.toMatchObject({ kind: 'conflict', code: 'casebook.hold' });
    await expect(erase(others[0]!, act)).rejects.toMatchObject({ code: 'casebook.hold' });
  }
  expect(workbench.casebook.log.size).toBe(size);
  await erase(...others);

  await expect(changeFacts(ctx, id, { hold: null }, owner)).rejects.toMatchObject({ code: 'review.reason' });
  await changeFacts(ctx, id, { hold: null, reason: 'the judgment is final' }, owner);
  expect(await ctx.read.supports(id)).toHaveLength(1);
  await erase(...own.slice(0, 4));
  expect(await ctx.read.supports(id)).toEqual([]);
});
