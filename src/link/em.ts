import { candidatePairs, type Pairs } from './candidates.ts';
import {
  binAt,
  type Comparer,
  type ContextName,
  contextBins,
  contextIndex,
  contextNames,
  contextSize,
  patternWeight,
  silentBins,
} from './compare.ts';
import { groupCount, kindCount } from './kinds.ts';
import type { Model } from './model.ts';
import type { LinkTable } from './input.ts';

/** What the data taught, without labels. */
export interface Learned {
  /** e(x): probability that two reports showing x are of one ring. */
  readonly exclusivity: Float32Array;
  /** ln(m/u) by context feature and bin. */
  readonly context: Float64Array;
  /** ln(m/u) by group and state (`groupStates`). */
  readonly groups: Float64Array;
  /** Mean exclusivity by kind and degree bucket. */
  readonly base: Float64Array;
}

/** Upper ends of the degree buckets. */
const degreeEnds = [2, 3, 5, 9, 19, 49, 149];
export const degreeBuckets = degreeEnds.length + 1;
const samplePairs = 1_000_000;
const randomPairs = 200_000;
/** No context says more than this (natural log): types are misfiled, scripts copied, and pairs of one set resemble each other. */
const bounds: Readonly<Record<ContextName, readonly [number, number]>> = {
  wording: [-2.5, 6],
  category: [-1.5, 2.5],
  language: [-3, 1],
  gap: [-2, 1],
};
const sampleRounds = 12;
const fullRounds = 4;

export function degreeBucket(degree: number): number {
  let bucket = 0;
  while (bucket < degreeEnds.length && degree > degreeEnds[bucket]!) bucket++;
  return bucket;
}

interface Counts {
  readonly match: Float64Array;
  readonly other: Float64Array;
}

/**
 * What pairs are alike in: pattern and states. Pairs show far fewer of these profiles than they are, and all of a pair but its
 * prior follows from its own; so what is summed and weighed is summed and weighed for a profile, not for each pair.
 */
class Profiles {
  readonly pattern: number[] = [];
  readonly states: number[] = [];
  /** Pairs that have the profile. */
  readonly pairs: number[] = [];
  /** Profile of each pair. */
  readonly of: Int32Array;

  constructor({ count, pattern, states }: Pairs) {
    this.of = new Int32Array(count);
    const known: (Map<number, number> | undefined)[] = [];
    for (let i = 0; i < count; i++) {
      const withPattern = (known[pattern[i]!] ??= new Map<number, number>());
      let profile = withPattern.get(states[i]!);
      if (profile === undefined) {
        profile = this.pattern.push(pattern[i]!) - 1;
        this.states.push(states[i]!);
        this.pairs.push(0);
        withPattern.set(states[i]!, profile);
      }
      this.of[i] = profile;
      this.pairs[profile]!++;
    }
  }

  /** ln of the likelihood ratio of each. */
  weights(context: Float64Array, groups: Float64Array): Float64Array {
    return Float64Array.from(this.pattern, (pattern, profile) => profileWeight(context, groups, pattern, this.states[profile]!));
  }

  /** Adds to the counts of bins and states, given the probability that a pair is of one ring, summed by profile. */
  count(probability: Float64Array, { match, other }: Counts): void {
    const add = (at: number, profile: number): void => {
      match[at]! += probability[profile]!;
      other[at]! += this.pairs[profile]! - probability[profile]!;
    };
    this.pattern.forEach((pattern, profile) => {
      for (let f = 0; f < contextNames.length; f++) add(binAt(pattern, f), profile);
      for (let g = 0, rest = this.states[profile]!; g < groupCount; g++, rest >>>= 2)
        add(contextSize + g * 4 + (rest & 3), profile);
    });
  }
}

/** ln of the likelihood ratio of a pair by all but what opens it: pattern first, then the groups in their order. */
export function profileWeight(context: Float64Array, groups: Float64Array, pattern: number, states: number): number {
  let weight = patternWeight(context, pattern);
  for (let g = 0, rest = states; rest !== 0; g += 4, rest >>>= 2) weight += groups[g + (rest & 3)]!;
  return weight;
}

/** Candidate pairs that the learner asks for: opened under `exclusivity`, by one in `every` of the indicators. */
export interface PairsAsked {
  readonly exclusivity: Float32Array;
  readonly every: number;
}

