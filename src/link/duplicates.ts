import { kindNumber } from './kinds.ts';
import { sketchSimilarity } from './sketch.ts';
import type { LinkTable } from './input.ts';
import { sketchSize } from '../model/index.ts';

const victimKind = kindNumber('victim');
const derived = new Set([kindNumber('registrable'), kindNumber('stem')]);

/** A number that more reports than this call the victim's own is nobody's own: a hotline, or a reading error. */
export const mostReportsOfOneVictim = 8;
/** Reports of one case reach the agencies within this many days of each other. */
export const longestDelay = 60;
/** Dates of one incident as told twice. */
export const toldApart = 1;
/** Earlier reports of the same day of loss that a report is compared with, per indicator. */
export const compared = 8;
/** Significant digits from which an amount is nobody's price list: 3,480 has three, 38,751 five. */
export const oddDigits = 4;
/** Share of equal wording samples from which two texts tell the same story. */
const sameStory = 0.5;

/** What two reports of one case have in common: bits of `Duplicates.grounds`. */
export const grounds = { ownNumber: 1, pseudonym: 2, amount: 4, day: 8, indicators: 16, wording: 32 } as const;

export interface Duplicates {
  /** Per report the report that stands for its case: the one that came first; itself when it is counted. */
  readonly primary: Int32Array;
  /** Per report the bits by which it was recognised, 0 when it is counted. */
  readonly grounds: Uint8Array;
  readonly count: number;
}

/**
 * Pairs of reports that may be one case, in the order in which `findDuplicates` judges them: it is part of the result, since what one
 * pair has found a later one does not say again.
 */
export interface Suspected {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  /** From here on the pairs are those that are alone with an amount and a day. */
  readonly alone: number;
}

/** Linking and the outputs ask for the same table's duplicates: found once. */
const found = new WeakMap<LinkTable, Duplicates>();

/**
 * Finds reports that tell one victim's one case again, to the same agency or to another. They are kept and flagged; only
 * sums leave them out. A person robbed twice is no duplicate: the incident must agree (amount or day of loss), not just
 * the person. Two victims who paid the same round price to the same account on the same day are not one either: without
 * a tie to the person the amount must be odd, or more must agree. Order of the reports in the files plays no part.
 */
export function findDuplicates(table: LinkTable): Duplicates {
  const known = found.get(table);
  if (known !== undefined) return known;
  const cases = new Cases(table);
  sameVictim(table, (a, b) => cases.consider(a, b));
  sameDayAndIndicator(table, (a, b) => cases.consider(a, b));
  sameAmountAndDay(table, (a, b) => cases.considerAlone(a, b));
  return settled(table, cases);
}

/** As `findDuplicates`, with the pairs gathered elsewhere. */
export function judgePairs(table: LinkTable, { a, b, alone }: Suspected): Duplicates {
  const cases = new Cases(table);
  for (let i = 0; i < a.length; i++) {
    if (i < alone) cases.consider(a[i]!, b[i]!);
    else cases.considerAlone(a[i]!, b[i]!);
  }
  return settled(table, cases);
}

function settled(table: LinkTable, cases: Cases): Duplicates {
  const duplicates = cases.settle();
  found.set(table, duplicates);
  return duplicates;
}

type Suspect = (a: number, b: number) => void;

/** Every pair of reports that share a victim's own number, or a pseudonym of one agency. */
function sameVictim(table: LinkTable, suspect: Suspect): void {
  for (let x = 0; x < table.indicators; x++) {
    if (table.kind[x] !== victimKind) continue;
    const end = table.postOffset[x + 1]!;
    if (end - table.postOffset[x]! > mostReportsOfOneVictim) continue;
    for (let i = table.postOffset[x]!; i < end; i++) {
      for (let j = i + 1; j < end; j++) suspect(table.post[i]!, table.post[j]!);
    }
  }
}

/** For each suspect's indicator, reports that tell the same day of loss: linear in the mentions. */
function sameDayAndIndicator(table: LinkTable, suspect: Suspect): void {
  for (let x = 0; x < table.indicators; x++) {
    if (table.kind[x] === victimKind || derived.has(table.kind[x]!)) continue;
    const start = table.postOffset[x]!;
    const end = table.postOffset[x + 1]!;
    if (end - start === 2) suspect(table.post[start]!, table.post[start + 1]!);
    if (end - start <= 2) continue;
    const prices = amountsOfSeveralDays(table, start, end);
    const recent = new Map<number, number[]>();
    for (let i = start; i < end; i++) {
      const r = table.post[i]!;
      if (prices.has(table.amountMinor[r]!)) continue;
      const day = table.lossDay[r]!;
      const list = recent.get(day);
      if (list === undefined) recent.set(day, [r]);
      else {
        for (const q of list) suspect(q, r);
        if (list.length === compared) list.shift();
        list.push(r);
      }
    }
  }
}

/** Amounts told on more than one day of loss under one indicator: a price, which says nothing about the person who paid it. */
function amountsOfSeveralDays(table: LinkTable, start: number, end: number): Set<number> {
  const dayOf = new Map<number, number>();
  const several = new Set<number>();
  for (let i = start; i < end; i++) {
    const amount = table.amountMinor[table.post[i]!]!;
    const day = table.lossDay[table.post[i]!]!;
    const known = dayOf.get(amount);
    if (known === undefined) dayOf.set(amount, day);
    else if (known !== day) several.add(amount);
  }
  several.delete(Number.NaN);
  return several;
}

