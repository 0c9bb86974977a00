import { type MatchPart, matchParts, type PartView, type Sentence } from '../../model/index.ts';
import { compareBorn } from './born.ts';
import { type BestName, bestName, compareNamesOf } from './name-part.ts';
import { compareIndicators, compareKin, compareNations, compareOrigins, compareSex } from './other-parts.ts';
import { comparePapers } from './papers.ts';
import { type Said, silent } from './part.ts';
import { type Compared, readPerson, type ReadPerson } from './read-person.ts';
import { type PersonSetting, prior, probability } from './setting.ts';

/** How two records of people stand to each other. */
export interface PersonScore {
  /** Probability that both are one person, 0..1. */
  readonly score: number;
  /** Of the two names that fit best, 0..1. */
  readonly nameScore: number;
  /** log10 of the odds: the prior and the weights of all parts. */
  readonly weight: number;
  /** In the order of `matchParts`. */
  readonly parts: readonly PartView[];
  readonly sentence: Sentence;
}

type Parts = Readonly<Record<MatchPart, Said>>;

/** What all parts but the names say. Parts that both records have from one equal paper say nothing again. */
export function partsBesideName(a: ReadPerson, b: ReadPerson, setting: PersonSetting): Omit<Parts, 'name'> {
  const paper = comparePapers(a.papers, b.papers);
  const isTold = paper.says === 'agrees' || paper.says === 'close';
  const again = (isFromPaper: boolean, part: Said): Said =>
    isTold && isFromPaper ? silent('told by the paper alone', '仅由证件号码得出') : part;
  return {
    born: again(a.told.born && b.told.born, compareBorn(a.born, b.born)),
    paper,
    nationality: compareNations(a.nations, b.nations),
    origin: again(a.told.origin && b.told.origin, compareOrigins(a.origins, b.origins, setting.places)),
    kin: compareKin(a.kin, b.kin),
    sex: again(a.told.sex && b.told.sex, compareSex(a.sex, b.sex)),
    indicator: compareIndicators(a.indicators, b.indicators),
  };
}

export function weightOf(parts: Omit<Parts, 'name'>): number {
  let sum = 0;
  for (const part of matchParts) if (part !== 'name') sum += parts[part].weight;
  return sum;
}

/** Weight of everything: log10 of the odds that both are one person. */
function totalWeight(name: BestName | undefined, others: Omit<Parts, 'name'>, setting: PersonSetting): number {
  return prior(setting) + (name?.weight ?? 0) + weightOf(others);
}

/**
 * Holds two records of people against each other: the sum of log10 likelihood ratios of their parts (Fellegi and Sunter, A Theory
 * for Record Linkage, 1969) and the prior of a list of this size, as a probability with what agreed and what did not. Symmetric. A
 * part of which one side says nothing weighs nothing.
 */
export function scorePersons(a: Compared, b: Compared, setting: PersonSetting = {}): PersonScore {
  const [left, right] = [readOnce(a), readOnce(b)];
  const name = bestName(left.names, right.names, setting.names);
  const others = partsBesideName(left, right, setting);
  const said: Parts = { ...others, name: compareNamesOf(name) };
  const weight = totalWeight(name, others, setting);
  const views = matchParts.map((part): PartView => {
    const { says, weight: its, sentence } = said[part];
    return { part, here: shown(a, part, left), there: shown(b, part, right), says, weight: rounded(its), sentence };
  });
  return {
    score: probability(weight),
    nameScore: rounded(name?.match.score ?? 0),
    weight: rounded(weight),
    parts: views,
    sentence: decisive(views),
  };
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

const known = new WeakMap<Compared, ReadPerson>();

/** Reading takes longer than comparing, and a record is held against many. */
function readOnce(person: Compared): ReadPerson {
  let read = known.get(person);
  if (read === undefined) known.set(person, (read = readPerson(person)));
  return read;
}

/** What a record has of a part, as the source writes it. */
function shown(person: Compared, part: MatchPart, read: ReadPerson): string[] {
  switch (part) {
    case 'name':
      return person.names.map(({ text }) => text);
    case 'born':
      return person.born.length > 0 ? person.born.map(({ text }) => text) : read.born.flatMap(({ digits }) => digits ?? []);
    case 'paper':
      return person.papers.map(({ value }) => value);
    case 'nationality':
      return [...person.nationality];
    case 'origin':
      return person.origins.length > 0 ? [...person.origins] : [...read.origins];
    case 'kin':
      return person.kin.map(({ relation, name }) => (relation === '' ? name : `${relation} ${name}`));
    case 'sex':
      return read.sex === undefined ? [] : [read.sex];
    case 'indicator':
      return person.indicators.map(({ value }) => value);
  }
}

export const partWords: Readonly<Record<MatchPart, Sentence>> = {
  name: { en: 'name', zh: '姓名' },
  born: { en: 'birth', zh: '出生日期' },
  paper: { en: 'paper', zh: '证件' },
  nationality: { en: 'nationality', zh: '国籍' },
  origin: { en: 'origin', zh: '籍贯' },
  kin: { en: 'relatives', zh: '亲属' },
  sex: { en: 'sex', zh: '性别' },
  indicator: { en: 'indicators', zh: '标识' },
};

/** What speaks for one person and what against, the heaviest first. */
function decisive(parts: readonly PartView[]): Sentence {
  const named = (list: readonly PartView[], lang: keyof Sentence): string =>
    list.map(({ part, weight }) => `${partWords[part][lang]} ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`).join(', ');
  const speaks = parts.filter(({ weight }) => Math.abs(weight) >= 0.05);
  const pro = speaks.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  const contra = speaks.filter(({ weight }) => weight < 0).sort((a, b) => a.weight - b.weight);
  if (speaks.length === 0) return { en: 'nothing speaks for or against', zh: '无支持或反对的依据' };
  const en = [pro.length > 0 ? `for: ${named(pro, 'en')}` : '', contra.length > 0 ? `against: ${named(contra, 'en')}` : ''];
  const zh = [
    pro.length > 0 ? `支持：${named(pro, 'zh').replaceAll(', ', '、')}` : '',
    contra.length > 0 ? `不符：${named(contra, 'zh').replaceAll(', ', '、')}` : '',
  ];
  return { en: en.filter((text) => text !== '').join('; '), zh: zh.filter((text) => text !== '').join('；') };
}
