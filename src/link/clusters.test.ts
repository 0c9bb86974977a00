import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Clusters, entryWidth, figure } from './clusters.ts';
import type { LinkTable } from './input.ts';

/** A table of reports that show these indicators, two days apart. */
function tableOf(shown: readonly (readonly number[])[]): LinkTable {
  const indicator = shown.flatMap((of) => [...new Set(of)].sort((a, b) => a - b));
  const offset = [0];
  for (const of of shown) offset.push(offset.at(-1)! + new Set(of).size);
  return {
    reports: shown.length,
    offset: Int32Array.from(offset),
    indicator: Int32Array.from(indicator),
    day: Float64Array.from(shown, (_, r) => r * 2),
  } as unknown as LinkTable;
}

type Entry = readonly [indicator: number, reports: number, first: number, last: number];

function entriesOf({ entries, figures }: Clusters, c: number): Entry[] {
  const from = figures[c * figure.width + figure.entries]!;
  return Array.from({ length: figures[c * figure.width + figure.entryRows]! }, (_, i) => {
    const at = from + i * entryWidth;
    return [entries.data[at]!, entries.data[at + 1]!, entries.data[at + 2]!, entries.data[at + 3]!];
  });
}

/** What the members show, counted anew. */
function counted(shown: readonly (readonly number[])[], members: Iterable<number>): Entry[] {
  const found = new Map<number, Entry>();
  for (const r of members) {
    for (const x of new Set(shown[r])) {
      const [, reports, first, last] = found.get(x) ?? [x, 0, r, r];
      found.set(x, [x, reports + 1, Math.min(first, r), Math.max(last, r)]);
    }
  }
  return [...found.values()].sort((one, other) => one[0] - other[0]);
}

it('entries of merged clusters are those of their reports, wherever they lie and however often they move', () => {
  const report = fc.array(fc.nat(60), { maxLength: 12 });
  const merges = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 120 });
  fc.assert(
    fc.property(fc.array(report, { minLength: 2, maxLength: 60 }), merges, (shown, pairs) => {
      const clusters = new Clusters(tableOf(shown), new Uint8Array(61).fill(1));
      for (const [one, other] of pairs) {
        const a = clusters.find(one % shown.length);
        const b = clusters.find(other % shown.length);
        if (a !== b) clusters.merge(a, b);
      }
      for (let c = 0; c < shown.length; c++)
        if (clusters.root[c] === c) expect(entriesOf(clusters, c)).toEqual(counted(shown, clusters.members(c)));
    }),
    { numRuns: 300 },
  );
});

it('one large cluster that takes in a thousand small ones is not moved each time', () => {
  const shown = Array.from({ length: 1001 }, (_, r) =>
    r === 0 ? Array.from({ length: 400 }, (__, x) => x) : [r % 400, 400 + r],
  );
  const clusters = new Clusters(tableOf(shown), new Uint8Array(1500).fill(1));
  let moves = 0;
  let place = -1;
  for (let r = 1; r <= 1000; r++) {
    clusters.merge(0, r);
    const now = clusters.figures[figure.entries]!;
    if (now !== place) moves++;
    place = now;
  }
  expect(entriesOf(clusters, 0)).toEqual(counted(shown, shown.keys()));
  expect(moves).toBeLessThan(20);
});
