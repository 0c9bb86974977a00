import { simplify, simplifyText } from '../lexicon/index.ts';
import { gazetteer } from './gazetteer.ts';
import { placeOf } from './place.ts';
import { borderCues, decoys, otherName, saysWhere } from './words.ts';

/** A place named in a text: UTF-16 offsets [start, end). */
export interface PlaceSpan {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** With the name of its country or region, where that stands beside it. */
  readonly from: number;
  readonly to: number;
}

interface Name {
  /** Folded; a space stands for a space, a hyphen or nothing. */
  readonly text: string;
  /** Its third unit, to tell most names apart at once; 0 where there is none, or where a space may be left out before it. */
  readonly third: number;
  /** Undefined: a decoy, which takes the text's words and gives no place. */
  readonly key: string | undefined;
  /** What must stand near it. */
  readonly cue: RegExp | undefined;
}

/** How far a cue may stand from an unsure name, in UTF-16 units: a sentence or two on either side. */
const near = 100;

const words = (list: string): string[] => list.split('|').filter((word) => word !== '');

/** Small letters and simplified characters, each one unit. */
function folded(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code | 32 : code;
  if (code >= 0x4e00) return simplify(code);
  return code >= 0xc0 && code <= 0xde && code !== 0xd7 ? code | 32 : code;
}
const foldedText = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => String.fromCharCode(folded(text.charCodeAt(i)))).join('');

/** Names of countries, and words beside them, that say so: by country. */
const cuesOf = new Map(
  gazetteer
    .filter(({ kind }) => kind === 'country')
    .map(({ country, names, cues }) => [country, country === 'CN' ? borderCues : `${names}|${cues}`] as const),
);

function cueOf(own: string, country: string, name: string): RegExp {
  // A place is not its own cue: 果敢 twice may just mean “resolute”.
  const cues = words(`${own}|${cuesOf.get(country) ?? ''}`).filter((word) => word !== name);
  return new RegExp(cues.map((word) => (/^[A-Z]/u.test(word) ? `\\b${word}` : word)).join('|'), 'u');
}

function nameOf(name: string, key: string | undefined, cue: RegExp | undefined): Name {
  const text = foldedText(name);
  return { text, third: text.length < 3 || text.slice(0, 3).includes(' ') ? 0 : text.charCodeAt(2), key, cue };
}

function allNames(): Name[] {
  const names = words(decoys).map((text) => nameOf(text, undefined, undefined));
  for (const { key, names: sure, unsure, cues, cities, country } of gazetteer) {
    for (const name of words(unsure)) names.push(nameOf(name, key, cueOf(cues, country, name)));
    for (const name of words(`${sure}|${cities}`)) names.push(nameOf(name, key, undefined));
  }
  // Of equal names the one that needs a cue is asked first; sorting is stable.
  return names.sort((a, b) => b.text.length - a.text.length || Number(a.cue === undefined) - Number(b.cue === undefined));
}

const pairOf = (first: number, second: number): number => first * 0x1_00_00 + second;
/** Names by their first two units, longest first, so that the first that fits is the longest. */
const byPair = new Map<number, Name[]>();
/** Of each unit, whether a name begins so; of each pair, hashed, whether one may: looked at for every unit of every report. */
const begins = new Uint8Array(0x1_00_00);
const follows = new Uint8Array(0x1_00_00);
const hashOf = (first: number, second: number): number => (first * 31 + second) & 0xff_ff;

const spaces = [32, 10, 45, 0xa0, 0x3000];
const gap = (code: number): boolean => spaces.includes(code);

/** Done when the first text is read: most commands read none. */
function learnNames(): void {
  for (const name of allNames()) {
    const [first, second, third] = [0, 1, 2].map((i) => name.text.charCodeAt(i)) as [number, number, number];
    for (const next of second === 32 ? [...spaces, third] : [second]) {
      const pair = pairOf(first, next);
      const known = byPair.get(pair);
      if (known === undefined) byPair.set(pair, [name]);
      else known.push(name);
      follows[hashOf(first, next)] = 1;
    }
    begins[first] = 1;
  }
  // Every form that folds to a beginning is one: the loop below then folds only there.
  for (let code = 0; code < begins.length; code++) if (begins[folded(code)] === 1) begins[code] = 1;
}

/** Letters and digits that run words together. Han, Myanmar and Thai have no gaps between words: any place may begin a name. */
const wordUnits = Uint8Array.from({ length: 0x250 }, (_, code) =>
  Number(/[0-9A-Za-z\u{c0}-\u{24f}]/u.test(String.fromCharCode(code))),
);
const inWord = (code: number): boolean => code < 0x250 && wordUnits[code] === 1;