/**
 * Learns by expectation-maximisation (Fellegi, Sunter 1969; Winkler 1988) over candidate pairs: is the pair of one
 * ring? The prior odds of a pair are those of the indicator that opens it, so each indicator gets its own
 * exclusivity, shrunk to its kind and degree. Everything starts from, and is held by, priors of the model, so two
 * reports are judged as sensibly as two million. Whoever drives it gathers the pairs: here (`learn`), or on an engine.
 */
export function* learning(table: LinkTable, comparer: Comparer, model: Model): Generator<PairsAsked, Learned, Pairs> {
  const state = new Learner(table, comparer, model);
  const { exclusivity } = state;
  const bound = 8 * table.post.length;
  const every = Math.max(1, Math.ceil(bound / 2 / samplePairs));
  state.take(yield { exclusivity, every });
  for (let i = 0; i < sampleRounds; i++) {
    state.iterate(true);
    if (i === 5) state.take(yield { exclusivity, every });
  }
  state.take(yield { exclusivity, every: 1 });
  for (let i = 0; i < fullRounds; i++) state.iterate(false);
  const { context, groups, base } = state;
  // Casebooks keep what was learned: without what it was learned from.
  return { exclusivity, context, groups, base };
}

/** Learns from the pairs of a table in memory. */
export function learn(table: LinkTable, comparer: Comparer, primary: Int32Array, model: Model): Learned {
  const learner = learning(table, comparer, model);
  let step = learner.next();
  while (step.done !== true)
    step = learner.next(candidatePairs(table, comparer, primary, step.value.exclusivity, model.em.high, step.value.every));
  return step.value;
}

class Learner implements Learned {
  readonly exclusivity: Float32Array;
  readonly context = new Float64Array(contextSize);
  readonly groups = new Float64Array(groupCount * 4);
  readonly base: Float64Array;
  /** Place in `base` of each indicator's kind and degree. */
  private readonly cell: Uint16Array;
  private readonly table: LinkTable;
  private readonly comparer: Comparer;
  private readonly model: Model;
  /** Distribution of context bins over random pairs; gap is learned instead. */
  private readonly random: Float64Array;
  /** The pairs at hand: by which indicator each is opened, and what else it is like. */
  private opener: Int32Array = new Int32Array(0);
  private profiles = new Profiles({ count: 0, x: this.opener, pattern: new Uint16Array(0), states: new Int32Array(0) });

  constructor(table: LinkTable, comparer: Comparer, model: Model) {
    this.table = table;
    this.comparer = comparer;
    this.model = model;
    this.base = Float64Array.from(model.em.base.flat());
    this.exclusivity = new Float32Array(table.indicators);
    this.cell = new Uint16Array(table.indicators);
    for (let x = 0; x < table.indicators; x++) {
      this.cell[x] = table.kind[x]! * degreeBuckets + degreeBucket(table.postOffset[x + 1]! - table.postOffset[x]!);
      this.exclusivity[x] = this.base[this.cell[x]!]!;
    }
    this.random = this.randomBins();
    const prior = this.counts();
    this.weigh(prior);
  }

  /** Counts that stand for the model's priors: contexts first, groups after. */
  private counts(): Counts {
    const { em } = this.model;
    const match = new Float64Array(contextSize + groupCount * 4);
    const other = new Float64Array(contextSize + groupCount * 4);
    contextNames.forEach((name, f) => {
      for (let bin = 0; bin < contextBins[name]; bin++) {
        match[contextIndex(f, bin)] = em.strength * (em.context[name].match[bin] ?? 0);
        other[contextIndex(f, bin)] = em.strength * (em.context[name].other[bin] ?? 0);
      }
    });
    em.groups.forEach((group, g) => {
      for (let s = 0; s < 4; s++) {
        match[contextSize + g * 4 + s] = em.strength * group.match[s]!;
        other[contextSize + g * 4 + s] = em.strength * group.other[s]!;
      }
    });
    return { match, other };
  }

