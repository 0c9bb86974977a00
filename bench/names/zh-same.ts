import { capital, type Dice, type Recipe, typo } from './pair.ts';
import { isPinyin } from './pinyin.ts';
import { rowsOf } from './tables.ts';
import { apart, characters, type ChineseName, draw, han, hongKong, hyphened, joined, malaysian, pinyin } from './zh-name.ts';
import { type Sign, type Spelt, standard, surnames, trad, turned, wade } from './zh-name.ts';

const english = rowsOf('zh-latin').map(([name]) => name!);
const short = surnames.filter(({ han }) => han.length === 1);
const compound = surnames.filter(({ han }) => han.length > 1);
const withUmlaut = [
  ...surnames.filter(({ pinyin }) => pinyin.includes('ü')),
  ...characters.filter(({ pinyin }) => pinyin.includes('ü')),
];
/** Surnames that are not said as the character usually is. */
const readings = surnames.filter(({ han }) => '单 解 仇 查 区 曾 翟 任 尉迟 长孙 盛 费 万 薛'.split(' ').includes(han));
const spelt = (sign: Sign, system: 'hk' | 'my'): boolean => sign[system] !== undefined;
const inSystem = (dice: Dice, system: 'hk' | 'my'): ChineseName =>
  draw(dice, {
    signs: 2,
    among: short.filter((sign) => spelt(sign, system)),
    given: characters.filter((sign) => spelt(sign, system)),
  });
const cantonese = (dice: Dice): readonly [ChineseName, Spelt] => {
  const name = inSystem(dice, 'hk');
  return [name, hongKong(name)!];
};
const withoutUmlaut = (text: string, by: string): string => text.replaceAll('ü', by);
const plain = (name: ChineseName): boolean => !pinyin(name).join('').includes('ü');
function drawPlain(dice: Dice, of: Parameters<typeof draw>[1] = {}): ChineseName {
  for (;;) {
    const name = draw(dice, { among: short, ...of });
    if (plain(name)) return name;
  }
}
const same = (kind: string, count: number, country: string, recipe: Recipe['draw']): Recipe => ({
  kind,
  same: 1,
  country,
  count,
  draw: recipe,
});

