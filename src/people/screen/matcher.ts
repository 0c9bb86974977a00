import type { ListedPerson } from '../../model/index.ts';
import { areAlike, nameThreshold } from '../../names/index.ts';
import { Blocks } from './block.ts';
import { bestName, nameWeight, sameFrom, spelledFrom } from './name-part.ts';
import { readPerson, type ReadPerson } from './read-person.ts';
import { partsBesideName, weightOf } from './score.ts';
import { ordinaryName, type NameShares, type PersonSetting, prior, thresholds } from './setting.ts';

/** Entries of a list as the casebook stores them: `body` is the record in JSON without id and source. */
export interface EntryText {
  readonly id: string;
  /** Place in the list, and 1-based record of the original. */
  readonly place: number;
  readonly row: number;
  readonly body: string;
}

/** Entries in their order, as columns; `first`: place of the first in the list. */
export interface EntryRows {
  readonly first: number;
  readonly id: readonly string[];
  readonly row: readonly number[];
  readonly body: readonly string[];
}

/** An entry that may be a person of the roster, before it is known how common the person's names are. */
export interface Candidate {
  readonly entry: EntryText;
  /** Weight of all parts but the names. */
  readonly others: number;
  readonly nameScore: number;
  /** Weight of the names, were they ordinary. */
  readonly name: number;
  /** The names agree and nothing else speaks against. */
  readonly isUnopposed: boolean;
}

/** Candidates kept of each person and each level of agreement of names: twice as many as are shown. */
export const mostKept = 40;

/** log10 of the odds that `review` is. */
export const reviewWeight = Math.log10(thresholds.review / (1 - thresholds.review));

/** What may yet come of a candidate: of a name so rare that only this entry bears it. */
export const boundOf = ({ others, nameScore, name }: Candidate, shares: NameShares, setting: PersonSetting): number =>
  prior(setting) + others + Math.max(name, nameWeight(nameScore, shares));
const rarest: NameShares = { same: 1e-9, spelled: 1e-9, possible: 1e-7 };

/** Holds the entries of a list, one after the other, against a roster in memory. */
export class Matcher {
  readonly agree: { same: Uint32Array; spelled: Uint32Array; possible: Uint32Array };
  private readonly roster: readonly ReadPerson[];
  private readonly blocks: Blocks;
  private readonly setting: PersonSetting;
  private readonly kept: Candidate[][][];

  constructor(roster: readonly ListedPerson[], setting: PersonSetting) {
    this.roster = roster.map(readPerson);
    this.blocks = new Blocks(this.roster);
    this.setting = setting;
    const zeros = (): Uint32Array => new Uint32Array(roster.length);
    this.agree = { same: zeros(), spelled: zeros(), possible: zeros() };
    this.kept = roster.map(() => [[], [], [], []]);
  }

  add({ first, id, row, body }: EntryRows): void {
    for (const [i, text] of body.entries()) this.hold({ id: id[i]!, place: first + i, row: row[i]!, body: text });
  }

  private hold(entry: EntryText): void {
    const read = readPerson(JSON.parse(entry.body) as ListedPerson);
    this.blocks.meet(read, (place, isByName) => this.compare(place, entry, read, isByName));
  }

  /** Candidates of each person, best first within a level. */
  candidates(): Candidate[][] {
    return this.kept.map((levels) => levels.flatMap((list) => list.sort(byPromise).slice(0, mostKept)));
  }

  private compare(place: number, entry: EntryText, read: ReadPerson, isByName: boolean): void {
    const person = this.roster[place]!;
    // Names that meet and then differ are most of the work; without anything else in common nothing comes of them.
    const isNameAll = isByName && !shareDay(person, read);
    if (isNameAll && !areAnyAlike(person, read)) return;
    if (isByName && areOtherSigns(person, read)) return;
    const found = bestName(person.names, read.names, ordinaryName);
    const nameScore = found?.match.score ?? 0;
    if (isNameAll && nameScore < nameThreshold) return;
    if (nameScore >= nameThreshold) this.agree.possible[place]!++;
    if (nameScore >= spelledFrom) this.agree.spelled[place]!++;
    if (nameScore >= sameFrom) this.agree.same[place]!++;
    const parts = partsBesideName(person, read, this.setting);
    const isUnopposed = nameScore >= spelledFrom && Object.values(parts).every(({ weight }) => weight > -0.4);
    const candidate = { entry, others: weightOf(parts), nameScore, name: found?.weight ?? 0, isUnopposed };
    if (!isUnopposed && boundOf(candidate, rarest, this.setting) < reviewWeight) return;
    const level = nameScore >= sameFrom ? 0 : nameScore >= spelledFrom ? 1 : nameScore >= nameThreshold ? 2 : 3;
    const list = this.kept[place]![level]!;
    list.push(candidate);
    if (list.length >= 4 * mostKept) {
      list.sort(byPromise);
      list.length = mostKept;
    }
  }
}

/** The likelier first; of two that are as likely the one that the list has first. */
const byPromise = (a: Candidate, b: Candidate): number =>
  b.others + b.name - (a.others + a.name) || a.entry.place - b.entry.place;

function areAnyAlike(a: ReadPerson, b: ReadPerson): boolean {
  for (const { name: left } of a.names) for (const { name: right } of b.names) if (areAlike(left, right)) return true;
  return false;
}

const shareDay = (a: ReadPerson, b: ReadPerson): boolean =>
  a.born.some(({ digits }) => digits !== undefined && b.born.some((other) => other.digits === digits));

/**
 * Whether all names of both are in Han characters and fewer than half of them are the same: names that sound alike in every character
 * and share none are other names, and they are most of what meets by sound.
 */
function areOtherSigns(a: ReadPerson, b: ReadPerson): boolean {
  for (const { name: left } of a.names) {
    for (const { name: right } of b.names) {
      if (left.han === undefined || right.han === undefined) return false;
      let shared = 0;
      for (const sign of left.han) if (right.han.includes(sign)) shared++;
      if (2 * shared >= Math.min(left.han.length, right.han.length)) return false;
    }
  }
  return true;
}