  private randomBins(): Float64Array {
    const { reports } = this.table;
    const counts = new Float64Array(contextSize);
    const { em } = this.model;
    contextNames.forEach((name, f) => {
      for (let bin = 0; bin < contextBins[name]; bin++)
        counts[contextIndex(f, bin)] = em.strength * (em.context[name].other[bin] ?? 0);
    });
    const draws = Math.min(randomPairs, Math.floor((reports * (reports - 1)) / 2));
    let seed = 0x2545f491;
    const next = (): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 4294967296) * reports);
    };
    for (let i = 0; i < draws; i++) {
      const a = next();
      const b = next();
      if (a === b) continue;
      const bins = this.comparer.pattern(a, b);
      for (let f = 0; f < contextNames.length; f++) counts[binAt(bins, f)]!++;
    }
    return counts;
  }

  take(pairs: Pairs): void {
    this.opener = pairs.x;
    this.profiles = new Profiles(pairs);
  }

  iterate(refit: boolean): void {
    const { exclusivity, table, model, opener, profiles } = this;
    const weight = profiles.weights(this.context, this.groups);
    const byProfile = new Float64Array(weight.length);
    const sum = new Float64Array(table.indicators);
    const opened = new Int32Array(table.indicators);
    let last = -1;
    let prior = 0;
    profiles.of.forEach((profile, i) => {
      const x = opener[i]!;
      if (x !== last) {
        last = x;
        prior = Math.log(exclusivity[x]! / (1 - exclusivity[x]!));
      }
      const p = 1 / (1 + Math.exp(-(prior + weight[profile]!)));
      sum[x]! += p;
      opened[x]!++;
      byProfile[profile]! += p;
    });
    if (refit) {
      const counts = this.counts();
      profiles.count(byProfile, counts);
      this.weigh(counts);
    }
    this.rebase(sum, opened);
    const { shrinkage } = model.em;
    for (let x = 0; x < table.indicators; x++) {
      const degree = table.postOffset[x + 1]! - table.postOffset[x]!;
      const told = Math.min(opened[x]!, degree - 1);
      const mean = opened[x] === 0 ? 0 : sum[x]! / opened[x]!;
      const e = (told * mean + shrinkage * this.base[this.cell[x]!]!) / (told + shrinkage);
      exclusivity[x] = Math.min(0.999, Math.max(0.001, e));
    }
  }

  /** Mean per kind and degree, held by the prior's pseudo-counts. */
  private rebase(sum: Float64Array, opened: Int32Array): void {
    const { table, model } = this;
    const total = new Float64Array(kindCount * degreeBuckets);
    const pairs = new Float64Array(kindCount * degreeBuckets);
    for (let x = 0; x < table.indicators; x++) {
      if (opened[x] === 0) continue;
      const cell = this.cell[x]!;
      total[cell]! += sum[x]!;
      pairs[cell]! += opened[x]!;
    }
    const strength = model.em.baseStrength;
    for (let k = 0; k < kindCount; k++) {
      for (let d = 0; d < degreeBuckets; d++) {
        const cell = k * degreeBuckets + d;
        this.base[cell] = (total[cell]! + strength * model.em.base[k]![d]!) / (pairs[cell]! + strength);
      }
    }
  }

  private weigh(counts: Counts): void {
    contextNames.forEach((name, f) => {
      const from = contextIndex(f, 0);
      const to = from + contextBins[name];
      const other = name === 'gap' ? counts.other : this.random;
      ratios(counts.match, other, from, to, contextIndex(f, silentBins[name]), this.context, from);
      const [least, most] = bounds[name];
      for (let at = from; at < to; at++) this.context[at] = Math.min(most, Math.max(least, this.context[at]!));
    });
    for (let g = 0; g < groupCount; g++) {
      const from = contextSize + g * 4;
      ratios(counts.match, counts.other, from, from + 4, from, this.groups, g * 4);
    }
  }
}

/**
 * ln(m/u) of counts [from, to) into `out[at ..)`. The `silent` one stands for "a side does not tell": it weighs nothing, or
 * data without dates, types or words would speak against every pair.
 */
function ratios(
  match: Float64Array,
  other: Float64Array,
  from: number,
  to: number,
  silent: number,
  out: Float64Array,
  at: number,
): void {
  let m = 0;
  let u = 0;
  for (let i = from; i < to; i++) {
    if (i === silent) continue;
    m += match[i]!;
    u += other[i]!;
  }
  for (let i = from; i < to; i++) {
    out[at + i - from] = i === silent ? 0 : Math.log((match[i]! + 0.05) / (m + 0.05) / ((other[i]! + 0.05) / (u + 0.05)));
  }
}