/** Chinese names written twice. */
export const chineseSame: readonly Recipe[] = [
  same('sound', 60, 'CN', (dice) => {
    const name = drawPlain(dice);
    return dice.flip([han(name), dice.chance() < 0.7 ? standard(pinyin(name)) : turned(pinyin(name))]);
  }),
  same('sound', 20, 'TW', (dice) => {
    const name = drawPlain(dice);
    return trad(name) === han(name) ? undefined : dice.flip([trad(name), standard(pinyin(name))]);
  }),
  same('traditional', 30, 'TW', (dice) => {
    const name = draw(dice);
    return trad(name) === han(name) ? undefined : dice.flip([trad(name), han(name)]);
  }),
  same('order', 30, 'CN', (dice) => {
    const words = pinyin(drawPlain(dice));
    const [surname, given] = [capital(words[0]!), joined(words.slice(1))];
    const other = [turned(words), `${surname.toUpperCase()}, ${given}`, `${given} ${surname.toUpperCase()}`];
    return dice.flip([standard(words), dice.pick(other)]);
  }),
  same('spacing', 35, 'CN', (dice) => {
    const name = drawPlain(dice, { signs: 2 });
    const words = pinyin(name);
    const [surname, one, two] = words.map(capital) as [string, string, string];
    if (dice.chance() < 0.15) return dice.flip([han(name), [...han(name)].join(dice.pick([' ', '　', ' ']))]);
    const other = [
      `${surname} ${one} ${two}`,
      `${surname} ${one}-${two}`,
      hyphened(words),
      `${surname} ${one}${two}`,
      `${surname}${one}${two}`,
    ];
    return dice.flip([standard(words), dice.pick(other)]);
  }),
  same('case', 12, 'CN', (dice) => {
    const text = standard(pinyin(drawPlain(dice)));
    return dice.flip(dice.pick([[text.toUpperCase(), text.toLowerCase()], [text, text.toUpperCase()]] as const)); // prettier-ignore
  }),
  same('honorific', 25, 'CN', (dice) => {
    const name = drawPlain(dice);
    const latin = standard(pinyin(name));
    if (dice.chance() < 0.5) return dice.flip([`${han(name)}${dice.pick(['先生', '女士', '老师', '经理', '同志'])}`, han(name)]);
    return dice.flip([dice.pick([`Mr. ${latin}`, `Ms ${latin}`, `Dr ${latin}`, `${latin} (Mr)`]), latin]);
  }),
  same('initials', 20, 'CN', (dice) => {
    const words = pinyin(drawPlain(dice, { signs: 2 }));
    const [surname, one, two] = words.map(capital) as [string, string, string];
    const [i, j] = [one[0]!, two[0]!];
    return dice.flip([standard(words), dice.pick([`${surname} ${i}. ${j}.`, `${i}. ${j}. ${surname}`, `${surname} ${i}.${j}.`])]);
  }),
  same('typo', 30, 'CN', (dice) => {
    const words = pinyin(drawPlain(dice, { signs: 2 }));
    const given = words.slice(1).join('');
    if (given.length < 6) return undefined;
    const slipped = typo(dice, given);
    // A slip that gives another name that could be someone's is not told from that other name.
    if (slipped === given || isPinyin(slipped)) return undefined;
    return dice.flip([standard(words), `${capital(words[0]!)} ${capital(slipped)}`]);
  }),
  same('wade-giles', 30, 'TW', (dice) => {
    const name = drawPlain(dice, { signs: 2 });
    const words = wade(name).map((word) => word.replaceAll('ü', 'u'));
    if (words.join() === pinyin(name).join()) return undefined;
    const written = dice.chance() < 0.4 ? hyphened(words) : hyphened(words.map((word) => word.replaceAll('’', '')));
    return dice.flip([written, dice.chance() < 0.5 ? trad(name) : standard(pinyin(name))]);
  }),
  same('cantonese', 45, 'HK', (dice) => {
    const [name, words] = cantonese(dice);
    return dice.flip([dice.pick([apart(words), hyphened(words)]), dice.chance() < 0.7 ? trad(name) : han(name)]);
  }),
  same('cantonese-pinyin', 15, 'HK', (dice) => {
    const [name, words] = cantonese(dice);
    return plain(name) && words.join() !== pinyin(name).join() ? dice.flip([apart(words), standard(pinyin(name))]) : undefined;
  }),
  same('hokkien', 30, 'MY', (dice) => {
    const name = inSystem(dice, 'my');
    return dice.flip([apart(malaysian(name)!), dice.pick([han(name), trad(name)])]);
  }),
  same('english-name', 30, 'HK', (dice) => {
    const [name, words] = cantonese(dice);
    const [surname, ...given] = words.map(capital);
    const first = dice.pick(english);
    const both = [`${first} ${apart(words)}`, `${apart(words)} ${first}`, `${first} ${given.join(' ')} ${surname}`];
    return dice.flip([
      dice.pick([...both, `${surname}, ${given.join(' ')} ${first}`]),
      dice.chance() < 0.6 ? apart(words) : trad(name),
    ]);
  }),
  same('nickname', 10, 'CN', (dice) => {
    const name = drawPlain(dice, { signs: 2 });
    const last = name.given[1]!;
    const surname = name.surname;
    return dice.pick([
      () => dice.flip([`${han(name)}（阿${last.han}）`, dice.pick([han(name), standard(pinyin(name))])]),
      () => dice.flip([`阿${last.han}`, `${dice.pick(['A', 'Ah'])} ${capital(last.pinyin)}`]),
      () => dice.flip([`老${surname.han}`, `Lao ${capital(surname.pinyin)}`]),
      () => dice.flip([`小${surname.han}`, `Xiao ${capital(surname.pinyin)}`]),
    ])();
  }),
  same('lookalike', 25, 'CN', (dice) => {
    const name = draw(dice, { signs: dice.chance() < 0.85 ? 2 : 1 });
    const at = dice.below(name.given.length);
    const like = name.given[at]!.like;
    return like === undefined
      ? undefined
      : dice.flip([han(name), han({ ...name, given: name.given.with(at, { ...name.given[at]!, han: like }) })]);
  }),
  same('umlaut', 15, 'CN', (dice) => {
    const sign = dice.pick(withUmlaut);
    const name = surnames.includes(sign)
      ? draw(dice, { among: [sign] })
      : dice.mine(
          (): ChineseName => ({ surname: dice.pick(short), given: [dice.pick(characters), sign] }),
          ({ given }) => given.map(({ han }) => han).join(''),
        );
    const text = standard(pinyin(name));
    const other = dice.pick([
      withoutUmlaut(text, 'v').replace(/^Lü/, 'Lv'),
      withoutUmlaut(text.replace(/^Lü/, 'Lyu'), 'yu'),
      text,
    ]);
    const fixed = other.replace(/^Lü/, 'Lü');
    return dice.flip([fixed, dice.chance() < 0.5 || fixed === text ? han(name) : text]);
  }),
  same('both-scripts', 15, 'CN', (dice) => {
    const name = drawPlain(dice);
    const latin = standard(pinyin(name));
    return dice.flip([dice.pick([`${han(name)} ${latin}`, `${latin} (${han(name)})`]), dice.pick([han(name), latin])]);
  }),
  same('compound-surname', 15, 'CN', (dice) => {
    const name = draw(dice, { among: compound });
    const words = pinyin(name);
    if (!plain(name)) return undefined;
    const parts = dice.pick([standard(words), turned(words), standard(words).toUpperCase()]);
    return dice.flip([han(name), parts]);
  }),
  same('surname-reading', 12, 'CN', (dice) => {
    const name = drawPlain(dice, { among: readings });
    return dice.flip([han(name), standard(pinyin(name))]);
  }),
];
