import { type Dice, letters, type Recipe } from './pair.ts';
import { rowsBy, spellings } from './tables.ts';

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

/** A syllable with the spellings that are met. */
interface Syllable {
  readonly hangul: string;
  readonly latin: readonly string[];
}
const korean = (what: string): readonly Syllable[] =>
  rowsBy('ko', what).map(([hangul, ...latin]) => ({ hangul: hangul!, latin: latin as readonly string[] }));
const [families, parts] = [korean('surname'), korean('given')];
const hangul = (name: readonly Syllable[]): string => name.map(({ hangul }) => hangul).join('');
const drawKorean = (dice: Dice): readonly Syllable[] =>
  dice.mine(() => {
    for (;;) {
      const name = [dice.pick(families), dice.pick(parts), dice.pick(parts)];
      if (name[1] !== name[2]) return name;
    }
  }, hangul);
/** One of the ways it is spelt, in one of the ways it is written. */
function inLatin(dice: Dice, name: readonly Syllable[], rare = 0.5): string {
  const [surname, one, two] = name.map(({ latin }) => (dice.chance() < rare ? dice.pick(latin) : latin[0]!)) as [
    string,
    string,
    string,
  ];
  return `${surname} ${dice.pick([`${one}-${two.toLowerCase()}`, `${one} ${two}`, `${one}${two.toLowerCase()}`])}`;
}
/** Spellings of different syllables that come out alike when vowels are left open: 준 and 진 do not, 수 and 서 may. */
const loose = (text: string): string =>
  letters(text)
    .replaceAll(/eo|oo|ou|eu|[ou]/g, 'u')
    .replaceAll(/ee|yi/g, 'i')
    .replace(/^[gk]/, 'k')
    .replace(/^[jc]h?/, 'c')
    .replace(/ng$/, 'n');
const apart = (a: Syllable, b: Syllable): boolean => !a.latin.some((x) => b.latin.some((y) => loose(x) === loose(y)));

const koreanRecipes: readonly Recipe[] = [
  same('KR', 'script', 14, (dice) => {
    const name = drawKorean(dice);
    return dice.flip([hangul(name), inLatin(dice, name)]);
  }),
  same('KR', 'spelling', 12, (dice) => {
    const name = drawKorean(dice);
    const [a, b] = [inLatin(dice, name, 0), inLatin(dice, name, 1)];
    return letters(a) === letters(b) ? undefined : dice.flip([a, b]);
  }),
  same('KR', 'order', 6, (dice) => {
    const text = inLatin(dice, drawKorean(dice), 0);
    const [surname, ...given] = text.split(' ');
    return dice.flip([text, dice.pick([`${given.join(' ')} ${surname}`, `${surname!.toUpperCase()}, ${given.join(' ')}`])]);
  }),
  other('KR', 'one-syllable', 18, (dice) => {
    const name = drawKorean(dice);
    const at = 1 + dice.below(2);
    const to = dice.pick(parts);
    const made = name.with(at, to);
    if (!apart(to, name[at]!) || made[1] === made[2] || !dice.isMine(hangul(made))) return undefined;
    return dice.pick([
      () => [hangul(name), hangul(made)] as const,
      () => [inLatin(dice, name), inLatin(dice, made)] as const,
      () => dice.flip([hangul(name), inLatin(dice, made)]),
    ])();
  }),
  other('KR', 'other-surname', 10, (dice) => {
    const name = drawKorean(dice);
    const to = dice.pick(families);
    const made = name.with(0, to);
    return apart(to, name[0]!) && dice.isMine(hangul(made)) ? dice.flip([hangul(name), inLatin(dice, made)]) : undefined;
  }),
];

/** Cyrillic, then Latin spellings. */
interface Russian {
  readonly given: { readonly own: string; readonly latin: readonly string[]; readonly short: readonly [string, string] };
  readonly father: readonly [string, string];
  readonly surname: readonly [string, readonly string[]];
  readonly female: boolean;
}
const givens = (sex: string): readonly Russian['given'][] =>
  rowsBy('ru', sex).map(([own, latin, more, short, shortOwn]) => ({
    own: own!,
    latin: [latin!, ...spellings(more)],
    short: [shortOwn!, short!],
  }));
