import { fold } from '../../lexicon/index.ts';

/** A stretch of a text that is no wording: an indicator, an amount, a date. */
export interface Blank {
  readonly start: number;
  readonly end: number;
}

/** Number of the break between stretches of wording. */
export const breakToken = 0;

/** Words numbered as they come; marks have numbers too, so that wording agrees with its commas. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  /** By number: how much a word counts towards the length of a phrase. */
  readonly weights: number[] = [0];

  number(word: string, weight: number): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const next = this.weights.length;
    this.#numbers.set(word, next);
    this.weights.push(weight);
    return next;
  }
}

/** Eight Chinese characters say as much as five words. */
const hanWeight = 5;
const wordWeight = 8;
/** From so much on wording is more than a turn of speech. */
export const leastWeight = 40;

const part =
  /[\u3400-\u9fff]|(?:(?![\u3400-\u9fff'-])[\p{L}\p{M}\p{N}_])(?:(?![\u3400-\u9fff])[\p{L}\p{M}\p{N}'_-])*|[^\s\p{L}\p{M}\p{N}]|\n/gu;
const han = /^[\u3400-\u9fff]/u;
const wordWithDigit = /\p{N}/u;
const sentenceEnd = /[。！？!?；;\n…]/u;
/** Marks that people set or leave out as they like. */
const quotes = /["'“”‘’「」『』《》()（）【】]/u;

/** The words of a text in turn, with where each stands; `breakToken` where wording ends. */
export interface Words {
  readonly tokens: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * Cuts a text into words: Chinese characters, words of other scripts, marks. Blanks, whatever holds a digit and the ends of sentences part
 * the wording. Capitals, traditional characters and quotation marks make no difference.
 */
export function wordsOf(text: string, blanks: readonly Blank[], vocabulary: Vocabulary): Words {
  const words: Words = { tokens: [], starts: [], ends: [] };
  const put = (token: number, start: number, end: number): void => {
    if (token === breakToken && words.tokens.at(-1) === breakToken) return;
    words.tokens.push(token);
    words.starts.push(start);
    words.ends.push(end);
  };
  const folded = fold(text);
  const sorted = blanks.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let blankEnd = 0;
  for (const match of folded.matchAll(part)) {
    const [word] = match;
    const start = match.index;
    const end = start + word.length;
    while (next < sorted.length && sorted[next]!.start < end) blankEnd = Math.max(blankEnd, sorted[next++]!.end);
    if (start < blankEnd || wordWithDigit.test(word) || sentenceEnd.test(word) || isFullStop(folded, word, end)) {
      put(breakToken, start, end);
    } else if (han.test(word)) put(vocabulary.number(word, hanWeight), start, end);
    else if (/^[\p{L}\p{M}]/u.test(word)) put(vocabulary.number(word, wordWeight), start, end);
    else if (!quotes.test(word)) put(vocabulary.number(word, 0), start, end);
  }
  put(breakToken, text.length, text.length);
  return words;
}

/** A full stop that ends a sentence, not one within an abbreviation. */
function isFullStop(text: string, word: string, end: number): boolean {
  return word === '.' && (end >= text.length || /\s/u.test(text[end]!));
}
