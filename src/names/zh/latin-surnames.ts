import { givenSyllable, surnameSyllable } from './spelt.ts';
import { doubleSurnames, doubleSurnameSounds } from './surnames.ts';
import { type Syllable, systems, systemsOf } from './syllable.ts';

/** Latin letters read as a surname. */
export interface Surname {
  readonly syllables: readonly Syllable[];
  /** Of two syllables: how likely they are a surname of two characters. Of one: 0, the syllable knows. */
  readonly share: number;
  /** Two surnames, of both parents or of husband and father. */
  readonly both: boolean;
}

/** Two syllables that make one of those in use are seldom anything else. */
const inUse = '欧阳 司徒 上官 诸葛 司马 皇甫 慕容 尉迟 夏侯 端木 公孙 令狐 东方 轩辕 宇文 长孙 南宫 独孤'.split(' ');
let doubles: readonly { readonly sounds: readonly (readonly number[])[]; readonly share: number }[] | undefined;
const doublesSpelt = (): NonNullable<typeof doubles> =>
  (doubles ??= doubleSurnames.map((two) => ({ sounds: doubleSurnameSounds(two), share: inUse.includes(two) ? 0.03 : 0.001 })));
/** Of people, how many bear two surnames of one syllable. */
const bothShare = 0.01;
const mostKnown = 20_000;

/** Two syllables have the sounds of a surname in one system. */
function isPair(a: Syllable, b: Syllable, [first, second]: readonly (readonly number[])[]): boolean {
  for (let system = 0; system < systems.length; system++) {
    if (a.sounds[system]?.some((sound) => first!.includes(sound)) !== true) continue;
    if (b.sounds[system]?.some((sound) => second!.includes(sound)) === true) return true;
  }
  return false;
}

const pairs = new Map<string, Surname | null>();

/** Two syllables as one of the surnames of two characters. */
function double(first: string, second: string): Surname | undefined {
  const key = `${first} ${second}`;
  let pair = pairs.get(key);
  if (pair === undefined) {
    const a = givenSyllable(first);
    const b = givenSyllable(second);
    pair = null;
    if (a !== undefined && b !== undefined && systemsOf([a, b]) !== 0) {
      const share = Math.max(0, ...doublesSpelt().map((one) => (isPair(a, b, one.sounds) ? one.share : 0)));
      if (share > 0) pair = { syllables: [a, b], share, both: false };
    }
    const one = pair === null ? surnameSyllable(first) : undefined;
    const other = one === undefined ? undefined : surnameSyllable(second);
    if (one !== undefined && other !== undefined && systemsOf([one, other]) !== 0) {
      pair = { syllables: [one, other], share: bothShare * Math.max(...one.shares), both: true };
    }
    if (pairs.size > mostKnown) pairs.clear();
    pairs.set(key, pair);
  }
  return pair ?? undefined;
}

const words = new Map<string, readonly Surname[]>();

/** Readings of one word, or of two, as a surname. */
export function surnameCuts(parts: readonly string[]): readonly Surname[] {
  const [text = '', second] = parts;
  if (parts.length > 2) return [];
  if (second !== undefined) {
    const pair = double(text, second);
    return pair === undefined ? [] : [pair];
  }
  let found = words.get(text);
  if (found === undefined) {
    found = wordCuts(text);
    if (words.size > mostKnown) words.clear();
    words.set(text, found);
  }
  return found;
}

function wordCuts(text: string): Surname[] {
  const cuts: Surname[] = [];
  const single = surnameSyllable(text);
  if (single !== undefined) cuts.push({ syllables: [single], share: 0, both: false });
  for (let at = 2; at < text.length - 1; at++) {
    const pair = double(text.slice(0, at), text.slice(at).replace(/^'/u, ''));
    if (pair !== undefined && !pair.both && (single === undefined || pair.share > 0.01)) cuts.push(pair);
  }
  return cuts;
}
