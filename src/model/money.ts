import { z } from 'zod';
import { AccountKind, ServiceCategory, transferForms } from './transfer.ts';
import { Sentence } from './ring.ts';
import { Money } from './report.ts';

/**
 * What the money room says (资金流向): traces, freeze proposals, patterns, losses. Amounts are minor units of the currency beside
 * them, times UTC milliseconds.
 */

/** Where a row stands that something was read from. */
export const RowSource = z.object({
  exhibit: z.string(),
  /** 1-based record number. */
  row: z.int(),
});
export type RowSource = z.infer<typeof RowSource>;

/** Minor units by currency; or by the currency in which the victims paid. */
export const Sums = z.record(z.string(), z.number());
export type Sums = z.infer<typeof Sums>;

/** An account with what the casebook knows of it. */
export const AccountView = z.object({
  kind: AccountKind,
  value: z.string(),
  /** `kind:value`: how commands and addresses name it. */
  name: z.string(),
  holder: z.string().optional(),
  /** Bank, from the source or from the card's prefix; chain of a wallet. */
  bank: z.string().optional(),
  /** What it is known as, and by whom. */
  label: z.object({ text: z.string(), category: ServiceCategory.optional(), source: z.string() }).optional(),
  /** A service where money of many owners mixes: by a label, or because the linker found it used by many rings. */
  service: z.object({ category: ServiceCategory, why: Sentence }).optional(),
});
export type AccountView = z.infer<typeof AccountView>;

/** Something that a source says of an account, with the place. */
export const AccountFactView = z.object({
  fact: z.enum(['holder', 'bank', 'label']),
  text: z.string(),
  category: ServiceCategory.optional(),
  /** Who says so, where the row tells. */
  source: z.string().optional(),
  at: RowSource,
});

/** An account's statement in one currency and whether its balances add up; times are those of its first and last row. */
export const StatementView = z.object({
  exhibit: z.string(),
  currency: z.string(),
  rows: z.int(),
  from: z.number(),
  to: z.number(),
  opening: z.number().optional(),
  closing: z.number().optional(),
  /** The first row whose balance is not the one before it and its own amount. */
  broken: z.object({ row: z.int(), expected: z.number(), found: z.number() }).optional(),
});
export type StatementView = z.infer<typeof StatementView>;

/** What came and went, with the number of transfers. */
const InAndOut = z.object({ in: z.number(), out: z.number(), timesIn: z.int(), timesOut: z.int() });

/** One transfer with its rows: where both sides' records tell of it there are two. */
export const TransferView = z.object({
  number: z.int(),
  id: z.string(),
  at: z.number(),
  source: AccountView.optional(),
  target: AccountView.optional(),
  minor: z.number(),
  currency: z.string(),
  received: Money.optional(),
  form: z.enum(transferForms),
  ref: z.string().optional(),
  note: z.string().optional(),
  report: z.string().optional(),
  rows: z.array(RowSource),
});
export type TransferView = z.infer<typeof TransferView>;

/** Everything that the casebook knows of one account. */
export const AccountPage = z.object({
  account: AccountView,
  facts: z.array(AccountFactView),
  statements: z.array(StatementView),
  /** Reports that mention it in any role, the first of them; and how many there are. */
  reports: z.array(z.object({ id: z.string(), ref: z.string().optional(), ring: z.string().optional() })),
  reported: z.int(),
  sums: z.array(
    InAndOut.extend({
      currency: z.string(),
      /** By month in UTC (`2026-03`). */
      months: z.array(InAndOut.extend({ month: z.string() })),
    }),
  ),
  /** Of its transfers. */
  firstAt: z.number().optional(),
  lastAt: z.number().optional(),
  /** A page of its transfers in the order of their numbers; how many there are. */
  transfers: z.array(TransferView),
  count: z.int(),
});
export type AccountPage = z.infer<typeof AccountPage>;

/**
 * By which rule the money of a mixed account is taken to leave it: `fifo` what came first leaves first (Clayton's case);
 * `pro-rata` each payment out carries its share of everybody's money; `poison` traced money leaves before any other (the worst
 * case); `first-in-balance` the account's own money leaves first, so that traced money stays down to the lowest balance since.
 */
export const traceMethods = ['fifo', 'pro-rata', 'poison', 'first-in-balance'] as const;
export const TraceMethod = z.enum(traceMethods);
export type TraceMethod = z.infer<typeof TraceMethod>;

