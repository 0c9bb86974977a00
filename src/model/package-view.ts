import { z } from 'zod';
import { Label } from './act.ts';
import { IndicatorKind } from './indicator.ts';
import { Sentence } from './ring.ts';

/** Packages as pages and `--json` show them. */

/** One check of a verification, as `clew verify` prints it. */
export const CheckView = z.object({
  code: z.string(),
  outcome: z.enum(['passed', 'failed', 'noted']),
  sentence: Sentence,
  found: z.array(z.object({ where: z.string(), sentence: Sentence })),
  count: z.int(),
});
export type CheckView = z.infer<typeof CheckView>;

export const recallKinds = ['package', 'report', 'exhibit', 'link', 'indicator', 'suspect'] as const;
export const RecallItem = z.strictObject({ kind: z.enum(recallKinds), ref: z.string().min(1).max(200) });
export type RecallItem = z.infer<typeof RecallItem>;

/** A line in the list of packages. */
export const PackageRow = z.object({
  id: z.string(),
  side: z.enum(['sent', 'received']),
  /** Recipient, or sender. */
  partner: z.string(),
  /** What the sender of a package received calls itself. */
  agency: z.string().optional(),
  format: z.enum(['clew', 'stix', 'misp', 'ftm', 'case', 'file']),
  case: z.string().optional(),
  label: Label.optional(),
  at: z.number(),
  by: z.string(),
  bytes: z.int(),
  withheld: z.int().optional(),
  verified: z.boolean().optional(),
  /** `quarantined`: lies apart, nobody has decided. `lost`: what lay apart is gone; it must be received again. */
  state: z.enum(['sent', 'receipted', 'quarantined', 'lost', 'accepted', 'refused', 'recalled']),
  decision: z
    .object({ decision: z.enum(['accepted', 'refused']), at: z.number(), by: z.string(), reason: z.string().optional() })
    .optional(),
  /** What was withdrawn, and whether somebody here has acknowledged that they read it. */
  recalls: z.array(
    z.object({ act: z.int(), at: z.number(), items: z.array(RecallItem), reason: z.string(), acknowledged: z.boolean() }),
  ),
});
export type PackageRow = z.infer<typeof PackageRow>;

/** An indicator that came, and what we have of it. */
export const MatchRow = z.object({
  kind: IndicatorKind,
  value: z.string(),
  note: z.string().optional(),
  /** Our reports that name it, and the rings they stand in, as far as the reader may know of them. */
  reports: z.int(),
  rings: z.array(z.string()),
});
export type MatchRow = z.infer<typeof MatchRow>;

/** What came, before and after somebody decided on it. */
export const ReceivedView = z.object({
  package: PackageRow,
  checks: z.array(CheckView),
  title: z.string().optional(),
  /** Counts of what it holds, by the words of the format. */
  holds: z.record(z.string(), z.int()),
  matches: z.array(MatchRow),
  /** Indicators that nobody here has named so far. */
  fresh: z.int(),
  /** Links and decisions of the sender: shown as theirs, obeyed by nothing. */
  foreign: z.array(
    z.object({
      kind: z.enum(['link', 'judgement', 'ring', 'suspect']),
      sentence: Sentence,
      by: z.string().optional(),
      at: z.number().optional(),
    }),
  ),
  /** Exhibits that would be sealed. */
  exhibits: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.int(), known: z.boolean() })),
  notes: z.array(Sentence),
});
export type ReceivedView = z.infer<typeof ReceivedView>;
