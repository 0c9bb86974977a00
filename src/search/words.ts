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
  readonly text: string;
  readonly dense: boolean;
  /** No blank follows it: it may still be being written. */
  readonly last: boolean;
}

/** Runs of characters that belong together, folded. */
function runsOf(text: string): Run[] {
  const folded = text.normalize('NFKD').toLowerCase();
  const runs: Run[] = [];
  let run = '';
  let kind = gap;
  const lastBlank = /\s\S*$/u.exec(folded)?.index ?? -1;
  const end = (at: number): void => {
    const text = kind === letter ? run.slice(0, longest) : run;
    if (kind !== gap) runs.push({ text, dense: kind === dense, last: at > lastBlank });
    run = '';
  };
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    const next = classes[unit]!;
    if (next === mark) continue;
    if (next !== kind) {
      end(i);
      kind = next;
    }
    if (next === dense) run += String.fromCharCode(simplify(unit));
    else if (next === letter) run += folded[i]!;
  }
  end(folded.length);
  return runs;
}

/** Characters of a run; those of two units are taken whole. */
const charsOf = (run: string): string | readonly string[] => (/[\ud800-\udfff]/.test(run) ? Array.from(run) : run);

/** Calls back with each term of a text; the same term may come more than once. */
export function termsOf(text: string, visit: (term: string) => void): void {
  for (const run of runsOf(text)) {
    const word = run.text;
    if (run.dense) {
      const chars = charsOf(word);
      for (let i = 0; i + 1 < chars.length; i++) visit(chars[i]! + chars[i + 1]!);
      // With the pairs that begin with it, every place of a character can be found.
      visit(chars.at(-1)!);
    } else {
      visit(word);
      if (word.length > 2 && !/^\d+$/.test(word)) {
        visit(beginning + word.slice(0, 2));
        if (word.length > 3) visit(beginning + word.slice(0, 3));
      }
    }
  }
}

/** What a report must hold: one of the terms, or one that begins with `prefix`. */
export interface Wanted {
  readonly terms: readonly string[];
  readonly prefix?: string;
}

/** What a question wants, all of it together. The last word may be unfinished. */
export function wantedBy(question: string): Wanted[] {
  const wanted: Wanted[] = [];
  for (const { text, dense: isDense, last } of runsOf(question.toWellFormed())) {
    if (isDense) {
      const chars = charsOf(text);
      if (chars.length === 1) wanted.push({ terms: [], prefix: text });
      for (let i = 0; i + 1 < chars.length; i++) wanted.push({ terms: [chars[i]! + chars[i + 1]!] });
    } else if (!last || text.length === 1) wanted.push({ terms: [text] });
    else if (text.length > 3 || /^\d+$/.test(text)) wanted.push({ terms: [], prefix: text });
    else wanted.push({ terms: [text, beginning + text] });
  }
  return wanted;
}
