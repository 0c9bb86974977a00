import { simplify } from '../../lexicon/index.ts';
import { indicatorKinds, type Mention } from '../../model/index.ts';

// What the model sees of a text: pieces of it, each as a 32-bit key. Han: one to three characters in a row; Latin: words, pairs of
// words, four letters of a word in a row; numbers by their length; the opening once more; indicators by their kind, never by their value. Case, width,
// accents, spaces and traditional forms make no difference.

/** Most pieces that are looked at: the beginning of a very long text decides. */
const mostPieces = 8192;
/** UTF-16 units of the opening: who speaks, as whom, is told there. Its pieces count once more, as pieces of the opening. */
const openingEnd = 48;

/** What of a mention is looked at. */
export type Clue = Pick<Mention, 'kind' | 'role' | 'field' | 'start' | 'end'>;

/** The pieces of one text, in its order; a piece that comes again comes again. Reused from text to text. */
export interface Grams {
  count: number;
  /** Han characters read; words for who is spoken to, and for whom a story is of: who tells it, the other side, whoever is talked of. */
  han: number;
  you: number;
  they: number;
  readonly keys: Uint32Array;
  /** UTF-16 offsets [start, end) into the text; -1 for what stands in a column. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Room for the pieces of one text. */
export function emptyGrams(): Grams {
  const room = mostPieces + 64 + openingEnd * 8;
  return {
    count: 0,
    han: 0,
    you: 0,
    they: 0,
    keys: new Uint32Array(room),
    starts: new Int32Array(room),
    ends: new Int32Array(room),
  };
}

/** What a text is like: the same words prove less in some manners than in others. */
export interface Manner {
  /** Written in Latin letters: at most every twelfth of its pieces begins with a Han character. */
  readonly isLatin: boolean;
  /** 0..1: how much it speaks to somebody, or to nobody, as gangs do, rather than of people, as who reports does. */
  readonly spoken: number;
}

export const mannerOf = ({ han, count, you, they }: Pick<Grams, 'han' | 'count' | 'you' | 'they'>): Manner => ({
  isLatin: han * 12 <= count,
  spoken: (you + 1) / (you + they + 1),
});

const breaks = 0;
const space = 1;
const joins = 2;
const digit = 3;
const firstLetter = 0x61;
const firstHan = 0x3400;

/** What each UTF-16 unit counts as: one of the classes above, a small letter, a simplified character. */
const folded = foldings();

function foldings(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) {
    const wide = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
    if (wide >= 0x30 && wide <= 0x39) table[unit] = digit;
    else if ((wide | 0x20) >= 0x61 && (wide | 0x20) <= 0x7a) table[unit] = wide | 0x20;
    else if (wide >= 0xc0 && wide < 0x250) table[unit] = baseLetter(wide);
    else if (wide >= firstHan && wide <= 0x9fff) table[unit] = simplify(wide);
    else if (wide === 0x27 || wide === 0x2019 || (wide >= 0x300 && wide < 0x370)) table[unit] = joins;
    else if (wide <= 0x20 || wide === 0xa0 || wide === 0x3000 || (wide >= 0x2000 && wide <= 0x200d) || wide === 0xfeff)
      table[unit] = space;
  }
  return table;
}

/** é → e: the letter below the accent, where there is one. */
function baseLetter(unit: number): number {
  const base = String.fromCharCode(unit).normalize('NFD').charCodeAt(0) | 0x20;
  return base >= 0x61 && base <= 0x7a ? base : breaks;
}

/** Spreads all bits over all bits: the end of MurmurHash3. */
function spread(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const seedOne = 0x11;
const seedTwo = 0x22;
const seedThree = 0x33;
const seedWord = 0x44;
const seedPair = 0x55;
const seedLetters = 0x66;
const seedNumber = 0x77;
const seedKind = 0x88;
const seedOpening = 0x99;
const times = 0x9e3779b1;

const kindKeys: Readonly<Record<string, number>> = Object.fromEntries(
  indicatorKinds.map((kind, i) => [kind, spread(Math.imul(seedKind, times) + i)]),
);

const letters = new Uint16Array(64);

/** The key of a Latin word. */
function wordKey(word: string): number {
  let hash = seedWord;
  for (const letter of word) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), times);
    hash ^= hash >>> 15;
  }
  return spread(hash ^ word.length);
}
const youWords = new Set(['you', 'your', 'yours'].map(wordKey));
const theyWords = new Set(
  ['i', 'me', 'my', 'im', 'ive', 'he', 'him', 'his', 'she', 'her', 'they', 'them', 'victim'].map(wordKey),
);
/** What single characters speak of, by unit: 1 who is spoken to, 2 people, and above what must stand before: 事主, 对方, 报案. */
const speaksOf = new Uint16Array(0x10000);
for (const letter of '你您') speaksOf[letter.charCodeAt(0)] = 1;
for (const letter of '我他她') speaksOf[letter.charCodeAt(0)] = 2;
for (const [first, last] of ['事主', '对方', '报案']) speaksOf[last!.charCodeAt(0)] = first!.charCodeAt(0);

