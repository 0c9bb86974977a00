import { z } from 'zod';
import { Sentence } from './ring.ts';

/** Figures that an agency publishes. */

/** By what complaints can be counted: one table each, and any two of them crossed. */
export const statDimensions = ['type', 'age', 'place', 'site', 'channel', 'agency', 'language', 'month'] as const;
export const StatDimension = z.enum(statDimensions);
export type StatDimension = z.infer<typeof StatDimension>;

/** Tables in the order of the report; `cross`: two dimensions, when asked for. */
export const statTables = [
  'overview',
  'loss',
  'type',
  'age',
  'place',
  'site',
  'channel',
  'agency',
  'language',
  'month',
  'means',
  'cross',
  'rings',
  'people',
  'freezes',
] as const;
export const StatTableName = z.enum(statTables);
export type StatTableName = z.infer<typeof StatTableName>;

/** One figure. */
export const StatCell = z.object({
  /** `table/row/figure`: stays from run to run; asks for the reports behind it. */
  key: z.string(),
  /** A count, or minor units; absent: hidden, because it is small or because it would give a small one away. */
  value: z.number().optional(),
});
export type StatCell = z.infer<typeof StatCell>;

export const StatTable = z.object({
  table: StatTableName,
  title: Sentence,
  /** What a row is. */
  head: Sentence,
  columns: z.array(
    z.object({
      figure: z.string(),
      title: Sentence,
      /** Minor units of the row's currency, else of the statistics'; absent: a count. */
      isMoney: z.literal(true).optional(),
    }),
  ),
  rows: z.array(
    z.object({
      row: z.string(),
      title: Sentence,
      /** The rows above add up to it. */
      isTotal: z.literal(true).optional(),
      /** Of the row's sums, where rows differ in it. */
      currency: z.string().optional(),
      cells: z.array(StatCell),
    }),
  ),
  /** Nothing but its totals can be told without telling of single people: no rows are shown. */
  withheld: z.literal(true).optional(),
  /** What is counted, and what is not. */
  notes: z.array(Sentence),
});
export type StatTable = z.infer<typeof StatTable>;

/** A figure that was published and is something else now. */
export const StatRevision = z.object({
  key: z.string(),
  title: Sentence,
  /** Minor units, of `currency` else of the statistics'. */
  isMoney: z.literal(true).optional(),
  currency: z.string().optional(),
  /** Absent: hidden, or not there. */
  was: z.number().optional(),
  now: z.number().optional(),
});
export type StatRevision = z.infer<typeof StatRevision>;

/** What the figures of a span were published as, and what changed since. */
export const StatPublished = z.object({
  act: z.int(),
  at: z.number(),
  by: z.string(),
  reason: z.string(),
  /** SHA-256 of the figures. */
  result: z.string(),
  revisions: z.array(StatRevision),
  /** Acts since then that can change figures: how many of each kind, the first and the last. */
  acts: z.array(z.object({ kind: z.string(), count: z.int(), first: z.int(), last: z.int() })),
});
export type StatPublished = z.infer<typeof StatPublished>;

export const Statistics = z.object({
  agency: z.string().optional(),
  synthetic: z.boolean(),
  /** First day, and the day after the last, in the agency's time. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Minutes that the agency's days are before UTC. */
  offset: z.int(),
  /** Currency that losses are told in besides their own, at the day's rate. */
  currency: z.string().optional(),
  /** Counts below this are hidden; 1: nothing is, and the figures are for inside alone. */
  k: z.int(),
  /** The two dimensions of the table `cross`. */
  cross: z.tuple([StatDimension, StatDimension]).optional(),
  /** Acts that the figures rest on: size of the log, and when the last of them was made. */
  covers: z.int(),
  asOf: z.number().optional(),
  tables: z.array(StatTable),
  /** How figures are made, and what they cannot tell. */
  method: z.array(Sentence),
  /** Newest publication of the same days. */
  published: StatPublished.optional(),
  /** SHA-256 of the figures as they stand here. */
  result: z.string(),
});
export type Statistics = z.infer<typeof Statistics>;

/** What is asked for: a year, or the days from `from` to `to`, both included. */
const span = {
  year: z.coerce.number().int().min(1970).max(9998).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** One dimension, or two with a comma between them: crossed. */
  by: z.string().max(40).optional(),
  currency: z.string().min(1).max(20).optional(),
  k: z.coerce.number().int().min(1).max(1000).optional(),
  /** Minutes that the agency's days are before UTC. */
  offset: z.coerce.number().int().min(-720).max(840).optional(),
};
export const StatQuery = z.object(span);
export type StatQuery = z.infer<typeof StatQuery>;
export const StatReportQuery = StatQuery.extend({
  lang: z.enum(['en', 'zh']).default('en'),
  format: z.enum(['html', 'pdf', 'csv']).default('html'),
});
export const StatRowsQuery = StatQuery.extend({ key: z.string().min(3).max(300) });
export const NewPublication = z.strictObject({ ...span, reason: z.string().trim().min(1).max(10_000) });
export type NewPublication = z.infer<typeof NewPublication>;

/** Reports, or other records, behind one figure: for inside alone. */
export const StatRows = z.object({
  key: z.string(),
  /** How many there are; `rows` holds the first 10,000. */
  count: z.int(),
  rows: z.array(
    z.object({
      kind: z.enum(['report', 'ring', 'person', 'freeze']),
      id: z.string(),
      /** Number that the source gave a report. */
      ref: z.string().optional(),
      /** UTC milliseconds. */
      at: z.number().optional(),
      /** Minor units that it adds to the figure. */
      minor: z.number().optional(),
    }),
  ),
});
export type StatRows = z.infer<typeof StatRows>;

/** A publication that was made. */
export const Publication = z.object({ act: z.int(), figures: z.int(), hidden: z.int(), result: z.string() });
export type Publication = z.infer<typeof Publication>;
