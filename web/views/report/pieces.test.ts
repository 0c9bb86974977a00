import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bare, placesOf } from './pieces.ts';

const text = 'see https://pay.example/in or +44 20 7946 0000.';
const whole = (places: ReturnType<typeof placesOf>): string =>
  places.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');

it('leaves a text without mentions as it is', () => {
  expect(placesOf('plain', [])).toEqual([{ pieces: [{ text: 'plain', under: [] }], spans: [] }]);
  expect(placesOf('', [])).toEqual([]);
});

it('keeps a domain inside its address one place, the domain innermost', () => {
  const places = placesOf(text, [
    { start: 12, end: 23 },
    { start: 4, end: 26 },
    { start: 30, end: 46 },
  ]);
  expect(places.map(({ spans }) => spans)).toEqual([[], [1, 0], [], [2], []]);
  expect(places[1]!.pieces).toEqual([
    { text: 'https://', under: [1] },
    { text: 'pay.example', under: [0, 1] },
    { text: '/in', under: [1] },
  ]);
});

it('cuts spans that overlap halfway, and keeps those that touch apart', () => {
  expect(
    placesOf('abcdef', [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ])[0]!.pieces.map(({ text: part, under }) => [part, under]),
  ).toEqual([
    ['ab', [0]],
    ['cd', [1, 0]],
    ['ef', [1]],
  ]);
  expect(
    placesOf('abcd', [
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]),
  ).toHaveLength(2);
});

it('gives the text again whatever the spans', () => {
  const span = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.array(span, { maxLength: 8 }), (any, spans) => {
      const places = placesOf(any, spans);
      expect(whole(places)).toBe(any);
      const shown = new Set(places.flatMap((place) => place.spans));
      const sound = spans.filter(({ start, end }) => Math.max(0, start) < Math.min(any.length, end));
      expect(shown.size).toBe(sound.length);
    }),
  );
});

it('tells characters that hide or turn the writing', () => {
  expect(bare('pay\u202efdp.exe')).toEqual([
    { text: 'pay', hidden: false },
    { text: '\u202e', hidden: true },
    { text: 'fdp.exe', hidden: false },
  ]);
  expect(bare('你好')).toEqual([{ text: '你好', hidden: false }]);
});
