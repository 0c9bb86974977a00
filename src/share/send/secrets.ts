/**
 * Words that must not leave, looked for in whatever does. Names of Han characters are found anywhere; names in letters as
 * whole words; numbers anywhere, short ones only when they stand alone. Capitals, accents and full width make no difference.
 */

/** What stands where something was taken out: one sign in both languages, and in every font. */
const blank = '■■■';

/** Characters of a cell that is a name, a number or an address and not a statement. */
const longestSecret = 200;
/** Digits below which a number says nothing of itself. */
const fewestDigits = 6;
/** Digits from which a number is looked for inside others: shorter ones turn up by chance. */
const telling = 8;
/** Digits at the end of a telephone number that are the same with and without country code. */
const national = 10;

/** What stands in a cell where nobody gave a name. */
const nobody =
  /^(?:unknown|anonymous|none|null|nil|not (?:given|known|provided|disclosed)|withheld|redacted|victim|complainant|self|same|不详|未知|匿名|保密|暂无|没有|化名|未成年|男|女|先生|女士|本人|受害人|被害人|报案人|事主|同上|不明)$/iu;

type Bounds = 'none' | 'word';

export class Secrets {
  /** As they are looked for, with what was given. */
  readonly #known = new Map<string, { readonly bounds: Bounds; readonly given: string }>();
  /** By the first two code units, the longest first. */
  readonly #byStart = new Map<number, string[]>();
  /** Numbers as bare digits, by their first six. */
  readonly #numbers = new Map<string, string[]>();

  constructor(words: Iterable<string> = []) {
    for (const word of words) this.add(word);
  }

  /** A name, a number, an address: whatever a cell holds. Too short ones are passed over: they would blank out plain words. */
  add(cell: string): void {
    const text = cell.trim();
    if (text.length > longestSecret || nobody.test(text)) return;
    const digits = fold(text).replaceAll(/\D/gu, '');
    if (digits.length >= fewestDigits && digits.length * 2 >= text.length) this.#number(text, digits);
    else if (/\p{Script=Han}/u.test(text)) {
      if (text.length >= 2) this.#word(text, 'none');
    } else if ((text.match(/\p{L}/gu) ?? []).length >= 4 || digits.length >= 4) this.#word(text, 'word');
  }

  /** A cell with the name of a person, or of several, in every order and spacing in which it may be written. */
  addName(cell: string): void {
    this.add(cell);
    if (cell.length > longestSecret) return;
    const several = cell.normalize('NFKC').split(/[、，;；/&\n()[\]【】]|\s(?:and|aka|alias)\s/iu);
    for (const part of several.map((each) => each.trim())) {
      if (/\p{Script=Han}/u.test(part)) this.#nameOfHan(part);
      else this.#nameInLetters(part);
    }
  }

  #nameOfHan(part: string): void {
    for (const each of part.split(',')) {
      const name = each.replaceAll(/\s/gu, '');
      this.add(name);
      // Short names are spaced out in lists, to be as long as others: 张 伟.
      if (/^\p{Script=Han}{2,4}$/u.test(name) && !nobody.test(name)) this.#word([...name].join(' '), 'none');
    }
  }

  /** `Last, First` is also `First Last`; a single word of several is no name that could be told from plain words. */
  #nameInLetters(part: string): void {
    const pieces = part.split(',').map((each) => each.trim().replaceAll(/\s+/gu, ' '));
    const [last = '', first = ''] = pieces;
    if (pieces.length === 2) this.add(`${first} ${last}`);
    for (const piece of pieces) if (piece.includes(' ')) this.add(piece);
  }

  /** A word that is no secret after all. */
  drop(word: string): void {
    const form = fold(word);
    if (!this.#known.delete(form)) return;
    const list = this.#byStart.get(startOf(form, 0))!;
    list.splice(list.indexOf(form), 1);
  }

  get words(): string[] {
    return [...this.#known.values()].map(({ given }) => given);
  }

  /** Those that are no plain word: `Page` and `Case` are names, and stand in every case file. */
  get telling(): string[] {
    return [...this.#known].flatMap(([form, { given }]) => (/^[a-z]+$/u.test(form) ? [] : [given]));
  }

  #number(text: string, digits: string): void {
    const bounds = digits.length >= telling ? 'none' : 'word';
    for (const form of [text, digits]) this.#word(form, bounds);
    if (digits.length > national) this.#word(digits.slice(-national), 'none');
    const tail = digits.slice(-national);
    if (tail.length >= telling) push(this.#numbers, tail.slice(0, fewestDigits), tail);
  }

  #word(given: string, bounds: Bounds): void {
    const word = fold(given);
    if (this.#known.has(word)) return;
    this.#known.set(word, { bounds, given });
    const list = push(this.#byStart, startOf(word, 0), word);
    list.sort((a, b) => b.length - a.length);
  }

  /** The first place of a folded text, from `from` on, at which one of the words stands. */
  #next(text: string, from: number): { readonly start: number; readonly end: number } | undefined {
    for (let at = from; at < text.length; at++) {
      for (const word of this.#byStart.get(startOf(text, at)) ?? []) {
        if (!text.startsWith(word, at)) continue;
        const end = at + word.length;
        if (this.#known.get(word)!.bounds === 'none' || (!isWordy(text, at - 1) && !isWordy(text, end)))
          return { start: at, end };
      }
    }
    return undefined;
  }

  /** Whether any of the words stands in the text. */
  stand(text: string): boolean {
    return this.#next(fold(text), 0) !== undefined;
  }

  /** The text with each of them blanked, numbers also where somebody wrote them with other separators. */
  blanked(text: string): string {
    const folded = fold(text);
    let out = '';
    let from = 0;
    for (let found = this.#next(folded, 0); found !== undefined; found = this.#next(folded, from)) {
      out += text.slice(from, found.start) + blank;
      from = found.end;
    }
    return this.#withoutNumbers(from === 0 ? text : out + text.slice(from));
  }

  #withoutNumbers(text: string): string {
    if (this.#numbers.size === 0) return text;
    let out = '';
    let from = 0;
    for (const { 0: run, index } of fold(text).matchAll(/\d(?:[\s().\-–—‑·/_]{0,2}\d){7,}/gu)) {
      if (!this.#isNumber(run)) continue;
      out += text.slice(from, index) + blank;
      from = index + run.length;
    }
    return from === 0 ? text : out + text.slice(from);
  }

  #isNumber(run: string): boolean {
    const digits = run.replaceAll(/\D/gu, '');
    for (let at = 0; at + telling <= digits.length; at++) {
      const those = this.#numbers.get(digits.slice(at, at + fewestDigits));
      if (those?.some((number) => digits.startsWith(number, at)) === true) return true;
    }
    return false;
  }
}

/** The same text, character for character, without what makes no difference: capitals, accents, full width. */
function fold(text: string): string {
  const plain = text.replaceAll(/[\u00A0\u00C0-\u024F\u3000\uFF01-\uFF5E]/gu, (one) => one.normalize('NFKD')[0]!);
  const lower = plain.toLowerCase();
  return lower.length === plain.length ? lower : plain;
}

const startOf = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + (text.charCodeAt(at + 1) || 0);

const isWordy = (text: string, at: number): boolean => at >= 0 && at < text.length && /[\p{L}\p{N}_]/u.test(text[at]!);

function push<Key>(map: Map<Key, string[]>, key: Key, word: string): string[] {
  const list = map.get(key) ?? [];
  if (!list.includes(word)) list.push(word);
  map.set(key, list);
  return list;
}
