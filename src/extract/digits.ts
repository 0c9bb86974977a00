import { firstMatch } from './match.ts';
import type { Chain, Group, Source } from './source.ts';

/** Longest gap inside a number, `) - ` being the widest seen. */
const widestGap = 4;
const mostGroups = 40;

function chainOf(groups: readonly Group[], gaps: readonly string[], spoken: boolean): Chain {
  let digits = groups[0]!.digits;
  let plain = true;
  for (let i = 1; i < groups.length; i++) {
    digits += groups[i]!.digits;
    const gap = gaps[i - 1]!;
    plain &&= gap === ' ' || gap === '-' || gap === '  ';
  }
  return { groups, gaps, digits, plain, spoken };
}

/** The digit chains of a source, in order. */
export function chainsOf(source: Source): readonly Chain[] {
  return (source.chains ??= chainsIn(source));
}

function chainsIn(source: Source): Chain[] {
  const chains: Chain[] = [];
  if (source.digits > 2) written(source, chains);
  const count = chains.length;
  if (source.numerals > 1) numeralChains(source, chains);
  if (source.words >= fewestWords) wordChains(source, chains);
  if (chains.length > count) chains.sort((a, b) => a.groups[0]!.start - b.groups[0]!.start);
  return chains;
}

/** Marks allowed between two groups; keycap emoji put U+FE0F and U+20E3 after each digit. */
function isGap(code: number): boolean {
  return (
    code === 32 || // space
    (code >= 40 && code <= 41) || // ( )
    (code >= 45 && code <= 47) || // - . /
    code === 0xb7 || // ·
    code === 0xfe0f ||
    code === 0x20e3
  );
}

function written(source: Source, chains: Chain[]): void {
  const text = source.folded;
  let groups: Group[] = [];
  let gaps: string[] = [];
  let end = -1; // of the group before
  const { figures } = source;
  for (let i = 0; i < figures.length; i += 2) {
    const start = figures[i]!;
    if (groups.length > 0) {
      if (groups.length < mostGroups && isGapBetween(text, end, start)) gaps.push(text.slice(end, start));
      else {
        chains.push(chainOf(groups, gaps, false));
        groups = [];
        gaps = [];
      }
    }
    end = figures[i + 1]!;
    groups.push({ digits: text.slice(start, end), start, end });
  }
  if (groups.length > 0) chains.push(chainOf(groups, gaps, false));
}

/** A full stop and a space end the sentence, and so the number. */
function isGapBetween(text: string, from: number, to: number): boolean {
  if (to - from > widestGap) return false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isGap(code) || (code === 0x2e && text.charCodeAt(at + 1) === 0x20)) return false;
  }
  return true;
}

const numeralDigits: Readonly<Record<string, string>> = {
  ...inOrder('0123456789'),
  ...inOrder('〇一二三四五六七八九'),
  ...inOrder('零壹贰叁肆伍陆柒捌玖'),
  ...inOrder('零壹貳參肆伍陸柒捌玖'),
  幺: '1',
  两: '2',
  兩: '2',
};

function inOrder(characters: string): Record<string, string> {
  return Object.fromEntries(Array.from(characters, (char, i) => [char, String(i)]));
}

const oneNumeral = '0-9〇零一二三四五六七八九幺两兩壹贰叁肆伍陆柒捌玖貳參陸';
const numeralNumber = new RegExp(`[${oneNumeral}](?:[ .\\-、·]?[${oneNumeral}]){6,}`, 'g');

/** Numbers read out in Chinese digits, alone or mixed with figures (一三八零零…, 幺3八00…). */
function numeralChains(source: Source, chains: Chain[]): void {
  const text = source.folded;
  for (const match of text.matchAll(numeralNumber)) {
    if (!/[^\d .\-、·]{2}/.test(match[0])) continue;
    const groups: Group[] = [];
    const gaps: string[] = [];
    for (const piece of match[0].matchAll(/[^ .\-、·]+/g)) {
      const start = match.index + piece.index;
      const before = groups.at(-1);
      if (before !== undefined) gaps.push(text.slice(before.end, start));
      groups.push({ digits: Array.from(piece[0], (char) => numeralDigits[char]!).join(''), start, end: start + piece[0].length });
    }
    chains.push(chainOf(groups, gaps, true));
  }
}

const wordDigits: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  o: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};
const fewestWords = 7;
const repeats: Readonly<Record<string, number>> = { double: 2, triple: 3 };

interface Word {
  readonly start: number;
  readonly end: number;
}

const visible = /[!-~]+/g;
/** By length and first letter alone, as the scan counts them. */
const maybeDigit = /^[zotfsend][!-/:-~]{1,6}$/i;

/** Numbers spelled out in English words (`one three eight`), `double` and `triple` included. */
function wordChains(source: Source, chains: Chain[]): void {
  const text = source.folded;
  let words: Word[] = [];
  for (let match = firstMatch(visible, text); match !== null; match = visible.exec(text)) {
    const word = { start: match.index, end: visible.lastIndex };
    const isWord = maybeDigit.test(match[0]);
    if (words.length > 0 && !(isWord && word.start - words.at(-1)!.end <= 2)) {
      if (words.length >= fewestWords) spell(source, words, chains);
      words = [];
    }
    if (isWord) words.push(word);
  }
  if (words.length >= fewestWords) spell(source, words, chains);
}

function spell(source: Source, words: readonly Word[], chains: Chain[]): void {
  let groups: Group[] = [];
  let times = 1;
  let from = 0;
  const flush = (): void => {
    const count = groups.reduce((sum, group) => sum + group.digits.length, 0);
    if (count >= fewestWords)
      chains.push(
        chainOf(
          groups,
          groups.slice(1).map(() => ' '),
          true,
        ),
      );
    groups = [];
    times = 1;
  };
  for (const run of words) {
    const raw = source.folded.slice(run.start, run.end);
    const word = /^[A-Za-z]+/.exec(raw)?.[0] ?? '';
    const repeat = repeats[word.toLowerCase()];
    const digit = wordDigits[word.toLowerCase()];
    if (repeat !== undefined) {
      times = repeat;
      from = run.start;
      continue;
    }
    if (digit === undefined) {
      flush();
      continue;
    }
    groups.push({ digits: digit.repeat(times), start: times > 1 ? from : run.start, end: run.start + word.length });
    times = 1;
    if (groups.length === mostGroups) flush();
    // A mark after the word other than a comma or dash ends the number.
    if (!/^[,-]?$/.test(raw.slice(word.length))) flush();
  }
  flush();
}
