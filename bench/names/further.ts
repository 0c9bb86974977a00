import { type Dice, letters, type Recipe, typo } from './pair.ts';
import { rowsBy, spellings, wordsBy } from './tables.ts';

const same = (country: string, kind: string, count: number, draw: Recipe['draw']): Recipe => ({
  kind,
  same: 1,
  country,
  count,
  draw,
});
const other = (country: string, kind: string, count: number, draw: Recipe['draw']): Recipe => ({
  kind,
  same: 0,
  country,
  count,
  draw,
});

/** A word in its own script (where it is used), its first spelling and further ones. */
interface Word {
  readonly own?: string | undefined;
  readonly latin: readonly string[];
}
const words = (file: string, what: string): readonly Word[] =>
  rowsBy(file, what).map(([own, latin, more]) => ({ own, latin: [latin!, ...spellings(more)] }));
const plain = (file: string, what: string): readonly Word[] =>
  rowsBy(file, what).map(([latin, more]) => ({ latin: [latin!, ...spellings(more)] }));
type Name = readonly Word[];
const first = (name: Name): string => name.map(({ latin }) => latin[0]!).join(' ');
const spelt = (dice: Dice, name: Name): string => name.map(({ latin }) => dice.pick(latin)).join(' ');
const own = (name: Name): string => name.map(({ own }) => own).join(' ');
const drawn = (dice: Dice, ...lists: readonly (readonly Word[])[]): Name =>
  dice.mine(() => {
    for (;;) {
      const name = lists.map((list) => dice.pick(list));
      if (new Set(name).size === name.length) return name;
    }
  }, first);
/** The same with the word at a place another. */
function otherAt(dice: Dice, name: Name, at: number, list: readonly Word[]): Name | undefined {
  const word = dice.pick(list);
  const made = name.with(at, word);
  return name.includes(word) || !dice.isMine(first(made)) ? undefined : made;
}
const spelling = (country: string, count: number, draw: (dice: Dice) => Name): Recipe =>
  same(country, 'spelling', count, (dice) => {
    const name = draw(dice);
    return dice.flip([first(name), spelt(dice, name)]);
  });
const script = (country: string, count: number, draw: (dice: Dice) => Name): Recipe =>
  same(country, 'script', count, (dice) => {
    const name = draw(dice);
    return dice.flip([own(name), spelt(dice, name)]);
  });

const [arabGiven, arabFamily] = [words('ar', 'given'), words('ar', 'surname')];
const arab = (dice: Dice): Name => drawn(dice, arabGiven, arabFamily);
const arabic: readonly Recipe[] = [
  script('EG', 14, arab),
  spelling('EG', 14, arab),
  same('EG', 'father-named', 6, (dice) => {
    const [given, father, family] = drawn(dice, arabGiven.slice(0, 12), arabGiven.slice(0, 12), arabFamily) as [Word, Word, Word];
    return dice.flip([`${given.latin[0]} bin ${father.latin[0]} ${family.latin[0]}`, first([given, father, family])]);
  }),
  other('EG', 'other-given', 18, (dice) => {
    const name = arab(dice);
    const made = otherAt(dice, name, 0, arabGiven);
    return made === undefined
      ? undefined
      : dice.pick([() => [first(name), spelt(dice, made)] as const, () => dice.flip([own(name), first(made)])])();
  }),
  other('EG', 'other-surname', 12, (dice) => {
    const name = arab(dice);
    const made = otherAt(dice, name, 1, arabFamily);
    return made === undefined
      ? undefined
      : dice.pick([() => [first(name), first(made)] as const, () => dice.flip([own(name), spelt(dice, made)])])();
  }),
];

