import { z } from 'zod';
import { IndicatorKind, Role } from './indicator.ts';
import { Sentence } from './ring.ts';

/**
 * What two agencies have in common, found without showing each other the rest (`docs/reference/overlap.md`). One run has two
 * sides: the one that offers (A) and the one that answers (B); three files go between them: offer, answer, result.
 */

/**
 * `size`: both learn how many indicators they share, not which. `common` (default): which. `labels`: also agreed fields about each.
 * `deconflict`: whether both work on the same ring or place; sizes only, shown as yes or no.
 */
export const overlapVariants = ['common', 'size', 'labels', 'deconflict'] as const;
export const OverlapVariant = z.enum(overlapVariants);
export type OverlapVariant = z.infer<typeof OverlapVariant>;

export const overlapFiles = ['offer', 'answer', 'result'] as const;
export const OverlapFile = z.enum(overlapFiles);
export type OverlapFile = z.infer<typeof OverlapFile>;

/** What may be told of a common indicator in the variant `labels`; nothing else ever is. */
export const overlapFields = ['ring', 'reports', 'first', 'last', 'loss', 'contact'] as const;
export const OverlapField = z.enum(overlapFields);
export type OverlapField = z.infer<typeof OverlapField>;

/** Loss in bands of powers of ten, in whole units of the casebook's currency: `<1k`, `1k`, `10k`, `100k`, `1m`, `10m`. */
export const OverlapLabel = z.strictObject({
  ring: z.string().max(20).optional(),
  reports: z.int().positive().optional(),
  /** UTC days. */
  first: z.iso.date().optional(),
  last: z.iso.date().optional(),
  loss: z.string().max(10).optional(),
  /** Officer and how to reach them, as the case or the person who ran it says. */
  contact: z.string().max(120).optional(),
});
export type OverlapLabel = z.infer<typeof OverlapLabel>;

const Line = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'one line, without anything that turns text around');
/** `O` and the first twelve hexadecimal digits of the run's random id. */
export const OverlapId = z.string().regex(/^O[0-9a-f]{12}$/);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().nonnegative();

/** Which indicators enter. None of a list given: all of it. */
export const OverlapFilter = z.strictObject({
  kinds: z.array(IndicatorKind).max(50).optional(),
  /** Default: the suspect's. The victim's never. */
  roles: z.array(Role).max(10).optional(),
  /** Only of these rings. */
  rings: z.array(z.string().max(20)).max(1000).optional(),
  /** Only rings of this case. */
  case: z.string().max(20).optional(),
  /** Only for `deconflict`: places where one is about to act, keys of the gazetteer. */
  places: z.array(z.string().max(80)).max(100).optional(),
  /** Only reports made from this UTC day on. */
  since: z.iso.date().optional(),
});
export type OverlapFilter = z.infer<typeof OverlapFilter>;

/** Why a side takes part; each side states its own, on the record. */
export const OverlapGrounds = z.strictObject({ purpose: Line, basis: Line, supervisor: Line });
export type OverlapGrounds = z.infer<typeof OverlapGrounds>;

/** `POST /overlap/offers`. */
export const NewOffer = z.strictObject({
  partner: z.string().min(1).max(200),
  variant: OverlapVariant.default('common'),
  fields: z.array(OverlapField).max(10).default([]),
  filter: OverlapFilter.default({}),
  contact: Line.optional(),
  ...OverlapGrounds.shape,
});
export type NewOffer = z.input<typeof NewOffer>;

/** `POST /overlap/runs/{id}/answer`. The filter is one's own: the other side never sees it. */
export const NewAnswer = z.strictObject({
  filter: OverlapFilter.default({}),
  fields: z.array(OverlapField).max(10).optional(),
  contact: Line.optional(),
  ...OverlapGrounds.shape,
});
export type NewAnswer = z.input<typeof NewAnswer>;

/** A step that a run took here. `commit` goes before the first file of a side: its set is fixed from then on. */
export const overlapSteps = ['commit', 'offer', 'answer', 'result', 'close', 'refuse', 'ask', 'asked', 'audit'] as const;

/** Body of the act `overlap.run`. */
export const OverlapStep = z.strictObject({
  run: OverlapId,
  /** Origin of the partner's log. */
  partner: z.string().min(1).max(200),
  side: z.enum(['offers', 'answers']),
  step: z.enum(overlapSteps),
  variant: OverlapVariant,
  /** Of the commitment: own indicators, the root over them, and the acts that brought them in. */
  set: z.strictObject({ size: Count, root: Sha256, filter: OverlapFilter, normaliser: z.string().max(80) }).optional(),
  grounds: OverlapGrounds.optional(),
  /** Of the partner's, as their signed file says. */
  theirs: z.strictObject({ size: Count, root: Sha256 }).optional(),
  fields: z.array(OverlapField).optional(),
  /** Digest of the file written or read. */
  file: Sha256.optional(),
  common: Count.optional(),
  reason: z.string().max(10_000).optional(),
});
export type OverlapStep = z.infer<typeof OverlapStep>;

