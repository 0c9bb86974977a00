import { z } from 'zod';
import { FreezeHolder, freezeLaws, freezeSteps, StatedRate, Trace, TraceMethod } from './money.ts';

/** What the pages of money ask for and are answered. */

const Name = z.string().min(1).max(200);
const Reason = z.string().trim().min(1).max(10_000);
/** UTC milliseconds that a date can hold. */
const Time = z.int().min(0).max(8.64e15);
const Sum = z.strictObject({ minor: z.int().positive(), currency: z.string().min(1).max(20) });

/** A trace to be made: over the reports of a ring or a case, or from reports and accounts by name. */
export const NewTrace = z
  .strictObject({
    ring: Name.optional(),
    case: Name.optional(),
    /** Ids of reports, accounts as `kind:value`. */
    from: z.array(z.string().min(1).max(300)).min(1).max(1000).optional(),
    direction: z.enum(['forward', 'back']).optional(),
    method: TraceMethod.optional(),
    hops: z.int().min(1).max(100).optional(),
    /** UTC milliseconds: nothing later is looked at. */
    until: Time.optional(),
    /** Major units below which a part is not followed. */
    dust: z.number().nonnegative().max(1e12).optional(),
    rates: z.array(StatedRate).max(1000).optional(),
  })
  .refine(({ ring, case: id, from }) => [ring, id, from].filter((each) => each !== undefined).length === 1, {
    path: ['from'],
    message: 'one of ring, case and from',
  });
export type NewTrace = z.infer<typeof NewTrace>;

/** A trace that was made, as the list tells it. */
export const TraceRow = z.object({
  act: z.int(),
  at: z.number(),
  by: z.string(),
  ring: z.string().optional(),
  case: z.string().optional(),
  method: TraceMethod,
  direction: z.enum(['forward', 'back']),
  hops: z.int(),
  until: z.number().optional(),
  dust: z.number(),
  /** Reports and accounts that it begins with. */
  starts: z.int(),
  stops: z.int(),
});
export type TraceRow = z.infer<typeof TraceRow>;

/** Traces made, newest first; `transfers`: how many the casebook holds. */
export const TraceRows = z.object({ rows: z.array(TraceRow), transfers: z.int() });
export type TraceRows = z.infer<typeof TraceRows>;

/** A trace made again over today's transfers. */
export const TraceView = z.object({
  row: TraceRow,
  trace: Trace,
  /** Whether it comes to what the act vouches for; else transfers came since. */
  same: z.boolean(),
});
export type TraceView = z.infer<typeof TraceView>;

/** A new proposal, on the ground of a trace: it names what is in dispute, never the balance. */
export const NewFreeze = z.strictObject({
  trace: z.int().positive(),
  /** `kind:value` */
  account: z.string().min(1).max(300),
  /** Bank or exchange that is asked. */
  to: z.string().trim().min(1).max(200),
  law: z.enum(freezeLaws),
  /** Absent: all that is in dispute in the account's main currency. */
  disputed: Sum.optional(),
  holder: FreezeHolder.optional(),
  /** UTC milliseconds; where the law has no clock it must be stated. */
  until: Time.optional(),
  reason: Reason,
});
export type NewFreeze = z.infer<typeof NewFreeze>;

/** The next step of a proposal: the second stop, the freeze that follows, its extension. */
export const NextFreeze = z.strictObject({ proposal: Name, until: Time.optional(), reason: Reason });
export type NextFreeze = z.infer<typeof NextFreeze>;

/** What became of a proposal. */
export const FreezeChange = z.strictObject({
  state: z.enum(['sent', 'confirmed', 'refused', 'released']),
  /** UTC milliseconds; absent: now. */
  when: Time.optional(),
  until: Time.optional(),
  stopped: Sum.optional(),
  reference: z.string().trim().min(1).max(200).optional(),
  reason: Reason.optional(),
});
export type FreezeChange = z.infer<typeof FreezeChange>;

/** What a step of a proposal recorded. */
export const FreezeDone = z.object({ act: z.int(), proposal: z.string(), step: z.enum(freezeSteps) });
export type FreezeDone = z.infer<typeof FreezeDone>;

export const TransferQuery = z.object({
  /** Act of the trace that shows them. */
  trace: z.coerce.number().int().positive().optional(),
  /** Numbers of transfers, parted by commas. */
  numbers: z.string().regex(/^\d{1,15}(?:,\d{1,15}){0,499}$/),
});
export type TransferQuery = z.infer<typeof TransferQuery>;

/** A share of what was found, to be given back. */
export const RefundQuery = z.object({
  ring: Name.optional(),
  case: Name.optional(),
  currency: z.string().min(1).max(20),
  /** Minor units. */
  sum: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});
export type RefundQuery = z.infer<typeof RefundQuery>;
