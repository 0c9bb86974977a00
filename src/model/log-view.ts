import { z } from 'zod';
import { ActKind } from './act.ts';
import { Sentence } from './ring.ts';

/** The custody log as pages show it. */

/** What stands in place of details that accuse somebody whom protection holds, or tell an interview. */
export const withheldWords: Sentence = {
  en: 'details withheld: they are about somebody who may be a victim of trafficking',
  zh: '详情不予显示：涉及疑似人口贩运受害人',
};

/** Where the log stands. Acts and entries are counted from 1 for people. */
export const LogView = z.object({
  /** Name of the log. */
  origin: z.string(),
  /** Acts in it. */
  size: z.int(),
  /** Hash of the whole tree, hex. */
  root: z.string(),
  /** UTC milliseconds of the newest act, which the checkpoint covers. */
  at: z.number().optional(),
  /** Public key (C2SP vkey), to be kept elsewhere, and what protects the private one. */
  key: z.string(),
  protectedBy: z.enum(['passphrase', 'folder', 'token']),
  /** The signed checkpoint as strangers get it. */
  checkpoint: z.string(),
  witnesses: z.object({
    names: z.array(z.string()),
    /** Whether enough of them have cosigned the newest checkpoint; true where none is asked for. */
    quorum: z.boolean(),
    /** Acts they have seen. */
    witnessed: z.int(),
    /** UTC milliseconds of the first act that they have not seen. */
    since: z.number().optional(),
  }),
  /** RFC 3161, newest first; nothing here says that they are good: verifying does. */
  timestamps: z.array(z.object({ size: z.int(), at: z.number() })),
});
export type LogView = z.infer<typeof LogView>;

export const LogEntryRow = z.object({
  seq: z.int(),
  /** UTC milliseconds by the operator's clock. */
  at: z.number(),
  by: z.string(),
  act: ActKind,
  /** Base64 of the salted hash that the log holds of the details. */
  detail: z.string(),
  /** The details; absent once erased. */
  body: z.record(z.string(), z.unknown()).optional(),
  /** Number of the act that erased them. */
  erased: z.int().optional(),
  /** The details are not shown: they are about somebody whom protection holds. */
  withheld: z.literal(true).optional(),
});
export type LogEntryRow = z.infer<typeof LogEntryRow>;
/** Newest first; `next` is handed back as `before`. A page may be short and yet not the last. */
export const LogEntryRows = z.object({ rows: z.array(LogEntryRow), next: z.int().optional() });
export type LogEntryRows = z.infer<typeof LogEntryRows>;

export const LogQuery = z.object({
  act: ActKind.optional(),
  by: z.string().max(200).optional(),
  /** UTC milliseconds, inclusive, exclusive. */
  from: z.coerce.number().optional(),
  to: z.coerce.number().optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LogQuery = z.infer<typeof LogQuery>;

/** What came of verifying (`JobView.result` of a job of kind `verify`). */
export const VerificationView = z.object({
  /** Whether no check has failed. This shows whether the record changed, not whether it is true. */
  ok: z.boolean(),
  checks: z.array(
    z.object({
      code: z.string(),
      outcome: z.enum(['passed', 'failed', 'noted']),
      sentence: Sentence,
      /** How much was found; `found` has the first of it. */
      count: z.int(),
      found: z.array(Sentence),
    }),
  ),
});
export type VerificationView = z.infer<typeof VerificationView>;
