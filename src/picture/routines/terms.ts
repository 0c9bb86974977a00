import { fold } from '../../lexicon/index.ts';

/** A text is told in one of two scripts; words are counted among texts of the same. */
export type Script = 'han' | 'latin';

/** Called for each term in turn with its UTF-16 offsets [start, end). */
export type TellTerm = (term: string, start: number, end: number) => void;

/** What is counted beside each other says a date, and would be new each month of the first year. */
const dates = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
/** Words and characters that hold sentences together: of these alone nothing is made. */
const binding = new Set(
  'the and but for from with that this these those there then than when while where who whom which what how why not all any some more most such only own same too very can could will would shall should may might must has have had having was were been being are is am be do does did done get got its it he she they we you me him her them us my his our your their an as at by if in into of off on onto or out over so to up down about after again before because through during until upon said told asked made wanted later next also just still already ever never now one two'.split(
    ' ',
  ),
);
const bindingHan = new Set(
  '的了着过我你他她它们说就也都还又和与或把被让给在到从对是有这那个之后前里上下不没要会能可以所于为而但再年月日号',
);
const numerals = new Set('〇零一二三四五六七八九十百千万亿两');

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 0xc0 && c < 0x250 && c !== 0xd7 && c !== 0xf7);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isHan = (c: number): boolean => c >= 0x3400 && c <= 0x9fff;
/** Within an address, a handle or a number these join; between words they do not. */
const joins = new Set('._@/\\:#&=+%~'.split('').map((sign) => sign.charCodeAt(0)));

/**
 * The terms of a text: two Han characters that follow each other, a Latin word, two Latin words that do. Capitals and traditional
 * characters count as their plain forms. Left out: what lies in `spans` (indicators and places: pairs of ascending offsets), numbers
 * in digits and in words, months and days, and whatever looks like part of an address.
 */
export function eachTerm(text: string, spans: ArrayLike<number>, tell: TellTerm): void {
  const folded = fold(text);
  const { length } = folded;
  let span = 0;
  let before = -1;
  let beforeEnd = -1;
  for (let i = 0; i < length; i++) {
    while (span < spans.length && spans[span + 1]! <= i) span += 2;
    if (span < spans.length && i >= spans[span]!) {
      i = spans[span + 1]! - 1;
      before = -1;
      continue;
    }
    const stop = span < spans.length ? Math.min(length, spans[span]!) : length;
    const c = folded.charCodeAt(i);
    if (isHan(c)) {
      before = -1;
      if (i + 1 >= stop || !isHan(folded.charCodeAt(i + 1))) continue;
      if (isTerm(folded[i]!, folded[i + 1]!)) tell(folded.slice(i, i + 2), i, i + 2);
      continue;
    }
    if (!isLetter(c)) {
      // Words are beside each other over one space or hyphen.
      if (!(before !== -1 && i === beforeEnd && (c === 32 || c === 45))) before = -1;
      continue;
    }
    const end = endOfWord(folded, i, stop);
    const plain = end - i > 1 && !isJoined(folded, i, end);
    const word = plain ? folded.slice(i, end) : '';
    if (plain && !dates.has(word)) {
      const isBinding = binding.has(word);
      if (!isBinding) tell(word, i, end);
      if (before !== -1) {
        const previous = folded.slice(before, beforeEnd);
        if (!isBinding || !binding.has(previous)) tell(`${previous} ${word}`, before, end);
      }
      before = i;
      beforeEnd = end;
    } else before = -1;
    i = end - 1;
  }
}

/** Whether two Han characters make a term: no number among them, and not both of them binding. */
function isTerm(a: string, b: string): boolean {
  return !numerals.has(a) && !numerals.has(b) && !(bindingHan.has(a) && bindingHan.has(b));
}

/** Wording as it is shown: without what only binds it to the words around it. */
export function trimmed(wording: string): string {
  const words = wording.split(' ');
  const isBinding = (word: string | undefined): boolean => word !== undefined && binding.has(word);
  let [from, to] = [0, words.length];
  while (to - from > 1 && isBinding(words[from])) from++;
  while (to - from > 1 && isBinding(words[to - 1])) to--;
  const latin = words.slice(from, to).join(' ');
  let [start, end] = [0, latin.length];
  while (end - start > 2 && bindingHan.has(latin[start]!)) start++;
  while (end - start > 2 && bindingHan.has(latin[end - 1]!)) end--;
  return latin.slice(start, end);
}

function endOfWord(text: string, start: number, stop: number): number {
  let end = start + 1;
  while (end < stop && isLetter(text.charCodeAt(end))) end++;
  return end;
}

/** Whether a word is part of something longer that is none: digits beside it, or an address around it. */
function isJoined(text: string, start: number, end: number): boolean {
  let [left, right] = [start - 1, end];
  while (isWithin(text.charCodeAt(left))) left--;
  while (isWithin(text.charCodeAt(right))) right++;
  if (isDigit(text.charCodeAt(start - 1)) || isDigit(text.charCodeAt(end))) return true;
  const isPart = (sign: number, beyond: number): boolean => joins.has(sign) && (isLetter(beyond) || isDigit(beyond));
  return isPart(text.charCodeAt(left), text.charCodeAt(left - 1)) || isPart(text.charCodeAt(right), text.charCodeAt(right + 1));
}

/** What a label of a host holds. */
const isWithin = (c: number): boolean => c === 45 || isLetter(c) || isDigit(c);

/** The script that a text is told in; `undefined` where it tells next to nothing. */
export function scriptOf(text: string): Script | undefined {
  let [han, latin] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isHan(c)) han++;
    else if (isLetter(c | 32)) latin++;
  }
  // A Han character tells about as much as three letters.
  if (han * 3 >= latin) return han < 5 ? undefined : 'han';
  return latin < 15 ? undefined : 'latin';
}