/** Body of the act `overlap.partner`: a key that somebody compared by voice, or that is no longer trusted. */
export const OverlapPartner = z.strictObject({
  change: z.enum(['pin', 'unpin']),
  partner: z.string().min(1).max(200),
  /** Public key of the partner's log. */
  key: z.string().max(500),
  /** How it was compared, and with whom: `read aloud by Inspector Lee, 2026-11-26`. */
  compared: Line,
  /** Base address of their server, when files go over HTTPS. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  contact: Line.optional(),
});
export type OverlapPartner = z.infer<typeof OverlapPartner>;

/** A partner as it is listed. */
export const PartnerRow = z.object({
  partner: z.string(),
  key: z.string(),
  /** Eight groups of four hexadecimal digits: what is read aloud. */
  fingerprint: z.string(),
  compared: z.string(),
  url: z.string().optional(),
  contact: z.string().optional(),
  at: z.number(),
  by: z.string(),
  act: z.int(),
  runs: Count,
  /** When the next run may begin, if the limit is reached: UTC milliseconds. */
  nextAt: z.number().optional(),
});
export type PartnerRow = z.infer<typeof PartnerRow>;

export const OverlapRow = z.object({
  id: OverlapId,
  partner: z.string(),
  side: z.enum(['offers', 'answers']),
  variant: OverlapVariant,
  /**
   * `committed`: own set fixed, file not made yet (interrupted; may go on). `offered`: their answer is awaited. `asked`: their offer
   * waits for a person here. `answered`: their result is awaited. `ended`; `refused`; `lost`: the secret is gone, cannot go on.
   */
  state: z.enum(['committed', 'offered', 'asked', 'answered', 'ended', 'refused', 'lost']),
  at: z.number(),
  by: z.string(),
  /** Time of the latest step. */
  last: z.number(),
  own: Count.optional(),
  theirs: Count.optional(),
  common: Count.optional(),
  /** `deconflict`: whether both work on it. */
  both: z.boolean().optional(),
  /** Whether a file lies ready to be handed on, and which. */
  file: OverlapFile.optional(),
  /** Whether their file lies here that nobody opened yet, and which: the answer or the result. */
  came: OverlapFile.optional(),
});
export type OverlapRow = z.infer<typeof OverlapRow>;

/** `GET /overlap`. */
export const OverlapList = z.object({
  origin: z.string(),
  key: z.string(),
  fingerprint: z.string(),
  normaliser: z.string(),
  limits: z.object({ size: z.int(), ratio: z.number(), runsPerMonth: z.int() }),
  partners: z.array(PartnerRow),
  runs: z.array(OverlapRow),
  /** Requests for a package that partners sent after a run, newest first. */
  requests: z.array(
    z.object({
      run: OverlapId,
      partner: z.string(),
      at: z.number(),
      act: z.int(),
      indicators: Count,
      rings: z.array(z.string()),
    }),
  ),
});
export type OverlapList = z.infer<typeof OverlapList>;

/** An indicator both sides have, with what the partner agreed to tell of it. */
export const CommonRow = z.object({
  kind: IndicatorKind,
  value: z.string(),
  reports: Count,
  rings: z.array(z.string()),
  theirs: OverlapLabel.optional(),
});
export type CommonRow = z.infer<typeof CommonRow>;

/** `GET /overlap/runs/{id}`. */
export const OverlapView = z.object({
  run: OverlapRow,
  grounds: OverlapGrounds.optional(),
  /** What they state in their signed file. */
  theirGrounds: OverlapGrounds.optional(),
  filter: OverlapFilter.optional(),
  fields: z.array(OverlapField),
  root: z.string().optional(),
  theirRoot: z.string().optional(),
  steps: z.array(z.object({ act: z.int(), at: z.number(), by: z.string(), sentence: Sentence })),
  /** Indicators in common per ring here, the most first; `ring` absent: reports that stand in none. Only while the reader may see them. */
  rings: z.array(z.object({ ring: z.string().optional(), reports: Count, common: z.array(CommonRow) })),
  /** What was asked of the partner after it. */
  asked: z.array(z.object({ act: z.int(), at: z.number(), by: z.string(), indicators: Count })),
  notes: z.array(Sentence),
});
export type OverlapView = z.infer<typeof OverlapView>;

/** `POST /overlap/preview`: what would enter, before anything is fixed. */
export const OverlapPreview = z.object({
  size: Count,
  kinds: z.array(z.object({ kind: IndicatorKind, size: Count })),
  reports: Count,
  rings: Count,
  /** Left out, and why. */
  left: z.array(z.object({ size: Count, sentence: Sentence })),
});
export type OverlapPreview = z.infer<typeof OverlapPreview>;

/** `GET /overlap/table`: how many indicators are common with each partner, by ring; of the latest ended run of each. */
export const OverlapTable = z.object({
  partners: z.array(z.object({ partner: z.string(), run: OverlapId, at: z.number(), common: Count })),
  rows: z.array(z.object({ ring: z.string(), reports: Count, common: z.array(Count) })),
});
export type OverlapTable = z.infer<typeof OverlapTable>;