/**
 * Why a trace goes no further: `held` a statement shows that it is there still; `unseen` no statement tells what became of it;
 * `cash-out` drawn in notes; `exchange` and `mixed-service` money of many owners mixes there; `unknown-outflow` it left and no row
 * says where to; `fee`; `returned` to who lost it; `no-rate` paid on in another currency and no rate is stated; `dust` less than is
 * followed; `horizon` as far as was asked.
 */
export const stopReasons = [
  'held',
  'unseen',
  'cash-out',
  'exchange',
  'mixed-service',
  'unknown-outflow',
  'fee',
  'returned',
  'no-rate',
  'dust',
  'horizon',
] as const;
export const StopReason = z.enum(stopReasons);
export type StopReason = z.infer<typeof StopReason>;

/** A rate stated for a trace: major units of `to` for one of `from`. */
export const StatedRate = z.strictObject({
  from: z.string().min(1).max(20),
  to: z.string().min(1).max(20),
  rate: z.number().positive(),
  day: z.iso.date().optional(),
  source: z.string().max(200).optional(),
});
export type StatedRate = z.infer<typeof StatedRate>;

/** What is traced, and how. The same parameters over the same transfers give the same trace. */
export const TraceParameters = z.strictObject({
  /** Ids of reports, and accounts as `kind:value`. */
  from: z.array(z.string().min(1).max(300)).min(1).max(100_000),
  direction: z.enum(['forward', 'back']).default('forward'),
  method: TraceMethod.default('fifo'),
  hops: z.int().min(1).max(100).default(6),
  /** UTC milliseconds: nothing later is looked at. */
  until: z.int().optional(),
  /** Parts of money smaller than this many major units are not followed; thousandths of BTC, ETH and their like. */
  dust: z.number().nonnegative().default(1),
  rates: z.array(StatedRate).max(1000).default([]),
});
export type TraceParameters = z.infer<typeof TraceParameters>;

/** Where traced money begins. */
export const TraceStart = z.object({
  report: z.string().optional(),
  transfer: z.int().optional(),
  /** The account that it came into. */
  account: z.string(),
  at: z.number(),
  minor: z.number(),
  currency: z.string(),
  /**
   * `reported` the row names the report; `txid` the report names the row; `matched` account, amount and day agree; `account` a payment
   * of the account that was asked for; `stated` no row tells of it, the report does.
   */
  how: z.enum(['reported', 'txid', 'matched', 'account', 'stated']),
  why: Sentence,
});
export type TraceStart = z.infer<typeof TraceStart>;

/** An account that traced money came to (or, backwards, came from). */
export const TraceAccount = AccountView.extend({
  /** Fewest transfers from a start: 1 is the account that a victim paid. */
  hop: z.int(),
  /** In the account's own currencies: traced money that came, went on, is there at the end. */
  received: Sums,
  passed: Sums,
  held: Sums,
  /** The last, in the currencies in which it was lost. */
  claim: Sums,
  firstAt: z.number(),
  lastAt: z.number(),
  /** By the rule of the trace no money came here, and all sums are empty; by pro rata some did, after `hop` transfers. */
  only: z.literal('pro-rata').optional(),
});
export type TraceAccount = z.infer<typeof TraceAccount>;

/** Traced money in one transfer. */
export const TraceFlow = z.object({
  transfer: z.int(),
  /** Names of accounts; absent where the row names nobody. */
  source: z.string().optional(),
  target: z.string().optional(),
  at: z.number(),
  /** The transfer's own amount, and how much of it is traced. */
  minor: z.number(),
  traced: z.number(),
  currency: z.string(),
  received: Money.optional(),
  /** In the currencies in which it was lost. */
  claim: Sums,
  hop: z.int(),
});
export type TraceFlow = z.infer<typeof TraceFlow>;

export const TraceStop = z.object({
  reason: StopReason,
  /** Account where the money is, or that it left for good. */
  account: z.string(),
  /** The transfer by which it left, where one did. */
  transfer: z.int().optional(),
  minor: z.number(),
  currency: z.string(),
  claim: Sums,
  /** Ids of reports whose money it is, with their part of the claim; empty for a trace from an account. */
  reports: z.record(z.string(), Sums),
  hop: z.int(),
  at: z.number(),
  why: Sentence,
});
export type TraceStop = z.infer<typeof TraceStop>;

