import type { Mention, Role } from '../model/index.ts';
import { cues } from './cues.ts';
import { columnMeaning } from './fields.ts';
import { isKnownInstitution } from './institutions.ts';
import { afterWord, Lexicon } from '../lexicon/index.ts';
import { judge } from './role-rules.ts';
import type { Verdict } from './role-rules.ts';
import type { Found, Source } from './source.ts';

const lexicon = new Lexicon<string>(
  cues.flatMap(({ letters, zh, en }) =>
    [...zh.split(' '), ...en.split('|')].filter((phrase) => phrase !== '').map((phrase) => [phrase, letters] as const),
  ),
);

/**
 * A sentence as letters of its cues; see `cues.ts`. `@` a mention, `_` other words, `|` a comma. Only sentences that hold
 * a mention are ever read.
 */
interface Sentence {
  readonly letters: string;
  /** Whether it speaks of the past or of things known: what follows may be of an earlier fraud. */
  readonly looksBack: boolean;
  /** Where it ends in the text. */
  readonly to: number;
  /** Position in `letters` of the `@` of each found of it; what overlaps shares one. */
  readonly places: readonly number[];
}

/** How far a sentence goes before and after a mention, in UTF-16 units, for text without full stops. */
const farBefore = 160;
const farAfter = 80;
/** Characters between two indicators of one list. */
const listGap = 24;
/** A cell up to this long is what its column says; a longer one is prose with its own cues. */
const shortCell = 48;

const unknown: Verdict = { role: 'unknown' };
const institution: Verdict = { role: 'institution' };
const suspect: Verdict = { role: 'suspect' };
const victim: Verdict = { role: 'victim' };

/** Judges whose each found indicator is, from the words around it, the form's column and the known institutions. */
export function assignRoles(source: Source, found: readonly Found[]): Mention[] {
  const mentions: Mention[] = [];
  const { field, text } = source;
  const column = field === undefined ? undefined : columnMeaning(field).role;
  const prose = column === undefined || text.length > shortCell;
  const talk = new Talk(source, found);
  for (let i = 0; i < found.length; i++) {
    const each = found[i]!;
    mentions.push(toMention(source, each, withDefault(each, prose ? talk.verdict(i) : unknown, column)));
  }
  return mentions;
}

function withDefault(found: Found, verdict: Verdict, column: Role | undefined): Verdict {
  if (isKnownInstitution(found.kind, found.value)) return institution;
  if (verdict.role !== 'unknown') return verdict;
  if (column !== undefined) return { role: column };
  // Nobody defangs an address but to say that it is dangerous.
  return found.about?.['defanged'] === undefined ? unknown : suspect;
}

function toMention({ text, field }: Source, found: Found, { role, earlier }: Verdict): Mention {
  const { kind, value, start, end, confidence } = found;
  const mention: Mention = { kind, value, raw: text.slice(start, end), start, end, role, confidence };
  if (field !== undefined) mention.field = field;
  if (found.masked) mention.masked = true;
  if (found.about !== undefined) mention.about = found.about;
  if (earlier) mention.earlier = true;
  return mention;
}

/** Reads a text's indicators in order of appearance, each sentence once. */
class Talk {
  readonly #source: Source;
  readonly #found: readonly Found[];
  #sentence: Sentence = { letters: '', looksBack: false, to: 0, places: [] };
  /** Position in `found` of the sentence's first. */
  #first = 0;
  /** What was said of the indicator before, and where that ended. */
  #before: Verdict = unknown;
  #beforePlace = -1;
  #beforeEnd = 0;

  constructor(source: Source, found: readonly Found[]) {
    this.#source = source;
    this.#found = found;
  }

  verdict(i: number): Verdict {
    const each = this.#found[i]!;
    if (i === 0 || each.start >= this.#sentence.to) {
      this.#sentence = readSentence(this.#source.folded, this.#found, i, this.#sentence.to);
      this.#first = i;
      this.#beforePlace = -1;
    }
    const place = this.#sentence.places[i - this.#first]!;
    const verdict = this.#read(i, place);
    // Of readings that overlap, the first that says something stands for all.
    if (place !== this.#beforePlace || this.#before.role === 'unknown') this.#before = verdict;
    this.#beforePlace = place;
    this.#beforeEnd = each.end;
    return verdict;
  }

  #read(i: number, place: number): Verdict {
    const { letters } = this.#sentence;
    if (letters.length === 1) return this.#alone(i);
    const { kind, start } = this.#found[i]!;
    const recovery = this.#sentence.looksBack && isRecovery(this.#source);
    const verdict = judge(kind, letters, place, recovery);
    if (verdict !== 'same') return verdict;
    if (this.#before.role !== 'unknown' && start - this.#beforeEnd <= listGap) return this.#before;
    const apart = judge(kind, letters.replaceAll('@', '_'), place, recovery);
    return apart === 'same' ? unknown : apart;
  }

  /**
   * An indicator that is a sentence by itself. After a story a telephone or an address alone is how people sign; at the
   * very beginning, after a colon or in a list of such lines it is not.
   */
  #alone(i: number): Verdict {
    const { kind, start, end } = this.#found[i]!;
    if (kind !== 'phone' && kind !== 'email') return unknown;
    const { folded } = this.#source;
    const listed = [this.#found[i - 1], this.#found[i + 1]].some(
      (other) => other?.kind === kind && isLineEnd(folded.slice(Math.min(end, other.end), Math.max(start, other.start))),
    );
    const before = folded.slice(Math.max(0, start - 8), start).trimEnd();
    return before === '' || before.endsWith(':') || listed ? unknown : victim;
  }
}

