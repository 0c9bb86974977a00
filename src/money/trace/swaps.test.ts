import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { makeLedger, type MadeLedger, type MadeTransfer } from '../../../test/support/made-ledger.ts';
import { type Trace, TraceParameters, traceMethods } from '../../model/index.ts';
import { trace } from './trace.ts';

let ledger: MadeLedger | undefined;
afterEach(async () => {
  await ledger?.close();
  ledger = undefined;
});

const wallet = (name: string): string => `wallet:evm:${name}`;
const pool = wallet('pool');
const usdt = (at: number, from: string, to: string, minor: number, ref: string): MadeTransfer => {
  return { at, from: wallet(from), to: wallet(to), minor, currency: 'USDT', ref };
};
const eth = (at: number, from: string, to: string, minor: number, ref: string): MadeTransfer => {
  return { at, from: wallet(from), to: wallet(to), minor, currency: 'ETH', ref };
};

async function traced(transfers: readonly MadeTransfer[], more: object = {}): Promise<Trace> {
  ledger = await makeLedger(transfers);
  return await trace(ledger.workbench.ctx.read, TraceParameters.parse({ from: [wallet('V')], ...more }));
}
const stopsOf = ({ stops }: Trace) =>
  stops.map(({ reason, account, minor, currency, claim }) => [reason, account, minor, currency, claim]);

test('what an account gets under the same transaction is what it changed its money into', async () => {
  const told = await traced(
    [
      usdt(1, 'V', 'A', 1000_000_000, 't1'),
      usdt(2000, 'A', 'pool', 1000_000_000, 't2'),
      eth(2000, 'pool', 'A', 310_000_000, 't2'),
      eth(9000, 'A', 'B', 300_000_000, 't3'),
      usdt(9500, 'pool', 'C', 1000_000_000, 't4'),
    ],
    { dust: 0 },
  );
  expect(told.accounts.map(({ name }) => name)).toEqual([wallet('A'), wallet('B')]);
  expect(told.accounts[0]).toMatchObject({
    received: { USDT: 1000_000_000, ETH: 310_000_000 },
    passed: { USDT: 1000_000_000, ETH: 300_000_000 },
    held: { ETH: 10_000_000 },
  });
  const [held, gone] = stopsOf(told);
  expect(held!.slice(0, 4)).toEqual(['held', wallet('A'), 10_000_000, 'ETH']);
  expect(gone!.slice(0, 4)).toEqual(['unseen', wallet('B'), 300_000_000, 'ETH']);
  expect(Object.values(told.byReason).reduce((sum, by) => sum + by['USDT']!, 0)).toBe(1000_000_000);
});

test('only the traced share of what was changed is traced, whatever the pool holds', async () => {
  const told = await traced(
    [
      usdt(1, 'V', 'A', 500_000_000, 't1'),
      usdt(2, 'other', 'A', 500_000_000, 't0'),
      usdt(2000, 'A', 'pool', 1000_000_000, 't2'),
      eth(2000, 'pool', 'A', 300_000_000, 't2'),
    ],
    { method: 'pro-rata' },
  );
  expect(stopsOf(told)).toEqual([['unseen', wallet('A'), 150_000_000, 'ETH', { USDT: 500_000_000 }]]);
});

test('another transaction, another time or two currencies at once are no swap', async () => {
  for (const row of [eth(2000, 'pool', 'A', 300_000_000, 't9'), eth(900_000, 'pool', 'A', 300_000_000, 't2')]) {
    const told = await traced([usdt(1, 'V', 'A', 500_000_000, 't1'), usdt(2000, 'A', 'pool', 500_000_000, 't2'), row]);
    expect(told.accounts.map(({ name }) => name)).toContain(pool);
    await ledger!.close();
  }
});

test('claims are kept, by every rule and both ways, wherever swaps are', async () => {
  const names = ['V', 'A', 'B', 'pool'];
  const row = fc.record({
    at: fc.integer({ min: 1, max: 5 }).map((at) => at * 300_000),
    from: fc.constantFrom(...names),
    to: fc.constantFrom(...names),
    minor: fc.integer({ min: 1, max: 5000 }).map((minor) => minor * 1_000_000),
    ref: fc.constantFrom('a', 'b', 'c'),
    isEth: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 3, maxLength: 14 }),
      fc.constantFrom('forward', 'back'),
      async (rows, direction) => {
        const transfers = rows.map(({ at, from, to, minor, ref, isEth }) => (isEth ? eth : usdt)(at, from, to, minor, ref));
        ledger = await makeLedger([usdt(1, 'V', 'A', 7_000_000, 's'), ...transfers]);
        try {
          for (const method of traceMethods) {
            const told = await trace(
              ledger.workbench.ctx.read,
              TraceParameters.parse({ from: [wallet('V')], method, direction }),
            );
            const sums: Record<string, number> = {};
            for (const { claim } of told.stops)
              for (const [code, minor] of Object.entries(claim)) sums[code] = (sums[code] ?? 0) + minor;
            expect(sums).toEqual(told.lost);
          }
        } finally {
          await ledger.close();
        }
      },
    ),
    { numRuns: 5 },
  );
  ledger = undefined;
}, 120_000);
