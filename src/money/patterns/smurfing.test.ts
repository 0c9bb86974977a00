import { afterEach, expect, test } from 'vitest';
import { type MadeLedger, type MadeTransfer, makeLedger } from '../../../test/support/made-ledger.ts';
import { patterns } from './index.ts';

const [hour, day] = [3_600_000, 86_400_000];
const march = Date.UTC(2026, 2, 1);
const ledgers: MadeLedger[] = [];
afterEach(async () => {
  for (const ledger of ledgers.splice(0)) await ledger.close();
});

/** Cash of people, of all sizes: none is near below a threshold more often than elsewhere. */
const others: readonly MadeTransfer[] = Array.from({ length: 120 }, (_, i) => ({
  at: march + i * 5 * hour,
  ...(i % 2 === 0 ? { from: `P${i % 40}` } : { to: `P${i % 40}` }),
  minor: 2_600_000 + ((i * 7919) % 60) * 100_000,
  form: 'cash',
}));
const below = (i: number): MadeTransfer => ({ at: march + 2 * day + i * hour, minor: 4_950_000 + i * 1000, form: 'cash' });

async function found(more: readonly MadeTransfer[]) {
  const ledger = await makeLedger([...others, ...more]);
  ledgers.push(ledger);
  return await patterns(ledger.workbench.ctx.read, { kinds: ['smurfing'] });
}

test.each(['in', 'out'] as const)('cash just below the threshold, time and again: %s', async (side) => {
  const [only, ...rest] = await found(
    Array.from({ length: 8 }, (_, i) => ({ ...below(i), ...(side === 'in' ? { to: 'SMURF' } : { from: 'SMURF' }) })),
  );
  expect(rest).toEqual([]);
  expect(only).toMatchObject({ kind: 'smurfing', accounts: ['bank:SMURF'], sums: { CNY: 8 * 4_950_000 + 28_000 } });
  expect(only!.transfers).toHaveLength(8);
  expect(only!.why.en).toContain(side === 'in' ? '8 receipts just below CNY 50,000.00' : '8 payments just below CNY 50,000.00');
  expect(only!.why.zh).toContain(side === 'in' ? '8笔入账' : '8笔出账');
});

test('the same at the threshold, far below it, or by transfer, is none', async () => {
  const eight = (change: (i: number) => Partial<MadeTransfer>): MadeTransfer[] =>
    Array.from({ length: 8 }, (_, i) => ({ ...below(i), from: 'SMURF', ...change(i) }));
  expect(await found(eight((i) => ({ minor: 5_000_000 + i * 1000 })))).toEqual([]);
  expect(await found(eight((i) => ({ minor: 3_000_000 + i * 1000 })))).toEqual([]);
  expect(await found(eight(() => ({ form: 'transfer' })))).toEqual([]);
});
