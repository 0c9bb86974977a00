import { capital, type Dice, letters } from './pair.ts';
import { wadeGiles } from './pinyin.ts';
import { rowsOf } from './tables.ts';

/** A character, or a surname of two, with its spellings; `like` looks like it and stands in no name. */
export interface Sign {
  readonly han: string;
  readonly trad: string;
  readonly pinyin: string;
  readonly hk?: string | undefined;
  readonly my?: string | undefined;
  readonly like?: string | undefined;
}
export interface ChineseName {
  readonly surname: Sign;
  readonly given: readonly Sign[];
}
/** A name in Latin letters: surname, then each syllable of the given name, without capitals. */
export type Spelt = readonly string[];

const signs = (name: string): readonly Sign[] =>
  rowsOf(name).map(([han, trad, pinyin, hk, my, like]) => ({ han: han!, trad: trad!, pinyin: pinyin!, hk, my, like }));
export const surnames = signs('zh-surnames');
export const characters = signs('zh-characters');
const common = surnames.slice(0, 40);
const avoided = new Set(rowsOf('zh-avoid').flat());

export const givenOf = ({ given }: ChineseName): string => given.map(({ han }) => han).join('');
export const han = (name: ChineseName): string => name.surname.han + givenOf(name);
export const trad = ({ surname, given }: ChineseName): string => surname.trad + given.map(({ trad }) => trad).join('');
export const pinyin = ({ surname, given }: ChineseName): Spelt => [surname.pinyin, ...given.map(({ pinyin }) => pinyin)];
export const wade = (name: ChineseName): Spelt => {
  const [surname, ...given] = pinyin(name);
  return [name.surname.han.length === 1 ? wadeGiles(surname!) : surname!, ...given.map(wadeGiles)];
};
const other = (name: ChineseName, system: 'hk' | 'my'): Spelt | undefined => {
  const words = [name.surname, ...name.given].map((sign) => sign[system]?.toLowerCase());
  return words.every((word) => word !== undefined) ? words : undefined;
};
export const hongKong = (name: ChineseName): Spelt | undefined => other(name, 'hk');
export const malaysian = (name: ChineseName): Spelt | undefined => other(name, 'my');

/** `Wang Wei'an`: the standard's way of writing, GB/T 28039-2011. */
export function standard(spelt: Spelt): string {
  const [surname, ...given] = spelt;
  return `${capital(surname!)} ${joined(given)}`;
}
export const joined = (given: Spelt): string =>
  capital(given.map((syllable, i) => (i > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable)).join(''));
/** `Wang Wei-an`, as Taiwan writes. */
export const hyphened = ([surname, ...given]: Spelt): string => `${capital(surname!)} ${capital(given.join('-'))}`;
/** `Chan Tai Man`, as Hong Kong writes. */
export const apart = ([surname, ...given]: Spelt): string => [surname!, ...given].map(capital).join(' ');
/** `Weian Wang`. */
export const turned = ([surname, ...given]: Spelt): string => `${joined(given)} ${capital(surname!)}`;

/** A name of this half: usually two characters given, now and then one. */
export function draw(dice: Dice, of: { signs?: number; among?: readonly Sign[]; given?: readonly Sign[] } = {}): ChineseName {
  const among = of.among ?? (dice.chance() < 0.6 ? common : surnames);
  const given = of.given ?? characters;
  const many = of.signs ?? (dice.chance() < 0.8 ? 2 : 1);
  return dice.mine((): ChineseName => {
    for (;;) {
      const made = { surname: dice.pick(among), given: Array.from({ length: many }, () => dice.pick(given)) };
      if (allowed(made)) return made;
    }
  }, givenOf);
}
export const allowed = (name: ChineseName): boolean =>
  !avoided.has(han(name)) && new Set(givenOf(name)).size === name.given.length;

/** Sounds that speakers of the south or Taiwan mix, and what spelling leaves out, taken together: such names are no clear negatives. */
function blurred(syllable: string): string {
  return letters(syllable)
    .replace(/^(?:zh|j(?=[^iu]))/, 'z')
    .replace(/^ch/, 'c')
    .replace(/^sh/, 's')
    .replace(/^[nr]/, 'l')
    .replace(/ng$/, 'n');
}
const spellingsOf = ({ pinyin, hk, my, han }: Sign): string[] =>
  [pinyin, han.length === 1 ? wadeGiles(pinyin) : undefined, hk, my].filter((each) => each !== undefined).map(blurred);
const known = [...surnames, ...characters].map((sign) => new Set(spellingsOf(sign)));

/** Whether a syllable may spell this character in any system. */
const mayBe = (syllable: string, sign: Sign): boolean => spellingsOf(sign).includes(blurred(syllable));
/** Whether two syllables may spell one character, each in some system. */
export function alike(a: string, b: string): boolean {
  const [x, y] = [blurred(a), blurred(b)];
  return x === y || known.some((spellings) => spellings.has(x) && spellings.has(y));
}
/** Whether a name in Latin letters can be no spelling of these characters. */
export const isOther = (spelt: Spelt, { surname, given }: ChineseName): boolean =>
  spelt.length !== given.length + 1 || [surname, ...given].some((sign, i) => !mayBe(spelt[i]!, sign));
/** Whether two names in Latin letters cannot stand for one name. */
export const areOthers = (a: Spelt, b: Spelt): boolean => a.length !== b.length || a.some((word, i) => !alike(word, b[i]!));

/** The same name with one given character changed for another that fits, staying in this half; undefined where none is found. */
export function changed(dice: Dice, name: ChineseName, fits: (from: Sign, to: Sign) => boolean): ChineseName | undefined {
  for (let tries = 0; tries < 40; tries++) {
    const at = dice.below(name.given.length);
    const to = dice.pick(characters);
    const from = name.given[at]!;
    if (to === from || !fits(from, to)) continue;
    const made = { surname: name.surname, given: name.given.with(at, to) };
    if (allowed(made) && dice.isMine(givenOf(made))) return made;
  }
  return undefined;
}
