import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allMethods,
  claimsByPlace,
  claimsByStart,
  type MadeRow,
  sliceOf,
  startsIn,
  walkBy,
} from '../../../test/support/made-slice.ts';
import { stopReasons } from '../../model/index.ts';
import { mulDiv } from './portion.ts';
import { methods } from './methods/index.ts';
import { reversed } from './slice.ts';

const accounts = 6;
const place = fc.integer({ min: 0, max: accounts - 1 });
const anyRow = fc.record({
  at: fc.integer({ min: 0, max: 40 }),
  source: place,
  target: fc.oneof({ weight: 9, arbitrary: place }, fc.constant(-1)),
  minor: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2 ** 45 })),
  form: fc.constantFrom('transfer', 'transfer', 'transfer', 'transfer', 'cash', 'fee'),
});
/** Notes and fees go to nobody. */
const toNobody = (row: MadeRow): MadeRow => (row.form === 'transfer' ? row : { ...row, target: -1 });
const inOrder = (rows: readonly MadeRow[]): MadeRow[] => rows.toSorted((a, b) => a.at - b.at);
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 40 }).map((rows) => inOrder(rows as MadeRow[]));
/** The same in three currencies, with swaps told and with money changed inside accounts. */
const anyMixed = fc
  .array(
    fc.record({
      row: anyRow,
      currency: fc.integer({ min: 0, max: 2 }),
      received: fc.option(fc.record({ minor: fc.integer({ min: 0, max: 5000 }), currency: fc.integer({ min: 0, max: 2 }) })),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) =>
    inOrder(
      rows.map(({ row, currency, received }) => {
        const isTold = received !== null && row.target >= 0;
        return { ...row, currency, ...(isTold ? { received } : {}) };
      }),
    ),
  );
const worth = (minor: number, from: number, to: number): number | undefined =>
  from + to === 3 ? undefined : mulDiv(minor, 2 + to, 2 + from);

test('what a start lost is where its stops say, to the minor unit, by every method', () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 300 }), (rows, hops, dust) => {
      const slice = sliceOf(rows, accounts);
      const starts = startsIn(rows);
      for (const method of allMethods) {
        const claims = claimsByStart(walkBy(method, slice, starts, { hops, dust: Float64Array.of(dust) }));
        expect(starts.map((_, i) => claims.get(i) ?? 0)).toEqual(starts.map(({ minor }) => minor));
      }
    }),
    { numRuns: 500 },
  );
});

test('and through every conversion', () => {
  fc.assert(
    fc.property(anyMixed, (rows) => {
      const slice = sliceOf(rows, accounts, 3);
      const starts = startsIn(rows);
      for (const method of allMethods) {
        const claims = claimsByStart(walkBy(method, slice, starts, { worth }));
        expect(starts.map((_, i) => claims.get(i) ?? 0)).toEqual(starts.map(({ minor }) => minor));
      }
    }),
    { numRuns: 500 },
  );
});

test('no account pays out more traced money than came before, and no payment carries more than it is', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const slice = sliceOf(rows, accounts);
      for (const method of allMethods) {
        const flows = walkBy(method, slice, startsIn(rows)).flows;
        const there = new Float64Array(accounts);
        for (let row = 0; row < slice.count; row++) {
          expect(flows.traced[row]!).toBeLessThanOrEqual(slice.minor[row]!);
          if (slice.source[row]! >= 0) there[slice.source[row]!]! -= flows.drawn[row]!;
          // In order of time: never on credit.
          expect(there[slice.source[row]!]!).toBeGreaterThanOrEqual(0);
          if (slice.target[row]! >= 0) there[slice.target[row]!]! += flows.received[row]!;
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('with one source and no other money all four rules agree', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      // Nobody but the victim brings money in: others pay only what they can have got.
      const there = new Float64Array(accounts);
      const covered = rows.map(toNobody).flatMap((row) => {
        if (row.source === row.target || (row.source === 0 && row.target < 0)) return [];
        const minor = row.source === 0 ? row.minor : Math.min(row.minor, there[row.source]!);
        if (minor <= 0) return [];
        if (row.source !== 0) there[row.source]! -= minor;
        if (row.target > 0 && row.form === 'transfer') there[row.target]! += minor;
        return [{ ...row, minor }];
      });
      const starts = startsIn(covered).slice(0, 1);
      // What the first start did not bring is left out.
      const only = onlyFrom(covered, starts[0]?.row);
      const slice = sliceOf(only, accounts);
      const [first, ...others] = allMethods.map((method) => claimsByPlace(walkBy(method, slice, startsIn(only).slice(0, 1))));
      for (const other of others) expect(other).toEqual(first);
    }),
    { numRuns: 500 },
  );
});

/** Rows that the money of one start can have paid for. */
function onlyFrom(rows: readonly MadeRow[], start: number | undefined): MadeRow[] {
  const there = new Float64Array(accounts);
  return rows.flatMap((row, i) => {
    if (i === start) {
      if (row.target > 0 && row.form === 'transfer') there[row.target]! += row.minor;
      return [row];
    }
    const minor = row.source === 0 ? 0 : Math.min(row.minor, there[row.source]!);
    if (minor === 0) return [];
    there[row.source]! -= minor;
    if (row.target > 0 && row.form === 'transfer') there[row.target]! += minor;
    return [{ ...row, minor }];
  });
}

