import type { IndicatorKind, Mention, Role } from '../model/index.ts';
import { cues } from './cues.ts';
import { columnMeaning } from './fields.ts';
import { isKnownInstitution } from './institutions.ts';
import { Lexicon } from './lexicon.ts';
import { judge } from './role-rules.ts';
import type { Verdict } from './role-rules.ts';
import type { Found, Source } from './source.ts';

const lexicon = new Lexicon<string>(
  cues.flatMap(({ letters, zh, en }) =>
    [...zh.split(' '), ...en.split('|')].filter((phrase) => phrase !== '').map((phrase) => [phrase, letters] as const),
  ),
);

/** A text as letters of its cues; see `cues.ts`. `@` a mention, `_` other words, `|` a comma, `.` and newline a stop. */
interface Line {
  readonly letters: string;
  /** Position in `letters` of each found's `@`; what overlaps shares one. */
  readonly places: readonly number[];
  /** Whether the report is about somebody who offers to recover an earlier loss. */
  readonly recovery: boolean;
}

/** Letters looked at before and after a mention: about a sentence. */
const reachBefore = 24;
const reachAfter = 10;
/** Characters between two indicators of one list. */
const listGap = 24;
/** A cell up to this long is what its column says; a longer one is prose with its own cues. */
const shortCell = 48;

/** Judges whose each found indicator is, from the words around it, the form's column and the known institutions. */
export function assignRoles(source: Source, found: readonly Found[]): Mention[] {
  if (found.length === 0) return [];
  const { field, text } = source;
  const column = field === undefined ? undefined : columnMeaning(field).role;
  const line = column !== undefined && text.length <= shortCell ? undefined : toLine(source, found);
  const mentions: Mention[] = [];
  let before: Verdict = unknown;
  let lastPlace = -1;
  let lastEnd = 0;
  for (let i = 0; i < found.length; i++) {
    const each = found[i]!;
    let verdict: Verdict = unknown;
    if (line !== undefined) {
      const place = line.places[i]!;
      verdict = read(source, each, line, place, before, lastEnd);
      if (place !== lastPlace || before === unknown) before = verdict;
      lastPlace = place;
      lastEnd = each.end;
    }
    mentions.push(toMention(source, each, withDefault(each, verdict, column)));
  }
  return mentions;
}

const unknown: Verdict = { role: 'unknown' };
const institution: Verdict = { role: 'institution' };
const suspect: Verdict = { role: 'suspect' };

function withDefault(found: Found, verdict: Verdict, column: Role | undefined): Verdict {
  if (isKnownInstitution(found.kind, found.value)) return institution;
  if (verdict.role !== 'unknown') return verdict;
  if (column !== undefined) return { role: column };
  // Nobody defangs an address but to say that it is dangerous.
  return found.about?.['defanged'] === undefined ? unknown : suspect;
}

function toMention(source: Source, found: Found, verdict: Verdict): Mention {
  const mention: Mention = { ...found, raw: source.text.slice(found.start, found.end), role: verdict.role };
  if (source.field !== undefined) mention.field = source.field;
  if (verdict.earlier) mention.earlier = true;
  return mention;
}

function read(source: Source, found: Found, line: Line, place: number, before: Verdict, lastEnd: number): Verdict {
  const { letters } = line;
  let from = place;
  while (from > 0 && place - from < reachBefore && !isStop(letters, from - 1)) from--;
  let to = place + 1;
  while (to < letters.length && to - place <= reachAfter && !isStop(letters, to)) to++;
  if (to - from === 1) return alone(source, found, letters, place);
  const order = `${letters.slice(from, place)}#${letters.slice(place + 1, to)}`;
  const verdict = judge(found.kind, order, line.recovery);
  if (verdict !== 'same') return verdict;
  if (before.role !== 'unknown' && found.start - lastEnd <= listGap) return before;
  const apart = judge(found.kind, order.replaceAll('@', '_'), line.recovery);
  return apart === 'same' ? unknown : apart;
}

function isStop(letters: string, at: number): boolean {
  const unit = letters.charCodeAt(at);
  return unit === 0x2e || unit === 0x0a;
}

/**
 * An indicator that is a sentence by itself. After a story a telephone or an address alone is how people sign; after a
 * colon, at the very beginning or in a list of such lines it is not.
 */