const [men, women] = [givens('m'), givens('f')];
const fathers = rowsBy('ru', 'patronymic') as unknown as readonly (readonly [string, string, string, string])[];
const family = rowsBy('ru', 'surname').map(([own, latin, more]) => [own!, [latin!, ...spellings(more)]] as const);

function russian(dice: Dice, female = dice.chance() < 0.4): Russian {
  return dice.mine(() => {
    const [own, latin, ownShe, latinShe] = dice.pick(fathers);
    const [surname, spelt] = dice.pick(family);
    const she = (text: string): string => `${text.replace(/ff$/, 'v').replace(/w$/, 'v')}a`;
    return {
      given: dice.pick(female ? women : men),
      father: female ? ([ownShe, latinShe] as const) : ([own, latin] as const),
      surname: female ? ([`${surname}а`, [...new Set(spelt.map(she))]] as const) : ([surname, spelt] as const),
      female,
    };
  }, cyrillic);
}
const cyrillic = ({ given, father, surname }: Russian): string => `${given.own} ${father[0]} ${surname[0]}`;
const passport = ({ given, father, surname }: Russian): string => `${given.latin[0]!} ${father[1]} ${surname[1][0]!}`;
const brief = ({ given, surname }: Russian): string => `${given.latin[0]!} ${surname[1][0]!}`;
const spelt = (dice: Dice, { given, surname }: Russian): string => `${dice.pick(given.latin)} ${dice.pick(surname[1])}`;
const otherGiven = (dice: Dice, name: Russian): Russian => ({ ...name, given: dice.pick(name.female ? women : men) });

const russianRecipes: readonly Recipe[] = [
  same('RU', 'script', 14, (dice) => {
    const name = russian(dice);
    return dice.flip([`${name.given.own} ${name.surname[0]}`, spelt(dice, name)]);
  }),
  same('RU', 'spelling', 10, (dice) => {
    const name = russian(dice);
    return dice.flip([brief(name), spelt(dice, name)]);
  }),
  same('RU', 'patronymic-left-out', 10, (dice) => {
    const name = russian(dice);
    return dice.flip(
      dice.pick([
        [passport(name), brief(name)],
        [cyrillic(name), brief(name)],
        [cyrillic(name), `${name.surname[0]} ${name.given.own}`],
      ] as const),
    );
  }),
  same('RU', 'nickname', 8, (dice) => {
    const name = russian(dice);
    return dice.flip(
      dice.chance() < 0.6
        ? [`${name.given.short[1]} ${name.surname[1][0]!}`, brief(name)]
        : [`${name.given.short[0]} ${name.surname[0]}`, `${name.given.own} ${name.surname[0]}`],
    );
  }),
  same('RU', 'order', 5, (dice) => {
    const name = russian(dice);
    return dice.flip([passport(name), `${name.surname[1][0]!.toUpperCase()}, ${name.given.latin[0]!} ${name.father[1]}`]);
  }),
  other('RU', 'shared-patronymic', 14, (dice) => {
    const name = russian(dice);
    const made = otherGiven(dice, name);
    if (made.given === name.given || !dice.isMine(cyrillic(made))) return undefined;
    return dice.pick([
      [cyrillic(name), cyrillic(made)],
      [passport(name), passport(made)],
      [cyrillic(name), passport(made)],
    ] as const);
  }),
  other('RU', 'other-patronymic', 12, (dice) => {
    const name = russian(dice);
    const made = { ...name, father: russian(dice, name.female).father };
    return made.father[0] !== name.father[0] && dice.isMine(cyrillic(made))
      ? dice.pick([
          [cyrillic(name), cyrillic(made)],
          [passport(name), passport(made)],
        ] as const)
      : undefined;
  }),
  other('RU', 'other-surname', 10, (dice) => {
    const name = russian(dice);
    const made = { ...name, surname: russian(dice, name.female).surname };
    return made.surname[0] !== name.surname[0] && dice.isMine(cyrillic(made))
      ? dice.flip([`${name.given.own} ${name.surname[0]}`, brief(made)])
      : undefined;
  }),
];

export const koreanRussian: readonly Recipe[] = [...koreanRecipes, ...russianRecipes];
