import { expect, it } from 'vitest';
import { exclusivityOf, rarityOf } from './in-words.ts';

it('calls rare what few name, whatever the size of the casebook', () => {
  expect([1, 2, 5, 6, 30, 80, 200].map((reports) => rarityOf(reports, 2000))).toEqual([
    'Only',
    'Very',
    'Very',
    'Rare',
    'Some',
    'Some',
    'Common',
  ]);
  expect(rarityOf(300, 1_000_000)).toBe('Very');
  expect(rarityOf(5, 5)).toBe('Very');
  expect(rarityOf(8, 0)).toBe('Common');
});

it('tells what was not learned from what is shared', () => {
  expect([undefined, 0, 0.49, 0.5, 0.93].map(exclusivityOf)).toEqual(['None', 'Shared', 'Shared', 'Mostly', 'Near']);
});
