import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenGrid } from './grid.ts';
import { hiddenCounts, hiddenSums, moneyMargin } from './line.ts';

/**
 * The attacker: every way to fill in what is hidden, in whole numbers from nought on, that the totals allow, hidden totals being one at
 * least; for small tables, by trying all.
 */
function intervals(
  counts: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  hiddenRows: ReadonlySet<number>,
  hiddenColumns: ReadonlySet<number>,
): Map<string, [number, number]> {
  const n = counts[0]!.length;
  const whole = counts.flat().reduce((a, b) => a + b, 0);
  const free = counts.flatMap((row, i) => row.flatMap((_, j) => (hidden[i]![j]! ? [[i, j] as const] : [])));
  const rowLeft = counts.map((row, i) => (hiddenRows.has(i) ? undefined : sumOf(row.filter((_, j) => hidden[i]![j]!))));
  const columnLeft = Array.from({ length: n }, (_, j) =>
    hiddenColumns.has(j) ? undefined : sumOf(counts.flatMap((row, i) => (hidden[i]![j]! ? [row[j]!] : []))),
  );
  const found = new Map<string, [number, number]>();
  const see = (key: string, value: number): void => {
    const [low, high] = found.get(key) ?? [value, value];
    found.set(key, [Math.min(low, value), Math.max(high, value)]);
  };
  const shownSum = whole - sumOf(free.map(([i, j]) => counts[i]![j]!));
  const values = counts.map((row) => [...row]);
  const fill = (place: number, left: number): void => {
    if (place === free.length) {
      if (left !== 0) return;
      if ([...hiddenRows].some((i) => sumOf(values[i]!) === 0)) return;
      if ([...hiddenColumns].some((j) => sumOf(values.map((row) => row[j]!)) === 0)) return;
      for (const [i, j] of free) see(`${i} ${j}`, values[i]![j]!);
      for (const i of hiddenRows) see(`row ${i}`, sumOf(values[i]!));
      for (const j of hiddenColumns) see(`column ${j}`, sumOf(values.map((row) => row[j]!)));
      return;
    }
    const [i, j] = free[place]!;
    const [inRow, inColumn] = [rowLeft[i], columnLeft[j]];
    const most = Math.min(left, inRow ?? Infinity, inColumn ?? Infinity);
    const isLastOfRow = !free.slice(place + 1).some(([row]) => row === i);
    const isLastOfColumn = !free.slice(place + 1).some(([, column]) => column === j);
    for (let value = 0; value <= most; value++) {
      if (isLastOfRow && inRow !== undefined && value !== inRow) continue;
      if (isLastOfColumn && inColumn !== undefined && value !== inColumn) continue;
      values[i]![j] = value;
      if (inRow !== undefined) rowLeft[i] = inRow - value;
      if (inColumn !== undefined) columnLeft[j] = inColumn - value;
      fill(place + 1, left - value);
      rowLeft[i] = inRow;
      columnLeft[j] = inColumn;
    }
    values[i]![j] = counts[i]![j]!;
  };
  fill(0, whole - shownSum);
  return found;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const k = 3;

describe('one column and its total', () => {
  it('lets nobody tell a hidden count to within k', () => {
    const columns = fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 30 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(columns, fc.integer({ min: 2, max: 8 }), (counts, limit) => {
        const hidden = hiddenCounts(counts, limit);
        if (hidden === undefined) return;
        counts.forEach((count, i) => expect(hidden.has(i) || count === 0 || count >= limit).toBe(true));
        const sum = sumOf([...hidden].map((i) => counts[i]!));
        for (const i of hidden) {
          expect(counts[i]).toBeGreaterThan(0);
          // From one to all that is hidden, less one for each other.
          expect(sum - (hidden.size - 1) - 1).toBeGreaterThanOrEqual(limit);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('hides no more cells than any other choice that protects as well', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 7 }), (counts) => {
        const hidden = hiddenCounts(counts, k);
        const lost = (set: readonly number[]): number => sumOf(set.map((i) => counts[i]!));
        const small = counts.flatMap((count, i) => (count > 0 && count < k ? [i] : []));
        let best: number | undefined;
        for (let bits = 0; bits < 1 << counts.length; bits++) {
          const set = counts.flatMap((count, i) => ((bits >> i) & 1 && count > 0 ? [i] : []));
          if (!small.every((i) => set.includes(i))) continue;
          const isSafe = set.length === 0 || (set.length > 1 && lost(set) - set.length >= k);
          if (isSafe && (best === undefined || lost(set) < best)) best = lost(set);
        }
        expect(hidden === undefined ? undefined : lost([...hidden])).toBe(best);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets nobody tell a hidden sum of money closely, nor that it is nothing', () => {
    const rows = fc.array(fc.record({ sum: fc.integer({ min: 0, max: 1e9 }), isUnsafe: fc.boolean() }), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const sums = all.map(({ sum }) => sum);
        const unsafe = new Set(all.flatMap(({ isUnsafe }, i) => (isUnsafe ? [i] : [])));
        const hidden = hiddenSums(sums, unsafe);
        if (hidden === undefined || sumOf(sums) === 0) return;
        const sum = sumOf([...hidden].map((i) => sums[i]!));
        for (const i of unsafe) {
          expect(hidden.has(i)).toBe(true);
          expect(hidden.size).toBeGreaterThan(1);
          expect(sum).toBeGreaterThan(0);
          expect(sum).toBeGreaterThanOrEqual(sums[i]! * (1 + moneyMargin));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('two dimensions with totals', () => {
  const grids = fc
    .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }))
    .chain(([m, n]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
    );

  it('lets no attacker who knows all that is shown tell a hidden cell or total to within k', () => {
    let told = 0;
    fc.assert(
      fc.property(grids, (counts) => {
        const rows = hiddenCounts(counts.map(sumOf), k);
        const columns = hiddenCounts(
          counts[0]!.map((_, j) => sumOf(counts.map((row) => row[j]!))),
          k,
        );
        if (rows === undefined || columns === undefined) return;
        const hidden = hiddenGrid({ counts, hiddenRows: rows, hiddenColumns: columns }, k);
        if (hidden === undefined) return;
        told++;
        counts.forEach((row, i) => row.forEach((count, j) => expect(hidden[i]![j]! || count === 0 || count >= k).toBe(true)));
        for (const [key, [low, high]] of intervals(counts, hidden, rows, columns)) {
          const [i, j] = key.split(' ').map(Number);
          // What is nought may come out as nought: that tells of nobody.
          if (counts[i!]?.[j!] !== 0) expect(high - low).toBeGreaterThanOrEqual(k);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(told).toBeGreaterThan(150);
  });

  it('hides nothing where nothing is small', () => {
    const counts = [
      [5, 9],
      [0, 6],
    ];
    expect(hiddenGrid({ counts, hiddenRows: new Set(), hiddenColumns: new Set() }, k)).toEqual([
      [false, false],
      [false, false],
    ]);
  });

  it('hides a thin row, and shows the rest', () => {
    const counts = [
      [40, 31, 52, 28],
      [1, 2, 0, 3],
      [25, 60, 33, 41],
    ];
    const hidden = hiddenGrid({ counts, hiddenRows: new Set(), hiddenColumns: new Set() }, k)!;
    expect(hidden[1]!.filter((_, j) => counts[1]![j]! > 0)).toEqual([true, true, true]);
    expect(hidden.flat().filter((each) => !each).length).toBeGreaterThan(2);
  });

  it('hides three more cells for one small cell inside', () => {
    const counts = [
      [9, 8, 7],
      [6, 1, 9],
      [8, 9, 9],
    ];
    const hidden = hiddenGrid({ counts, hiddenRows: new Set(), hiddenColumns: new Set() }, k)!;
    expect(hidden.flat().filter(Boolean)).toHaveLength(4);
    expect(hidden[1]![1]).toBe(true);
  });
});
