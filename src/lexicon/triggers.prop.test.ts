import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterWord, Lexicon } from './lexicon.ts';
import { Triggers, unitsOf } from './triggers.ts';

const phrases = [
  'car',
  'held in',
  "can't leave",
  'by force',
  'i may go',
  'in',
  '绑架',
  '刀',
  '不让走',
  'bị bán',
  'đánh đập',
  'ค่าไถ่',
  'cô',
  'do i',
];
const triggers = Triggers.of(phrases);
const lexicon = new Lexicon(phrases.map((phrase) => [phrase, true]));

/** The same asked at each place of the text. */
function plainly(text: string): number {
  for (let at = 0; at < text.length; at = afterWord(text, at)) if (lexicon.at(text, at)) return at;
  return -1;
}

const first = (text: string): number => triggers.first(text, unitsOf(text), 0, text.length);

const scraps = [
  ' ',
  '\n',
  '\u00a0',
  '’',
  "'",
  '_',
  '7',
  's',
  'scar',
  'carpet',
  'held',
  'into',
  'i',
  'may',
  '綁架',
  '不讓',
  '走',
  '。',
  'ắ',
];
const pieces = phrases.flatMap((phrase) => [phrase, phrase.toUpperCase(), phrase.slice(0, -1), phrase.slice(1)]).concat(scraps);

it('finds the first phrase where asking at each place finds it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect(first(text)).toBe(plainly(text));
    }),
    { numRuns: 2000 },
  );
});

it('reads texts longer than most, and stops where it is told', () => {
  const text = `${'some words, '.repeat(3000)}held in`;
  const at = text.length - 'held in'.length;
  expect(first(text)).toBe(at);
  expect(triggers.first(text, unitsOf(text), 0, text.length - 1)).toBe(-1);
  expect(triggers.first(text, unitsOf(text), at + 1, text.length)).toBe(at + 5);
});

it('says what stands for the phrase found, and how long it is', () => {
  const named = new Triggers([
    ['提现', 'out'],
    ['提现失败', 'blocked'],
    ['paid', ''],
  ]);
  const text = '申請提現失敗, then I paid';
  expect(named.first(text, unitsOf(text), 0, text.length)).toBe(2);
  expect([named.value, named.length]).toEqual(['blocked', 4]);
  expect(named.first(text, unitsOf(text), 3, text.length)).toBe(text.indexOf('paid'));
  expect([named.value, named.length]).toEqual(['', 4]);
});