/** End of the name when it stands at `at`, else -1. */
function fits(name: string, text: string, at: number): number {
  let i = at;
  for (let n = 0; n < name.length; n++) {
    const wanted = name.charCodeAt(n);
    if (wanted === 32) {
      if (gap(text.charCodeAt(i))) i++;
    } else if (folded(text.charCodeAt(i)) === wanted) i++;
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

/** Latin names that are also words (Muse, Clark) must be written as names; what says that somebody is there is as good as a cue. */
function isMeant(cue: RegExp, text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first >= 97 && first <= 122) return false;
  const before = simplifyText(text.slice(Math.max(0, start - near), start));
  const after = simplifyText(text.slice(end, end + near));
  return cue.test(before) || cue.test(after) || (first < 0x250 && saysWhere.test(before) && !otherName.test(after));
}

/** The place that the longest name at `at` means; only its end when that name is a decoy or not meant; undefined when none stands there. */
function nameAt(
  text: string,
  at: number,
  names: readonly Name[],
): { readonly key: string | undefined; readonly end: number } | undefined {
  const isLatin = text.charCodeAt(at) < 0x250;
  const there = folded(text.charCodeAt(at + 2));
  let taken = -1;
  for (const { text: name, third, key, cue } of names) {
    if (third !== 0 && third !== there) continue;
    const end = fits(name, text, at);
    if (end === -1 || (taken !== -1 && end !== taken)) continue;
    if (inWord(text.charCodeAt(end - 1)) && inWord(text.charCodeAt(end))) continue;
    if (isLatin && inAddress(text, at, end)) return { key: undefined, end };
    if (cue === undefined || isMeant(cue, text, at, end)) return { key, end };
    taken = end;
  }
  return taken === -1 ? undefined : { key: undefined, end: taken };
}

const breadth = { compound: 0, zone: 1, town: 1, region: 2, country: 3 } as const;
const joins = /^(?:[省市县府州邦]|自治区|经济特区|境内|的|[,，、·]? ?\(?)?$/u;

/**
 * Of a country and a town of it that stand together (“缅甸妙瓦底”, “Mae Sot, Thailand”) the town alone is told, with the words of both
 * as its own; 福建厦门 is 福建 once.
 */
function narrowed(spans: readonly PlaceSpan[], text: string): PlaceSpan[] {
  const kept: PlaceSpan[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    const here = placeOf(span.key)!;
    const before = last === undefined ? undefined : placeOf(last.key)!;
    if (last === undefined || before?.country !== here.country || !joins.test(text.slice(last.to, span.start))) {
      kept.push(span);
    } else if (breadth[here.kind] > 1 && (last.key === span.key || breadth[here.kind] > breadth[before.kind])) {
      kept[kept.length - 1] = { ...last, to: span.end };
    } else if (breadth[before.kind] > 1 && breadth[before.kind] > breadth[here.kind]) {
      kept[kept.length - 1] = { ...span, from: last.from };
    } else kept.push(span);
  }
  return kept.filter((span) => !isTold(span, kept, text));
}

/**
 * A country says nothing more where its sentence names a place of it (“at Muse, on the Myanmar side”). A region the same abroad; the
 * provinces of China lie too far apart.
 */
function isTold({ key, start, end }: PlaceSpan, spans: readonly PlaceSpan[], text: string): boolean {
  const { kind, country } = placeOf(key)!;
  if (breadth[kind] < 2 || (kind === 'region' && country === 'CN')) return false;
  return spans.some((other) => {
    const finer = placeOf(other.key)!;
    if (finer.country !== country || breadth[finer.kind] >= breadth[kind]) return false;
    const between = other.start < start ? text.slice(other.end, start) : text.slice(end, other.start);
    return between.length <= near && !/[。！？!?；;\n]|\.\s/u.test(between);
  });
}

/** Places that `text` names, in its order; of names that overlap the longest. Pure, one pass. */
export function placesOf(text: string): PlaceSpan[] {
  if (byPair.size === 0) learnNames();
  const found: PlaceSpan[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Inside a Latin word nothing begins: asked first, as it is true of most units of an English text.
    if (code < 0x250 && i > 0 && inWord(text.charCodeAt(i - 1))) continue;
    if (begins[code] === 0) continue;
    const [first, second] = [folded(code), folded(text.charCodeAt(i + 1))];
    if (follows[hashOf(first, second)] === 0) continue;
    const names = byPair.get(pairOf(first, second));
    const name = names === undefined ? undefined : nameAt(text, i, names);
    if (name === undefined) continue;
    if (name.key !== undefined) found.push({ key: name.key, start: i, end: name.end, from: i, to: name.end });
    i = name.end - 1;
  }
  return found.length > 1 ? narrowed(found, text) : found;
}