function alone(source: Source, found: Found, letters: string, place: number): Verdict {
  if (found.kind !== 'phone' && found.kind !== 'email') return unknown;
  const told = /[^@.\n|]/.test(letters.slice(0, place));
  const listed = /(?:^|\n)@\.?\n$/.test(letters.slice(0, place)) || /^@\.?\n@(?:[.\n]|$)/.test(letters.slice(place));
  const introduced = source.folded.slice(0, found.start).trimEnd().endsWith(':');
  return told && !listed && !introduced ? { role: 'victim' } : unknown;
}

/** Letters that may stand before a full stop that ends no sentence: `account no. 1234`, `Mr. Lee`. */
const abbreviation = /(?:^|[^a-z])(?:no|nr|tel|acc|acct|ph|mob|mr|mrs|ms|dr|st|co|ltd|inc|approx|e\.g|i\.e|a\/c)$/i;

function toLine({ folded }: Source, found: readonly Found[]): Line {
  const places: number[] = [];
  let letters = '';
  let recovery = false;
  let next = 0;
  let at = 0;
  let gap = false;
  const length = folded.length;
  while (at < length) {
    if (next < found.length && at >= found[next]!.start) {
      let end = found[next]!.end;
      if (gap) letters += '_';
      gap = false;
      places.push(letters.length);
      while (++next < found.length && found[next]!.start < end) {
        places.push(letters.length);
        end = Math.max(end, found[next]!.end);
      }
      letters += '@';
      at = end;
      continue;
    }
    const unit = folded.charCodeAt(at);
    const cue = lexicon.begins(unit) ? lexicon.at(folded, at, next < found.length ? found[next]!.start : length) : undefined;
    if (cue !== undefined) {
      if (cue !== '') {
        if (gap) letters += '_';
        if (cue.startsWith('Z')) recovery = true;
        letters += cue;
        gap = false;
      }
      at += lexicon.length;
      continue;
    }
    const mark = punctuation(folded, at, unit);
    if (mark !== '') {
      if (gap) letters += '_';
      gap = false;
      letters += mark;
    } else if (isWordUnit(unit)) gap = true;
    at++;
  }
  while (places.length < found.length) places.push(letters.length);
  return { letters, places, recovery };
}

function isWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit >= 0x00c0;
}

const fullStop = 0x3002;

function punctuation(text: string, at: number, unit: number): string {
  switch (unit) {
    case fullStop:
    case 0x21:
    case 0x3f:
      return '.';
    case 0x0a:
      return '\n';
    case 0x2c:
      return isDigit(text, at - 1) && isDigit(text, at + 1) ? '' : '|';
    case 0x3b:
      return '|';
    case 0x2e: {
      const after = text.charCodeAt(at + 1);
      const ends =
        at + 1 === text.length || after === 0x20 || after === 0x0a || after === 0x22 || after === 0x29 || after > 0x2e80;
      return ends && !abbreviation.test(text.slice(Math.max(0, at - 8), at)) ? '.' : '';
    }
    default:
      return '';
  }
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Kinds whose values are one identity: a card is an account. */
const asAccount: ReadonlySet<IndicatorKind> = new Set(['card', 'account']);

/**
 * Lets the mentions of one report agree: a value told to be somebody's in one sentence is his in the others that do not
 * say; an account whose service is told once has it everywhere in the report.
 */
export function agreeRoles(mentions: readonly Mention[]): void {
  if (mentions.length < 2) return;
  const roles = new Map<string, Mention>();
  const services = new Map<string, Mention>();
  for (const mention of mentions) {
    if (mention.role !== 'unknown') {
      const key = keyOf(mention);
      const known = roles.get(key);
      if (known === undefined || mention.role === 'institution') roles.set(key, mention);
    }
    if (mention.kind === 'handle' && !mention.value.startsWith('?:')) services.set(nameOf(mention), mention);
  }
  for (const mention of mentions) {
    if (mention.kind === 'handle' && mention.value.startsWith('?:')) {
      const told = services.get(nameOf(mention));
      if (told !== undefined) {
        mention.value = told.value;
        if (told.about !== undefined) mention.about = told.about;
      }
    }
    if (mention.role !== 'unknown') continue;
    const told = roles.get(keyOf(mention));
    if (told === undefined) continue;
    mention.role = told.role;
    if (told.earlier) mention.earlier = true;
  }
}

function keyOf({ kind, value }: Mention): string {
  return kind === 'handle'
    ? `handle ${value.slice(value.indexOf(':') + 1)}`
    : `${asAccount.has(kind) ? 'account' : kind} ${value}`;
}

function nameOf({ value }: Mention): string {
  return value.slice(value.indexOf(':') + 1);
}
