import { countryCues, decoys, gazetteer, traditional } from './gazetteer.ts';

/** A place named in a text: UTF-16 offsets [start, end). */
export interface PlaceSpan {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

interface Name {
  /** Latin letters small; a space stands for a space, a hyphen or nothing. */
  readonly text: string;
  /** Undefined: a decoy, which takes the text's words and gives no place. */
  readonly key: string | undefined;
  /** What must stand near it. */
  readonly cue: RegExp | undefined;
}

/** How far a cue may stand from an unsure name, in UTF-16 units: a sentence or two on either side. */
const near = 100;

const words = (list: string): string[] => list.split('|').filter((word) => word !== '');
const inTraditional = (word: string): string => Array.from(word, (char) => traditional[char] ?? char).join('');
const bothForms = (list: string): string[] => [...new Set(words(list).flatMap((word) => [word, inTraditional(word)]))];

function cueOf(own: string, country: string, name: string): RegExp {
  // A place is not its own cue: 果敢 twice may just mean “resolute”.
  const cues = bothForms(`${own}|${country}`).filter((word) => word !== name && word !== inTraditional(name));
  return new RegExp(cues.map((word) => (/^[A-Z]/u.test(word) ? `\\b${word}` : word)).join('|'), 'u');
}

function allNames(): Name[] {
  const names: Name[] = bothForms(decoys).map((text) => ({ text: text.toLowerCase(), key: undefined, cue: undefined }));
  for (const { key, names: sure, unsure, cues, country } of gazetteer) {
    for (const text of bothForms(sure)) names.push({ text: text.toLowerCase(), key, cue: undefined });
    for (const name of words(unsure)) {
      const cue = cueOf(cues, countryCues[country], name);
      for (const text of bothForms(name)) names.push({ text: text.toLowerCase(), key, cue });
    }
  }
  return names;
}

/** Names by their first character, longest first, so that the first that fits is the longest. */
const byFirst = new Map<number, Name[]>();
/** 1: a name begins so. Looked at for every character of every report: a table, not a map. */
const begins = new Uint8Array(0x1_00_00);
for (const name of allNames().sort((a, b) => b.text.length - a.text.length)) {
  const first = name.text.charCodeAt(0);
  const known = byFirst.get(first);
  if (known === undefined) byFirst.set(first, [name]);
  else known.push(name);
  begins[first] = 1;
}
const small = (code: number): number => (code >= 65 && code <= 90 ? code | 32 : code);
for (let code = 65; code <= 90; code++) begins[code] = begins[small(code)]!;

/** Letters and digits that run words together. Han, Myanmar and Thai have no gaps between words: any place may begin a name. */
const inWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f);
const gap = (code: number): boolean => code === 32 || code === 10 || code === 45 || code === 0xa0 || code === 0x3000;

/** End of the name when it stands at `at`, else -1. */
function fits(name: string, text: string, at: number): number {
  let i = at;
  for (let n = 0; n < name.length; n++) {
    const wanted = name.charCodeAt(n);
    if (wanted === 32) {
      if (gap(text.charCodeAt(i))) i++;
    } else if (small(text.charCodeAt(i)) === wanted || text[i]?.toLowerCase() === name[n]) i++;
    else return -1;
  }
  return i;
}

const machine = /[@_/\\]|\.[A-Za-z]/u;
/** Part of an address or an account name (`dubai-trade.test`, `@bangkok_77`): says nothing of where. */
function inAddress(text: string, start: number, end: number): boolean {
  let from = start;
  let to = end;
  const runs = (code: number): boolean => inWord(code) || code === 45 || code === 46 || code === 64 || code === 95 || code === 47;
  while (from > 0 && start - from < near && runs(text.charCodeAt(from - 1))) from--;
  while (to < text.length && to - end < near && runs(text.charCodeAt(to))) to++;
  return machine.test(text.slice(from, start)) || machine.test(text.slice(end, to));
}

/** Places that `text` names, in its order; of names that overlap the longest. Pure, one pass. */
export function placesOf(text: string): PlaceSpan[] {
  const found: PlaceSpan[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (begins[code] === 0) continue;
    const latin = code < 0x250;
    if (latin && i > 0 && inWord(text.charCodeAt(i - 1))) continue;
    for (const { text: name, key, cue } of byFirst.get(small(code))!) {
      const end = fits(name, text, i);
      if (end === -1 || (inWord(text.charCodeAt(end - 1)) && inWord(text.charCodeAt(end)))) continue;
      if (latin && inAddress(text, i, end)) break;
      if (key !== undefined && (cue === undefined || isMeant(cue, text, i, end))) found.push({ key, start: i, end });
      i = end - 1;
      break;
    }
  }
  return found;
}

/** Latin names that are also words (Muse, Clark) must be written as names. */
function isMeant(cue: RegExp, text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first >= 97 && first <= 122) return false;
  return cue.test(text.slice(Math.max(0, start - near), start)) || cue.test(text.slice(end, end + near));
}
