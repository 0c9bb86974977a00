import { z } from 'zod';

/** The casebook itself as pages show it. */

const Total = z.object({ count: z.int(), more: z.boolean() });

export const CasebookView = z.object({
  id: z.string(),
  agency: z.string().optional(),
  region: z.string(),
  language: z.string(),
  /** Name of its log. */
  origin: z.string(),
  synthetic: z.boolean(),
  version: z.string(),
  /** Among what the reader may see; absent for those who do not read cases. `more`: counting stopped there. */
  reports: Total.optional(),
  rings: Total.optional(),
  exhibits: z.int(),
  /** Rows set aside. */
  rejected: z.int(),
  acts: z.int(),
  /** Whether whoever started the server named a folder for backups. */
  backups: z.boolean(),
});
export type CasebookView = z.infer<typeof CasebookView>;

export const ExhibitRow = z.object({
  sha256: z.string(),
  name: z.string(),
  bytes: z.number(),
  /** The act that sealed it. */
  act: z.int(),
  /** UTC milliseconds, and who. */
  at: z.number().optional(),
  by: z.string().optional(),
});
export type ExhibitRow = z.infer<typeof ExhibitRow>;
/** Newest first; `next` is handed back as `before`. */
export const ExhibitRows = z.object({ rows: z.array(ExhibitRow), next: z.int().optional() });
export type ExhibitRows = z.infer<typeof ExhibitRows>;

/** What came of a backup (`JobView.result`): a copy of all that is truth, without rows and without the private key. */
export const BackupView = z.object({
  /** Name of the copy in the folder for backups. */
  name: z.string(),
  files: z.int(),
  bytes: z.number(),
  /** Acts it holds. */
  acts: z.int(),
});
export type BackupView = z.infer<typeof BackupView>;
