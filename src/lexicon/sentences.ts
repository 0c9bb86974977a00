import { simplifyText } from './han.ts';

/** A sentence longer than this is read in parts of this length: some reports hold no full stop. */
const longest = 600;

/** Lower case, simplified, one kind of apostrophe and of space; same length. */
export function fold(text: string): string {
  return folding(text)(text);
}

/** Folds parts of a text, each as it is folded within the whole. */
export function folding(text: string): (part: string) => string {
  // İ is the one letter whose lower case is longer. In a text with it, only ASCII is put in lower case.
  const lengthens = text.includes('\u0130');
  return (part) =>
    simplifyText(lengthens ? part.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()) : part.toLowerCase())
      .replaceAll('’', "'")
      .replaceAll(/[\t\u00A0\u3000]/g, ' ');
}

/** Bounds of the sentences of a text, folded or not, from the beginning of one on: cut at full stops, marks and line ends. */
export function* sentences(text: string, first = 0): Generator<readonly [number, number]> {
  let from = first;
  for (let at = first; at < text.length; at++) {
    if (!endsSentence(text, at) && at - from < longest) continue;
    if (at + 1 - from > 1) yield [from, at + 1];
    from = at + 1;
  }
  if (from < text.length) yield [from, text.length];
}

/** Whether [start, end) is a part of a sentence that is too long to be read whole. */
export function isLongSentence(start: number, end: number): boolean {
  return end - start > longest;
}

/** Where the sentence begins that a place is in; of a text so far into it that one before may have been cut, the beginning of all. */
export function sentenceOf(text: string, place: number): number {
  let from = place;
  while (from > 0 && !endsSentence(text, from - 1)) from--;
  return from > longest ? 0 : from;
}

/** Units that end a sentence: 1; the full stop, which may stand in a word: 2. */
const ends = new Uint8Array(0x10000);
for (const mark of '\n\r!?。！？။') ends[mark.charCodeAt(0)] = 1;
ends[0x2e] = 2;

function endsSentence(text: string, at: number): boolean {
  const end = ends[text.charCodeAt(at)]!;
  return end === 1 || (end === 2 && isFullStop(text, at));
}

function isFullStop(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const isFollowed = next === 0x20 || next === 0x0a || next === 0x09 || next === 0xa0 || next > 0x2e80;
  if (at + 1 < text.length && !isFollowed) return false;
  return !/(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|approx|e\.g|i\.e|a\.m|p\.m|vs)$/i.test(text.slice(Math.max(0, at - 7), at));
}

const clauseEnd = /[，,；;]/;

/** The clause around [start, end) of a sentence; of a whole text with `ends` that holds full stops too. */
export function clauseOf(text: string, start: number, end: number, ends = clauseEnd): { text: string; start: number } {
  let from = start;
  while (from > 0 && !ends.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && !ends.test(text[to]!)) to++;
  return { text: text.slice(from, to), start: from };
}
