import type { Judgement } from '../model/index.ts';
import type { Names } from './compare.ts';
import type { Duplicates } from './duplicates.ts';
import type { Learned } from './em.ts';
import type { LinkTable } from './input.ts';
import type { FeatureName } from './merge.ts';
import type { Model } from './model.ts';

export type { LinkTable };

/** A join the clustering made: two clusters became one. All arrays have one entry per join, in the order made. */
export interface Joins {
  readonly count: number;
  /** The pair of reports, one on each side, that shows the join best: they share `best`, nearest in time. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Most exclusive indicator both sides share; -1 when a judgement, or being one case told twice, joined them. */
  readonly best: Int32Array;
  /** Natural log-odds of "one ring" by the merge model; Infinity for judgements and duplicates. */
  readonly score: Float64Array;
  /** `score` after the isotonic map for joins actually made. */
  readonly confidence: Float64Array;
  readonly sizeA: Int32Array;
  readonly sizeB: Int32Array;
}

export interface LinkedRing {
  readonly id: string;
  /** Positions in the table, ascending. */
  readonly reports: Int32Array;
  /** Calibrated probability that the ring's weakest join is right. */
  readonly confidence: number;
  /** Share of its reports tied to the rest by two or more independent indicators. */
  readonly cohesion: number;
  /** An analyst's `confirm` or `dismiss` on this ring. */
  readonly judged: 'confirmed' | 'dismissed' | undefined;
}

/** A tie below the ring threshold: a suggestion for a person, never written to a ring. */
export interface Lead {
  /** Best pair of reports, as in `Joins`. */
  readonly a: number;
  readonly b: number;
  readonly best: number;
  readonly score: number;
  readonly confidence: number;
}

/** What became of a ring id, as recorded in the act `link.run`. */
export interface Moved {
  readonly ring: string;
  readonly into: string[];
  readonly how: 'merged' | 'split' | 'dissolved';
}

export interface LinkResult {
  readonly table: LinkTable;
  readonly model: Model;
  /** Position in `rings` per report, -1 for none. */
  readonly ringOf: Int32Array;
  /** Probability per report that it belongs where it stands: its weakest join on the way in; 0 in no ring. */
  readonly reportConfidence: Float32Array;
  readonly rings: readonly LinkedRing[];
  readonly joins: Joins;
  readonly leads: readonly Lead[];
  /** What the data taught: e(x) per indicator, weights of text, names, category and time. */
  readonly learned: Learned;
  /** Reports that tell one case again: they go where their case goes and count once. */
  readonly duplicates: Duplicates;
  /** e(x): learned probability that two reports showing indicator x belong to one ring (`learned.exclusivity`). */
  readonly exclusivity: Float32Array;
  readonly moved: readonly Moved[];
  /** Present when the table is an excerpt: what of the whole its reports are weighed against. */
  readonly whole?: Whole;
}

/** The casebook behind an excerpt. */
export interface Whole {
  readonly reports: number;
  /** Ordered pairs of reports that stand in one ring. */
  readonly pairs: number;
  readonly names: Names;
  /** By indicator of the excerpt: reports that name it and that the reader must not know of. */
  readonly hidden?: Int32Array;
}

/** Reports of the casebook that name an indicator, as far as the reader may know. What things weigh does not change with it. */
export function namedBy({ table: { postOffset }, whole }: LinkResult, x: number): number {
  return postOffset[x + 1]! - postOffset[x]! - (whole?.hidden?.[x] ?? 0);
}

/** Rings of an earlier run: enough to keep their ids. Columns of equal length, any order. */
export interface PreviousRings {
  readonly report: readonly string[];
  readonly ring: readonly string[];
  /** Rings an analyst confirmed are never dissolved. */
  readonly confirmed?: readonly string[];
  /** Ring that each ring once split off from. */
  readonly parents?: ReadonlyMap<string, string>;
}

export interface LinkOptions {
  readonly judgements?: readonly Judgement[];
  readonly previous?: PreviousRings;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, of: number, step: string) => void;
}

/** One itemised part of a score, so that a reason can show what each thing weighed. */
export interface Term {
  /** Feature of the merge model; see `featureNames` in `merge.ts`. */
  readonly term: FeatureName;
  /** log10 of the likelihood ratio (for `bias`: of the odds). Negative speaks against. */
  readonly weight: number;
  /** The indicator meant, where the term is about one. */
  readonly indicator?: number;
}

/** The score of two groups of reports (a pair: groups of one) with its parts. */
export interface Evidence {
  /** Natural log-odds; the sum of the terms × ln 10. */
  readonly score: number;
  /** Calibrated for a tie looked at, not picked. */
  readonly probability: number;
  readonly terms: readonly Term[];
  /** Indicators shared and counted, most exclusive first. */
  readonly shared: readonly number[];
  /** Indicators shared but set aside: services, or wider forms of one that counts. */
  readonly aside: readonly number[];
}
