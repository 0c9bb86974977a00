import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { indicatorKinds } from '../model/index.ts';
import { resolve } from './resolve.ts';
import { found } from './source.ts';
import type { Found } from './source.ts';

const one = (kind: Found['kind'], start: number, end: number, confidence = 0.9): Found =>
  found(kind, `${start}`, start, end, confidence);
const kinds = (all: Found[]): string[] => resolve(all).map((each) => each.kind);

it('keeps the host, the account or the wallet inside an address, not the digits of its path', () => {
  const url = one('url', 0, 40);
  expect(kinds([one('domain', 8, 16), url])).toEqual(['url', 'domain']);
  expect(kinds([url, one('handle', 17, 25), one('phone', 26, 37, 0.99)])).toEqual(['url', 'handle']);
  expect(kinds([url, one('wallet', 35, 60)])).toEqual(['url']);
});

it('keeps a mail address whole', () => {
  expect(kinds([one('email', 0, 16), one('domain', 9, 16), one('handle', 0, 8), one('phone', 0, 8, 0.99)])).toEqual(['email']);
});

it('prefers the surer reading, then the longer one', () => {
  expect(kinds([one('card', 0, 19, 0.95), one('account', 0, 19, 0.6)])).toEqual(['card']);
  expect(kinds([one('phone', 4, 15, 0.9), one('card', 0, 19, 0.9)])).toEqual(['card']);
  expect(kinds([one('txid', 0, 64, 0.9), one('hash', 0, 64, 0.7)])).toEqual(['txid']);
});

it('gives the same answer in whatever order the finders ran', () => {
  const readings = fc.record({
    kind: fc.constantFrom(...indicatorKinds),
    value: fc.constantFrom('a', 'b'),
    start: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 1, max: 30 }),
    confidence: fc.constantFrom(0.4, 0.7, 0.9),
  });
  fc.assert(
    fc.property(fc.array(readings, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (given, keys) => {
      const all = given.map(({ kind, value, start, length, confidence }) =>
        found(kind, value, start, start + length, confidence),
      );
      const shuffled = all
        .map((each) => [keys.next().value!, each] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, each]) => each);
      expect(resolve(shuffled)).toEqual(resolve([...all]));
    }),
  );
});