/** Reads the pieces of a text into `into`. Indicators of the victim and of institutions are passed over. */
export function readGrams(text: string, mentions: readonly Clue[], into: Grams): void {
  const { keys, starts, ends } = into;
  let count = 0;
  let [han, you, they] = [0, 0, 0];
  const hides = hidden(text, mentions);
  for (const { kind, role, field, start, end } of mentions) {
    if (role === 'victim' || role === 'institution' || count >= 64) continue;
    keys[count] = kindKeys[kind]!;
    starts[count] = field === undefined ? start : -1;
    ends[count++] = field === undefined ? end : -1;
  }
  // The two characters before, with their places; 0: none in this run.
  let one = 0;
  let two = 0;
  let oneAt = 0;
  let twoAt = 0;
  // The word before the one being read, and the word being read.
  let before = 0;
  let beforeAt = 0;
  let length = 0;
  let wordAt = 0;
  let hash = 0;
  let digits = 0;
  for (let at = 0; at <= text.length && count < mostPieces; at++) {
    let unit = at < text.length ? folded[text.charCodeAt(at)]! : breaks;
    if (hides !== undefined && hides[at] === 1) unit = breaks;
    if (unit === joins) continue;
    if (unit < firstLetter || unit >= firstHan) {
      if (length > 0) {
        const word = spread(hash ^ length);
        if (length <= 6) {
          if (youWords.has(word)) you++;
          else if (theyWords.has(word)) they++;
        }
        keys[count] = word;
        starts[count] = wordAt;
        ends[count++] = at;
        if (before !== 0) {
          keys[count] = spread(Math.imul(before ^ seedPair, times) ^ word);
          starts[count] = beforeAt;
          ends[count++] = at;
        }
        if (length > 4 && length <= letters.length) {
          for (let i = 0; i + 4 <= length; i++) {
            const far = Math.imul(letters[i]!, times) ^ Math.imul(letters[i + 1]! + seedLetters, 0x85ebca6b);
            keys[count] = spread(
              far ^ Math.imul(letters[i + 2]!, 0xc2b2ae35) ^ Math.imul(letters[i + 3]! + (i === 0 ? 512 : 0), 0x27d4eb2f),
            );
            starts[count] = wordAt;
            ends[count++] = at;
          }
        }
        before = word;
        beforeAt = wordAt;
        length = 0;
      }
      if (unit === digit) {
        digits++;
        one = two = 0;
        before = 0;
        continue;
      }
      if (digits > 0) {
        keys[count] = spread(Math.imul(seedNumber, times) + (digits < 8 ? digits : 8));
        starts[count] = at - digits;
        ends[count++] = at;
        digits = 0;
      }
      if (unit === space) continue;
      before = 0;
      if (unit === breaks) {
        one = two = 0;
        continue;
      }
      han++;
      const of = speaksOf[unit]!;
      if (of === 1) you++;
      else if (of === 2 || (of > 2 && of === one)) they++;
      const own = Math.imul(unit, times);
      keys[count] = spread(own + seedOne);
      starts[count] = at;
      ends[count++] = at + 1;
      if (one !== 0) {
        const pair = own ^ Math.imul(one, 0x85ebca6b);
        keys[count] = spread(pair + seedTwo);
        starts[count] = oneAt;
        ends[count++] = at + 1;
        if (two !== 0) {
          keys[count] = spread((pair ^ Math.imul(two, 0xc2b2ae35)) + seedThree);
          starts[count] = twoAt;
          ends[count++] = at + 1;
        }
      }
      two = one;
      twoAt = oneAt;
      one = unit;
      oneAt = at;
      continue;
    }
    if (length === 0) {
      wordAt = at;
      hash = seedWord;
      one = two = 0;
      if (digits > 0) before = digits = 0;
    }
    if (length < letters.length) letters[length] = unit;
    length++;
    hash = Math.imul(hash ^ unit, times);
    hash ^= hash >>> 15;
  }
  for (let i = 0, all = count; i < all && ends[i]! <= openingEnd; i++) {
    if (starts[i]! < 0) continue;
    keys[count] = spread(keys[i]! ^ seedOpening);
    starts[count] = starts[i]!;
    ends[count++] = ends[i]!;
  }
  into.count = count;
  into.han = han;
  into.you = you;
  into.they = they;
}

/** Which units belong to an indicator: 1. Its letters are nobody's words; only what a site or a firm calls itself is made of words. */
function hidden(text: string, mentions: readonly Clue[]): Uint8Array | undefined {
  let hides: Uint8Array | undefined;
  for (const { kind, field, start, end } of mentions) {
    if (field !== undefined || kind === 'platform') continue;
    hides ??= new Uint8Array(text.length + 1);
    hides.fill(1, start, end);
  }
  return hides;
}