function isLineEnd(between: string): boolean {
  return between.length < 8 && /^[\s.,;。，；-]*$/.test(between) && between.includes('\n');
}

let askedOf: Source | undefined;
let answer = false;

/** Whether the report is about somebody who offers to recover an earlier loss. Asked of few reports, of those often. */
function isRecovery(source: Source): boolean {
  if (askedOf === source) return answer;
  const { folded } = source;
  askedOf = source;
  answer = false;
  for (let at = 0; at < folded.length && !answer;) {
    const cue = lexicon.mayBegin(folded, at, folded.charCodeAt(at)) ? lexicon.at(folded, at) : undefined;
    answer = cue?.charCodeAt(0) === recoveryLetter;
    at = cue === undefined ? afterWord(folded, at) : at + lexicon.length;
  }
  return answer;
}

const recoveryLetter = 0x5a;

/** Reads the sentence of `found[first]`, which begins at `floor` or later. */
function readSentence(text: string, found: readonly Found[], first: number, floor: number): Sentence {
  const places: number[] = [];
  let letters = '';
  let gap = false;
  let next = first;
  let at = sentenceStart(text, found[first]!.start, floor);
  let limit = text.length;
  while (at < limit) {
    if (next < found.length && at >= found[next]!.start) {
      let { end } = found[next]!;
      if (gap) letters += '_';
      gap = false;
      while (next < found.length && found[next]!.start < end) {
        places.push(letters.length);
        end = Math.max(end, found[next++]!.end);
      }
      letters += '@';
      at = end;
      limit = Math.min(text.length, end + farAfter);
      continue;
    }
    const unit = text.charCodeAt(at);
    const cue = lexicon.mayBegin(text, at, unit)
      ? lexicon.at(text, at, next < found.length ? found[next]!.start : text.length)
      : undefined;
    if (cue !== undefined) {
      if (cue !== '') {
        letters += gap ? `_${cue}` : cue;
        gap = false;
      }
      at += lexicon.length;
      continue;
    }
    const mark = punctuation(text, at, unit);
    if (mark === stop) {
      if (next > first) break;
    } else if (mark === comma) {
      letters += gap ? '_|' : '|';
      gap = false;
    } else if (isWordUnit(unit)) gap = true;
    at = afterWord(text, at);
  }
  if (gap) letters += '_';
  return { letters, looksBack: letters.includes('E') || letters.includes('K'), to: at, places };
}

/** Where the sentence of an indicator at `start` begins; a label on the line above, `收款账号：`, belongs to it. */
function sentenceStart(text: string, start: number, floor: number): number {
  const least = Math.max(floor, start - farBefore);
  let at = back(text, start, least);
  if (at > least && text.charCodeAt(at - 1) === 0x0a && text.charCodeAt(at - 2) === 0x3a && text.slice(at, start).trim() === '') {
    at = back(text, at - 1, least);
  }
  return at;
}

function back(text: string, from: number, least: number): number {
  let at = from;
  while (at > least) {
    const unit = text.charCodeAt(at - 1);
    // Letters and Han, nearly all there is, are no stops.
    if ((unit <= 0x3f || unit === fullStop) && punctuation(text, at - 1, unit) === stop) break;
    at--;
  }
  return at;
}

function isWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit >= 0x00c0;
}

const fullStop = 0x3002;
const none = 0;
const comma = 1;
const stop = 2;

/** Letters that may stand before a full stop that ends no sentence: `account no. 1234`, `Mr. Lee`. */
const abbreviation = /(?:^|[^a-z])(?:no|nr|tel|acc|acct|ph|mob|mr|mrs|ms|dr|st|co|ltd|inc|approx|e\.g|i\.e|a\/c)$/i;

function isAbbreviated(text: string, at: number): boolean {
  // The letters before the stop are few in those, in most sentences none or many.
  let from = at;
  while (from > 0 && at - from < 7 && isLatin(text.charCodeAt(from - 1))) from--;
  const length = at - from;
  return length > 0 && length < 7 && length !== 5 && abbreviation.test(text.slice(Math.max(0, at - 8), at));
}

function isLatin(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function punctuation(text: string, at: number, unit: number): number {
  if (unit > 0x3f) return unit === fullStop ? stop : none;
  switch (unit) {
    case 0x21:
    case 0x3f:
    case 0x0a:
      return stop;
    case 0x3b:
      return comma;
    case 0x2c:
      return isDigit(text, at - 1) && isDigit(text, at + 1) ? none : comma;
    case 0x2e: {
      const after = text.charCodeAt(at + 1);
      const ends = at + 1 === text.length || after <= 0x22 || after === 0x29 || after > 0x2e80;
      return ends && !isAbbreviated(text, at) ? stop : none;
    }
    default:
      return none;
  }
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}
