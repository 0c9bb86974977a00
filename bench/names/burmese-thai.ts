import { type Dice, letters, type Recipe, typo } from './pair.ts';
import { rowsOf } from './tables.ts';

/** A word in the script of the country, in the standard or first spelling, in another. */
interface Word {
  readonly script: string;
  readonly latin: string;
  readonly other?: string | undefined;
}
const read = (name: string): readonly Word[] =>
  rowsOf(name).map(([script, latin, other]) => ({ script: script!, latin: latin!, other }));
const burmese = read('my');
const [given, surnames] = [read('th-given'), read('th-surnames')];

const latin = (words: readonly Word[], by = ' '): string => words.map(({ latin }) => latin).join(by);
const custom = (words: readonly Word[], by = ' '): string => words.map(({ latin, other }) => other ?? latin).join(by);
const script = (words: readonly Word[], by = ''): string => words.map(({ script }) => script).join(by);
const spellings = ({ latin, other }: Word): string[] => [latin, other ?? latin].map(letters);
const alike = (a: Word, b: Word): boolean => spellings(a).some((each) => spellings(b).includes(each));
/** Burmese words whose usual spellings are one letter apart are told apart by script alone. */
const close = (a: Word, b: Word): boolean =>
  spellings(a).some((x) =>
    spellings(b).some((y) => x === y || x.startsWith(y) || y.startsWith(x) || x.replace('h', '') === y.replace('h', '')),
  );

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

function burman(dice: Dice, most = 3): readonly Word[] {
  return dice.mine(
    () => {
      const many = most === 2 || dice.chance() < 0.35 ? 2 : 3;
      const words: Word[] = [];
      while (words.length < many) {
        const word = dice.pick(burmese);
        if (!words.some((each) => close(each, word))) words.push(word);
      }
      return words;
    },
    (words) => script(words),
  );
}
/** The same with one word another. */
function burmanOther(dice: Dice, words: readonly Word[]): readonly Word[] | undefined {
  const at = dice.below(words.length);
  const word = dice.pick(burmese);
  const made = words.with(at, word);
  return words.some((each) => close(each, word)) || !dice.isMine(script(made)) ? undefined : made;
}
const honorifics = [
  ['U ', 'ဦး'],
  ['Daw ', 'ဒေါ်'],
  ['Ko ', 'ကို'],
  ['Ma ', 'မ'],
  ['Maung ', 'မောင်'],
] as const;

const burmeseRecipes: readonly Recipe[] = [
  same('MM', 'script', 35, (dice) => {
    const words = burman(dice);
    return dice.flip([script(words, dice.chance() < 0.3 ? ' ' : ''), dice.chance() < 0.7 ? latin(words) : custom(words)]);
  }),
  same('MM', 'spelling', 15, (dice) => {
    const words = burman(dice);
    return dice.flip([latin(words), custom(words)]);
  }),
  same('MM', 'honorific', 15, (dice) => {
    const words = burman(dice);
    const [title, own] = dice.pick(honorifics);
    return dice.chance() < 0.7 ? dice.flip([title + latin(words), latin(words)]) : dice.flip([own + script(words), latin(words)]);
  }),
  same('MM', 'spacing', 10, (dice) => {
    const words = burman(dice);
    return dice.flip([latin(words), dice.pick(['', '-'].map((by) => latin(words, by)))]);
  }),
  same('MM', 'case', 5, (dice) => {
    const text = latin(burman(dice));
    return dice.flip([text, text.toUpperCase()]);
  }),
  same('MM', 'typo', 8, (dice) => {
    const words = burman(dice);
    const at = words.findIndex(({ latin }) => latin.length >= 5);
    if (words.length < 3 || at < 0) return undefined;
    const slipped = typo(dice, words[at]!.latin);
    if (slipped === words[at]!.latin || burmese.some((word) => spellings(word).includes(letters(slipped)))) return undefined;
    return dice.flip([latin(words), latin(words.with(at, { ...words[at]!, latin: slipped }))]);
  }),
  other('MM', 'one-word', 50, (dice) => {
    const words = burman(dice);
    const made = burmanOther(dice, words);
    if (made === undefined) return undefined;
    return dice.chance() < 0.75 ? [latin(words), latin(made)] : [script(words), script(made)];
  }),
  other('MM', 'one-word-scripts', 30, (dice) => {
    const words = burman(dice);
    const made = burmanOther(dice, words);
    return made === undefined ? undefined : dice.flip([latin(words), script(made)]);
  }),
  other('MM', 'inverted', 20, (dice) => {
    const words = burman(dice);
    const made = words.length === 2 || dice.chance() < 0.5 ? words.toReversed() : [words[0]!, words[2]!, words[1]!];
    if (!dice.isMine(script(made))) return undefined;
    return dice.chance() < 0.8 ? [latin(words), latin(made)] : dice.flip([script(words), latin(made)]);
  }),
  other('MM', 'shorter', 10, (dice) => {
    const words = burman(dice);
    const made = words.toSpliced(dice.below(3), 1);
    return words.length === 3 && dice.isMine(script(made)) ? dice.flip([latin(words), latin(made)]) : undefined;
  }),
  other('MM', 'honorific-other', 10, (dice) => {
    const words = burman(dice);
    const made = burmanOther(dice, words);
    const [title] = dice.pick(honorifics);
    return made === undefined ? undefined : [title + latin(words), title + latin(made)];
  }),
];

