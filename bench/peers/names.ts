import { makePairs } from '../names/make.ts';
import { clew, peers, type Told } from '../names/matchers.ts';
import { area, bestThreshold, measure, type Scored } from '../names/measure.ts';
import type { Split } from '../names/pair.ts';
import { sharedSets } from '../names/shared-sets.ts';
import { nameThreshold } from '../../src/names/index.ts';
import { type Column, type Figure, type Row, type Section, type Table, versionOfClew } from './section.ts';

interface Matcher {
  readonly who: string;
  readonly version: string;
  readonly missing?: string;
  readonly of?: { readonly name: string; readonly told: Told; readonly threshold: number };
}

const nomenklatura = 'nomenklatura 4.17.4 (PyPI)';
const rapidfuzz = 'rapidfuzz 3.14.6 (PyPI)';
const logic = 'nomenklatura logic-v2';
const matcher: Column = { key: 'matcher', title: { en: 'matcher', zh: '算法' } };
const quality: readonly Column[] = [
  { key: 'precision', title: { en: 'precision', zh: '精确率' }, better: 'more', digits: 3 },
  { key: 'recall', title: { en: 'recall', zh: '召回率' }, better: 'more', digits: 3 },
  { key: 'f1', title: { en: 'F1', zh: 'F1' }, better: 'more', digits: 3 },
];

/** Precision, recall and F1 at a threshold. */
function rates(pairs: readonly Scored[], threshold: number): Record<string, Figure> {
  const { precision, recall, f1 } = measure(pairs, threshold);
  return { precision, recall, f1 };
}

/** Contestants as rows; who could not be had has no figures. */
const rowsOf = (all: readonly Matcher[], figures: (told: Told, threshold: number) => Record<string, Figure>): Row[] =>
  all.map(({ who, version, of, missing }) => ({
    who,
    version,
    ...(version === versionOfClew ? { ours: true } : {}),
    ...(missing === undefined ? {} : { missing }),
    figures: of === undefined ? {} : { matcher: of.name, ...figures(of.told, of.threshold) },
  }));

export const names: Section = {
  name: 'names',
  title: { en: 'Names of people', zh: '人名比对' },
  notes: [
    'Each peer is used at the threshold that is best for it on the other half (`dev`) of the made pairs; Clew at its own, which was chosen on that half too. Of nomenklatura, the matcher that its documentation recommends and the best of its others on `dev`; of rapidfuzz, the best of its scorers on `dev`, each plain and with both transliterations (anyascii, unidecode).',
    'The made pairs are ours: made from lists of names by rules that no matcher was asked about, but by the people who wrote Clew. The held half was not looked at while the matcher was mended. nomenklatura weighs birth dates, countries and numbers too, none of which are given here.',
    'Speed is pairs by processor time of one core, from the written names to the score, once warm; nomenklatura makes its entities in that time.',
  ],
  measure: async ({ say, quick }) => {
    const pairs = makePairs();
    const sets = sharedSets();
    const asked = {
      pairs: [...pairs.map(({ a, b }) => [a, b] as const), ...sets.romanised.map(({ pair }) => pair)],
      cross: quick ? [] : sets.cross.map(([query]) => query),
      against: sets.cross.map(([, match]) => match),
      persons: sets.persons.map(({ pair }) => pair),
    };
    const half = ({ scores }: Told, split: Split): Scored[] =>
      pairs.flatMap((pair, i) => (pair.split === split ? [{ score: scores[i]!, same: pair.same === 1 }] : []));
    say('Clew');
    const hints = pairs.map(({ country }) => ({ country }));
    const own = [
      { who: 'Clew', told: clew(asked) },
      { who: 'Clew, told the country', told: clew(asked, hints) },
    ].map(({ who, told }) => ({ who, version: versionOfClew, of: { name: '–', told, threshold: nameThreshold } }));
    say('nomenklatura, rapidfuzz');
    const others = Object.entries(peers(asked) ?? {}).map(([name, told]) => ({
      name,
      told,
      threshold: bestThreshold(half(told, 'dev')),
    }));
    /** The best on `dev` of those that are meant. */
    const best = (who: string, version: string, meant: (name: string) => boolean): Matcher => {
      const dev = ({ told, threshold }: (typeof others)[number]): number => measure(half(told, 'dev'), threshold).f1;
      const [of] = others.filter(({ name }) => meant(name)).sort((a, b) => dev(b) - dev(a));
      return of === undefined ? { who, version, missing: 'could not be installed' } : { who, version, of };
    };
    const all = [
      ...own,
      best(logic, nomenklatura, (name) => name === logic),
      best('nomenklatura, best other', nomenklatura, (name) => name.startsWith('nomenklatura') && name !== logic),
      best('rapidfuzz, best', rapidfuzz, (name) => name.startsWith('rapidfuzz')),
    ];
    const two = pairs.filter(({ same }) => same === 0).length;
    const made: Table = {
      name: 'made',
      title: { en: 'Made pairs of names', zh: '自制姓名对' },
      given: `The held half of ${pairs.length.toLocaleString('en')} made pairs of written names in eight scripts (docs/reference/names-bench.md), ${two.toLocaleString('en')} of them of two names.`,
      headline: 'f1',
      columns: [
        matcher,
        ...quality,
        { key: 'area', title: { en: 'area under ROC', zh: 'ROC 曲线下面积' }, better: 'more', digits: 3 },
        { key: 'speed', title: { en: 'pairs/s of one core', zh: '单核每秒比对数' }, better: 'more' },
      ],
      rows: rowsOf(all, (told, threshold) => ({
        ...rates(half(told, 'held'), threshold),
        area: area(half(told, 'held')),
        speed: asked.pairs.length / told.seconds,
      })),
    };
    if (sets.romanised.length === 0) return [made];
    const first = ({ cross }: Told): number =>
      cross.filter((scores, i) => scores.every((score, j) => j === i || score < scores[i]!)).length;
    const published: Table = {
      name: 'published',
      title: { en: 'Published sets of names', zh: '公开姓名数据集' },
      given: `${sets.romanised.length} pairs of Chinese names in Latin letters (precision, recall, F1); ${sets.cross.length} names each to be found first among all in another script; ${sets.persons.length} cases of persons from nomenklatura's own tests that rest on names alone.`,
      headline: 'f1',
      columns: [
        matcher,
        ...quality,
        { key: 'first', title: { en: 'found first across scripts', zh: '跨文字首位命中' }, better: 'more' },
        { key: 'persons', title: { en: 'cases right', zh: '用例判断正确' }, better: 'more' },
      ],
      rows: rowsOf(
        all.filter(({ who }) => who !== 'Clew, told the country'),
        (told, threshold) => ({
          ...rates(
            sets.romanised.map(({ same }, i) => ({ same, score: told.scores[pairs.length + i]! })),
            threshold,
          ),
          ...(quick ? {} : { first: first(told) }),
          persons: sets.persons.filter(({ same }, i) => told.persons[i]! >= threshold === same).length,
        }),
      ),
    };
    return [made, published];
  },
};
