import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { compareNames, nameKeys, namesModel, nameThreshold, readName } from '../src/names/index.ts';
import { thresholds } from '../src/people/index.ts';
import { csvOf, makePairs, pairsFile } from './names/make.ts';
import { area, bestThreshold, measure, type Scored, spearman, thresholdFor } from './names/measure.ts';
import { clew, cpuSeconds, peers, type Told } from './names/matchers.ts';
import type { Pair, Split } from './names/pair.ts';
import { byNames, byPersons, personRecords } from './names/persons.ts';
import { sharedSets } from './names/shared-sets.ts';

// Names of people: Clew at its threshold beside nomenklatura and rapidfuzz, each at the threshold that is best for it on `dev`, over the
// made pairs (docs/reference/names-bench.md) and the published sets; how many names that are one share a key; speed of one core.
//   npm run bench -- names [--all] [--kinds] [--misses KIND] [--no-peers]
// R at 5 %: recall at the threshold that calls 5 % of the pairs of two names of `dev` one.
// --all shows every matcher of the peers, --kinds every kind, --misses the pairs of a kind that Clew calls wrong. The peers need python3
// and its package index once.
const has = (flag: string): boolean => process.argv.includes(flag);

const pairs = makePairs();
if (readFileSync(pairsFile, 'utf8') !== csvOf(pairs))
  throw new Error('bench/names/pairs.csv is not what node bench/names/make.ts makes');
const sets = sharedSets();
const asked = {
  pairs: [
    ...pairs.map(({ a, b }) => [a, b] as const),
    ...sets.romanised.map(({ pair }) => pair),
    ...sets.ofac.map(({ pair }) => pair),
  ],
  cross: sets.cross.map(([query]) => query),
  against: sets.cross.map(([, match]) => match),
  persons: sets.persons.map(({ pair }) => pair),
};

interface Matcher {
  readonly name: string;
  readonly told: Told;
  readonly threshold: number;
}
const scoredOf = ({ scores }: Told, of: (pair: Pair) => boolean): Scored[] =>
  pairs.flatMap((pair, i) => (of(pair) ? [{ score: scores[i]!, same: pair.same === 1 }] : []));
const inHalf = (told: Told, split: Split): Scored[] => scoredOf(told, (pair) => pair.split === split);
const percent = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3).replace(/^0/, ''));
const count = (value: number): string => Math.round(value).toLocaleString('en');

const own = clew(asked);
const countries = pairs.map(({ country }) => ({ country }));
const clews: readonly Matcher[] = [
  { name: 'Clew', told: own, threshold: nameThreshold },
  { name: 'Clew, told the country', told: clew(asked, countries), threshold: nameThreshold },
];
const others: readonly Matcher[] = has('--no-peers')
  ? []
  : Object.entries(peers(asked) ?? {}).map(([name, told]) => ({ name, told, threshold: bestThreshold(inHalf(told, 'dev')) }));
if (others.length === 0) console.log('peers skipped: not wanted, or python3 or its package index is not at hand');
/** The matcher of a library that is best on `dev`. */
const best = (library: string): Matcher[] =>
  others
    .filter(({ name }) => name.startsWith(library))
    .sort((a, b) => measure(inHalf(b.told, 'dev'), b.threshold).f1 - measure(inHalf(a.told, 'dev'), a.threshold).f1)
    .slice(0, 1);
const bests = [...best('nomenklatura'), ...best('rapidfuzz')];
// What nomenklatura recommends today is shown even where another of its matchers does better.
const recommended = others.filter((matcher) => matcher.name === 'nomenklatura logic-v2' && !bests.includes(matcher));
const shown = [...clews, ...(has('--all') ? others : [...recommended, ...bests])];

console.log(`${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}, ${namesModel}, threshold ${nameThreshold}`);
console.log(`\nMade pairs: ${count(pairs.length)}, ${count(pairs.filter(({ same }) => same === 0).length)} of two names`);
console.table(
  shown.map(({ name, told, threshold }) => {
    const [dev, held] = [measure(inHalf(told, 'dev'), threshold), measure(inHalf(told, 'held'), threshold)];
    return {
      matcher: name,
      threshold: threshold.toFixed(3),
      'dev P': percent(dev.precision),
      'dev R': percent(dev.recall),
      'dev F1': percent(dev.f1),
      'held P': percent(held.precision),
      'held R': percent(held.recall),
      'held F1': percent(held.f1),
      'held area': percent(area(inHalf(told, 'held'))),
      'held R at 5 %': percent(measure(inHalf(told, 'held'), thresholdFor(inHalf(told, 'dev'), 0.05)).recall),
      'pairs/s/core': count(asked.pairs.length / told.seconds),
    };
  }),
);

