import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPhones } from './phone.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';

function find(text: string): Found[] {
  const out: Found[] = [];
  findPhones(scan({ text }), out);
  return out;
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const mobile = fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(9)).map(([second, rest]) => `1${second}${rest}`);
const mapped = (alphabet: string) => (number: string) => Array.from(number, (digit) => alphabet[Number(digit)]!).join('');
const writings: ReadonlyArray<(number: string) => string> = [
  (number) => number,
  (number) => `+86${number}`,
  (number) => `0086 ${number}`,
  (number) => `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
  (number) => `+86 ${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
  (number) => Array.from(number).join(' '),
  (number) => Array.from(number).join('.'),
  mapped('０１２３４５６７８９'),
  mapped('零一二三四五六七八九'),
  mapped('〇幺二三四五六七八九'),
];

describe('laws of telephone numbers', () => {
  test('every way of writing a mobile number reads as the same number, at its place', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom(...writings),
        fc.constantFrom('对方电话是', '他用', '联系电话：'),
        (number, write, before) => {
          const raw = write(number);
          const found = find(`${before}${raw}给我打的。`);
          expect(found.map(({ value, start, end }) => ({ value, start, end }))).toEqual([
            { value: `+86${number}`, start: before.length, end: before.length + raw.length },
          ]);
        },
      ),
    );
  });

  test('no text makes it throw, and every span lies in the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789+()-./ *xX一二三零幺元,#@\ud83d\u{1f600}\n')), maxLength: 40 }),
      fc.constantFrom('电话', 'ext', 'one ', 'double ', '(', ')', '+', '×', '\ufe0f\u20e3'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const { value, start, end, confidence } of find(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(confidence).toBeGreaterThan(0);
          expect(value).toMatch(/^(?:\+\d+|[A-Z]{2}:\d+|\+?\d*\*+\d+)$/);
        }
      }),
    );
  });

  test('a number inside longer digits is no number', () => {
    fc.assert(
      fc.property(mobile, digits(8), (number, more) => {
        expect(find(`流水${number}${more}`).filter((found) => found.value === `+86${number}`)).toEqual([]);
      }),
    );
  });
});
