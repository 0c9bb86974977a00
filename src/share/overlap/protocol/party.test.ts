import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeSets, party, runOverlap } from '../../../../test/support/made-overlap.ts';
import {
  answerSections,
  elementBytes,
  type Found,
  itemSet,
  matches,
  newSecrets,
  offerSections,
  openAnswer,
  openResult,
  type Side,
  type Variant,
  variants,
} from './index.ts';
import { sealedBytes } from './seal.ts';

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

describe('a side that did not seal what it should', () => {
  it('is found out by the label that does not open, where the item is common and nowhere else', async () => {
    const sets = madeSets(6, 6, 2);
    const side = (items: readonly string[]): Side => ({ items: itemSet(items), labels: items.map(() => 'a label') });
    const [a, b] = [await party('a.example', side(sets.a)), await party('b.example', side(sets.b))];
    const { offer, answer, result } = await runOverlap(dir, { a, b }, 'labels');
    const of = offer.written.header;
    const opened = async (at: number): Promise<unknown> => {
      const labels = answer.sections.labels!.slice();
      labels[at * sealedBytes + 40]! ^= 1;
      return await openAnswer(of, { ...answer.sections, labels }, a.side, a.secrets).then(
        () => 'opened',
        ({ code }: { readonly code?: string }) => code,
      );
    };
    const found = await Promise.all([0, 1, 2, 3, 4, 5].map(opened));
    expect(found.filter((code) => code === 'overlap.sealed')).toHaveLength(2);
    expect(found.filter((code) => code === 'opened')).toHaveLength(4);

    // A names an item of B as common that it does not have: it puts an element that came back at a place of its own choice.
    const places = matches(result.sections.raised!, answer.sections.raised!);
    const free = [0, 1, 2, 3, 4, 5].find((at) => !places.mine.includes(at))!;
    const raised = result.sections.raised!.slice();
    const mine = matches(answer.sections.raised!, raised).mine;
    const unused = [0, 1, 2, 3, 4, 5].find((at) => !mine.includes(at))!;
    raised.set(answer.sections.raised!.slice(unused * elementBytes, (unused + 1) * elementBytes), free * elementBytes);
    const forged = { answer: answer.sections, result: { ...result.sections, raised } };
    await expect(openResult(of, forged, b.side, b.secrets)).rejects.toMatchObject({ code: 'overlap.sealed' });
  });

  it('is not asked for labels by a set without them', async () => {
    const [a, b] = [await party('a.example', { items: ['phone:1'] }), await party('b.example', { items: ['phone:1'] })];
    await expect(runOverlap(dir, { a, b }, 'labels')).rejects.toMatchObject({ code: 'overlap.section' });
    const long = { ...b, side: { ...b.side, labels: ['x'.repeat(300)] } };
    await expect(runOverlap(dir, { a, b: long }, 'labels')).rejects.toMatchObject({ code: 'overlap.label' });
  });
});

it('tells how much is done of a whole step', async () => {
  const told: [number, number][] = [];
  const [set, secrets] = [itemSet(madeSets(30, 0, 0).a), await newSecrets()];
  const offer = await offerSections({ items: set }, secrets);
  const doing = { progress: (done: number, total: number) => told.push([done, total]) };
  await answerSections(
    { run: '0'.repeat(32), variant: 'labels' },
    offer,
    { items: set.slice(10), labels: set.slice(10) },
    secrets,
    doing,
  );
  expect(told.at(-1)).toEqual([30 + 20 + 30 + 20 + 20, 120]);
  expect(told.every(([done], at) => at === 0 || done >= told[at - 1]![0])).toBe(true);
});
