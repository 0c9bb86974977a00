/**
 * Words that must not leave, looked for in whatever does. Names of Han characters are found anywhere; names in letters as
 * whole words; numbers anywhere, short ones only when they stand alone.
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
  /^(?:unknown|anonymous|none|null|nil|not (?:given|known|provided|disclosed)|withheld|redacted|victim|complainant|self|same|不详|未知|匿名|保密|暂无|没有|本人|受害人|被害人|报案人|事主|同上|不明)$/iu;

type Bounds = 'none' | 'word';

export class Secrets {
  readonly #known = new Map<string, Bounds>();
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
    const digits = text.replaceAll(/\D/gu, '');
    if (digits.length >= fewestDigits && digits.length * 2 >= text.length) this.#number(text, digits);
    else if (/\p{Script=Han}/u.test(text)) {
      if (text.length >= 2) this.#word(text, 'none');
    } else if ((text.match(/\p{L}/gu) ?? []).length >= 4 || digits.length >= 4) {
      for (const form of [text, text.toLowerCase(), text.toUpperCase()]) this.#word(form, 'word');
    }
  }

  /** A word that is no secret after all. */
  drop(word: string): void {
    for (const form of [word, word.toLowerCase(), word.toUpperCase()]) {
      if (!this.#known.delete(form)) continue;
      const list = this.#byStart.get(startOf(form, 0))!;
      list.splice(list.indexOf(form), 1);
    }
  }

  get words(): string[] {
    return [...this.#known.keys()];
  }

  #number(text: string, digits: string): void {
    const bounds = digits.length >= telling ? 'none' : 'word';
    for (const form of [text, digits]) this.#word(form, bounds);
    if (digits.length > national) this.#word(digits.slice(-national), 'none');
    const tail = digits.slice(-national);
    if (tail.length >= telling) push(this.#numbers, tail.slice(0, fewestDigits), tail);
  }

  #word(word: string, bounds: Bounds): void {
    if (this.#known.has(word)) return;
    this.#known.set(word, bounds);
    const list = push(this.#byStart, startOf(word, 0), word);
    list.sort((a, b) => b.length - a.length);
  }

  /** The first place, from `from` on, at which one of the words stands. */
  #next(text: string, from: number): { readonly start: number; readonly end: number } | undefined {
    for (let at = from; at < text.length; at++) {
      for (const word of this.#byStart.get(startOf(text, at)) ?? []) {
        if (!text.startsWith(word, at)) continue;
        const end = at + word.length;
        if (this.#known.get(word) === 'none' || (!isWordy(text, at - 1) && !isWordy(text, end))) return { start: at, end };
      }
    }
    return undefined;
  }

  /** Whether any of the words stands in the text. */
  stand(text: string): boolean {
    return this.#next(text, 0) !== undefined;
  }

  /** The text with each of them blanked, numbers also where somebody wrote them with other separators. */
  blanked(text: string): string {
    let out = '';
    let from = 0;
    for (let found = this.#next(text, 0); found !== undefined; found = this.#next(text, from)) {
      out += text.slice(from, found.start) + blank;
      from = found.end;
    }
    const plain = from === 0 ? text : out + text.slice(from);
    if (this.#numbers.size === 0) return plain;
    return plain.replaceAll(/\d(?:[\s().\-–]{0,2}\d){7,}/gu, (run) => (this.#isNumber(run) ? blank : run));
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

const startOf = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + (text.charCodeAt(at + 1) || 0);

const isWordy = (text: string, at: number): boolean => at >= 0 && at < text.length && /[\p{L}\p{N}_]/u.test(text[at]!);

function push<Key>(map: Map<Key, string[]>, key: Key, word: string): string[] {
  const list = map.get(key) ?? [];
  if (!list.includes(word)) list.push(word);
  map.set(key, list);
  return list;
}
