import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '../../lexicon/index.ts';
import { sharedPhrases, type Worded } from './phrases.ts';

const pieces = [
  '群里的老师每天晚上八点带大家操作',
  '说国家有内部名额名额只剩最后三个',
  '群里的老師每天晚上八點帶大家操作',
  'please deposit the margin within twenty four hours',
  'Please deposit the “margin” within twenty four hours',
  '我后来报警了',
  'and then nothing',
  'https://a.example/x1',
  '，',
  '。',
  '. ',
  ' ',
  '\n',
  '5万元',
  '\ud83d\ude00',
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
const reports = fc
  .array(fc.record({ text, at: fc.option(fc.nat(1000), { nil: undefined }), case: fc.nat(12) }), { maxLength: 20 })
  .map((rows) => rows.map((row, i): Worded => ({ ...row, id: `r${i}`, ref: `R-${i}`, blanks: [] })));

/** Capitals, traditional characters, blanks and marks of quotation make no difference. */
const bare = (words: string): string => fold(words).replaceAll(/[\s"'“”‘’]/gu, '');

it('shows wording that every report named holds at its place, by no more cases than there are', () => {
  fc.assert(
    fc.property(reports, (rows) => {
      const byId = new Map(rows.map((row) => [row.id, row]));
      const cases = new Set(rows.map((row) => row.case)).size;
      for (const phrase of sharedPhrases(rows, [])) {
        expect(phrase.reports).toBeGreaterThanOrEqual(cases <= 10 ? 2 : 3);
        expect(phrase.reports).toBeLessThanOrEqual(cases);
        expect(new Set(phrase.spans.map(({ report }) => report)).size).toBe(phrase.spans.length);
        for (const { report, start, end } of phrase.spans) {
          expect(bare(byId.get(report)!.text.slice(start, end))).toBe(bare(phrase.text));
        }
        expect(phrase.text).not.toMatch(/[。\n]|\d/u);
      }
    }),
    { numRuns: 500 },
  );
});

it('says the same whatever the order of the reports, and of those they are held against', () => {
  fc.assert(
    fc.property(
      reports.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      fc.array(text, { maxLength: 6 }),
      ([rows, shuffled], others) => {
        const told = others.map((each, group) => ({ text: each, group }));
        expect(sharedPhrases(shuffled, told.toReversed())).toEqual(sharedPhrases(rows, told));
      },
    ),
    { numRuns: 300 },
  );
});
