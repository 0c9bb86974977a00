import { simplified } from './zh/simplified.ts';

export const scripts = [
  'latin',
  'han',
  'kana',
  'hangul',
  'cyrillic',
  'greek',
  'arabic',
  'hebrew',
  'thai',
  'burmese',
  'other',
] as const;
export type Script = (typeof scripts)[number];

/** One word as the source writes it. */
export interface WrittenWord {
  /** As written. */
  readonly raw: string;
  /** Latin: lower case, without marks (ü is v where `umlaut` says so). Han: simplified. Other scripts: as written, lower case. */
  readonly text: string;
  readonly script: Script;
  /** Joined to the word before it by a hyphen. */
  readonly joined: boolean;
  /** All capitals, two letters at least. */
  readonly capitals: boolean;
  /** One Latin letter, or letters with full stops between. */
  readonly initial: boolean;
  /** Written in brackets. */
  readonly bracketed: boolean;
  /** Written with ü: Lü is not Lu. */
  readonly umlaut: boolean;
  /** Where letters turn from lower case to capitals: `ZhangWei` has one at 5. */
  readonly humps: readonly number[];
}

/** A name cut into words. */
export interface WrittenName {
  readonly words: readonly WrittenWord[];
  /** Words before the first comma, 0 without one. */
  readonly comma: number;
}

const ranges: readonly (readonly [number, number, Script])[] = [
  [0x3400, 0x9fff, 'han'],
  [0x3005, 0x3007, 'han'],
  [0xf900, 0xfaff, 'han'],
  [0x20000, 0x323af, 'han'],
  [0x3040, 0x30ff, 'kana'],
  [0x31f0, 0x31ff, 'kana'],
  [0x1100, 0x11ff, 'hangul'],
  [0x3130, 0x318f, 'hangul'],
  [0xac00, 0xd7af, 'hangul'],
  [0x0400, 0x052f, 'cyrillic'],
  [0x0370, 0x03ff, 'greek'],
  [0x1f00, 0x1fff, 'greek'],
  [0x0590, 0x05ff, 'hebrew'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfeff, 'arabic'],
  [0x0e00, 0x0e7f, 'thai'],
  [0x1000, 0x109f, 'burmese'],
  [0xa9e0, 0xa9ff, 'burmese'],
  [0xaa60, 0xaa7f, 'burmese'],
];

function scriptOf(code: number): Script {
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return 'latin';
  for (const [from, to, script] of ranges) if (code >= from && code <= to) return script;
  return 'other';
}

/** Letters that do not come apart into a letter and a mark. */
const folded: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h', ŋ: 'ng', ŀ: 'l', ĸ: 'k', ŧ: 't', ə: 'a',
}; // prettier-ignore

/** Lower case, without marks. ü loses its dots like any letter. */
function foldLatin(text: string): string {
  let isPlain = true;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) isPlain = false;
  const lower = text.toLowerCase();
  if (isPlain) return lower;
  return lower
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\0-\u007f]/gu, (letter) => folded[letter] ?? letter);
}

const isApostrophe = (code: number): boolean =>
  code === 0x27 ||
  code === 0x2019 ||
  code === 0x2018 ||
  code === 0x60 ||
  code === 0xb4 ||
  code === 0x2bb ||
  code === 0x2bc ||
  code === 0xff07;
const isHyphen = (code: number): boolean =>
  code === 0x2d || (code >= 0x2010 && code <= 0x2013) || code === 0x2212 || code === 0xff0d;
const isComma = (code: number): boolean => code === 0x2c || code === 0xff0c || code === 0x060c || code === 0x3001;

function wordOf(raw: string, script: Script, joined: boolean, bracketed: boolean, dotted: boolean): WrittenWord {
  const word = { raw, script, joined, bracketed, capitals: false, initial: false, umlaut: false, humps: none };
  if (script === 'han') return { ...word, text: simplified(raw) };
  if (script !== 'latin') return { ...word, text: raw.toLowerCase() };
  const humps: number[] = [];
  let upper = 0;
  let letters = 0;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code > 0x40 && code < 0x5b) {
      upper += 1;
      const before = raw.charCodeAt(at - 1);
      const after = raw.charCodeAt(at + 1);
      if (before > 0x60 && before < 0x7b) humps.push(at);
      else if (at > 1 && before > 0x40 && before < 0x5b && after > 0x60 && after < 0x7b) humps.push(at);
    }
    if (!isApostrophe(code)) letters += 1;
  }
  const text = foldLatin(raw).replaceAll(/[’‘`´ʻʼ＇]/gu, "'");
  const initial = letters === 1 && (dotted || upper === 1);
  return { ...word, text, initial, capitals: letters > 1 && raw === raw.toUpperCase(), umlaut: /[üǖǘǚǜÜǕǗǙǛ]/u.test(raw), humps };
}
const none: readonly number[] = [];

/**
 * Cuts a written name into words. Scripts part words even without a space; hyphens, full stops and middle dots part them too,
 * and a word knows what stood before it.
 */
export function writtenName(source: string): WrittenName {
  let text = source;
  for (let at = 0; at < source.length; at++) {
    if (source.charCodeAt(at) > 0x7f) {
      text = source.normalize('NFKC');
      break;
    }
  }
  const words: WrittenWord[] = [];
  let comma = 0;
  let start = -1;
  let script: Script = 'latin';
  let joined = false;
  let depth = 0;
  const end = (at: number, dotted: boolean): void => {
    if (start < 0) return;
    const raw = text.slice(start, at).replace(/'+$/u, '');
    if (raw !== '') words.push(wordOf(raw, script, joined, depth > 0, dotted));
    start = -1;
    joined = false;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const isLetter =
      (code > 0x60 && code < 0x7b) ||
      (code > 0x40 && code < 0x5b) ||
      (code > 0xbf && code !== 0xd7 && code !== 0xf7 && isWordCode(code));
    if (isLetter) {
      const its: Script = markCode(code) ? script : scriptOf(code);
      if (start >= 0 && its !== script) end(at, false);
      if (start < 0) {
        start = at;
        script = its;
      }
    } else if (isApostrophe(code)) {
      if (start >= 0 && script === 'latin') continue;
    } else {
      end(at, code === 0x2e);
      if (isHyphen(code)) joined = words.length > 0;
      else if (isComma(code)) {
        if (comma === 0) comma = words.length;
      } else if (code === 0x28 || code === 0x5b || code === 0x300c || code === 0x201c || code === 0x22)
        depth = code === 0x22 && depth > 0 ? 0 : 1;
      else if (code === 0x29 || code === 0x5d || code === 0x300d || code === 0x201d) depth = 0;
    }
    at += width - 1;
  }
  end(text.length, false);
  return { words, comma: comma === words.length ? 0 : comma };
}

const letterPattern = /[\p{L}\p{M}\u200c\u200d]/u;
const markPattern = /\p{M}/u;
function isWordCode(code: number): boolean {
  if (code < 0x250 || (code >= 0x4e00 && code < 0xa000)) return true;
  return letterPattern.test(String.fromCodePoint(code));
}
function markCode(code: number): boolean {
  return code > 0x2ff && !(code >= 0x4e00 && code < 0xa000) && markPattern.test(String.fromCodePoint(code));
}
