import type { IndicatorKind } from '../model/index.ts';

/** What an extractor is given: one text (or one cell) and what is known around it. */
export interface ExtractInput {
  readonly text: string;
  /** Language as given, `zh`, `en`, …; absent: recognised from the letters. */
  readonly lang?: string | undefined;
  /** UTC milliseconds that relative dates (昨天, last Friday) count from. */
  readonly date?: number | undefined;
  /** ISO 3166-1 alpha-2 region for national phone numbers; absent: CN for Chinese text, tried by shape for others. */
  readonly region?: string | undefined;
  /** Other cells of the report by column name; each is searched too. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** An indicator found, before its role is judged. Offsets in UTF-16 units of the text. */
export interface Found {
  readonly kind: IndicatorKind;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly about: Record<string, string> | undefined;
  readonly masked: boolean;
}

/** Makes one. All are made here, so that all have one shape, which the engine reads several times as fast as many. */
export function found(
  kind: IndicatorKind,
  value: string,
  start: number,
  end: number,
  confidence: number,
  about?: Record<string, string>,
  masked = false,
): Found {
  return { kind, value, start, end, confidence, about, masked };
}

/** Bits of `Run.flags`: which characters a run holds. */
export const has = { dot: 1, at: 2, slash: 4, colon: 8, bracket: 16, dash: 32, underscore: 64, star: 128, plus: 256 } as const;

/** Bits of `Source.near`: ways of defanging that a look at the runs and the gaps between them cannot rule out. */
export const hint = {
  bracket: 1,
  backslash: 2,
  scheme: 4,
  hanDot: 8,
  stop: 16,
  dotWord: 32,
  spacedDot: 64,
  spacedAt: 128,
  atWord: 256,
} as const;

/**
 * A longest stretch of visible ASCII (after folding), the places where nearly every indicator lives. Full-width sentence
 * marks （，：！？ fold to ASCII in `folded` but end a run: they never belong to an indicator.
 */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
  readonly letters: number;
  readonly dots: number;
  readonly colons: number;
  readonly flags: number;
}

/** A stretch of digits with nothing between them. */
export interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Groups of digits that a reader takes for one number: `+86 138-0013-8000`, `6222 0202 0000 1234`, 一三八零零…,
 * `one three eight`. `gaps[i]` stands between group i and i + 1.
 */
export interface Chain {
  readonly groups: readonly Group[];
  readonly gaps: readonly string[];
  /** Of all groups. */
  readonly digits: string;
  /** Only spaces and dashes between the groups, as in account and card numbers. */
  readonly plain: boolean;
  /** Written in words or in Chinese numerals. */
  readonly spoken: boolean;
}

/** A number of which a stretch is hidden: `138****1234`, `6222 **** **** 1234`, `****1234`. */
export interface Masked {
  /** Digits before the hidden stretch; empty when none. */
  readonly head: string;
  /** Characters hidden. */
  readonly stars: number;
  /** Digits after it. */
  readonly tail: string;
  readonly plus: boolean;
  readonly start: number;
  readonly end: number;
}

/** A text with its defanged and broken-up addresses put back together, and the way back to the original offsets. */
export interface Refanged {
  /** The mended text, scanned; the given source itself when nothing was defanged. */
  readonly source: Source;
  /** Offset in the original of the unit at `at`. */
  startOf(at: number): number;
  /** Offset in the original of an exclusive end. */
  endOf(end: number): number;
  /** Whether anything between the two offsets (of the mended text) was written defanged. */
  defanged(start: number, end: number): boolean;
}

/** What the words before a number say that it is. */
export type Label = 'phone' | 'number' | 'account' | 'card' | 'identity' | 'passport' | 'handle' | 'other';

/** Labels of a source by the place asked about, in the order of asking. */
export interface Labels {
  readonly at: number[];
  readonly told: (Label | undefined)[];
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
  /** How many runs there are. */
  readonly runs: number;
  /** Those of them that may hold an indicator: plain words, with the mark that ends a sentence after them, left out. */
  readonly marked: readonly Run[];
  /** Where each stretch of digits begins and ends, in turn. */
  readonly figures: readonly number[];
  /** Length of the longest run. */
  readonly widest: number;
  /** Union of the runs' flags. */
  readonly flags: number;
  /** What short runs, and the gaps between runs that stand close, tell of defanging: bits of `hint`. */
  readonly near: number;
  /** ASCII digits and letters in the whole text. */
  readonly digits: number;
  readonly letters: number;
  /** Longest stretch of Chinese numerals (零〇一二三四五六七八九十百千万亿两幺壹…): 0 when there is none. */
  readonly numerals: number;
  /** Most runs in a row that may be English words for digits; 0 when there are no two. */
  readonly words: number;
  /** Whether any Han character occurs. */
  readonly han: boolean;
  /** Whether a mark that opens a quotation occurs. */
  readonly quoted: boolean;
  /** Whether 叫 or 名 occurs. */
  readonly named: boolean;
  /** Whether a mark of something left out occurs: …, ⋯, 。。. */
  readonly cut: boolean;
  /** What several finders ask for in turn: each is worked out when first asked for. */
  chains: readonly Chain[] | undefined;
  masked: readonly Masked[] | undefined;
  refanged: Refanged | undefined;
  labels: Labels | undefined;
}

/** Finds indicators of its kinds and appends them. Pure; must not throw on any string; linear in the text. */
export type Finder = (source: Source, out: Found[]) => void;
