import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Telling, Wording, type WordGroup } from './wording.ts';

const usual = [
  'they asked for a deposit',
  'my account was frozen',
  'support stopped answering',
  'a stranger added me',
  'I topped up twice',
];
const novel = [
  'a parking notice stuck under the wiper',
  'scan the printed barcode',
  'the council emblem looked genuine',
  'my licence plate was entered',
];

const told = (parts: readonly string[]): Telling => ({ text: parts.join('. '), spans: [], agency: 1 });
/** Every combination of three usual sentences, again and again. */
const past = Array.from({ length: 2000 }, (_, i) =>
  [usual[i % 5]!, usual[(i + 1 + (i % 4)) % 5]!, usual[(i * 3) % 5]!].join('. '),
);

function groups(recent: readonly Telling[], before: readonly string[]): WordGroup[] {
  const wording = new Wording(recent, before.length);
  for (const text of before) wording.past(text, 1);
  return wording.groups();
}

const ordinary = fc.array(fc.subarray(usual, { minLength: 1 }).map(told), { minLength: 150, maxLength: 200 });
/** Each leaves one of the four out. */
const planted = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(...usual))
    .map(([out, more]) => told([...novel.filter((_, i) => i !== out), more])),
  { minLength: 12, maxLength: 20 },
);

it('finds nothing in what was always told, and what is new and told by many, all of it', () => {
  fc.assert(
    fc.property(ordinary, planted, (old, fresh) => {
      expect(groups(old, past)).toEqual([]);
      const found = groups([...old, ...fresh], past);
      expect(found).toHaveLength(1);
      expect(found[0]!.members).toEqual(fresh.map((_, i) => old.length + i));
      expect(found[0]!.before).toBe(0);
    }),
    { numRuns: 40 },
  );
});

it('finds the same in whatever order earlier reports come', () => {
  fc.assert(
    fc.property(planted, fc.integer({ min: 1, max: 1999 }), (fresh, turn) => {
      const turned = [...past.slice(turn), ...past.slice(0, turn)];
      expect(groups(fresh, turned)).toEqual(groups(fresh, past));
    }),
    { numRuns: 20 },
  );
});

it('takes new words of those who only now begin to report for theirs, not for a routine', () => {
  const fresh = Array.from({ length: 15 }, (_, i): Telling => ({
    ...told(novel.filter((_each, at) => at !== i % 4)),
    agency: 2,
  }));
  const old = Array.from({ length: 60 }, (_, i) => told([usual[i % 5]!]));
  expect(groups([...old, ...fresh], past)).toEqual([]);
});

it('says nothing where too little came before', () => {
  const fresh = Array.from({ length: 15 }, (_, i) => told(novel.filter((_each, at) => at !== i % 4)));
  expect(groups(fresh, past.slice(0, 299))).toEqual([]);
});
