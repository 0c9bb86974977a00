import { z } from 'zod';

/**
 * Kinds of indicator (涉案标识). The position is the number stored in typed arrays and tables: append, never reorder.
 * `account` is any bank account number, `card` one that passes Luhn and a bank's prefix; both share one identity (the
 * digits). `platform` is a site's, app's or company's name as the victim told it: a weak indicator.
 */
export const indicatorKinds = [
  'phone',
  'url',
  'domain',
  'ip',
  'email',
  'wallet',
  'txid',
  'card',
  'account',
  'iban',
  'handle',
  'app',
  'idcard',
  'passport',
  'hash',
  'tracker',
  'platform',
] as const;
export const IndicatorKind = z.enum(indicatorKinds);
export type IndicatorKind = z.infer<typeof IndicatorKind>;

/**
 * Kinds that are one person's own. A site, a hotline or an app is shared by all who work behind it, and tells nobody from another.
 */
export const personalKinds: ReadonlySet<IndicatorKind> = new Set([
  'phone',
  'email',
  'wallet',
  'card',
  'account',
  'iban',
  'handle',
  'idcard',
  'passport',
]);

/** Whose indicator it is in this report. Only `suspect` and `unknown` mentions may link. Append, never reorder. */
export const roles = ['suspect', 'victim', 'institution', 'unknown'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** One indicator at one place of one report. */
export const Mention = z.object({
  kind: IndicatorKind,
  /**
   * Normalised: phone E.164 (`+8613800138000`; short codes and hotlines as bare digits with region, `CN:95588`); domain
   * lower-case punycode host without `www.`; url lower-case scheme and host; ip RFC 5952; email lower-case; wallet
   * `chain:address` (`tron:T…`, `evm:0x…` EIP-55, `btc:bc1…`); card/account/txid digits or hex without separators; iban
   * electronic form; handle `service:name` lower-case (`telegram:golden_fx`, `wechat:wx_abc`, `?:name` if not told);
   * app package name or store id; hash lower-case hex; tracker as issued (`UA-123456-1`) or `service:id`; a url of nothing but
   * scheme and host has no final slash, one written without a scheme keeps none.
   */
  value: z.string(),
  /** As written in the text or field, `text.slice(start, end)`. */
  raw: z.string(),
  /** UTF-16 offsets [start, end) into the report's text, or into the field named by `field`. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** Name of the column the mention comes from; absent: the report's text. */
  field: z.string().optional(),
  role: Role,
  /** 0..1, how sure the reading of the value is (checksum, cue, plain shape). */
  confidence: z.number().min(0).max(1),
  /** A partial value (`138****1234`): a pattern with `*` for each unknown stretch, never an identity. */
  masked: z.literal(true).optional(),
  /** An indicator of another scam that this report quotes, an earlier one or one it resembles: kept, shown, never linking by itself. */
  earlier: z.literal(true).optional(),
  /** What is known of the value itself: `chain`, `service`, `bank`, `country`, `registrable` (domain), `checksum`. */
  about: z.record(z.string(), z.string()).optional(),
});
export type Mention = z.infer<typeof Mention>;

/** An amount of money in a text. */
export const Amount = z.object({
  /** Minor units (分, cents; see `minorDigits`) as a decimal string of an integer, so that no size is lost. */
  minor: z.string().regex(/^-?\d+$/),
  /** ISO 4217 or a token symbol (`USDT`). */
  currency: z.string(),
  role: z.enum(['loss', 'other']),
  raw: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Amount = z.infer<typeof Amount>;

/** A point or day in time named in a text. */
export const DateMention = z.object({
  /** UTC milliseconds of its beginning, read in the zone given to the extractor. */
  at: z.number(),
  /** How exact the text is. */
  grain: z.enum(['year', 'month', 'day', 'hour', 'minute', 'second']),
  raw: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type DateMention = z.infer<typeof DateMention>;
