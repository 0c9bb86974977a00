import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeSets, party, runOverlap } from '../../../../test/support/made-overlap.ts';
import { type Found, itemSet, type Variant, variants } from './index.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-overlap-'));
});
afterAll(async () => await rm(dir, { recursive: true }));

async function compared(
  setA: readonly string[],
  setB: readonly string[],
  variant: Variant,
): Promise<{ itemsA: string[]; itemsB: string[]; byA: Found; byB: Found }> {
  const [itemsA, itemsB] = [itemSet(setA), itemSet(setB)];
  const label = (of: string) => (item: string) => `${of} knows ${item}`;
  const a = await party('a.example', { items: itemsA, labels: itemsA.map(label('A')) });
  const b = await party('b.example', { items: itemsB, labels: itemsB.map(label('B')) });
  const { foundByA: byA, foundByB: byB } = await runOverlap(dir, { a, b }, variant);
  return { itemsA, itemsB, byA, byB };
}

describe.each(variants)('a run that tells %s', (variant) => {
  it.each([
    [0, 0, 0],
    [0, 3, 0],
    [3, 0, 0],
    [1, 1, 0],
    [1, 1, 1],
    [40, 40, 40],
    [40, 7, 3],
    // In threads.
    ...(variant === 'items' ? [[1000, 1000, 500]] : [[520, 600, 10]]),
  ] as [number, number, number][])(
    'finds of %i and %i items the %i in common',
    { timeout: 60_000 },
    async (sizeA, sizeB, common) => {
      const sets = madeSets(sizeA, sizeB, common);
      const { itemsA, itemsB, byA, byB } = await compared(sets.a, sets.b, variant);
      expect([byA.count, byB.count]).toEqual([common, common]);
      if (variant === 'count') {
        expect([byA.common, byB.common]).toEqual([undefined, undefined]);
        return;
      }
      const plain = itemsA.filter((item) => itemsB.includes(item));
      expect(byA.common!.map(({ item }) => itemsA[item])).toEqual(plain);
      expect(byB.common!.map(({ item }) => itemsB[item])).toEqual(plain);
      const told = variant === 'labels' ? plain : [];
      expect(byA.common!.flatMap(({ label }) => label ?? [])).toEqual(told.map((item) => `B knows ${item}`));
      expect(byB.common!.flatMap(({ label }) => label ?? [])).toEqual(told.map((item) => `A knows ${item}`));
    },
  );
});

it('keeps kinds apart: one value of two kinds is two items', async () => {
  const { byA } = await compared(['card:6222000000000000', 'phone:1'], ['account:6222000000000000', 'phone:1'], 'items');
  expect(byA.common).toEqual([{ item: 1 }]);
});
