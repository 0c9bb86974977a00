import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { readScam } from '../index.ts';
import { expOf, softmax } from './exp.ts';

const read = (text: string): ReturnType<typeof readScam> => readScam({ text, fields: {} }, []);
const pieces = oneof(
  string({ unit: 'binary', maxLength: 20 }),
  constantFrom('刷单返利', '安全账户', '賬戶', 'casino bonus ', 'your parcel', ' ', '\n', '。', '123456', 'ａｂｃ'),
);
const texts = array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

test('any text is read: probabilities that add up to no more than one, words inside the text, in order, apart', () => {
  assert(
    property(texts, (text) => {
      const { confidence, likely, words } = read(text);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
      expect(likely.reduce((sum, each) => sum + each.confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
      let end = 0;
      for (const word of words) {
        expect(word.start).toBeGreaterThanOrEqual(end);
        expect(word.end).toBeGreaterThan(word.start);
        expect(word.weight).toBeGreaterThan(0);
        end = word.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(words.length).toBeLessThanOrEqual(6);
    }),
    { numRuns: 300 },
  );
});

test('white space at the end changes nothing', () => {
  assert(
    property(texts, constantFrom(' ', '\n', '\t  ', '\u3000', '\r\n\r\n'), (text, space) => {
      const { type, confidence, likely, words } = read(text);
      expect(read(text + space)).toMatchObject({ confidence, likely, words });
      expect(read(text + space).type).toBe(type);
    }),
    { numRuns: 300 },
  );
});

test('the exponential is that of mathematics to the last places, and probabilities add up to one', () => {
  for (let x = 0; x > -40; x -= 0.37) expect(Math.abs(expOf(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
  expect(expOf(0)).toBe(1);
  expect(expOf(-1e9)).toBe(0);
  const p = softmax(Float64Array.of(1000, 999, -1000));
  expect(p[0]! + p[1]! + p[2]!).toBeCloseTo(1, 14);
});
