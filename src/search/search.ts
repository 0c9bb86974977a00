import type { OnProgress } from '../casebook/index.ts';
import type {
  Facets,
  Found,
  IndicatorKind,
  ReportQuery,
  ReportRow,
  ReportRows,
  RingQuery,
  RingRow,
  RingRows,
} from '../model/index.ts';

/**
 * What a reader may not see. A report is closed when its ring is. What is closed is neither listed nor counted nor suggested:
 * every answer is as if it were not in the casebook.
 */
export interface Access {
  /** Ids of closed rings, as they are called now. */
  readonly closedRings: ReadonlySet<string>;
}

/** Reports that name an indicator in any role, among what the reader may see. */
export interface Sharers {
  readonly reports: number;
  /** UTC milliseconds. */
  readonly firstSeen?: number;
  readonly lastSeen?: number;
  /** The ring with most of them first. */
  readonly rings: readonly { readonly id: string; readonly reports: number; readonly size: number }[];
  /** Reports in no ring. */
  readonly outside: number;
  /** Reports by equal spans of time between first and last seen, at most 24. */
  readonly spark: readonly number[];
}

/**
 * Lists, filters and words over one casebook. Answers from its latest state, also while it catches up; the first question
 * waits until there is one.
 */
export interface Search {
  /** Brings the index up to the rows of the casebook; several calls at once share the work. */
  catchUp(options?: { readonly signal?: AbortSignal; readonly progress?: OnProgress }): Promise<void>;
  /** Whether acts were recorded that the index has not looked at. */
  readonly isBehind: boolean;
  /** A link run was recorded that the state has not seen: rings are others than it says. */
  readonly areRingsBehind: boolean;
  reports(query: ReportQuery, access: Access): Promise<ReportRows>;
  rings(query: RingQuery, access: Access): Promise<RingRows>;
  /** By id; an id that was merged leads to the ring that took it in. */
  ring(id: string, access: Access): Promise<RingRow | undefined>;
  /** Towns that the ring's reports name, the commonest first; none for a ring that the reader may not see. */
  ringPlaces(id: string, access: Access): Promise<{ readonly value: string; readonly reports: number }[]>;
  facets(access: Access): Promise<Facets>;
  /** Hits as one types, at most `limit` of each sort: reports and rings by id, indicators, reports by words. */
  find(q: string, limit: number, access: Access): Promise<Found[]>;
  /** Rows of the reports with these casebook numbers, in the order given; closed and unknown ones left out. */
  rowsOf(numbers: readonly number[], access: Access): Promise<ReportRow[]>;
  indicator(kind: IndicatorKind, value: string, access: Access): Promise<Sharers>;
  close(): Promise<void>;
}
