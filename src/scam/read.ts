import { type Mention, type Report, type ScamReading, scamStages, type ScamType } from '../model/index.ts';
import { readStages } from './stage/read.ts';

/** What is stored of a reading. */
export interface Brief {
  readonly type: ScamType | undefined;
  readonly confidence: number;
  /** Bits by position in `scamStages`. */
  readonly stages: number;
}

/** Type and steps that a report tells. `mentions`: the indicators found in it. */
export function readScam(
  report: Pick<Report, 'text' | 'fields' | 'language' | 'reportedAt'>,
  _mentions: readonly Mention[],
): ScamReading {
  return { confidence: 0, likely: [], words: [], stages: readStages(report.text) };
}

export function briefOf({ type, confidence, stages }: ScamReading): Brief {
  let bits = 0;
  for (const { stage } of stages) bits |= 1 << scamStages.indexOf(stage);
  return { type, confidence, stages: bits };
}