const [indiaGiven, indiaFamily] = [words('in', 'given'), words('in', 'surname')];
const tamil = words('in', 'tamil');
const indian = (dice: Dice): Name => drawn(dice, indiaGiven, indiaFamily);
const ofFather = (dice: Dice): Name => drawn(dice, indiaGiven, tamil);
const women = new Set(['Pooja', 'Neeta', 'Anita', 'Lakshmi', 'Geeta']);
const indianRecipes: readonly Recipe[] = [
  spelling('IN', 12, indian),
  script('IN', 10, indian),
  same('IN', 'son-of', 10, (dice) => {
    const [given, father] = ofFather(dice).map(({ latin }) => latin[0]!) as [string, string];
    const [of, inMalay] = women.has(given) ? ['d/o', 'a/p'] : ['s/o', 'a/l'];
    return dice.flip([
      `${given} ${dice.pick([of, inMalay, of.toUpperCase()])} ${father}`,
      `${given} ${dice.pick(['', `${inMalay} `])}${father}`,
    ]);
  }),
  same('IN', 'initials', 6, (dice) => {
    const [given, father] = ofFather(dice).map(({ latin }) => latin[0]!) as [string, string];
    return dice.flip([`${father[0]}. ${given}`, `${given} ${father}`]);
  }),
  same('IN', 'typo', 8, (dice) => {
    const [given, family] = indian(dice).map(({ latin }) => latin[0]!) as [string, string];
    if (given.length < 5) return undefined;
    const slipped = typo(dice, given);
    const known = indiaGiven.some(({ latin }) => latin.some((each) => letters(each) === letters(slipped)));
    return slipped === given || known ? undefined : dice.flip([`${given} ${family}`, `${slipped} ${family}`]);
  }),
  other('IN', 'other-given', 18, (dice) => {
    const name = indian(dice);
    const made = otherAt(dice, name, 0, indiaGiven);
    return made === undefined
      ? undefined
      : dice.pick([() => [first(name), first(made)] as const, () => dice.flip([own(name), first(made)])])();
  }),
  other('IN', 'other-surname', 14, (dice) => {
    const name = indian(dice);
    const made = otherAt(dice, name, 1, indiaFamily);
    return made === undefined
      ? undefined
      : dice.pick([() => [first(name), first(made)] as const, () => dice.flip([own(name), first(made)])])();
  }),
  other('IN', 'brothers', 10, (dice) => {
    const name = ofFather(dice);
    const made = otherAt(dice, name, 0, indiaGiven);
    if (made === undefined) return undefined;
    const by = dice.pick(['s/o', 'a/l', '']);
    const write = ([given, father]: Name): string => {
      const of = women.has(given!.latin[0]!) ? by.replace(/[ol]$/, (end) => (end === 'o' ? 'o' : 'p')).replace('s/', 'd/') : by;
      return [given!.latin[0], of, father!.latin[0]].filter((word) => word !== '').join(' ');
    };
    return [write(name), write(made)];
  }),
];

const [sons, daughters] = [plain('ms', 'm'), plain('ms', 'f')];
const seconds = plain('ms', 'second-f');
/** Own name, father's name, and what binds them. */
const malay = (dice: Dice): readonly [Name, 'bin' | 'binti'] =>
  dice.chance() < 0.6 ? [drawn(dice, sons, sons), 'bin'] : [drawn(dice, daughters, sons), 'binti'];
