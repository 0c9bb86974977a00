import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, countOf, each, eachDown, put, wordsFor } from './bits.ts';
import { StringColumn } from './memory.ts';
import { extended, orderBy, orderStrings } from './orders.ts';
import { pageOf } from './page.ts';
import { addTo, countAmong, encode, extended as extendedPostings, stretch } from './postings.ts';

const numbers = fc.array(
  fc.oneof(
    fc.constantFrom(Number.NaN, 0, -0, -1, 1, 0.5, -2.5, Number.MAX_SAFE_INTEGER, -1e300, 1e300, Infinity, -Infinity),
    fc.integer({ min: -5, max: 5 }),
    fc.integer({ min: 1_600_000_000_000, max: 1_800_000_000_000 }),
  ),
  { maxLength: 60 },
);
/** Ascending, what is missing last, equal ones by number. */
const plainly = <T>(keys: readonly T[], missing: (key: T) => boolean, compare: (a: T, b: T) => number): number[] =>
  keys
    .map((_, i) => i)
    .sort((a, b) => {
      const [x, y] = [keys[a]!, keys[b]!];
      if (missing(x) || missing(y)) return missing(x) === missing(y) ? a - b : missing(x) ? 1 : -1;
      return compare(x, y) || a - b;
    });
const byValue = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

test('numbers are ordered by value, missing ones last, equal ones by number', () => {
  fc.assert(
    fc.property(numbers, (keys) => {
      const { list, rank, valued } = orderBy(Float64Array.from(keys));
      expect(Array.from(list)).toEqual(plainly(keys, Number.isNaN, byValue));
      expect(Array.from(list, (number) => rank[number])).toEqual(Array.from(list.keys()));
      expect(valued).toBe(keys.filter((key) => !Number.isNaN(key)).length);
    }),
  );
});

const strings = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.nat(40).map((n) => `A440100${n}`),
    fc.constant(''),
  ),
  { maxLength: 60 },
);
const column = (list: readonly string[]): StringColumn => {
  const made = new StringColumn();
  for (const text of list) made.push(text);
  return made;
};
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

test('strings are ordered by their bytes, empty ones last', () => {
  fc.assert(
    fc.property(strings, (list) => {
      const made = column(list);
      const { list: order } = orderStrings(list.length, (i) => made.at(i));
      expect(Array.from(order)).toEqual(plainly(list, (text) => text === '', byBytes));
    }),
  );
});

test('an order with later numbers put in is the order of all', () => {
  fc.assert(
    fc.property(numbers, numbers, (before, after) => {
      const keys = [...before, ...after];
      const compare = (a: number, b: number): number => byValue(keys[a]!, keys[b]!);
      const added = after.map((_, i) => before.length + i);
      const missing = (i: number): boolean => Number.isNaN(keys[i]!);
      const valued = added.filter((i) => !missing(i)).sort((a, b) => compare(a, b) || a - b);
      const fresh = Uint32Array.from([...valued, ...added.filter(missing)]);
      const order = extended(orderBy(Float64Array.from(before)), fresh, valued.length, compare);
      expect(order).toEqual(orderBy(Float64Array.from(keys)));
    }),
  );
});

test('a page is the next numbers of the set, whichever way it is found', () => {
  fc.assert(
    fc.property(
      numbers,
      fc.array(fc.nat(59)),
      fc.boolean(),
      fc.nat(70),
      fc.integer({ min: 1, max: 80 }),
      (keys, some, desc, from, limit) => {
        const set = new Uint32Array(wordsFor(keys.length));
        for (const number of some) if (number < keys.length) put(set, number);
        const inSet = new Set(some);
        const order = orderBy(Float64Array.from(keys));
        const up = Array.from(order.list);
        const way = desc ? [...up.slice(0, order.valued).reverse(), ...up.slice(order.valued)] : up;
        const expected = way.slice(from).filter((number) => inSet.has(number));
        const count = countOf(set);
        for (const told of [count, keys.length])
          expect(pageOf(set, told, { order, desc, from, limit })).toEqual(expected.slice(0, limit));
      },
    ),
  );
});

test('sets are gone through up and down', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), (some) => {
      const set = new Uint32Array(wordsFor(201));
      for (const number of some) put(set, number);
      const up: number[] = [];
      const down: number[] = [];
      each(set, (number) => up.push(number));
      eachDown(set, (number) => down.push(number));
      expect(up).toEqual(some.toSorted((a, b) => a - b));
      expect(down).toEqual(up.toReversed());
      expect(countOf(set)).toBe(some.length);
      expect(countOf(all(some.length))).toBe(some.length);
    }),
  );
});

test('postings give back what was put in, few or many, at once or later', () => {
  const places = fc.oneof(
    fc.uniqueArray(fc.nat(stretch - 1), { maxLength: 50 }),
    fc
      .tuple(fc.integer({ min: 4000, max: 4200 }), fc.integer({ min: 1, max: 15 }))
      .map(([n, step]) => Array.from({ length: n }, (_, i) => i * step)),
  );
  fc.assert(
    fc.property(places, fc.nat(4200), fc.nat(2), fc.nat(3 * stretch), (unsorted, cut, number, count) => {
      const sorted = unsorted.toSorted((a, b) => a - b);
      const first = sorted.slice(0, cut);
      const blob = first.length === sorted.length ? encode(sorted) : extendedPostings(encode(first), sorted.slice(cut));
      const bits = new Uint32Array(wordsFor(count));
      addTo(bits, number, blob);
      const found: number[] = [];
      each(bits, (each) => found.push(each));
      const room = wordsFor(count) * 32;
      const expected = sorted.map((place) => number * stretch + place).filter((report) => report < room);
      expect(found).toEqual(expected);
      expect(countAmong(bits, number, blob)).toBe(expected.length);
    }),
    { numRuns: 60 },
  );
});
