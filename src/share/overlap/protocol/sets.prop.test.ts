import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textAt, pack } from './items.ts';
import { blind, elementBytes, itemSet, matches, newSecret, orderOf, raise, shuffle } from './index.ts';
import { requireDistinct, share } from './matches.ts';

const seedOf = (at: number): Uint8Array => createHash('sha256').update(String(at)).digest();
const value = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !/\p{Cc}/u.test(text) && text.isWellFormed());
const item = fc.tuple(fc.constantFrom('phone', 'url', 'handle'), value).map(([kind, text]) => `${kind}:${text}`);
const element = fc.uint8Array({ minLength: elementBytes, maxLength: elementBytes });
const flat = (elements: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(elements));

describe('a set', () => {
  it('is the same whatever the order and the repetitions it was given in', () => {
    fc.assert(
      fc.property(fc.array(item), fc.nat(), (items, at) => {
        const set = itemSet(items);
        expect(itemSet([...items.slice(at % (items.length + 1)), ...items].reverse())).toEqual(set);
        expect(set).toEqual([...new Set(items)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
  });

  it.each([['no kind'], ['Phone:1'], ['phone:'], ['phone:1\n2'], ['phone:\uD83D'], [`url:${'x'.repeat(4093)}`], ['']])(
    'has no item %j',
    (bad) => {
      expect(() => itemSet(['phone:1', bad])).toThrow(expect.objectContaining({ code: 'overlap.items' }));
    },
  );

  it('is not blinded out of order or with an item twice', async () => {
    const secret = await newSecret();
    for (const items of [
      ['phone:2', 'phone:1'],
      ['phone:1', 'phone:1'],
      ['phone:\u{1F600}', 'phone:\uE000'],
    ])
      await expect(blind(items, secret, { seed: seedOf(0) })).rejects.toMatchObject({ code: 'overlap.items' });
    await blind(['phone:\uE000', 'phone:\u{1F600}'], secret, { seed: seedOf(0) });
  });

  it('is packed as UTF-8', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const packed = pack(items);
        expect(items.map((_, at) => Buffer.from(textAt(packed, at)).toString())).toEqual(items);
      }),
    );
  });
});

describe('an order', () => {
  it('has every place once, and is the one of its seed', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(), (count, at) => {
        const order = orderOf(count, seedOf(at));
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, place) => place));
        expect(order).toEqual(orderOf(count, seedOf(at)));
      }),
      { numRuns: 30 },
    );
  });

  it('is each of those possible as often as another', () => {
    const seen = new Map<string, number>();
    for (let at = 0; at < 6000; at++) {
      const order = orderOf(4, seedOf(at)).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    // 24 orders, 250 each; chi-squared with 23 degrees of freedom exceeds 50 once in 1000. The seeds are fixed.
    const distance = [...seen.values()].reduce((sum, count) => sum + (count - 250) ** 2 / 250, 0);
    expect(seen.size).toBe(24);
    expect(distance).toBeLessThan(50);
  });

  it('is pinned: what was sent must be replayable by any later version', () => {
    expect([...orderOf(10, new Uint8Array(32).fill(1))]).toMatchInlineSnapshot(`
      [
        5,
        0,
        8,
        9,
        7,
        6,
        4,
        1,
        2,
        3,
      ]
    `);
  });

  it('shuffles elements and loses none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(element, { selector: (each) => each.join() }), fc.nat(), (elements, at) => {
        const shuffled = shuffle(flat(elements), seedOf(at));
        const order = orderOf(elements.length, seedOf(at));
        for (const [place, from] of order.entries())
          expect(shuffled.slice(place * elementBytes, (place + 1) * elementBytes)).toEqual(elements[from]);
      }),
    );
  });
});

describe('matches', () => {
  const elements = fc.uniqueArray(element, { selector: (each) => each.join(), maxLength: 60 });
  it('are those of a plain comparison', () => {
    fc.assert(
      fc.property(elements, elements, elements, (common, left, right) => {
        const key = (each: Uint8Array): string => each.join();
        const known = new Set(common.map(key));
        const [mine, theirs] = [left, right].map((side) => [...side.filter((each) => !known.has(key(each))), ...common]);
        const found = matches(flat(mine!), flat(theirs!.toReversed()));
        const others = theirs!.toReversed().map(key);
        const plain = mine!.flatMap((each, at) => (others.includes(key(each)) ? [[at, others.indexOf(key(each))]] : []));
        expect(Array.from(found.mine, (at, i) => [at, found.theirs[i]])).toEqual(plain);
        expect(share(flat(mine!), flat(theirs!))).toBe(plain.length > 0);
      }),
    );
  });

  it('are not made with an element that stands twice in a set', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(element, { selector: (each) => each.join(), minLength: 1, maxLength: 40 }),
        fc.nat(),
        (set, at) => {
          const twice = flat([...set, set[at % set.length]!]);
          const refused = expect.objectContaining({ code: 'overlap.duplicate' });
          expect(() => requireDistinct(twice)).toThrow(refused);
          expect(() => matches(flat(set), twice)).toThrow(refused);
          expect(() => matches(twice, flat(set))).toThrow(refused);
          requireDistinct(flat(set));
        },
      ),
    );
  });

  it('are found by elements that do not lie at a whole word', () => {
    const bytes = new Uint8Array(elementBytes + 1).fill(7);
    expect(matches(bytes.subarray(1), bytes.slice(1)).mine).toEqual(Uint32Array.of(0));
  });
});

it('raises in either order to the same element', { timeout: 30_000 }, async () => {
  const [a, b] = [await newSecret(), await newSecret()];
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 8 }), fc.nat(), async (items, at) => {
      const [set, seed] = [itemSet(items), seedOf(at)];
      expect(await raise(await blind(set, a, { seed }), b)).toEqual(await raise(await blind(set, b, { seed }), a));
    }),
    { numRuns: 20 },
  );
});