/** Share of pairs called right, by what `key` says of them. */
function rights(title: string, key: (pair: Pair) => string): void {
  console.log(`\n${title}: share called right`);
  const keys = [...new Set(pairs.map(key))];
  const right = ({ told, threshold }: Matcher, of: string, split: Split): string => {
    const some = scoredOf(told, (pair) => key(pair) === of && pair.split === split);
    return percent(some.filter(({ score, same }) => score >= threshold === same).length / some.length);
  };
  console.table(
    keys.map((of) => {
      const its = Object.fromEntries(bests.map((matcher) => [`${matcher.name.split(' ')[0]} held`, right(matcher, of, 'held')]));
      const pairsOf = pairs.filter((pair) => key(pair) === of).length;
      return {
        kind: of,
        pairs: pairsOf,
        'Clew dev': right(clews[0]!, of, 'dev'),
        'Clew held': right(clews[0]!, of, 'held'),
        ...its,
      };
    }),
  );
}
if (has('--kinds'))
  rights('By kind (=: one name, ≠: two)', ({ kind, country, same }) => `${country} ${kind} ${same === 1 ? '=' : '≠'}`);
rights('By country (=: one name, ≠: two)', ({ country, same }) => `${country} ${same === 1 ? '=' : '≠'}`);
if (has('--misses')) {
  const wanted = process.argv[process.argv.indexOf('--misses') + 1];
  // The held half stays unseen by whoever mends the matcher.
  for (const [i, { a, b, same, kind, country, split }] of pairs.entries()) {
    if (split !== 'dev' || kind !== wanted || own.scores[i]! >= nameThreshold === (same === 1)) continue;
    console.log(`${country} ${own.scores[i]!.toFixed(3)} ${same === 1 ? '=' : '≠'} ${a} | ${b}`);
  }
}

if (sets.romanised.length + sets.ofac.length > 0) {
  console.log('\nPublished sets');
  const from = pairs.length;
  const middle = from + sets.romanised.length;
  console.table(
    shown.map(({ name, told, threshold }) => {
      const romanised = measure(
        sets.romanised.map(({ same }, i) => ({ same, score: told.scores[from + i]! })),
        threshold,
      );
      const first = told.cross.filter((scores, i) => scores.every((score, j) => j === i || score < scores[i]!)).length;
      const persons = sets.persons.filter(({ same }, i) => told.persons[i]! >= threshold === same).length;
      return {
        matcher: name,
        'Chinese romanised P': percent(romanised.precision),
        R: percent(romanised.recall),
        F1: percent(romanised.f1),
        'false matches': percent(romanised.falseMatches),
        'Spearman to OFAC': percent(spearman(told.scores.slice(middle), sets.ofac.map(({ score }) => score))), // prettier-ignore
        'cross-script first': `${first} of ${sets.cross.length}`,
        'person cases': `${persons} of ${sets.persons.length}`,
      };
    }),
  );
} else console.log('\npublished sets skipped: ../shared/data is not here');

const records = personRecords();
if (records !== undefined) {
  console.log(`\nRecords of made persons (fake_1000), each with each of ${records.length}`);
  const whole = byPersons(records);
  const rows = [
    { by: 'names alone', pairs: byNames(records), threshold: nameThreshold },
    { by: 'all, from review on', pairs: whole, threshold: thresholds.review },
    { by: 'all, from strong on', pairs: whole, threshold: thresholds.strong },
  ];
  console.table(
    rows.map(({ by, pairs, threshold }) => {
      const { precision, recall, f1 } = measure(pairs, threshold);
      return {
        by,
        threshold,
        P: percent(precision),
        R: percent(recall),
        F1: percent(f1),
        'best F1': percent(measure(pairs, bestThreshold(pairs)).f1),
      };
    }),
  );
}

const read = pairs.map(({ a, b }) => [readName(a), readName(b)] as const);
const keys = read.map(([a, b]) => [nameKeys(a), nameKeys(b)] as const);
const meets = ([a, b]: (typeof keys)[number]): boolean => a.some((key) => b.includes(key));
const shareOf = (of: (pair: Pair, i: number) => boolean): string => {
  const some = keys.filter((_, i) => of(pairs[i]!, i));
  return `${percent(some.filter(meets).length / some.length)} of ${count(some.length)}`;
};
console.log('\nKeys: pairs that share one');
console.table([
  { pairs: 'one name, dev', share: shareOf(({ same, split }) => same === 1 && split === 'dev') },
  { pairs: 'one name, held', share: shareOf(({ same, split }) => same === 1 && split === 'held') },
  { pairs: 'from the threshold on', share: shareOf((_, i) => own.scores[i]! >= nameThreshold) },
  { pairs: 'two names', share: shareOf(({ same }) => same === 0) },
]);
const each = keys.flat().map(({ length }) => length);
console.log(`keys of a name: mean ${(each.reduce((a, b) => a + b, 0) / each.length).toFixed(1)}, most ${Math.max(...each)}`);

/** Times a second of one core, over so many rounds of the pairs. */
function speed(of: string, times: number, work: () => void): void {
  work();
  const rounds = 10;
  const seconds = cpuSeconds(() => {
    for (let i = 0; i < rounds; i++) work();
  });
  console.log(`${of}: ${count((times * rounds) / seconds)} a second and core`);
}
console.log('');
speed('names read', pairs.length * 2, () => {
  for (const { a, b } of pairs) {
    readName(a);
    readName(b);
  }
});
speed('pairs compared', pairs.length, () => {
  for (const [a, b] of read) compareNames(a, b);
});
speed('names given keys', pairs.length * 2, () => {
  for (const [a, b] of read) {
    nameKeys(a);
    nameKeys(b);
  }
});
