import { groupStates } from './candidates.ts';
import { Comparer, contextIndex, contextNames, patternWeight } from './compare.ts';
import { groupOf } from './kinds.ts';
import type { LinkResult, LinkTable } from './types.ts';
import { consideredIndicators, countingIndicators } from './weigh.ts';

/** No single tie counts for more than this probability: an indicator can be mistyped, passed on or sold. */
const surest = 0.985;
const log10Odds = (p: number): number => Math.log10(p / (1 - p));
const wordingAt = contextNames.indexOf('wording');

/** Ordered pairs of reports that stand in one ring. */
export function pairsWithin(rings: Iterable<{ readonly reports: ArrayLike<number> }>): number {
  let pairs = 0;
  for (const { reports } of rings) pairs += reports.length * (reports.length - 1);
  return pairs;
}

/** What a pair of reports shares, with log10 likelihood ratios of "one ring" against "strangers". */
export interface PairWeight {
  /** The whole: ties, wording, and what cannot be shown as a tie (category, language, time, kinds in which they differ). */
  readonly total: number;
  /** log10 odds of one ring for the pair by itself: `total` on top of the odds of any two reports. */
  readonly odds: number;
  /** Shared indicators that count, strongest first; when none counts, the services among them. */
  readonly ties: readonly { readonly indicator: number; readonly weight: number }[];
  /** Likeness of the two texts and of the persons they name; negative when they are unlike. */
  readonly wording: number;
  /** Both tell one victim's one case (`duplicates.ts`): what that adds; 0 when they do not. */
  readonly oneCase: number;
}

/**
 * Weighs pairs by what the run learned. The most exclusive shared indicator x counts its odds e(x)/(1-e(x)) against the
 * odds that any two reports belong to one ring. All else counts its ratio ln(m/u) among pairs that already share one
 * indicator, since strangers at one service too share a second thing easily.
 */
export class Weigher {
  readonly #result: LinkResult;
  readonly #table: LinkTable;
  readonly #comparer: Comparer;
  readonly #counts: Uint8Array;
  readonly #considered: Uint8Array;
  readonly #odds: Float32Array;
  readonly #prior: number;
  readonly #met: number[] = [];

  constructor(result: LinkResult) {
    const { table, learned, rings, model, whole } = result;
    this.#result = result;
    this.#table = table;
    this.#comparer = Comparer.of(table, whole?.names);
    this.#counts = countingIndicators(table, learned.exclusivity, model);
    this.#considered = consideredIndicators(table, learned.exclusivity, model);
    this.#odds = learned.exclusivity.map((e) => log10Odds(Math.min(surest, Math.max(1 - surest, e))));
    const reports = whole?.reports ?? table.reports;
    const pairs = 1 + (whole?.pairs ?? pairsWithin(rings));
    this.#prior = log10Odds(Math.min(0.5, pairs / Math.max(2, reports * (reports - 1))));
  }

  /** Whether the indicator may tie reports at all; services may not. */
  counts(indicator: number): boolean {
    return this.#counts[indicator] === 1;
  }

  /** The whole weight of a pair, for choosing among many. */
  weight(a: number, b: number): number {
    const counting = this.#best(a, b, this.#counts);
    const best = counting === -1 ? this.#best(a, b, this.#considered) : counting;
    const { learned, model } = this.#result;
    const states = groupStates(this.#table, learned.exclusivity, a, b, best, model.em.high);
    return this.#opened(best) + this.#others(states) + this.#context(this.#comparer.pattern(a, b)) + this.#oneCase(a, b, best);
  }

  pair(a: number, b: number): PairWeight {
    const { learned, model } = this.#result;
    const counting = this.#shared(a, b, this.#counts);
    const shared = counting.length === 0 ? this.#shared(a, b, this.#considered).slice(0, 1) : counting;
    const best = shared[0] ?? -1;
    const states = groupStates(this.#table, learned.exclusivity, a, b, best, model.em.high);
    let given = 0;
    const ties = shared.map((indicator) => {
      if (indicator === best) return { indicator, weight: this.#opened(best) };
      // Several of one kind count once, as in learning: the strongest carries the weight.
      const group = groupOf[this.#table.kind[indicator]!]!;
      const isFirst = (given & (1 << group)) === 0;
      given |= 1 << group;
      return { indicator, weight: isFirst ? learned.groups[group * 4 + ((states >>> (2 * group)) & 3)]! / Math.LN10 : 0 };
    });
    const pattern = this.#comparer.pattern(a, b);
    const oneCase = this.#oneCase(a, b, best);
    const wording = learned.context[contextIndex(wordingAt, this.#comparer.wording(a, b))]! / Math.LN10;
    const total = this.#opened(best) + this.#others(states) + this.#context(pattern) + oneCase;
    return { total, odds: this.#prior + total, ties, wording, oneCase };
  }

  /** Whether both name a person by the same surname and title. */
  sameName(a: number, b: number): boolean {
    return this.#comparer.names(a, b) >= 2;
  }

  /** A tie to the person and the incident is as sure as an indicator can be; without one it opens the pair itself. */
  #oneCase(a: number, b: number, best: number): number {
    const { primary } = this.#result.duplicates;
    if (primary[a] !== primary[b]) return 0;
    return log10Odds(surest) - (best === -1 ? this.#prior : 0);
  }

  #opened(best: number): number {
    return best === -1 ? 0 : this.#odds[best]! - this.#prior;
  }

  #others(states: number): number {
    const { groups } = this.#result.learned;
    let sum = 0;
    for (let group = 0, rest = states; rest !== 0; group++, rest >>>= 2) sum += groups[group * 4 + (rest & 3)]!;
    return sum / Math.LN10;
  }

  #context(pattern: number): number {
    return patternWeight(this.#result.learned.context, pattern) / Math.LN10;
  }

  /** Most exclusive shared indicator of those allowed, -1 when there is none. */
  #best(a: number, b: number, allowed: Uint8Array): number {
    const { exclusivity } = this.#result.learned;
    let best = -1;
    this.#meet(a, b);
    for (const x of this.#met) {
      if (allowed[x] === 1 && (best === -1 || exclusivity[x]! > exclusivity[best]!) && !this.#isWider(x)) best = x;
    }
    return best;
  }

  /** Shared indicators of those allowed, most exclusive first. */
  #shared(a: number, b: number, allowed: Uint8Array): number[] {
    const { exclusivity } = this.#result.learned;
    this.#meet(a, b);
    const shared = this.#met.filter((x) => allowed[x] === 1 && !this.#isWider(x));
    return shared.sort((x, y) => exclusivity[y]! - exclusivity[x]! || x - y);
  }

  /** All that both show, into `#met`. */
  #meet(a: number, b: number): void {
    const { offset, indicator } = this.#table;
    this.#met.length = 0;
    for (let i = offset[a]!, j = offset[b]!; i < offset[a + 1]! && j < offset[b + 1]!;) {
      const x = indicator[i]!;
      const y = indicator[j]!;
      if (x === y) this.#met.push(x);
      if (x <= y) i++;
      if (y <= x) j++;
    }
  }

  /** Whether both show a narrower form of it as well: the registered domain says nothing beside the shared host. */
  #isWider(x: number): boolean {
    const { parent } = this.#table;
    for (const y of this.#met) for (let up = parent[y]!; up !== -1; up = parent[up]!) if (up === x) return true;
    return false;
  }
}