/** Where the money went. Claims of the stops of each start add up to what it lost, to the minor unit, by every method. */
export const Trace = z.object({
  parameters: TraceParameters,
  starts: z.array(TraceStart),
  /** Reports that were asked for and where nothing could be traced, with the reason. */
  without: z.array(
    z.object({
      report: z.string(),
      /** The report from which the same loss is traced. */
      same: z.string().optional(),
      why: Sentence,
    }),
  ),
  accounts: z.array(TraceAccount),
  flows: z.array(TraceFlow),
  stops: z.array(TraceStop),
  /** In the currencies in which it was lost: all of it, and by reason of the stop. */
  lost: Sums,
  byReason: z.partialRecord(StopReason, Sums),
  /** Transfers of the casebook that were looked at. */
  seen: z.int(),
});
export type Trace = z.infer<typeof Trace>;

/** By which law payments are stopped (LEGAL: Money). */
export const freezeLaws = ['CN', 'US', 'other'] as const;
export const freezeSteps = ['stop', 'stop.again', 'freeze'] as const;
export const freezeStates = ['proposed', 'sent', 'confirmed', 'refused', 'expired', 'released'] as const;
export const FreezeState = z.enum(freezeStates);
export type FreezeState = z.infer<typeof FreezeState>;

/** Who the holder of an account may be: a person's word, else what labels and reports say. */
export const freezeHolders = ['unknown', 'suspect', 'mule', 'victim', 'merchant', 'exchange'] as const;
export const FreezeHolder = z.enum(freezeHolders);
export type FreezeHolder = z.infer<typeof FreezeHolder>;

/** An account worth stopping payments at, as a trace leaves it: not yet a proposal. */
export const FreezeCandidate = z.object({
  account: AccountView,
  hop: z.int(),
  /** Only what is in dispute, by the method that says least; never the balance. */
  disputed: z.array(Money),
  /** What each method says is still there, in the account's currencies. */
  byMethod: z.partialRecord(TraceMethod, Sums),
  /** Whether FIFO and pro rata agree within a tenth. */
  agree: z.boolean(),
  /** What the account's own statement says it held at its end. */
  balance: z.object({ minor: z.number(), currency: z.string(), at: z.number(), source: RowSource }).optional(),
  /** Newest traced payment into it. */
  lastAt: z.number(),
  /** Full hours since. */
  hours: z.int(),
  /** 0..1, how likely it is that the money is still there and somebody can stop it: falls with the hours. */
  chance: z.number(),
  /** Amount in dispute × chance, major units of `rankIn`: what the queue is ordered by. */
  rank: z.number(),
  rankIn: z.string(),
  /** US: hours left of the 72 since the newest traced payment. */
  hoursLeft: z.number().optional(),
  /** Whose money it is: ids of reports with their part. */
  reports: z.record(z.string(), Sums),
  /** Who may be the holder: `unknown` until a person says. */
  holder: FreezeHolder,
  warning: Sentence,
  why: Sentence,
});
export type FreezeCandidate = z.infer<typeof FreezeCandidate>;

/** One step of a proposal: a stop of payment, its renewal, a freeze; what was done with it. */
export const FreezeStepView = z.object({
  act: z.int(),
  step: z.enum(freezeSteps),
  state: FreezeState,
  by: z.string(),
  disputed: Money,
  proposedAt: z.number(),
  sentAt: z.number().optional(),
  /** When it was confirmed or refused, and when it was released. */
  answeredAt: z.number().optional(),
  releasedAt: z.number().optional(),
  /** UTC milliseconds: when it lapses, as the law counts from the confirmation, or from being sent. */
  until: z.number(),
  stopped: Money.optional(),
  reference: z.string().optional(),
  reason: z.string(),
});
export type FreezeStepView = z.infer<typeof FreezeStepView>;

/** A freeze proposal (止付建议) with its state now. */
export const FreezeProposal = z.object({
  id: z.string(),
  case: z.string().optional(),
  ring: z.string().optional(),
  account: AccountView,
  /** Bank or exchange that is asked. */
  to: z.string(),
  law: z.enum(freezeLaws),
  disputed: Money,
  state: FreezeState,
  step: z.enum(freezeSteps),
  /** When the step that runs lapses; and what may follow. */
  until: z.number(),
  next: z.enum(freezeSteps).optional(),
  /** US: hours left of the 72 since the transfer. */
  hoursLeft: z.number().optional(),
  /** The trace that it rests on, and the newest traced payment into the account then. */
  trace: z.int().optional(),
  lastAt: z.number().optional(),
  reports: z.array(z.string()),
  holder: FreezeHolder,
  warning: Sentence,
  steps: z.array(FreezeStepView),
  /** What traces of today say is there: other than when it was proposed, if new transfers came. */
  now: z.array(Money).optional(),
});
export type FreezeProposal = z.infer<typeof FreezeProposal>;

