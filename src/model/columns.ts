/** Bits of `MentionColumns.flags`. */
export const masked = 1;
export const earlier = 2;

/** Mentions of a batch of reports, one position each, in report order; a report's mentions in order of appearance. */
export interface MentionColumns {
  readonly count: number;
  /** Position of the report in the batch. */
  readonly report: Int32Array;
  /** Position in `ReportColumns.values`. */
  readonly value: Int32Array;
  /** Position in `roles`. */
  readonly role: Uint8Array;
  /** Bit set of `masked`, `earlier`. */
  readonly flags: Uint8Array;
  /** Percent, 0..100. */
  readonly confidence: Uint8Array;
  /** UTF-16 offsets into the text or field. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Position in `ReportColumns.fieldNames`, -1 for the text. */
  readonly field: Int16Array;
}

/** How a batch of reports is read, one position each. */
export interface ReadingColumns {
  /** Position in `scamTypes`, 255 where the machine is not sure. */
  readonly type: Uint8Array;
  /** Percent, 0..100. */
  readonly confidence: Uint8Array;
  /** Bits by position in `scamStages`. */
  readonly stages: Uint16Array;
}
/** In `ReadingColumns.type`. */
export const unsureType = 255;

/** Places that a batch of reports tells, in report order. */
export interface PlaceColumns {
  readonly count: number;
  /** Position of the report in the batch. */
  readonly report: Int32Array;
  /** Key in the gazetteer. */
  readonly place: readonly string[];
  /** Position in `placeRoles`. */
  readonly role: Uint8Array;
  /** UTF-16 offsets into the text or field. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Empty: the text. */
  readonly field: readonly string[];
}

/**
 * A batch of reports with their mentions, in columns: what the threads that read and extract hand to the linker and to
 * the casebook. Empty string and NaN mean "not given".
 */
export interface ReportColumns {
  readonly count: number;
  readonly id: readonly string[];
  readonly ref: readonly string[];
  /** 1-based record number in the source. */
  readonly row: Int32Array;
  readonly agency: readonly string[];
  readonly victim: readonly string[];
  readonly category: readonly string[];
  readonly language: readonly string[];
  readonly channel: readonly string[];
  /** Minor units. */
  readonly amountMinor: Float64Array;
  readonly currency: readonly string[];
  /** UTC milliseconds. */
  readonly reportedAt: Float64Array;
  readonly lossAt: Float64Array;
  /** `sketchSize` values a report: a min-hash of its text without its indicators; see `sketch.ts` of the link room. */
  readonly sketch: Uint16Array;
  /** Only when the caller keeps the words (a casebook does, `clew run` does not). */
  readonly text?: readonly string[];
  /** Other cells as JSON, same condition. */
  readonly fields?: readonly string[];
  /** How each report is read, and the places it tells; same condition. */
  readonly readings?: ReadingColumns;
  readonly places?: PlaceColumns;
  readonly mentions: MentionColumns;
  /** Distinct indicator values of the batch and their kinds (positions in `indicatorKinds`). */
  readonly values: readonly string[];
  readonly valueKind: Uint8Array;
  readonly fieldNames: readonly string[];
}

/** Values of a report's text sketch. */
export const sketchSize = 16;