const bound = (name: Name, by: string): string => `${name[0]!.latin[0]} ${by} ${name[1]!.latin[0]}`;
const malayRecipes: readonly Recipe[] = [
  same('MY', 'spelling', 12, (dice) => {
    const [name, by] = malay(dice);
    return dice.flip([bound(name, by), spelt(dice, name).replace(' ', ` ${by} `)]);
  }),
  same('MY', 'bin-left-out', 12, (dice) => {
    const [name, by] = malay(dice);
    const brief = by === 'bin' ? ['B.', 'b'] : ['Bt.', 'bte'];
    return dice.flip([bound(name, by), dice.pick([first(name), bound(name, dice.pick(brief)), bound(name, by).toUpperCase()])]);
  }),
  same('MY', 'honorific', 8, (dice) => {
    const [name, by] = malay(dice);
    return dice.flip([
      bound(name, by),
      dice.pick([
        `${by === 'bin' ? 'Encik' : 'Puan'} ${bound(name, by)}`,
        `${by === 'bin' ? 'Haji' : 'Hajah'} ${bound(name, by)}`,
      ]),
    ]);
  }),
  same('MY', 'mohd', 8, (dice) => {
    const name = drawn(dice, sons, sons);
    return dice.flip([
      `Mohd ${bound(name, 'bin')}`,
      `${dice.pick(['Mohamad', 'Muhammad', 'Mohammed', 'Mohamed', 'Md.'])} ${bound(name, 'bin')}`,
    ]);
  }),
  other('MY', 'brothers', 16, (dice) => {
    const [name, by] = malay(dice);
    const made = otherAt(dice, name, 0, by === 'bin' ? sons : daughters);
    return made === undefined ? undefined : [bound(name, by), bound(made, by)];
  }),
  other('MY', 'father-and-son', 8, (dice) => {
    const name = drawn(dice, sons, sons);
    const made = name.toReversed();
    return dice.isMine(first(made)) ? [bound(name, 'bin'), bound(made, 'bin')] : undefined;
  }),
  other('MY', 'other-father', 14, (dice) => {
    const [name, by] = malay(dice);
    const made = otherAt(dice, name, 1, sons);
    return made === undefined ? undefined : [bound(name, by), bound(made, by)];
  }),
  other('MY', 'other-second', 8, (dice) => {
    const [name, one] = [drawn(dice, daughters.slice(0, 2), sons), dice.pick(seconds).latin[0]!];
    const two = dice.pick(seconds).latin[0]!;
    const write = (second: string): string => `${name[0]!.latin[0]} ${second} binti ${name[1]!.latin[0]}`;
    return one === two ? undefined : [write(one), write(two)];
  }),
];

const list = (what: string): readonly Word[] => wordsBy('ea', what).map((cell) => ({ latin: cell.split('|') }));
const family = list('ke');
const kenyan = (dice: Dice): Name =>
  dice.chance() < 0.5 ? drawn(dice, list('first-m'), list('ke-m'), family) : drawn(dice, list('first-f'), list('ke-f'), family);
const [ethiopia, ethiopiaShe, somali] = [list('et'), list('et-f'), list('so')];
const african: readonly Recipe[] = [
  same('KE', 'order', 12, (dice) => {
    const name = kenyan(dice).map(({ latin }) => latin[0]!) as [string, string, string];
    const [one, two, three] = name;
    return dice.flip([
      name.join(' '),
      dice.pick([`${three.toUpperCase()}, ${one} ${two}`, `${two} ${three} ${one}`, `${three} ${one} ${two}`]),
    ]);
  }),
  same('KE', 'initials', 5, (dice) => {
    const [one, two, three] = kenyan(dice).map(({ latin }) => latin[0]!) as [string, string, string];
    return dice.flip([`${one} ${two} ${three}`, `${one} ${two[0]}. ${three}`]);
  }),
  same('ET', 'spelling', 8, (dice) => {
    const name = drawn(dice, dice.chance() < 0.5 ? ethiopia : ethiopiaShe, ethiopia);
    return dice.flip([first(name), spelt(dice, name)]);
  }),
  same('SO', 'spelling', 8, (dice) => {
    const name = drawn(dice, somali, somali, somali);
    return dice.flip([first(name), name.map(({ latin }) => latin.at(-1)!).join(' ')]);
  }),
  other('KE', 'brothers', 14, (dice) => {
    const name = kenyan(dice);
    const from = kenyan(dice);
    const made = [from[0]!, from[1]!, name[2]!];
    return made[0] === name[0] || made[1] === name[1] || !dice.isMine(first(made)) ? undefined : [first(name), first(made)];
  }),
  other('KE', 'other-surname', 8, (dice) => {
    const name = kenyan(dice);
    const made = otherAt(dice, name, 2, family);
    return made === undefined ? undefined : [first(name), first(made)];
  }),
  other('ET', 'father-and-son', 6, (dice) => {
    const name = drawn(dice, ethiopia, ethiopia);
    const made = name.toReversed();
    return dice.isMine(first(made)) ? [first(name), first(made)] : undefined;
  }),
  other('SO', 'one-word', 12, (dice) => {
    const name = drawn(dice, somali, somali, somali);
    const made = otherAt(dice, name, dice.below(3), somali);
    return made === undefined || letters(first(made)) === letters(first(name)) ? undefined : [first(name), first(made)];
  }),
];

export const further: readonly Recipe[] = [...arabic, ...indianRecipes, ...malayRecipes, ...african];
