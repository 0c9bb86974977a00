import { afterEach, expect, test } from 'vitest';
import { makeLedger, type MadeLedger, type MadeTransfer } from '../../../test/support/made-ledger.ts';
import { type Trace, TraceParameters, traceMethods } from '../../model/index.ts';
import { runTrace, traceDigest } from './run.ts';
import { trace } from './trace.ts';

const hour = 3_600_000;
let ledger: MadeLedger | undefined;
afterEach(async () => {
  await ledger?.close();
  ledger = undefined;
});

async function traced(transfers: readonly MadeTransfer[], asked: object): Promise<Trace> {
  ledger = await makeLedger(transfers);
  return await trace(ledger.workbench.ctx.read, TraceParameters.parse(asked));
}

/** Reason, account and claim of each stop. */
const stopsOf = ({ stops }: Trace) => stops.map(({ reason, account, claim }) => [reason, account, claim]);

test('a payment is followed hop by hop until no record tells more', async () => {
  const told = await traced(
    [
      { at: hour, from: 'V', to: 'M1', minor: 100_000 },
      { at: 2 * hour, from: 'M1', to: 'M2', minor: 90_000 },
      { at: 3 * hour, from: 'M2', minor: 50_000, form: 'cash' },
      { at: 4 * hour, from: 'M2', to: 'M3', minor: 40_000 },
    ],
    { from: ['bank:V'] },
  );
  expect(told.starts).toMatchObject([{ account: 'bank:M1', minor: 100_000, how: 'account' }]);
  expect(told.accounts.map(({ name, hop, received, passed, held }) => ({ name, hop, received, passed, held }))).toEqual([
    { name: 'bank:M1', hop: 1, received: { CNY: 100_000 }, passed: { CNY: 90_000 }, held: { CNY: 10_000 } },
    { name: 'bank:M2', hop: 2, received: { CNY: 90_000 }, passed: { CNY: 90_000 }, held: {} },
    { name: 'bank:M3', hop: 3, received: { CNY: 40_000 }, passed: {}, held: { CNY: 40_000 } },
  ]);
  expect(stopsOf(told)).toEqual([
    ['held', 'bank:M1', { CNY: 10_000 }],
    ['cash-out', 'bank:M2', { CNY: 50_000 }],
    ['unseen', 'bank:M3', { CNY: 40_000 }],
  ]);
  expect(told.flows.map(({ hop, traced }) => [hop, traced])).toEqual([
    [1, 100_000],
    [2, 90_000],
    [3, 50_000],
    [3, 40_000],
  ]);
});

test('a trace is an act, and the same when it is computed again', async () => {
  ledger = await makeLedger([
    { at: hour, from: 'V', to: 'M1', minor: 100_000 },
    { at: 2 * hour, from: 'M1', to: 'M2', minor: 90_000 },
  ]);
  const { ctx } = ledger.workbench;
  const parameters = TraceParameters.parse({ from: ['bank:V'] });
  const { act, trace: told } = await runTrace(ctx, parameters);
  const [kept] = await ctx.read.traces();
  expect(kept).toMatchObject({ act, trace: { transfers: 2, paths: 2, result: traceDigest(told) } });
  for (const method of traceMethods) {
    const again = await trace(ctx.read, { ...parameters, method });
    expect(again.stops).toEqual(told.stops);
  }
});