/** What a letter on a proposal asks for: a step of it, or that it ends. */
export const freezeLetters = [...freezeSteps, 'release'] as const;

/** A letter to a bank or an exchange, ready for the letterhead; it names no victim. */
export const FreezeLetter = z.object({
  proposal: z.string(),
  kind: z.enum(freezeLetters),
  to: z.string(),
  subject: Sentence,
  /** Plain text. */
  body: Sentence,
  /** SHA-256 of the exhibits that go with it. */
  attachments: z.array(z.string()),
});
export type FreezeLetter = z.infer<typeof FreezeLetter>;

export const patternKinds = ['fan-in', 'fan-out', 'pass-through', 'cycle', 'layering', 'smurfing', 'common-cash-out'] as const;
export const PatternKind = z.enum(patternKinds);
export type PatternKind = z.infer<typeof PatternKind>;

/** A shape of payments that an analyst asks for. */
export const Pattern = z.object({
  kind: PatternKind,
  /** The account it is about first; names. */
  accounts: z.array(z.string()),
  transfers: z.array(z.int()),
  from: z.number(),
  to: z.number(),
  sums: Sums,
  /** 0..1, how far from what honest accounts do. */
  strength: z.number(),
  rings: z.array(z.string()),
  why: Sentence,
});
export type Pattern = z.infer<typeof Pattern>;

/** A rate of the agency's table as it was used, with the row it stands in. */
export const UsedDayRate = z.object({
  from: z.string(),
  to: z.string(),
  /** Major units of `to` for one of `from`; `isInverse`: it was divided by. */
  rate: z.number(),
  isInverse: z.boolean().optional(),
  day: z.string(),
  source: z.string(),
  row: RowSource,
});
export type UsedDayRate = z.infer<typeof UsedDayRate>;

export const lossGroups = ['report', 'ring', 'suspect', 'month', 'day'] as const;
export const LossGroup = z.enum(lossGroups);
export type LossGroup = z.infer<typeof LossGroup>;

/**
 * What was lost: gross, what came back, net; each figure with its rows. Net may be below zero: more came back than is known to have
 * been paid. Lines of one list add up to the whole, to the minor unit, in every currency.
 */
export const LossLine = z.object({
  /** Report, ring, suspects (`S1+S2` where a report names both) or `2026-03`, `2026-03-09`, by what was asked; empty: none. */
  of: z.string(),
  /** Number that the source gave the report. */
  name: z.string().optional(),
  gross: Sums,
  returned: Sums,
  net: Sums,
  /** What the reports themselves state, each case once: beside the gross, which follows the transfers where there are any. */
  stated: Sums,
  /** All of it in one currency at the day's rate, when the casebook has the rates; `left`: net of what it has none for. */
  in: z
    .object({
      currency: z.string(),
      gross: z.number(),
      returned: z.number(),
      net: z.number(),
      left: Sums,
      rates: z.array(UsedDayRate),
    })
    .optional(),
  /** Cases whose gross transfers show, and those of which only the report tells it. */
  how: z.object({ transfers: z.int(), stated: z.int() }),
  /** Cases that tell no amount and have no transfer. */
  unknown: z.int(),
  /** Cases, and the reports that tell one of them again. */
  reports: z.int(),
  again: z.int(),
  transfers: z.array(z.int()),
  /** Where it is told: rows of the transfers and, where these do not tell it, of the reports. */
  rows: z.array(RowSource),
});
export type LossLine = z.infer<typeof LossLine>;

/** What each victim gets of a sum that is short, in proportion to the net loss: the parts and the rest add up to the sum. */
export const Refund = z.object({
  currency: z.string(),
  sum: z.number(),
  lost: z.number(),
  parts: z.array(z.object({ report: z.string(), name: z.string().optional(), net: z.number(), part: z.number() })),
  /** What is left when everybody has their loss back. */
  rest: z.number(),
  /** Reports whose loss is not known in this currency: nothing is set aside for them. */
  without: z.array(z.string()),
});
export type Refund = z.infer<typeof Refund>;

/** A statement to be asked for: traced money came to the account, and no statement shows what became of it. */
export const StatementMissing = z.object({
  account: AccountView,
  hop: z.int(),
  /** UTC milliseconds of the first traced payment that no statement covers, and of the last. Records since are wanted too. */
  from: z.number(),
  to: z.number(),
  /** Traced money that came in this time, in the account's own currencies. */
  received: Sums,
});
export type StatementMissing = z.infer<typeof StatementMissing>;