/** Pairs that share no indicator, but are alone in the casebook with their amount and day of loss. */
function sameAmountAndDay(table: LinkTable, suspect: Suspect): void {
  const { amountMinor, currency, lossDay, reports } = table;
  /** First report of an amount and day, from the slot of its hash onwards. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(reports * 2 + 2))).fill(-1);
  /** By first report: the second, `more` when there are more. */
  const second = new Int32Array(reports).fill(-1);
  const more = -2;
  const met: number[] = [];
  for (let r = 0; r < reports; r++) {
    const amount = amountMinor[r]!;
    const day = lossDay[r]!;
    if (Number.isNaN(amount) || Number.isNaN(day) || significantDigits(amount) < oddDigits) continue;
    let at = hashOf(amount, day) & (slots.length - 1);
    let first = slots[at]!;
    while (first !== -1 && !(amountMinor[first] === amount && lossDay[first] === day && currency[first] === currency[r]))
      first = slots[(at = (at + 1) & (slots.length - 1))]!;
    if (first === -1) slots[at] = r;
    else if (second[first] === -1) {
      second[first] = r;
      met.push(first);
    } else second[first] = more;
  }
  for (const first of met) {
    const r = second[first]!;
    if (r !== more) suspect(first, r);
  }
}

function hashOf(amount: number, day: number): number {
  let hash = Math.imul(amount ^ (amount / 2 ** 32), 0x9e3779b1) ^ Math.imul(day, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

/** Digits of an amount before its trailing zeros: 3,480 has three, 12,000 two. */
export function significantDigits(minor: number): number {
  let rest = Math.abs(minor);
  while (rest >= 10 && rest % 10 === 0) rest /= 10;
  return rest < 1 ? 0 : Math.floor(Math.log10(rest)) + 1;
}

/** Judges pairs and joins those of one case. */
class Cases {
  readonly #table: LinkTable;
  readonly #primary: Int32Array;
  readonly #grounds: Uint8Array;

  constructor(table: LinkTable) {
    this.#table = table;
    this.#primary = Int32Array.from({ length: table.reports }, (_, r) => r);
    this.#grounds = new Uint8Array(table.reports);
  }

  /** Joins two reports when they tell one case. */
  consider(a: number, b: number): void {
    const bits = this.#judge(a, b);
    if (bits === 0) return;
    const [root, other] = [this.#root(a), this.#root(b)].sort((x, y) => x - y) as [number, number];
    if (root === other) return;
    this.#primary[other] = root;
    this.#grounds[Math.max(a, b)]! |= bits;
    this.#grounds[other]! |= bits;
  }

  /** The same for two reports that are alone with their amount and day of loss, unless they share an indicator. */
  considerAlone(a: number, b: number): void {
    if (this.#shared(a, b).indicators === 0) this.consider(a, b);
  }

  settle(): Duplicates {
    let count = 0;
    for (let r = 0; r < this.#primary.length; r++) {
      this.#primary[r] = this.#root(r);
      if (this.#primary[r] === r) this.#grounds[r] = 0;
      else count++;
    }
    return { primary: this.#primary, grounds: this.#grounds, count };
  }

  #root(r: number): number {
    let root = r;
    while (this.#primary[root] !== root) root = this.#primary[root]!;
    for (let at = r; at !== root;) {
      const next = this.#primary[at]!;
      this.#primary[at] = root;
      at = next;
    }
    return root;
  }

  /** Bits of `grounds` when both tell one case, else 0. */
  #judge(a: number, b: number): number {
    const { amountMinor, currency, victim, agency, sketch, lossDay } = this.#table;
    const daysBetween = Math.abs(this.#table.day[a]! - this.#table.day[b]!);
    if (daysBetween > longestDelay) return 0;
    const bothAmounts = !Number.isNaN(amountMinor[a]!) && !Number.isNaN(amountMinor[b]!);
    const sameAmount = bothAmounts && amountMinor[a] === amountMinor[b] && currency[a] === currency[b];
    if (bothAmounts && !sameAmount) return 0;
    const lossApart = Math.abs(lossDay[a]! - lossDay[b]!);
    if (lossApart > toldApart) return 0;
    const sameDay = lossApart === 0;
    const shared = this.#shared(a, b);
    const wording = sketchSimilarity(sketch, a * sketchSize, sketch, b * sketchSize) >= sameStory;
    const found =
      (sameAmount ? grounds.amount : 0) |
      (sameDay ? grounds.day : 0) |
      (shared.indicators > 0 ? grounds.indicators : 0) |
      (wording ? grounds.wording : 0) |
      shared.victim;
    if (shared.victim !== 0) return sameAmount || (sameDay && (shared.indicators > 0 || wording)) ? found : 0;
    // A pseudonym names one person in its agency: two of them are two persons.
    if (agency[a] === agency[b] && victim[a] !== -1 && victim[b] !== -1) return 0;
    if (!sameDay) return 0;
    if (!sameAmount) return shared.indicators >= 2 && wording ? found : 0;
    const odd = significantDigits(amountMinor[a]!) >= oddDigits;
    if (shared.indicators > 0) return odd || shared.indicators >= 2 || wording ? found : 0;
    return odd && wording ? found : 0;
  }

  /** Shared suspect's indicators, a page and its host counted once, and the ties to the person. */
  #shared(a: number, b: number): { indicators: number; victim: number } {
    const { offset, indicator, kind, value, parent } = this.#table;
    const shared: number[] = [];
    let victim = 0;
    for (let i = offset[a]!, j = offset[b]!; i < offset[a + 1]! && j < offset[b + 1]!;) {
      const x = indicator[i]!;
      const y = indicator[j]!;
      if (x === y) {
        if (kind[x] === victimKind) victim |= value[x]!.includes('|') ? grounds.pseudonym : grounds.ownNumber;
        else if (!derived.has(kind[x]!)) shared.push(x);
      }
      if (x <= y) i++;
      if (y <= x) j++;
    }
    const indicators = shared.filter((x) => !shared.some((y) => parent[y] === x)).length;
    return { indicators, victim };
  }
}
