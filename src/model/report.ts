import { z } from 'zod';

/** Money in integer minor units (a safe integer; 分, cents, satoshi; see `minorDigits`) with its currency. */
export const Money = z.object({ minor: z.int(), currency: z.string().min(1) });
export type Money = z.infer<typeof Money>;

/** A report (报案): one victim's statement, one row of a source. */
export const Report = z.object({
  /** Derived: `r` + 20 hex of a hash over the agency and the source's number, or over the row's content. See `reportId`. */
  id: z.string(),
  /** The source's own report number, when it has one. */
  ref: z.string().optional(),
  source: z.object({
    /** SHA-256 (hex) of the original file. */
    exhibit: z.string(),
    /** 1-based record number in the file, header not counted. */
    row: z.int().positive(),
  }),
  agency: z.string().optional(),
  /** UTC milliseconds. */
  reportedAt: z.number().optional(),
  /** UTC milliseconds: when the loss or incident happened. */
  lossAt: z.number().optional(),
  /** BCP 47 primary tag as given or recognised: `zh`, `en`, … */
  language: z.string().optional(),
  channel: z.string().optional(),
  /** Scam type as filed by the source. */
  category: z.string().optional(),
  amount: Money.optional(),
  /** The victim's pseudonym inside its agency. */
  victim: z.string().optional(),
  text: z.string(),
  /** Every other cell, by column name, empty cells left out. */
  fields: z.record(z.string(), z.string()),
});
export type Report = z.infer<typeof Report>;

/** A record that could not become a report: kept aside, counted, exported, fixable. */
export const Rejected = z.object({
  file: z.string(),
  /** 1-based record number, header not counted; 0 when the file as a whole is meant. */
  row: z.int().nonnegative(),
  column: z.string().optional(),
  /** `intake.…` */
  code: z.string(),
  why: z.string(),
  /** The record as read, by column, so that it can be corrected and imported again. */
  record: z.record(z.string(), z.string()),
});
export type Rejected = z.infer<typeof Rejected>;
