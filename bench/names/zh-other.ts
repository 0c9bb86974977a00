import { capital, type Dice, type Recipe } from './pair.ts';
import { rowsOf } from './tables.ts';
import {
  alike,
  allowed,
  apart,
  areOthers,
  changed,
  characters,
  type ChineseName,
  draw,
  givenOf,
  han,
  hongKong,
} from './zh-name.ts';
import {
  hyphened,
  isOther,
  joined,
  malaysian,
  pinyin,
  type Sign,
  type Spelt,
  standard,
  surnames,
  trad,
  turned,
  wade,
} from './zh-name.ts';

const english = rowsOf('zh-latin').map(([name]) => name!);
const short = surnames.filter(({ han }) => han.length === 1);
const other = (kind: string, count: number, country: string, recipe: Recipe['draw']): Recipe => ({
  kind,
  same: 0,
  country,
  count,
  draw: recipe,
});
const sameSound = (a: Sign, b: Sign): boolean => a.pinyin === b.pinyin;
const differ = (a: Sign, b: Sign): boolean => !alike(a.pinyin, b.pinyin);
const latin = (dice: Dice, words: Spelt): string => (dice.chance() < 0.75 ? standard(words) : turned(words));

/** A name and another of the same surname, one given character of another sound. */
function siblings(
  dice: Dice,
  signs?: number,
  given?: readonly Sign[],
  among: readonly Sign[] = short,
): readonly [ChineseName, ChineseName] | undefined {
  const one = draw(dice, { among, ...(signs === undefined ? {} : { signs }), ...(given === undefined ? {} : { given }) });
  const two = changed(dice, one, (from, to) => differ(from, to) && (given === undefined || given.includes(to)));
  return two === undefined ? undefined : [one, two];
}
/** The same for names that have a spelling in a system. */
function spelt(dice: Dice, system: 'hk' | 'my'): readonly [ChineseName, ChineseName] | undefined {
  const has = (sign: Sign): boolean => sign[system] !== undefined;
  return siblings(dice, 2, characters.filter(has), short.filter(has));
}
/** Names in Latin letters that can be no spellings of one name; else undefined. */
const twoSpelt = (a: Spelt, b: Spelt, write: (words: Spelt) => string): readonly [string, string] | undefined =>
  areOthers(a, b) ? [write(a), write(b)] : undefined;
const latinAndHan = (a: Spelt, b: ChineseName, written: readonly [string, string]): readonly [string, string] | undefined =>
  isOther(a, b) ? written : undefined;

