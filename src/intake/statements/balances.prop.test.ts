import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MadeTransfer, transferColumns } from '../../../test/support/made-ledger.ts';
import type { StatementCheck, TransferColumns } from '../../model/index.ts';
import { Balances } from './balances.ts';

interface Line {
  /** Number that the bank gave it. */
  readonly ref: string;
  readonly at: number;
  readonly change: number;
  readonly balance: number;
}

const minute = 60_000;
const opening = 1_000_000;

/** Lines of one account in order of time: steps of 0 share a time. */
function linesOf(steps: readonly (readonly [step: number, change: number])[]): Line[] {
  let at = 1_700_000_000_000;
  let balance = opening;
  return steps.map(([step, change], i) => {
    at += step * minute;
    balance += change;
    return { ref: String(i), at, change, balance };
  });
}

const transferOf =
  (account: string) =>
  ({ ref, at, change, balance }: Line): MadeTransfer => ({
    at,
    ref,
    ...(change < 0 ? { from: account, to: 'shop', side: 'paid' } : { from: 'shop', to: account, side: 'got' }),
    minor: Math.abs(change),
    ...(Number.isNaN(balance) ? {} : { balance }),
  });

/** As the columns come from files: ids are hexadecimal, rows count through all batches. */
function batchesOf(transfers: readonly MadeTransfer[], size: number): TransferColumns[] {
  const batches: TransferColumns[] = [];
  for (let i = 0; i < transfers.length; i += size) {
    const part = transferColumns(transfers.slice(i, i + size));
    const id = transfers.slice(i, i + size).map((each) => `t${hash(JSON.stringify(each))}`);
    batches.push({ ...part, id, row: part.row.map((row) => row + i) });
  }
  return batches;
}

function hash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (const unit of text) {
    a = Math.imul(a ^ unit.codePointAt(0)!, 0x01000193) >>> 0;
    b = Math.imul(b + unit.codePointAt(0)!, 0x85ebca6b) >>> 0;
  }
  return `${a.toString(16).padStart(8, '0')}${b.toString(16).padStart(8, '0')}0000`;
}

function checksOf(transfers: readonly MadeTransfer[], size = 7): StatementCheck[] {
  const balances = new Balances();
  for (const batch of batchesOf(transfers, size)) balances.add(batch);
  return balances.checks();
}

/** `close`: amounts so few and times so near that equal balances and rows of one time are common. */
const steps = (close: boolean): fc.Arbitrary<[number, number][]> =>
  fc.array(
    fc.tuple(
      close ? fc.integer({ min: 0, max: 1 }) : fc.integer({ min: 1, max: 9 }),
      (close ? fc.integer({ min: -3, max: 3 }) : fc.integer({ min: -90_000, max: 90_000 })).filter((change) => change !== 0),
    ),
    { minLength: 3, maxLength: 40 },
  );

/** Each time's lines in another order. */
function shuffled(lines: readonly Line[], keys: readonly number[]): Line[] {
  return lines
    .map((line, i) => ({ line, key: keys[i % keys.length]! }))
    .sort((a, b) => a.line.at - b.line.at || a.key - b.key)
    .map(({ line }) => line);
}

describe('balances of a statement', () => {
  it('raise no false alarm, whatever the order of time and however rows of one time stand', () => {
    fc.assert(
      fc.property(
        steps(true),
        fc.array(fc.nat({ max: 1000 }), { minLength: 40, maxLength: 40 }),
        fc.boolean(),
        (made, keys, isBackward) => {
          const lines = shuffled(linesOf(made), keys);
          if (isBackward) lines.reverse();
          const [check] = checksOf(lines.map(transferOf('own')));
          expect(check!.broken).toBeUndefined();
          const closing = opening + made.reduce((sum, [, change]) => sum + change, 0);
          // Where all rows share one time, the beginning of a circle cannot be told.
          if (made.some(([step], i) => step > 0 && i > 0)) expect([check!.opening, check!.closing]).toEqual([opening, closing]);
          expect(check!.rows).toBe(lines.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('name exactly the row whose amount or balance was changed', () => {
    fc.assert(
      fc.property(
        steps(false),
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 5000 }),
        (made, place, inBalance, isBackward, by) => {
          const lines = linesOf(made);
          // Nothing comes before the first, so nothing tells whether it or the second is wrong.
          const at = 1 + (place % (lines.length - 1));
          const { change, balance } = lines[at]!;
          const other = change + by === 0 ? change + by + 1 : change + by;
          lines[at] = { ...lines[at]!, ...(inBalance ? { balance: balance + by } : { change: other }) };
          const expected = lines[at - 1]!.balance + lines[at].change;
          const found = lines[at].balance;
          const transfers = lines.map(transferOf('own'));
          if (isBackward) transfers.reverse();
          const row = isBackward ? lines.length - at : at + 1;
          expect(checksOf(transfers)[0]!.broken).toEqual({ row, expected, found });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('find a changed balance among rows of one time in another order', () => {
    fc.assert(
      fc.property(
        steps(false),
        fc.nat(),
        fc.array(fc.nat({ max: 1000 }), { minLength: 40, maxLength: 40 }),
        (made, place, keys) => {
          const lines = linesOf(made.map(([, change], i) => [i % 4 === 0 ? 1 : 0, change]));
          const at = 1 + (place % (lines.length - 1));
          lines[at] = { ...lines[at]!, balance: lines[at]!.balance + 100_000_000 };
          expect(checksOf(shuffled(lines, keys).map(transferOf('own')))[0]!.broken).toBeDefined();
        },
      ),
    );
  });

  it('bear rows without a balance and pages that come twice', () => {
    fc.assert(
      fc.property(
        steps(false),
        fc.nat({ max: 1000 }),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (made, page, told) => {
          const lines = linesOf(made).map((line, i) => (told[i] ? line : { ...line, balance: Number.NaN }));
          const transfers = lines.map(transferOf('own'));
          const from = page % transfers.length;
          const copied = transfers.slice(from, from + 10);
          const checks = checksOf([...transfers.slice(0, from + 10), ...copied, ...transfers.slice(from + 10)]);
          expect(checks[0]!.broken).toBeUndefined();
          expect(checks[0]!.rows).toBe(lines.length);
        },
      ),
    );
  });

  it('keep several accounts and currencies of one file apart', () => {
    fc.assert(
      fc.property(steps(false), steps(true), fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }), (a, b, turns) => {
        const one = linesOf(a).map(transferOf('one'));
        const two = linesOf(b).map((line) => ({ ...transferOf('one')(line), currency: 'USD' }));
        const all: MadeTransfer[] = [];
        for (const turn of turns) all.push(...(turn ? one : two).splice(0, 1));
        const checks = checksOf([...all, ...one, ...two]);
        expect(checks.map(({ broken }) => broken)).toEqual(checks.map(() => undefined));
        expect(checks.map(({ currency }) => currency).sort()).toEqual(['CNY', 'USD']);
      }),
    );
  });

  it('say nothing of rows in no order of time', () => {
    const lines = linesOf(Array.from({ length: 40 }, (_, i) => [1, i + 1]));
    const mixed = lines.map((_, i) => lines[(i * 17) % 40]!);
    expect(checksOf(mixed.map(transferOf('own')))[0]).not.toHaveProperty('broken');
  });
});
