export { accountPage, type AccountPageOptions } from './account-page.ts';
export { accountViews } from './accounts.ts';
export { money, sums } from './amounts.ts';
export { DayRates, type UsedRate, type Worth } from './rates.ts';
export { converted } from './worth.ts';
export { type Grouping, lossLines, lossOfAll, type LostCase, type Moved } from './loss-lines.ts';
export { losses, type Losses, type LossQuestion } from './losses.ts';
export { refund } from './refund.ts';
export { lostCases } from './lost-cases.ts';
export { statementsMissing } from './statements-missing.ts';
export { patternLimits, patterns, type PatternLimits, type PatternsAsked, reportingThresholds } from './patterns/index.ts';
export { namedAccount, namedAccounts } from './named.ts';
export { transferViews } from './transfers.ts';
export { reportsOf } from './trace/reports-of.ts';
export { runTrace, traceDigest, traceModel } from './trace/run.ts';
export { trace, type TraceWork } from './trace/trace.ts';
export {
  type Asker,
  type CandidateOptions,
  candidatesOf,
  disputedToday,
  freezeCandidates,
  freezeLetter,
  type FreezeRecorded,
  foldFreezes,
  type LetterOptions,
  type NewProposal,
  type ProposalOptions,
  proposals,
  propose,
  type Question,
  recordState,
  renew,
  type Renewal,
  type StateChange,
  type TracesByMethod,
  victimsAmong,
} from './freeze/index.ts';
