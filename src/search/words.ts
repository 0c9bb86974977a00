import { simplify } from '../extract/index.ts';

/**
 * Words of a text as the index holds them. Writing without gaps (Han, kana, Thai, …) is cut into pairs of neighbours, so that a
 * word of two characters or more is found wherever it stands; other writing into words. Compared after folding: width, case,
 * accents, traditional characters.
 */

/** What runs of characters are made of. */
const gap = 0;
const letter = 1;
const dense = 2;
const mark = 3;

const densely =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}々〇ー]/u;
const classes = new Uint8Array(0x1_00_00);
for (let unit = 0; unit < classes.length; unit++) {
  const char = String.fromCharCode(unit);
  // Halves of a pair stand for characters beyond the basic plane: rare Han for the most part.
  if (unit >= 0xd800 && unit <= 0xdfff) classes[unit] = dense;
  else if ((unit >= 0x300 && unit <= 0x36f) || unit === 0x3099 || unit === 0x309a) classes[unit] = mark;
  else if (densely.test(char)) classes[unit] = dense;
  else if (/[\p{L}\p{N}\p{M}]/u.test(char)) classes[unit] = letter;
}

/** Longer words are cut: they are no words, and each would be a line of the index. */
const longest = 40;
/** Marks a beginning of words: `^co` stands for every word that begins so and is longer. */
const beginning = '^';

interface Run {
  /** Folded. Characters of dense writing as they are, words as units. */
  readonly text: string;
  readonly dense: boolean;
  /** Where it ends in the folded text. */
  readonly end: number;
}

/** Texts of these alone are folded already, but for capitals and traditional characters: most, and it saves much time. */
const plain = /^[\x00-\x7f\u2010-\u201f\u2026\u3001-\u301c\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20]*$/;

function fold(text: string): string {
  return (plain.test(text) ? text : text.normalize('NFKD')).toLowerCase();
}

/** Calls back with each run of characters that belong together. */
function runsOf(folded: string, visit: (run: Run) => void): void {
  for (let i = 0; i < folded.length;) {
    const kind = classes[folded.charCodeAt(i)]!;
    if (kind === gap || kind === mark) {
      i++;
      continue;
    }
    const start = i;
    let marked = false;
    for (; i < folded.length; i++) {
      const next = classes[folded.charCodeAt(i)]!;
      if (next === mark) marked = true;
      else if (next !== kind) break;
    }
    const whole = folded.slice(start, i);
    const text = marked ? Array.from(whole, (char) => (classes[char.charCodeAt(0)] === mark ? '' : char)).join('') : whole;
    visit({ text: kind === letter ? text.slice(0, longest) : text, dense: kind === dense, end: i });
  }
}

/** Characters of a run of dense writing, simplified; those of two units are taken whole. */
const charsOf = (run: string): string[] =>
  Array.from(run, (char) => (char.length === 1 ? String.fromCharCode(simplify(char.charCodeAt(0))) : char));
const hasPairs = (run: string): boolean => /[\ud800-\udfff]/.test(run);

/**
 * Calls back with each term of a text; the same term may come more than once. Neighbours in dense writing come as two units where
 * they are two: there are so many of them that making strings of them takes most of the time.
 */
export function termsOf(text: string, visit: (term: string) => void, neighbours: (first: number, second: number) => void): void {
  runsOf(fold(text), ({ text: word, dense: isDense }) => {
    if (isDense && hasPairs(word)) {
      const chars = charsOf(word);
      for (let i = 0; i + 1 < chars.length; i++) visit(chars[i]! + chars[i + 1]!);
      visit(chars.at(-1)!);
    } else if (isDense) {
      let last = simplify(word.charCodeAt(0));
      for (let i = 1; i < word.length; i++) {
        const next = simplify(word.charCodeAt(i));
        neighbours(last, next);
        last = next;
      }
      // With the pairs that begin with it, every place of a character can be found.
      visit(String.fromCharCode(last));
    } else {
      visit(word);
      if (word.length > 2 && !isNumber(word)) {
        visit(beginning + word.slice(0, 2));
        if (word.length > 3) visit(beginning + word.slice(0, 3));
      }
    }
  });
}

const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** What a report must hold: one of the terms, or one that begins with `prefix`. */
export interface Wanted {
  readonly terms: readonly string[];
  readonly prefix?: string;
}

/** What a question wants, all of it together. A word with no blank behind it may still be being written. */
export function wantedBy(question: string): Wanted[] {
  const wanted: Wanted[] = [];
  const folded = fold(question.toWellFormed());
  const lastBlank = /\s\S*$/u.exec(folded)?.index ?? -1;
  runsOf(folded, ({ text, dense: isDense, end }) => {
    if (isDense) {
      const chars = charsOf(text);
      if (chars.length === 1) wanted.push({ terms: [], prefix: chars[0]! });
      for (let i = 0; i + 1 < chars.length; i++) wanted.push({ terms: [chars[i]! + chars[i + 1]!] });
    } else if (end <= lastBlank || text.length === 1) wanted.push({ terms: [text] });
    else if (text.length > 3 || isNumber(text)) wanted.push({ terms: [], prefix: text });
    else wanted.push({ terms: [text, beginning + text] });
  });
  return wanted;
}
