import type { IndicatorKind } from '../model/index.ts';

/** What an extractor is given: one text (or one cell) and what is known around it. */
export interface ExtractInput {
  readonly text: string;
  /** Language as given, `zh`, `en`, …; absent: recognised from the letters. */
  readonly lang?: string;
  /** UTC milliseconds that relative dates (昨天, last Friday) count from. */
  readonly date?: number;
  /** ISO 3166-1 alpha-2 region for national phone numbers; absent: CN for Chinese text, tried by shape for others. */
  readonly region?: string;
  /** Other cells of the report by column name; each is searched too. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** An indicator found, before its role is judged. Offsets in UTF-16 units of the text. */
export interface Found {
  kind: IndicatorKind;
  value: string;
  start: number;
  end: number;
  confidence: number;
  masked?: true;
  about?: Record<string, string>;
}

/** Bits of `Run.flags`: which characters a run holds. */
export const has = { dot: 1, at: 2, slash: 4, colon: 8, bracket: 16, dash: 32, underscore: 64, star: 128, plus: 256 } as const;

/**
 * A longest stretch of visible ASCII (after folding), the places where nearly every indicator lives. Full-width sentence
 * marks （，：！？ fold to ASCII in `folded` but end a run: they never belong to an indicator.
 */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
  readonly letters: number;
  readonly flags: number;
}

/** A text prepared for the finders: folded to half-width with every offset kept, cut into runs, all in one pass. */
export interface Source {
  /** As given. */
  readonly text: string;
  /** Same length as `text`: full-width ASCII (U+FF01–FF5E), 。→ unchanged, ideographic space, exotic dashes and digits folded. */
  readonly folded: string;
  readonly lang: string;
  readonly region: string | undefined;
  readonly at: number | undefined;
  /** Name of the column this is, absent for the narrative. */
  readonly field: string | undefined;
  readonly runs: readonly Run[];
  /** Those of them that may hold an indicator: plain words, with the mark that ends a sentence after them, left out. */
  readonly marked: readonly Run[];
  /** Union of the runs' flags. */
  readonly flags: number;
  /** ASCII digits in the whole text. */
  readonly digits: number;
  /** Longest stretch of Chinese numerals (零〇一二三四五六七八九十百千万亿两幺壹…): 0 when there is none. */
  readonly numerals: number;
  /** Whether any Han character occurs. */
  readonly han: boolean;
}

/** Finds indicators of its kinds and appends them. Pure; must not throw on any string; linear in the text. */
export type Finder = (source: Source, out: Found[]) => void;
