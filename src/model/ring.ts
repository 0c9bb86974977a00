import { z } from 'zod';
import { IndicatorKind } from './indicator.ts';

/** 2021 Opinions II on telecom network fraud, Art. 2: grounds on which cases may be joined. */
export const LegalBasis = z.enum(['site', 'chat_group', 'fund_account', 'den']);
export type LegalBasis = z.infer<typeof LegalBasis>;

export const Sentence = z.object({ en: z.string(), zh: z.string() });
export type Sentence = z.infer<typeof Sentence>;

/** One shared indicator (or other tie) behind a link. Spans are in UTF-16 units of the text or the named field. */
export const Because = z.object({
  kind: z.union([IndicatorKind, z.enum(['stem', 'text', 'victim'])]),
  value: z.string(),
  /** Reports of the casebook that show this value. */
  rarity: z.int().nonnegative(),
  /** log10 likelihood ratio this tie adds. */
  weight: z.number(),
  legalBasis: LegalBasis.optional(),
  spans: z.array(
    z.object({ report: z.string(), field: z.string().optional(), start: z.int(), end: z.int(), raw: z.string().optional() }),
  ),
});
export type Because = z.infer<typeof Because>;

/** Two reports tied by shared mentions, with weight and reason. */
export const Link = z.object({
  a: z.string(),
  b: z.string(),
  /** log10 likelihood ratio of "one ring" against "strangers". */
  weight: z.number(),
  /** Calibrated probability that both are the work of one ring. */
  confidence: z.number().min(0).max(1),
  because: z.array(Because),
  against: z.array(Sentence),
  sentence: Sentence,
});
export type Link = z.infer<typeof Link>;

export const RingStatus = z.enum(['proposed', 'confirmed', 'merged', 'split', 'dismissed']);

/** Reports grouped as the work of one gang (团伙). */
export const Ring = z.object({
  /** `G` + 12 hex, born with the ring and kept through additions, merges and splits. */
  id: z.string(),
  reports: z.array(z.string()),
  /** Calibrated: probability that the ring's weakest join is right. */
  confidence: z.number().min(0).max(1),
  /** By confidence: `named` ≥ .95, `working` ≥ .90, `tentative` below: its weakest join is to be read before anything else. */
  tier: z.enum(['named', 'working', 'tentative']),
  /** 0..1: share of its reports tied to the rest by two or more independent indicators. */
  cohesion: z.number().min(0).max(1),
  services: z.array(z.string()),
  firstSeen: z.number().optional(),
  lastSeen: z.number().optional(),
  /** Total claimed loss by currency, minor units; one victim's duplicate reports counted once. */
  loss: z.record(z.string(), z.number()),
  status: RingStatus,
});
export type Ring = z.infer<typeof Ring>;

/** An indicator set aside because many otherwise unconnected rings use it (共用服务商). */
export const Service = z.object({
  kind: IndicatorKind,
  value: z.string(),
  reports: z.int(),
  rings: z.int(),
  /** Learned probability that two reports sharing it belong to one ring. */
  exclusivity: z.number(),
  why: Sentence,
});
export type Service = z.infer<typeof Service>;
