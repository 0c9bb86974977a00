import { afterEach, expect, test } from 'vitest';
import type { RingsOf } from './rings.ts';
import { cashOuts } from './cash-out.ts';
import { patternLimits } from './limits.ts';
import { Ordinary } from './ordinary.ts';
import { trafficOf } from './traffic.ts';
import { type MadeLedger, type MadeTransfer, makeLedger } from '../../../test/support/made-ledger.ts';

const hour = 3_600_000;
const ledgers: MadeLedger[] = [];
afterEach(async () => {
  for (const ledger of ledgers.splice(0)) await ledger.close();
});

/** Common cash-outs of these transfers: `ring` of each is that of the report it is about, `named` the accounts that rings name. */
async function outs(
  transfers: readonly (MadeTransfer & { readonly ring?: string })[],
  named: Readonly<Record<string, readonly string[]>> = {},
): Promise<{ accounts: string[]; strength: number; rows: number; why: string }[]> {
  const ledger = await makeLedger(transfers.map(({ ring: _ring, ...transfer }) => transfer));
  ledgers.push(ledger);
  const { read } = ledger.workbench.ctx;
  const traffic = await trafficOf(read);
  const accounts = await read.accountsAt([...traffic.accounts]);
  const told = await read.transfersAt([...traffic.number]);
  const ringOf = new Map(transfers.flatMap(({ ring, at }) => (ring === undefined ? [] : [[at, ring] as const])));
  const rings: RingsOf = {
    byAccount: new Map(
      [...accounts].flatMap(([number, { value }]) => (named[value] === undefined ? [] : [[number, named[value]]])),
    ),
    closed: new Set(),
    byTransfer: new Map(told.flatMap(({ number, at }) => (ringOf.has(at) ? [[number, ringOf.get(at)!]] : []))),
  };
  const isService = new Uint8Array(traffic.accounts.length);
  const found = cashOuts(
    { traffic, ordinary: new Ordinary(traffic), limits: patternLimits, isService, signal: undefined },
    rings,
  );
  return found.map((each) => ({
    accounts: each.accounts.map((account) => accounts.get(traffic.accounts[account]!)!.value),
    strength: each.strength,
    rows: each.rows.length,
    why: each.why.en,
  }));
}

const laundered = (desk: string): (MadeTransfer & { ring?: string })[] => [
  { at: 1 * hour, from: 'V1', to: 'M1', minor: 1000, ring: 'G1' },
  { at: 2 * hour, from: 'M1', to: 'L1', minor: 900 },
  { at: 3 * hour, from: 'L1', to: desk, minor: 850 },
  { at: 4 * hour, from: 'V2', to: 'M2', minor: 2000, ring: 'G2' },
  { at: 5 * hour, from: 'M2', to: desk, minor: 2000 },
];

test('money of two rings that meets after several accounts', async () => {
  const [only, ...others] = await outs(laundered('DESK'));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ accounts: ['DESK', 'L1', 'M2'], rows: 2 });
  expect(only!.strength).toBeCloseTo(2 / 3);
  expect(only!.why).toContain('Money of 2 rings');
  expect(only!.why).toContain('100 %');
});

test('a shop that everybody pays is none', async () => {
  const customers = Array.from({ length: 200 }, (_, i) => ({ at: (10 + i) * hour, from: `C${i}`, to: 'SHOP', minor: 500 }));
  expect(await outs([...laundered('SHOP'), ...customers])).toEqual([]);
});

test('never more money than came, and none that left before or much later', async () => {
  expect(
    await outs([
      { at: 0, from: 'M1', to: 'DESK', minor: 500 },
      { at: 1 * hour, from: 'V1', to: 'M1', minor: 1, ring: 'G1' },
      { at: 200 * hour, from: 'M1', to: 'DESK', minor: 500 },
      { at: 4 * hour, from: 'V2', to: 'M2', minor: 2000, ring: 'G2' },
      { at: 5 * hour, from: 'M2', to: 'DESK', minor: 2000 },
    ]),
  ).toEqual([]);
  // Of the 100,000 that go on only the one that came is the ring's.
  const [weak] = await outs([
    { at: 1 * hour, from: 'V1', to: 'M1', minor: 1, ring: 'G1' },
    { at: 2 * hour, from: 'M1', to: 'DESK', minor: 100_000 },
    { at: 3 * hour, from: 'V2', to: 'M1', minor: 1, ring: 'G2' },
    { at: 4 * hour, from: 'M1', to: 'DESK', minor: 100_000 },
  ]);
  expect(weak?.accounts[0]).toBe('M1');
});

test('an account that reports of two rings name, without a word of any payment', async () => {
  const transfers = [
    { at: 1 * hour, from: 'A', to: 'MULE', minor: 1000 },
    { at: 2 * hour, from: 'B', to: 'MULE', minor: 1000 },
    { at: 3 * hour, from: 'MULE', to: 'NEXT', minor: 2000 },
  ];
  expect(await outs(transfers, { MULE: ['G1', 'G2'] })).toMatchObject([{ accounts: ['MULE', 'A', 'B'] }]);
  expect(await outs(transfers, { MULE: ['G1'] })).toEqual([]);
});

test('accounts that one ring alone names lead on', async () => {
  const transfers = [
    { at: 1 * hour, from: 'A', to: 'X', minor: 1000 },
    { at: 2 * hour, from: 'X', to: 'DESK', minor: 1000 },
    { at: 3 * hour, from: 'B', to: 'Y', minor: 1000 },
    { at: 4 * hour, from: 'Y', to: 'DESK', minor: 1000 },
    // Back to where it came from, again and again: the walk ends.
    { at: 5 * hour, from: 'DESK', to: 'X', minor: 1000 },
    { at: 6 * hour, from: 'X', to: 'DESK', minor: 1000 },
  ];
  expect((await outs(transfers, { X: ['G1'], Y: ['G2'] })).map(({ accounts }) => accounts[0])).toContain('DESK');
});
