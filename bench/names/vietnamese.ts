import { type Dice, letters, type Recipe } from './pair.ts';
import { wordsBy } from './tables.ts';

interface Name {
  readonly surname: string;
  readonly middle: readonly string[];
  readonly given: string;
}
const list = (what: string): readonly string[] => wordsBy('vi', what);
const pairsOf = (what: string): readonly (readonly [string, string])[] =>
  list(what).map((both) => both.split('|') as [string, string]);
const surnames = list('surname');
const [marked, near] = [pairsOf('marks'), pairsOf('near')];

const written = ({ surname, middle, given }: Name): string => [surname, ...middle, given].join(' ');
const turned = ({ surname, middle, given }: Name): string => [given, ...middle, surname].join(' ');
const givenFirst = ({ surname, middle, given }: Name): string => [...middle, given, surname].join(' ');
/** Without marks, as passports have it: đ is d. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

function draw(dice: Dice, given?: string): Name {
  return dice.mine(() => {
    const sex = dice.pick(['m', 'f'] as const);
    const first = dice.pick(list(`middle-${sex}`));
    const second = dice.pick(list(`middle-${sex}`));
    return {
      surname: dice.pick(surnames),
      middle: dice.chance() < 0.2 && first !== second ? [first, second] : [first],
      given: given ?? dice.pick(list(`given-${sex}`)),
    };
  }, written);
}
const differ = (a: string, b: string): boolean => letters(plain(a)) !== letters(plain(b));
const same = (kind: string, count: number, draw: Recipe['draw']): Recipe => ({ kind, same: 1, country: 'VN', count, draw });
const other = (kind: string, count: number, draw: Recipe['draw']): Recipe => ({ kind, same: 0, country: 'VN', count, draw });
/** Both with marks, both without, or one of each. */
const inMarks = (dice: Dice, a: string, b: string): readonly [string, string] =>
  dice.pick([
    [a, b],
    [plain(a), plain(b)],
    [plain(a), b],
  ] as const);

export const vietnamese: readonly Recipe[] = [
  same('marks', 28, (dice) => {
    const text = written(draw(dice));
    if (plain(text) === text) return undefined;
    return dice.flip([text, dice.pick([plain(text), plain(text).toUpperCase(), text.normalize('NFD')])]);
  }),
  same('order', 24, (dice) => {
    const name = draw(dice);
    const { surname, middle, given } = name;
    const comma = `${plain(surname).toUpperCase()}, ${plain([...middle, given].join(' '))}`;
    const text = dice.chance() < 0.5 ? written(name) : plain(written(name));
    return dice.flip([text, dice.pick([plain(turned(name)), plain(givenFirst(name)), comma])]);
  }),
  same('spacing', 8, (dice) => {
    const text = plain(written(draw(dice)));
    return dice.flip([text, text.replaceAll(' ', dice.pick(['', '-', '  ']))]);
  }),
  same('spelling', 5, (dice) => {
    const name = draw(dice, dice.pick(['Dũng', 'Duy']));
    return dice.flip([written(name), plain(written({ ...name, given: name.given.replace('D', 'Dz') }))]);
  }),
  same('honorific', 6, (dice) => {
    const text = written(draw(dice));
    return dice.flip([
      `${dice.pick(['Ông', 'Bà', 'Anh', 'Chị', 'Mr.', 'Ms'])} ${text}`,
      dice.chance() < 0.5 ? text : plain(text),
    ]);
  }),
  other('brothers', 28, (dice) => {
    const [one, two] = dice.flip(dice.pick(near));
    const name = draw(dice, one);
    const made = { ...name, given: two };
    return differ(one, two) && dice.isMine(written(made)) ? inMarks(dice, written(name), written(made)) : undefined;
  }),
  other('marks-other', 22, (dice) => {
    const [one, two] = dice.flip(dice.pick(marked));
    const name = draw(dice, one);
    const made = { ...name, given: two };
    return dice.isMine(written(made)) ? [written(name), written(made)] : undefined;
  }),
  other('other-middle', 22, (dice) => {
    const [name, from] = [draw(dice), draw(dice)];
    const made = { ...name, middle: from.middle };
    return differ(name.middle.join(' '), made.middle.join(' ')) &&
      name.middle.length === made.middle.length &&
      dice.isMine(written(made))
      ? inMarks(dice, written(name), written(made))
      : undefined;
  }),
  other('other-given', 20, (dice) => {
    const [name, from] = [draw(dice), draw(dice)];
    const made = { ...name, given: from.given };
    return differ(name.given, made.given) && dice.isMine(written(made)) ? inMarks(dice, written(name), written(made)) : undefined;
  }),
  other('other-surname', 18, (dice) => {
    const [name, from] = [draw(dice), draw(dice)];
    const made = { ...name, surname: from.surname };
    return differ(name.surname, made.surname) && dice.isMine(written(made))
      ? inMarks(dice, written(name), written(made))
      : undefined;
  }),
];
