import type { MentionColumns, ReportColumns } from '../model/index.ts';

/**
 * Reports and what they share, in typed arrays. Reports stand in canonical order (time, then id) and indicators in
 * order of first appearance there, so the order in which batches or rows arrived leaves no trace.
 */
export interface LinkTable {
  readonly reports: number;
  readonly id: readonly string[];
  /** Batch of the report in the list given to `buildTable`, and its position there: the way back to spans and cells. */
  readonly batch: Int32Array;
  readonly position: Int32Array;
  /** Days since 1970 of the report, else of the loss; NaN when neither is given. */
  readonly day: Float64Array;
  /** Interned; -1 when not given. `victim` is interned with its agency: a pseudonym holds inside one agency only. */
  readonly category: Int32Array;
  readonly language: Int32Array;
  readonly agency: Int32Array;
  readonly victim: Int32Array;
  /** `sketchSize` values a report, see `sketch.ts`. */
  readonly sketch: Uint16Array;
  /** Whole days since 1970 of the loss, NaN when not given. */
  readonly lossDay: Float64Array;
  readonly amountMinor: Float64Array;
  readonly currency: Int32Array;

  readonly indicators: number;
  /** Position in `linkKinds`. */
  readonly kind: Uint8Array;
  /** As a mention spells it (the first in canonical order), or the derived value. */
  readonly value: readonly string[];
  /** The wider indicator derived from this one (url → domain → registrable → stem), -1 for none. */
  readonly parent: Int32Array;

  /** Compressed rows, report → its distinct indicators: `indicator[offset[r] .. offset[r + 1])`, ascending. */
  readonly offset: Int32Array;
  readonly indicator: Int32Array;
  /** Compressed rows, indicator → its reports in canonical (time) order. */
  readonly postOffset: Int32Array;
  readonly post: Int32Array;
}

/** Strings by position: an array of them, or bytes in which they lie one after the other. */
export interface StringList {
  readonly length: number;
  at(position: number): string | undefined;
}

type Spelled = 'id' | 'ref' | 'agency' | 'victim' | 'category' | 'language' | 'currency' | 'values';

/** What is asked of a batch of reports once they stand in a table. */
export type LinkBatch = Readonly<Record<Spelled, StringList>> &
  Pick<
    ReportColumns,
    'count' | 'amountMinor' | 'reportedAt' | 'lossAt' | 'sketch' | 'valueKind' | 'fieldNames' | 'text' | 'fields'
  > & { readonly mentions: Omit<MentionColumns, 'confidence'> };

/** A table that stays as it is while reports are added beside it: what its batches tell as well is left out. */
export type BaseTable = Pick<
  LinkTable,
  'reports' | 'batch' | 'position' | 'day' | 'indicators' | 'kind' | 'parent' | 'offset' | 'indicator' | 'postOffset' | 'post'
> & { readonly value: StringList };
