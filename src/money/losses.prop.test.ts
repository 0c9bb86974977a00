import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossLine, lossGroups, type LossGroup, Refund, type Sums } from '../model/index.ts';
import { DayRates, type Grouping, lossLines, lossOfAll, type LostCase, type Moved, refund } from './index.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);

const moved = (transfer: fc.Arbitrary<number | undefined>): fc.Arbitrary<Moved> =>
  fc
    .record({
      minor: fc.integer({ min: 1, max: 1e10 }),
      currency: fc.constantFrom('CNY', 'USD', 'USDT', 'THB'),
      days: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
      transfer,
      row: fc.integer({ min: 1, max: 1000 }),
    })
    .map(({ minor, currency, days, transfer: number, row }) => ({
      minor,
      currency,
      ...(days === undefined ? {} : { at: start + days * day }),
      ...(number === undefined ? {} : { transfer: number }),
      rows: [{ exhibit: 'e', row }],
    }));

const numbers = fc.integer({ min: 0, max: 1e6 });
const cases: fc.Arbitrary<LostCase[]> = fc
  .array(
    fc.record({
      again: fc.integer({ min: 0, max: 2 }),
      ring: fc.constantFrom('G1', 'G2', undefined),
      suspects: fc.constantFrom([], ['S1'], ['S2'], ['S1', 'S2']),
      days: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
      paid: fc.oneof(fc.array(moved(numbers), { maxLength: 4 }), fc.array(moved(fc.constant(undefined)), { maxLength: 1 })),
      back: fc.array(moved(numbers), { maxLength: 2 }),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ again, ring, suspects, days, paid, back }, i) => ({
      reports: [`r${i}`, ...Array.from({ length: again }, (_, k) => `r${i}.${k}`)],
      number: i,
      ...(ring === undefined ? {} : { ring }),
      suspects,
      ...(days === undefined ? {} : { at: start + days * day }),
      paid,
      back: paid.length === 0 ? [] : back,
    })),
  );

const rates = new DayRates(
  Array.from({ length: 12 }, (_, i) => [
    {
      from: 'USD',
      to: 'CNY',
      rate: 7 + i / 100,
      day: new Date(start + i * 8 * day).toISOString().slice(0, 10),
      source: 'x',
      row: i,
      exhibit: 'e',
    },
    {
      from: 'USD',
      to: 'THB',
      rate: 33.3,
      day: new Date(start + i * 5 * day).toISOString().slice(0, 10),
      source: 'x',
      row: 50 + i,
      exhibit: 'e',
    },
  ]).flat(),
);
const told: Grouping['in'] = { currency: 'CNY', rates };
const groups = fc.constantFrom(...lossGroups);

function summed(lines: readonly LossLine[], of: (line: LossLine) => Sums): Sums {
  const all = new Map<string, number>();
  for (const line of lines) for (const [name, minor] of Object.entries(of(line))) all.set(name, (all.get(name) ?? 0) + minor);
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('lines of losses', () => {
  it('add up to the whole, whatever they are grouped by, to the minor unit', () => {
    fc.assert(
      fc.property(cases, groups, (all, by) => {
        const lines = lossLines(all, { by, in: told });
        const whole = lossOfAll(all, { in: told });
        for (const line of lines) LossLine.parse(line);
        for (const of of ['gross', 'returned', 'net', 'stated'] as const)
          expect(summed(lines, (line) => line[of])).toEqual(whole[of]);
        for (const of of ['gross', 'returned', 'net'] as const) {
          expect(lines.reduce((sum, line) => sum + line.in![of], 0)).toBe(whole.in![of]);
        }
        expect(summed(lines, (line) => line.in!.left)).toEqual(whole.in!.left);
        for (const of of ['reports', 'again', 'unknown'] as const)
          expect(lines.reduce((sum, line) => sum + line[of], 0)).toBe(whole[of]);
        const { transfers, stated } = whole.how;
        expect(lines.reduce((sum, { how }) => sum + how.transfers + how.stated, 0)).toBe(transfers + stated);
        expect(whole.how.transfers + whole.how.stated + whole.unknown).toBe(all.length);
      }),
    );
  });

  it('do not depend on the order of the cases', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom<LossGroup>('ring', 'suspect', 'month', 'day'), (all, by) => {
        expect(lossLines(all.toReversed(), { by, in: told })).toEqual(lossLines(all, { by, in: told }));
      }),
    );
  });

  it('net what came back, also below zero, and say which currencies have no rate', () => {
    const one: LostCase = {
      reports: ['r1'],
      number: 1,
      suspects: [],
      paid: [{ minor: 1000_00, currency: 'USD', at: start, transfer: 1, rows: [] }],
      back: [
        { minor: 1200_00, currency: 'USD', at: start + day, transfer: 2, rows: [] },
        { minor: 5, currency: 'USDT', at: start + day, transfer: 3, rows: [] },
      ],
    };
    const [line] = lossLines([one], { by: 'report', in: told });
    expect(line!.net).toEqual({ USD: -200_00, USDT: -5 });
    expect(line!.in).toMatchObject({ gross: 7000_00, returned: 8400_00, net: -1400_00, left: { USDT: -5 } });
    expect(line!.in!.rates).toHaveLength(1);
  });
});

