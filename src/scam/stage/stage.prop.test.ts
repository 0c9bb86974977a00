import fc from 'fast-check';
import { expect, it } from 'vitest';
import { extract } from '../../extract/index.ts';
import { readStages } from './read.ts';

const scraps = [
  '我收到短信',
  '转了5万元',
  '我匯款十萬元',
  '无法提现',
  '没有',
  '要交保证金',
  '，',
  '。',
  ' ',
  'İ',
  '\ud83d',
  'She messaged me on WhatsApp',
  'I sent $9,000',
  'on 3 June 2026',
  'I never',
  'my account was frozen',
  'a fee of 30 euros',
  ', ',
  '. ',
  '\n',
];
const story = fc.oneof(
  fc.array(fc.constantFrom(...scraps), { maxLength: 25 }).map((parts) => parts.join('')),
  fc.string(),
);

it('tells each step once, in order, inside the text; amounts and days change no step of it', () => {
  fc.assert(
    fc.property(story, (text) => {
      const bare = readStages(text);
      const stages = bare.map(({ stage }) => stage);
      expect(new Set(stages).size).toBe(stages.length);
      for (const { start, end } of bare) {
        expect(start >= 0 && start < end && end <= text.length).toBe(true);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
      }
      const starts = bare.map(({ start }) => start);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      const full = readStages(text, extract({ text, date: Date.UTC(2026, 5, 30) }));
      expect(full.map(({ stage }) => stage).toSorted()).toEqual(stages.toSorted());
    }),
    { numRuns: 1000 },
  );
});
