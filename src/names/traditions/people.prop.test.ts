import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames, nameKeys, nameThreshold, readName } from '../index.ts';

const score = (a: string, b: string): number => compareNames(readName(a), readName(b)).score;

const given = [
  'Mohamed',
  'Omar',
  'Sergei',
  'Robert',
  'Katherine',
  'Rajesh',
  'Somchai',
  'Ivan',
  'Fatima',
  'Tesfaye',
  'Miguel',
  'Hassan',
];
const surnames = [
  'Khatib',
  'Ivanov',
  'Miller',
  'Sharma',
  'Jaidee',
  'Kowalski',
  'Haddad',
  'Fernandez',
  'Petrov',
  'Suksawat',
  'Brown',
  'Nasser',
];
const burmese = ['Aung', 'Kyaw', 'Zaw', 'Htun', 'Thein', 'Myint', 'Hlaing', 'Naing', 'Khin', 'Sandar'];
const scripts =
  'Сергей Иванов|محمد علي|김정은|山田太郎|王伟|สมชาย ใจดี|အောင်ကျော်|Αλέξης Τσίπρας|בנימין נתניהו|नरेन्द्र मोदी|ေအာင္|Nguyễn Văn Ân|a/l s/o|O’Brien'.split(
    '|',
  );
const word = fc.constantFrom(
  ...given,
  ...surnames,
  ...burmese,
  ...scripts,
  'U',
  'bin',
  'al-',
  'Dr.',
  'Jr.',
  'J.',
  ',',
  '-',
  '()',
);
const name = fc.oneof(
  fc.array(word, { minLength: 0, maxLength: 6 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

test('whatever is written is read, its shares add up to one, and it has few keys', () => {
  fc.assert(
    fc.property(name, (text) => {
      const read = readName(text);
      const sum = read.forms.reduce((total, { share }) => total + share, 0);
      expect(read.forms.length === 0 || Math.abs(sum - 1) < 1e-9).toBe(true);
      expect(read.forms.every(({ words }) => words.length > 0)).toBe(true);
      expect(nameKeys(read).length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 500 },
  );
});

test('two names are as alike as the other way round, between 0 and 1; a name is itself', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const there = score(a, b);
      expect(there >= 0 && there <= 1).toBe(true);
      expect(score(b, a)).toBeCloseTo(there, 10);
      if (readName(a).forms.length > 0) expect(score(a, a)).toBe(1);
    }),
    { numRuns: 1000 },
  );
});

test('order, capitals, comma and titles change nothing in the West', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...given),
      fc.constantFrom(...surnames),
      fc.constantFrom('', 'Dr. ', 'Mr ', 'Prof. '),
      (first, last, title) => {
        const plain = `${first} ${last}`;
        for (const other of [
          `${title}${plain}`,
          `${last.toUpperCase()}, ${first}`,
          `${first} ${last.toUpperCase()}`,
          `${title}${plain} Jr.`,
        ])
          expect(score(plain, other), other).toBeGreaterThanOrEqual(0.95);
      },
    ),
  );
});

test('one other given name or one other surname is another person', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...given),
      fc.constantFrom(...given),
      fc.constantFrom(...surnames),
      fc.constantFrom(...surnames),
      (a, b, c, d) => {
        fc.pre(a !== b && c !== d);
        expect(score(`${a} ${c}`, `${b} ${c}`)).toBeLessThan(nameThreshold);
        expect(score(`${a} ${c}`, `${a} ${d}`)).toBeLessThan(nameThreshold);
        expect(score(a, `${a} ${c}`)).toBeLessThan(nameThreshold);
        expect(score(c, `${a} ${c}`)).toBeLessThan(nameThreshold);
      },
    ),
  );
});

test('Burmese titles change nothing, order and number of syllables do', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...burmese), { minLength: 3, maxLength: 3 }),
      fc.constantFrom('U', 'Ko', 'Daw'),
      (words, title) => {
        const plain = words.join(' ');
        expect(score(plain, `${title} ${plain}`)).toBeGreaterThanOrEqual(0.95);
        expect(score(plain, words.toReversed().join(' '))).toBeLessThan(nameThreshold);
        expect(score(plain, words.slice(0, 2).join(' '))).toBeLessThan(nameThreshold);
      },
    ),
  );
});