describe('a refund', () => {
  const nets = fc.array(fc.integer({ min: -1e9, max: 1e11 }), { maxLength: 40 });
  const lineOf = (net: number, i: number): LossLine => ({
    ...lossOfAll([{ reports: [`r${i}`], number: i, suspects: [], paid: [{ minor: 1, currency: 'CNY', rows: [] }], back: [] }]),
    of: `r${i}`,
    net: { CNY: net },
  });

  it('uses up the sum exactly, gives nobody more than the net loss, and more to whom lost more', () => {
    fc.assert(
      fc.property(nets, fc.integer({ min: 0, max: 1e12 }), (all, sum) => {
        const told = refund(all.map(lineOf), sum, 'CNY');
        Refund.parse(told);
        expect(told.parts.reduce((given, { part }) => given + part, 0) + told.rest).toBe(sum);
        expect(told.rest).toBe(Math.max(0, sum - told.lost));
        for (const { net, part } of told.parts) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(net);
          // Never a unit away from the exact share.
          if (told.lost > 0) {
            const exact = (BigInt(Math.min(sum, told.lost)) * BigInt(net)) / BigInt(told.lost);
            expect(Number(BigInt(part) - exact) === 0 || Number(BigInt(part) - exact) === 1).toBe(true);
          }
        }
        const sorted = [...told.parts].sort((a, b) => a.net - b.net);
        for (let i = 1; i < sorted.length; i++)
          if (sorted[i]!.net > sorted[i - 1]!.net) expect(sorted[i]!.part).toBeGreaterThanOrEqual(sorted[i - 1]!.part - 1);
      }),
    );
  });

  it('gives the units left over to the largest remainders', () => {
    fc.assert(
      fc.property(nets, fc.integer({ min: 0, max: 1e11 }), (all, sum) => {
        const { parts, lost } = refund(all.map(lineOf), sum, 'CNY');
        const shared = BigInt(Math.min(sum, lost));
        const over = (net: number): bigint => (shared * BigInt(net)) % BigInt(Math.max(1, lost));
        const whole = (net: number): number => Number((shared * BigInt(net)) / BigInt(Math.max(1, lost)));
        const more = parts.filter(({ net, part }) => part > whole(net)).map(({ net }) => over(net));
        const same = parts.filter(({ net, part }) => part === whole(net)).map(({ net }) => over(net));
        for (const one of more) for (const other of same) expect(one >= other).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the victims', () => {
    fc.assert(
      fc.property(nets, fc.integer({ min: 0, max: 1e11 }), (all, sum) => {
        const lines = all.map(lineOf);
        const byReport = (parts: Refund['parts']): Refund['parts'] => [...parts].sort((a, b) => (a.report < b.report ? -1 : 1));
        expect(byReport(refund(lines.toReversed(), sum, 'CNY').parts)).toEqual(byReport(refund(lines, sum, 'CNY').parts));
      }),
    );
  });

  it('leaves out, and names, whose loss is not known in the currency', () => {
    const lines = [lineOf(100, 0), { ...lineOf(0, 1), unknown: 1, net: {} }, { ...lineOf(0, 2), net: { USDT: 5 } }];
    expect(refund(lines, 30, 'CNY')).toEqual({
      currency: 'CNY',
      sum: 30,
      lost: 100,
      parts: [{ report: 'r0', net: 100, part: 30 }],
      rest: 0,
      without: ['r1', 'r2'],
    });
  });
});