test('poison reaches every account that another rule reaches, at every moment', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const slice = sliceOf(rows, accounts);
      const starts = startsIn(rows);
      const far = { hops: 1000 };
      const worst = walkBy('poison', slice, starts, far).flows;
      for (const method of allMethods) {
        const flows = walkBy(method, slice, starts, far).flows;
        const reached = new Set(rows.flatMap(({ target }, row) => (flows.traced[row]! > 0 ? [target] : [])));
        const worstReached = new Set(rows.flatMap(({ target }, row) => (worst.traced[row]! > 0 ? [target] : [])));
        for (const each of reached) expect(worstReached).toContain(each);
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing smaller than dust is followed', () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 1, max: 5000 }), (rows, dust) => {
      const slice = sliceOf(rows, accounts);
      for (const method of allMethods) {
        const walked = walkBy(method, slice, startsIn(rows), { dust: Float64Array.of(dust) });
        const { stops } = walked;
        const { flows } = walked;
        const ending = new Set(stops.row);
        for (let row = 0; row < slice.count; row++) {
          if (flows.drawn[row]! > 0 && !ending.has(row)) expect(flows.traced[row]!).toBeGreaterThanOrEqual(dust);
        }
      }
    }),
  );
});

test('a payment told as two halves at one time changes no sums', () => {
  fc.assert(
    fc.property(anyRows, fc.nat(), (rows, pick) => {
      const row = pick % rows.length;
      const { minor } = rows[row]!;
      fc.pre(minor >= 2);
      const half = Math.floor(minor / 2);
      const split = [
        ...rows.slice(0, row),
        { ...rows[row]!, minor: half },
        { ...rows[row]!, minor: minor - half },
        ...rows.slice(row + 1),
      ];
      for (const method of ['fifo', 'poison', 'first-in-balance'] as const) {
        const whole = walkBy(method, sliceOf(rows, accounts), startsIn(rows));
        const parts = walkBy(method, sliceOf(split, accounts), startsIn(split));
        expect(claimsByPlace(parts)).toEqual(claimsByPlace(whole));
      }
      // Shares are cut off to whole units once more for each part.
      const [whole, parts] = [rows, split].map((each) =>
        claimsByPlace(walkBy('pro-rata', sliceOf(each, accounts), startsIn(each))),
      );
      for (const key of new Set([...Object.keys(whole!), ...Object.keys(parts!)])) {
        expect(Math.abs((whole![key] ?? 0) - (parts![key] ?? 0))).toBeLessThanOrEqual(rows.length * rows.length);
      }
    }),
  );
});

test('payments between accounts that no traced money comes to play no part', () => {
  fc.assert(
    fc.property(anyRows, fc.array(anyRow, { maxLength: 20 }), (rows, others) => {
      const aside = (others as MadeRow[]).map((row) => ({
        ...row,
        source: row.source + accounts,
        target: row.target < 0 ? -1 : row.target + accounts,
      }));
      const all = inOrder([...rows, ...aside]);
      for (const method of allMethods) {
        const alone = walkBy(method, sliceOf(rows, accounts), startsIn(rows));
        const among = walkBy(method, sliceOf(all, 2 * accounts), startsIn(all));
        expect(claimsByPlace(among)).toEqual(claimsByPlace(alone));
      }
    }),
  );
});

test('what goes round in a circle comes to an end, at the horizon or where it lies', () => {
  const rows = Array.from({ length: 3000 }, (_, i): MadeRow => ({
    at: i,
    source: i === 0 ? 0 : 1 + ((i - 1) % 3),
    target: 1 + (i % 3),
    minor: 100,
  }));
  for (const method of allMethods) {
    const walked = walkBy(method, sliceOf(rows, 4), startsIn(rows), { hops: 50 });
    expect(claimsByPlace(walked)).toEqual({ 'horizon 2': 100 });
    expect(walked.flows.traced.filter((traced) => traced > 0)).toHaveLength(50);
  }
  expect(stopReasons).toContain('horizon');
  expect(Object.keys(methods)).toEqual([...allMethods]);
});

test('back: what is asked for is where its stops say it came from, and nothing is taken before it was there', () => {
  fc.assert(
    fc.property(anyMixed, fc.integer({ min: 1, max: 6 }), (rows, hops) => {
      const slice = reversed(sliceOf(rows, accounts, 3));
      // Everything paid to account 0, the last first.
      const starts = [...rows.keys()]
        .filter((row) => slice.source[row] === 0 && slice.target[row] !== 0 && slice.target[row]! >= 0)
        .map((row) => ({
          row,
          at: slice.at[row]!,
          account: slice.target[row]!,
          minor: slice.minor[row]!,
          lostIn: slice.currency[row]!,
          received: slice.receivedMinor[row]!,
          currency: slice.receivedCurrency[row]!,
          home: [0],
        }));
      expect([...slice.at]).toEqual([...slice.at].sort((a, b) => a - b));
      for (const method of allMethods) {
        const walked = walkBy(method, slice, starts, { worth, hops });
        const claims = claimsByStart(walked);
        expect(starts.map((_, i) => claims.get(i) ?? 0)).toEqual(starts.map(({ minor }) => minor));
        // Time runs backwards: no part stops later than the payment it stands for.
        const { stops } = walked;
        for (let i = 0; i < stops.count; i++) expect(stops.at[i]!).toBeGreaterThanOrEqual(starts[stops.start[i]!]!.at);
      }
    }),
    { numRuns: 300 },
  );
});

test('back: seen from its end, the same transfer is the same, and twice backwards is forward', () => {
  fc.assert(
    fc.property(anyMixed, (rows) => {
      const slice = sliceOf(rows, accounts, 3);
      const twice = reversed(reversed(slice));
      for (const column of ['number', 'source', 'target', 'minor', 'currency', 'receivedMinor', 'form'] as const) {
        expect([...twice[column]]).toEqual([...slice[column]]);
      }
      expect([...twice.at].map((at) => at + 0)).toEqual([...slice.at]);
    }),
  );
});
