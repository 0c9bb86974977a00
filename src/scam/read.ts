import { type Report, type ScamReading, type ScamStage, scamStages, type ScamType } from '../model/index.ts';
import { readStages } from './stage/read.ts';
import type { Told } from './stage/told.ts';
import { classify, verdictOf } from './type/classify.ts';
import type { Clue } from './type/grams.ts';

/** What is stored of a reading. */
export interface Brief {
  readonly type: ScamType | undefined;
  readonly confidence: number;
  /** Bits by position in `scamStages`. */
  readonly stages: number;
}

/** What of a report is read. */
export type Readable = Pick<Report, 'text' | 'fields' | 'language' | 'reportedAt'>;

/**
 * Type and steps that a report tells, and what decided. `mentions`: the indicators found in it; `found`: amounts and dates of its text, which
 * steps are told with.
 */
export function readScam(report: Readable, mentions: readonly Clue[], found?: Told): ScamReading {
  return { ...classify(report.text, mentions), stages: readStages(report.text, found) };
}

/** The same in brief, without looking for what decided: a tenth of a millisecond is much where there are millions. */
export function readBrief(report: Readable, mentions: readonly Clue[]): Brief {
  return { ...verdictOf(report.text, mentions), stages: bitsOf(readStages(report.text)) };
}

/** Steps as bits by position in `scamStages`. */
function bitsOf(stages: readonly { readonly stage: ScamStage }[]): number {
  let bits = 0;
  for (const { stage } of stages) bits |= 1 << scamStages.indexOf(stage);
  return bits;
}