/** Chinese names that are nearly the same and are two. */
export const chineseOther: readonly Recipe[] = [
  other('homophone', 80, 'CN', (dice) => {
    const one = draw(dice, { among: short });
    const two = changed(dice, one, sameSound);
    if (two === undefined) return undefined;
    const both = dice.chance() < 0.3 ? (changed(dice, two, sameSound) ?? two) : two;
    return han(one) === han(both) ? undefined : [han(one), han(both)];
  }),
  other('homophone-surname', 12, 'CN', (dice) => {
    const one = draw(dice, { among: short });
    const surname = dice.pick(short);
    return surname !== one.surname && sameSound(surname, one.surname) ? [han(one), han({ ...one, surname })] : undefined;
  }),
  other('one-character', 90, 'CN', (dice) => {
    const pair = siblings(dice);
    return pair === undefined ? undefined : [han(pair[0]), han(pair[1])];
  }),
  other('one-syllable', 70, 'CN', (dice) => {
    const pair = siblings(dice);
    return pair === undefined ? undefined : twoSpelt(pinyin(pair[0]), pinyin(pair[1]), (words) => latin(dice, words));
  }),
  other('one-syllable-scripts', 60, 'CN', (dice) => {
    const pair = siblings(dice);
    if (pair === undefined) return undefined;
    const words = pinyin(pair[0]);
    return latinAndHan(words, pair[1], dice.flip([latin(dice, words), han(pair[1])]));
  }),
  other('other-surname', 50, 'CN', (dice) => {
    const one = draw(dice, { among: short });
    const surname = dice.pick(short.slice(0, 60));
    const two = { ...one, surname };
    if (!differ(surname, one.surname) || !allowed(two)) return undefined;
    const [a, b] = [pinyin(one), pinyin(two)];
    return dice.pick([
      () => [han(one), han(two)] as const,
      () => twoSpelt(a, b, (words) => latin(dice, words)),
      () => latinAndHan(a, two, dice.flip([standard(a), han(two)])),
    ])();
  }),
  other('inverted', 30, 'CN', (dice) => {
    const one = draw(dice, { among: short, signs: 2 });
    const two = { ...one, given: one.given.toReversed() };
    if (!differ(one.given[0]!, one.given[1]!) || !dice.isMine(givenOf(two))) return undefined;
    const words = pinyin(one);
    return dice.pick([
      () => [han(one), han(two)] as const,
      () => twoSpelt(words, pinyin(two), standard),
      () => latinAndHan(words, two, dice.flip([standard(words), han(two)])),
    ])();
  }),
  other('shorter', 20, 'CN', (dice) => {
    const one = draw(dice, { among: short, signs: 2 });
    const two = { ...one, given: [dice.pick(one.given)] };
    return allowed(two) && dice.isMine(givenOf(two)) ? dice.flip([han(one), han(two)]) : undefined;
  }),
  other('cantonese-other', 60, 'HK', (dice) => {
    const pair = spelt(dice, 'hk');
    if (pair === undefined) return undefined;
    const [one, two] = pair;
    const words = hongKong(one)!;
    const written = dice.pick([apart, hyphened])(words);
    return dice.pick([
      () => latinAndHan(words, two, dice.flip([written, dice.chance() < 0.7 ? trad(two) : han(two)])),
      () => twoSpelt(words, hongKong(two)!, apart),
      () => (areOthers(words, pinyin(two)) ? dice.flip([written, standard(pinyin(two))]) : undefined),
    ])();
  }),
  other('wade-giles-other', 25, 'TW', (dice) => {
    const pair = siblings(dice, 2);
    if (pair === undefined) return undefined;
    const [one, two] = pair;
    const words = wade(one).map((word) => word.replaceAll('ü', 'u'));
    if (!isOther(words, two) || !areOthers(words, pinyin(two))) return undefined;
    return dice.flip([
      hyphened(words.map((word) => word.replaceAll('’', ''))),
      dice.chance() < 0.5 ? trad(two) : standard(pinyin(two)),
    ]);
  }),
  other('hokkien-other', 25, 'MY', (dice) => {
    const pair = spelt(dice, 'my');
    if (pair === undefined) return undefined;
    const words = malaysian(pair[0])!;
    return dice.chance() < 0.6
      ? latinAndHan(words, pair[1], dice.flip([apart(words), han(pair[1])]))
      : twoSpelt(words, malaysian(pair[1])!, apart);
  }),
  other('english-name-other', 30, 'HK', (dice) => {
    const pair = spelt(dice, 'hk');
    if (pair === undefined) return undefined;
    const [a, b] = [hongKong(pair[0])!, hongKong(pair[1])!];
    const [first, second] = [dice.pick(english), dice.pick(english)];
    if (dice.chance() < 0.4) return first === second ? undefined : [`${first} ${capital(a[0]!)}`, `${second} ${capital(a[0]!)}`];
    return twoSpelt(a, b, (words) => dice.pick([`${first} ${apart(words)}`, `${apart(words)} ${first}`]));
  }),
  other('initials-other', 20, 'CN', (dice) => {
    const pair = siblings(dice, 2);
    if (pair === undefined) return undefined;
    const [words, [surname, ...given]] = [pinyin(pair[0]), pinyin(pair[1])];
    const initials = given.map((word) => word[0]!.toUpperCase());
    if (words.slice(1).every((word, i) => word[0]!.toUpperCase() === initials[i])) return undefined;
    return dice.flip([
      standard(words),
      dice.pick([`${capital(surname!)} ${initials.join('. ')}.`, `${initials.join('. ')}. ${capital(surname!)}`]),
    ]);
  }),
  other('nickname-other', 20, 'CN', (dice) => {
    const [one, two] = [draw(dice, { among: short, signs: 2 }), draw(dice, { among: short, signs: 2 })];
    const [x, y] = [one.given[1]!, two.given[1]!];
    const { surname } = one;
    return dice.pick(
      [
        () => dice.flip([`老${surname.han}`, han(one)]),
        () => dice.flip([`小${surname.han}`, `Xiao ${capital(two.surname.pinyin)}`]),
        () => dice.flip([`阿${x.han}`, `阿${y.han}`]),
        () => dice.flip([`Ah ${capital(x.pinyin)}`, `阿${y.han}`]),
        () => [`小${surname.han}`, `老${surname.han}`] as const,
      ].map((make, i) =>
        (i === 1 && alike(surname.pinyin, two.surname.pinyin)) || (i > 1 && i < 4 && alike(x.pinyin, y.pinyin))
          ? () => undefined
          : make,
      ),
    )();
  }),
  other('cut', 3, 'CN', (dice) => {
    const [han, latin] = dice.pick(rowsOf('zh-cut').map(([first, ...rest]) => [first!, rest.join(' ')] as const));
    return dice.isMine(han) ? dice.flip([han, latin]) : undefined;
  }),
  other('unrelated', 20, 'CN', (dice) => {
    const [one, two] = [draw(dice, { among: short }), draw(dice, { among: short })];
    if (alike(one.surname.pinyin, two.surname.pinyin)) return undefined;
    const write = (name: ChineseName): string =>
      dice.pick([han(name), standard(pinyin(name)), `${joined(pinyin(name).slice(1))} ${capital(name.surname.pinyin)}`]);
    return [write(one), write(two)];
  }),
];
