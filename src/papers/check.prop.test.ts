import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cnCheck, hkHolds, mrzCheck, thHolds, twHolds } from './check.ts';
import { readBorn, readPaper, readPapers } from './index.ts';

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`, 'u'));
const replaced = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1);

describe('resident identity numbers (ISO 7064 MOD 11-2)', () => {
  const whole = digits(17).map((first) => first + cnCheck(first));
  test('every wrong character is found', () => {
    fc.assert(
      fc.property(whole, fc.nat({ max: 17 }), fc.constantFrom(...'0123456789X'.split('')), (number, at, by) => {
        fc.pre(number[at] !== by && (by !== 'X' || at === 17));
        const wrong = replaced(number, at, by);
        expect(cnCheck(wrong.slice(0, 17))).not.toBe(wrong[17]);
      }),
    );
  });
  // Weights repeat after ten places: 2^10 is 1 modulo 11.
  test('every two digits less than ten places apart that changed places are found', () => {
    fc.assert(
      fc.property(whole, fc.nat({ max: 16 }), fc.nat({ max: 16 }), (number, a, b) => {
        fc.pre(number[a] !== number[b] && Math.abs(a - b) < 10);
        const wrong = replaced(replaced(number, a, number[b]!), b, number[a]!);
        expect(cnCheck(wrong.slice(0, 17))).not.toBe(wrong[17]);
      }),
    );
  });
  test('fifteen digits become the eighteen that a card of now has, and those hold', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, digits(4), digits(3), (date, place, serial) => {
        const short = `35${place}${date.toISOString().slice(2, 10).replaceAll('-', '')}${serial}`;
        const paper = readPaper(short)!;
        expect(paper.kind).toBe('cn-id');
        expect(readPaper(paper.value)).toEqual({ ...paper, valid: true });
      }),
    );
  });
});

describe('other numbers', () => {
  test('Hong Kong: every wrong digit and every two neighbours that changed places are found', () => {
    const whole = fc.tuple(fc.stringMatching(/^[A-Z]{1,2}$/u), digits(6)).map(([letters, six]) =>
      '0123456789A'
        .split('')
        .map((check) => letters + six + check)
        .find(hkHolds)!,
    );
    fc.assert(
      fc.property(whole, fc.nat({ max: 5 }), digits(1), (number, at, by) => {
        const place = number.length - 7 + at;
        if (number[place] !== by) expect(hkHolds(replaced(number, place, by))).toBe(false);
        const [a, b] = [number[place]!, number[place + 1]!];
        if (at < 5 && a !== b) expect(hkHolds(replaced(replaced(number, place, b), place + 1, a))).toBe(false);
      }),
    );
  });
  test('Taiwan and Thailand: one check digit holds, the nine others do not', () => {
    const checks = '0123456789'.split('');
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][12]$/u), digits(7), digits(12), (head, seven, twelve) => {
        expect(checks.filter((check) => twHolds(head + seven + check))).toHaveLength(1);
        expect(checks.filter((check) => thHolds(twelve + check))).toHaveLength(1);
      }),
    );
  });
  test('machine-readable zones: every wrong digit is found (ICAO 9303: weights 7, 3, 1)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9<]{3}\d{6}$/u), fc.integer({ min: 3, max: 8 }), digits(1), (field, at, by) => {
        fc.pre(field[at] !== by);
        expect(mrzCheck(replaced(field, at, by))).not.toBe(mrzCheck(field));
      }),
    );
  });
  test('the examples of ICAO 9303 part 3, appendix A', () => {
    expect([mrzCheck('520727'), mrzCheck('AB2134<<<'), mrzCheck('HA672242<658022549601086<<<<<<<<<<<<<<0')]).toEqual([
      '3',
      '5',
      '8',
    ]);
  });
});

test('nothing that somebody can write throws, and what is read keeps its shape', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.stringMatching(/^[\d年月日初正腊闰\-/.(): A-Za-z<民國农历]{0,40}$/u),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, (cell) => {
      for (const { value } of readPapers(cell)) expect(value.length).toBeGreaterThan(0);
      const born = readBorn(cell, { latest: Date.UTC(2026, 0, 1) });
      if (typeof born === 'string') return;
      for (const { from, to, text: told } of born) {
        expect(from <= to).toBe(true);
        expect(from).toMatch(/^\d{4}-\d\d-\d\d$/u);
        expect(told.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 2000 },
  );
});