const thai = (dice: Dice): readonly [Word, Word] =>
  dice.mine(
    () => [dice.pick(given), dice.pick(surnames)] as const,
    (words) => script(words, ' '),
  );
/** The same with another given name or surname, that sounds otherwise. */
function thaiOther(dice: Dice, words: readonly [Word, Word], at: 0 | 1): readonly [Word, Word] | undefined {
  const word = dice.pick(at === 0 ? given : surnames);
  const made = words.with(at, word) as unknown as readonly [Word, Word];
  return alike(word, words[at]) || !dice.isMine(script(made, ' ')) ? undefined : made;
}
const titles = [
  ['นาย', 'Mr '],
  ['นางสาว', 'Miss '],
  ['นาง', 'Mrs '],
  ['คุณ', 'Khun '],
] as const;

const thaiRecipes: readonly Recipe[] = [
  same('TH', 'script', 25, (dice) => {
    const words = thai(dice);
    return dice.flip([script(words, ' '), latin(words)]);
  }),
  same('TH', 'script-customary', 20, (dice) => {
    const words = thai(dice);
    return words.some(({ other }) => other !== undefined) ? dice.flip([script(words, ' '), custom(words)]) : undefined;
  }),
  same('TH', 'spelling', 22, (dice) => {
    const words = thai(dice);
    return dice.flip([latin(words), custom(words)]);
  }),
  same('TH', 'order', 8, (dice) => {
    const words = thai(dice);
    const [first, last] = words.map(({ latin }) => latin);
    return dice.flip([latin(words), dice.pick([`${last}, ${first}`, `${last!.toUpperCase()} ${first}`])]);
  }),
  same('TH', 'honorific', 10, (dice) => {
    const words = thai(dice);
    const [own, title] = dice.pick(titles);
    return dice.flip(
      dice.chance() < 0.5 ? [own + script(words, ' '), script(words, ' ')] : [title + custom(words), custom(words)],
    );
  }),
  same('TH', 'typo', 14, (dice) => {
    const words = thai(dice);
    const at = words[1].latin.length >= 7 ? 1 : 0;
    const word = words[at].latin;
    if (word.length < 6) return undefined;
    const slipped = typo(dice, word);
    const known = [...given, ...surnames].some((each) => spellings(each).includes(letters(slipped)));
    return slipped === word || known
      ? undefined
      : dice.flip([latin(words), latin(words.with(at, { ...words[at], latin: slipped }))]);
  }),
  other('TH', 'other-given', 28, (dice) => {
    const words = thai(dice);
    const made = thaiOther(dice, words, 0);
    return made === undefined
      ? undefined
      : dice.pick([
          [script(words, ' '), script(made, ' ')],
          [custom(words), custom(made)],
        ] as const);
  }),
  other('TH', 'other-surname', 28, (dice) => {
    const words = thai(dice);
    const made = thaiOther(dice, words, 1);
    return made === undefined
      ? undefined
      : dice.pick([
          [script(words, ' '), script(made, ' ')],
          [latin(words), custom(made)],
        ] as const);
  }),
  other('TH', 'one-word-scripts', 32, (dice) => {
    const words = thai(dice);
    const made = thaiOther(dice, words, dice.chance() < 0.5 ? 0 : 1);
    return made === undefined ? undefined : dice.flip([script(words, ' '), custom(made)]);
  }),
  other('TH', 'homophone', 4, (dice) => {
    const [first, last] = thai(dice);
    const twin = given.find((word) => word !== first && word.latin === first.latin);
    return twin !== undefined && dice.isMine(script([twin, last], ' '))
      ? [script([first, last], ' '), script([twin, last], ' ')]
      : undefined;
  }),
];

export const burmeseThai: readonly Recipe[] = [...burmeseRecipes, ...thaiRecipes];
