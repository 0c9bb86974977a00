import { has, hint } from './source.ts';
import type { ExtractInput, Run, Source } from './source.ts';
import { language, regionOf } from './language.ts';

// One 32-bit word per UTF-16 unit: the low nine bits are the run flags of `has`, the rest say what the unit is.
const digit = 1 << 9;
const letter = 1 << 10;
const visible = 1 << 11;
const han = 1 << 12;
const numeral = 1 << 13;
const fold = 1 << 14;
const script = 1 << 15;
/** First letters of the English words for digits, of `oh`, `double` and `triple`. */
const digitWord = 1 << 16;
/** Marks outside ASCII that addresses are defanged with: 点; 。; （［｛. */
const hanDot = 1 << 17;
const wideStop = 1 << 18;
const wideBracket = 1 << 19;
/** “「『《【"‘ */
const quote = 1 << 20;
/** 叫 and 名, before names. */
const naming = 1 << 21;
/** … and ⋯. */
const ellipsis = 1 << 22;

/** All flags of `has`. */
const anyMark = 0x1ff;
/** From here on a word without marks may be a wallet: shorter than any whole address. */
const longWord = 24;

/** Chinese numerals as used in sums, telephone numbers and account numbers, simplified, traditional and 大写. */
const numerals = '零〇一二三四五六七八九十百千万亿两幺壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳參陸廿卅';

/** Zeros of the decimal digit blocks written in the languages around the scam centres and their victims. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x0ed0, 0x1040, 0x1090, 0x17e0];

/** Hyphens and dashes other than `-`: U+2010–2015, minus, small and hyphen bullets. */
const dashes = [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0xfe58, 0xfe63];

/** Spaces other than U+0020 that people's keyboards and word processors put between groups of digits. */
const spaces = [0x00a0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202f, 0x3000];

/** Full-width marks that end a sentence part in Chinese: they fold to ASCII but never belong to an indicator. */
const stops = '！＂＇（），：；＜＞？［］｛｜｝';

const marks: Readonly<Record<string, number>> = {
  '.': has.dot,
  '@': has.at,
  '/': has.slash,
  ':': has.colon,
  '(': has.bracket,
  '[': has.bracket,
  '{': has.bracket,
  '<': has.bracket,
  ')': has.bracket,
  ']': has.bracket,
  '}': has.bracket,
  '>': has.bracket,
  '-': has.dash,
  _: has.underscore,
  '*': has.star,
  '+': has.plus,
};

/** What each folded unit becomes; 0: itself. */
const foldTo = new Uint16Array(0x10000);
const info = fillTables();

function fillTables(): Int32Array {
  const table = new Int32Array(0x10000);
  for (let code = 0x21; code < 0x7f; code++) {
    const char = String.fromCharCode(code);
    table[code] = visible | (marks[char] ?? 0);
    if (/\d/.test(char)) table[code]! |= digit;
    if (/[a-z]/i.test(char)) table[code]! |= letter;
  }
  const alias = (code: number, to: number): void => {
    foldTo[code] = to;
    table[code] = table[to]! | fold;
  };
  for (let code = 0xff01; code <= 0xff5e; code++) alias(code, code - 0xfee0);
  for (const char of stops) table[char.charCodeAt(0)] = fold; // `foldTo` is set above
  for (const zero of zeros) for (let n = 0; n < 10; n++) alias(zero + n, 0x30 + n);
  for (const code of dashes) alias(code, 0x2d);
  for (const code of spaces) alias(code, 0x20);
  for (let code = 0x3400; code <= 0x9fff; code++) table[code] = han;
  for (let code = 0xf900; code <= 0xfaff; code++) table[code] = han;
  for (const char of numerals) table[char.charCodeAt(0)] = han | numeral;
  for (const [chars, bit] of Object.entries({
    zotfsendZOTFSEND: digitWord,
    点點: hanDot,
    '。｡': wideStop,
    '（［｛': wideBracket,
    '“「『《【"‘＂': quote,
    叫名: naming,
    '…⋯': ellipsis,
  })) {
    for (const char of chars) table[char.charCodeAt(0)]! |= bit;
  }
  for (const [first, last] of [
    [0x0400, 0x052f],
    [0x0600, 0x065f],
    [0x0e01, 0x0e4f],
    [0x1000, 0x103f],
    [0x1780, 0x17df],
    [0x3041, 0x30ff],
    [0xac00, 0xd7a3],
  ] as const) {
    for (let code = first; code <= last; code++) table[code]! |= script;
  }
  return table;
}

/** Prepares a text for the finders in one pass. `field` names the column the text is the cell of. */
export function scan(input: ExtractInput, field?: string): Source {
  return scanText(input.text, input.lang, input.region, input.date, field);
}

