import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeCase, makeCase } from '../../test/support/made-case.ts';
import { settledHead } from './settled.ts';

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
});
afterAll(async () => await made.close());

it('is found at every moment, also while acts are being published', async () => {
  const { ctx, casebook } = made.workbench;
  const { log } = casebook;
  const sizes = new Set([settledHead(log).size]);
  let isDone = false;
  const writing = (async () => {
    for (let i = 0; i < 10; i++) {
      await ctx.commit([{ kind: 'case.edit', body: { case: made.id, set: { purpose: `p${i}` } } }]);
      await ctx.commit([{ kind: 'consult', body: { subject: 'case', ref: made.id, records: 1, purpose: 'x' } }]);
    }
    isDone = true;
  })();
  while (!isDone) {
    sizes.add(settledHead(log).size);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writing;
  const last = settledHead(log);
  expect(last.size).toBe(log.size - 1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(log.size);
});
