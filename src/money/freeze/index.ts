export { type Asker } from './asker.ts';
export { victimsAmong } from './holder.ts';
export { type CandidateOptions, freezeCandidates } from './candidates.ts';
export type { TracesByMethod } from './held.ts';
export { proposals, type ProposalOptions } from './proposals.ts';
export { type FreezeRecorded, type NewProposal, propose } from './propose.ts';
export { recordState, renew, type Renewal, type StateChange } from './state.ts';
export { candidatesOf, disputedToday, type Question } from './question.ts';
export { freezeLetter, type LetterOptions } from './letter.ts';