/** The same for a text that is no input of its own: a cell, a mended text. */
export function scanText(
  text: string,
  given: string | undefined,
  region: string | undefined,
  at: number | undefined,
  field: string | undefined,
): Source {
  const marked: Run[] = [];
  const figures: number[] = [];
  const length = text.length;
  let runs = 0;
  let seen = 0; // every unit's word, united
  let flags = 0;
  let digits = 0;
  let letters = 0;
  let longest = 0;
  let widest = 0;
  let words = 0; // in a row that may be digits
  let mostWords = 0;
  let near = 0;
  let gap = 0; // words of what stands between two runs, united
  let end = -9; // of the run before
  let cut = false;
  let next = 0;
  while (next < length) {
    let word = info[text.charCodeAt(next)]!;
    if ((word & visible) === 0) {
      gap |= word;
      if ((word & wideStop) !== 0 && text.charCodeAt(next + 1) === 0x3002) cut = true;
      if ((word & numeral) === 0) {
        next++;
        continue;
      }
      const from = next;
      while (++next < length && (info[text.charCodeAt(next)]! & numeral) !== 0) gap |= info[text.charCodeAt(next)]!;
      if (next - from > longest) longest = next - from;
      continue;
    }
    const start = next;
    const head = word;
    let runFlags = 0;
    let runDigits = 0;
    let runLetters = 0;
    let firstMark = -1;
    let dots = 0;
    let colons = 0;
    let figure = -1;
    do {
      runFlags |= word;
      if ((word & digit) !== 0) {
        runDigits++;
        if (figure < 0) figure = next;
      } else {
        if (figure >= 0) {
          figures.push(figure, next);
          figure = -1;
        }
        if ((word & letter) !== 0) runLetters++;
        else if ((word & anyMark) !== 0) {
          if (firstMark < 0) firstMark = next;
          if ((word & has.dot) !== 0) dots++;
          else if ((word & has.colon) !== 0) colons++;
        }
      }
      if (++next === length) break;
      const code = text.charCodeAt(next);
      word = info[code]!;
      // ：in ｈｔｔｐ：／／ is the one full-width stop inside an indicator.
      if (code === 0xff1a && isSlash(text, next + 1)) word = info[0x3a]! | fold;
    } while ((word & visible) !== 0);
    if (figure >= 0) figures.push(figure, next);
    const size = next - start;
    seen |= gap | runFlags;
    flags |= runFlags;
    digits += runDigits;
    letters += runLetters;
    if (size > widest) widest = size;
    if (start - end <= 3) {
      if ((gap & (hanDot | wideStop | wideBracket)) !== 0) near |= gapHints(gap);
      // `.` or `/` at the beginning: the end of an address that was cut in two.
      if ((head & (has.dot | has.slash)) !== 0) near |= hint.scheme;
    }
    if (size <= 3) near |= shortHints(text, start, next);
    if ((head & digitWord) === 0 || size > 7 || size < 2 || runDigits > 0) words = 0;
    else if (words === 0 || start - end > 2) words = 1;
    else if (++words > mostWords) mostWords = words;
    end = next;
    gap = 0;
    runs++;
    const isMarked = firstMark >= 0 && (firstMark < next - 1 || (runFlags & has.at) !== 0);
    // Plain words, nearly all runs of an English text, are not worth an object each.
    if (isMarked || runDigits > 0 || size >= longWord)
      marked.push({ start, end: next, digits: runDigits, letters: runLetters, dots, colons, flags: runFlags & anyMark });
  }
  seen |= gap;
  const lang = given || (seen & (han | script) ? language(text) : 'en');
  return {
    text,
    folded: seen & fold ? foldText(text) : text,
    lang,
    region: region ?? regionOf(lang),
    at,
    field,
    runs,
    marked,
    figures,
    widest,
    flags: flags & anyMark,
    near,
    digits,
    letters,
    numerals: longest,
    words: mostWords,
    han: (seen & han) !== 0,
    quoted: (seen & quote) !== 0,
    named: (seen & naming) !== 0,
    cut: cut || (seen & ellipsis) !== 0,
    chains: undefined,
    masked: undefined,
    refanged: undefined,
    labels: undefined,
  };
}

/** Marks of defanging between two runs. */
function gapHints(gap: number): number {
  return (
    ((gap & hanDot) === 0 ? 0 : hint.hanDot) |
    ((gap & wideStop) === 0 ? 0 : hint.stop) |
    ((gap & wideBracket) === 0 ? 0 : hint.bracket)
  );
}

/** `at`, `dot` and what ends in a dot, full-width too. */
function shortHints(text: string, start: number, end: number): number {
  const last = foldedAt(text, end - 1);
  if (last === 0x2e) return hint.spacedDot;
  if ((last | lowerCase) !== 0x74) return 0;
  const first = foldedAt(text, start) | lowerCase;
  if (first === 0x61 && end - start === 2) return hint.atWord;
  return first === 0x64 && end - start === 3 ? hint.dotWord : 0;
}

const lowerCase = 0x20;

function foldedAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (info[code]! & fold) === 0 ? code : foldTo[code]!;
}

function isSlash(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x2f || code === 0xff0f;
}

/** Where texts are folded; copied out by the one native call that makes a string of UTF-16 units. */
const codes = new Uint16Array(1 << 14);
const bytes = Buffer.from(codes.buffer);

function foldText(text: string): string {
  const { length } = text;
  let folded = '';
  for (let from = 0; from < length; from += codes.length) {
    const count = Math.min(codes.length, length - from);
    for (let i = 0; i < count; i++) {
      const code = text.charCodeAt(from + i);
      // One table for nearly every unit: two of this size push each other out of the cache.
      codes[i] = (info[code]! & fold) === 0 ? code : foldTo[code]!;
    }
    const part = bytes.toString('utf16le', 0, count * 2);
    folded = count === length ? part : folded + part;
  }
  return folded;
}
