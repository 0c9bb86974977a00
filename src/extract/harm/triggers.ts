import { simplify, traditional } from '../han.ts';
import { afterWord, Lexicon } from '../lexicon.ts';
import { alarmHan, alarmLatin, alarmOther, signHan, signLatin, signOther } from './trigger-words.ts';

/** A word, and the units of which one has to follow soon; none: the word alone is enough. */
type Entry = readonly [word: string, company: ReadonlySet<number> | undefined];

/** How far company may be, in UTF-16 units after the word. */
const farthest = 11;

function entriesOf(han: string, latin: string, other: string): Entry[] {
  return [...han.split(' '), ...other.split(' '), ...latin.split('|')].map((entry) => {
    const [word = '', company] = entry.split('~');
    return [word, company === undefined ? undefined : new Set([...company].map((unit) => unit.charCodeAt(0)))];
  });
}

const alarms = entriesOf(alarmHan, alarmLatin, alarmOther);
const alarmLexicon = lexiconOf(alarms);
const signLexicon = lexiconOf([...alarms, ...entriesOf(signHan, signLatin, signOther)]);

/** Words that others begin with stay: the longest one found needs all the company that any of them needs. */
function lexiconOf(entries: readonly Entry[]): Lexicon<Entry[1] | null> {
  const alone = new Set(entries.filter(([, company]) => company === undefined).map(([word]) => word));
  return new Lexicon(
    entries
      .filter(([word, company]) => company === undefined || !alone.has(word))
      .map(([word, company]) => [word, company ?? null]),
  );
}

function mayHold(text: string, lexicon: Lexicon<Entry[1] | null>): boolean {
  for (let at = 0; at < text.length;) {
    if (lexicon.mayBegin(text, at, text.charCodeAt(at))) {
      const company = lexicon.at(text, at);
      if (company === null) return true;
      if (company !== undefined && isNear(text, at + lexicon.length, company)) return true;
    }
    at = afterWord(text, at);
  }
  return false;
}

function isNear(text: string, from: number, company: ReadonlySet<number>): boolean {
  for (let at = from; at < text.length && at < from + farthest; at++) {
    if (company.has(simplify(text.charCodeAt(at)))) return true;
  }
  return false;
}

/** Whether a text holds a word without which there is no alarm in it. At most 2 µs for a report that does not. */
export function mayAlarm(text: string): boolean {
  return mayHold(text, alarmLexicon);
}

/** The same for signs of trafficking. */
export function maySign(text: string): boolean {
  return mayHold(text, signLexicon);
}

/** `mayAlarm` as a pattern of RE2, without flags, for DuckDB's `regexp_matches`. */
export const alarmPattern: string = patternOf(alarms);

function patternOf(entries: readonly Entry[]): string {
  const words = (latin: boolean): string =>
    entries
      .filter(([word]) => isLatin(word) === latin)
      .map(([word, company]) => spelled(word) + (company === undefined ? '' : `.{0,${farthest - 1}}${oneOf([...company])}`))
      .join('|');
  return `(?is)\\b(?:${words(true)})\\b|${words(false)}`;
}

function isLatin(word: string): boolean {
  return /^[a-z]/.test(word) && /[a-z]$/.test(word);
}

function spelled(word: string): string {
  return [...word]
    .map((char) => {
      if (char === ' ') return '\\s';
      if (char === "'") return "['’]";
      return oneOf([char.codePointAt(0)!]);
    })
    .join('');
}

function oneOf(units: readonly number[]): string {
  const all = units.flatMap((unit) => [unit, ...traditional(unit)]).map((unit) => String.fromCodePoint(unit));
  return all.length === 1 ? all[0]! : `[${all.join('')}]`;
}
