import type { Read } from '../casebook/index.ts';
import { scamTypes, unsureType } from '../model/index.ts';
import { type Standing, standingJudgements } from './standing.ts';

/** How every report is read, by its number: what people said of it, else what was read when it came. */
export interface EffectiveTypes {
  /** Position in `scamTypes`; `unsureType` where nobody said and the machine is not sure. */
  readonly type: Uint8Array;
  /** Per cent; 100 where a person said it. */
  readonly confidence: Uint8Array;
  /** Bits by position in `scamStages`. */
  readonly stages: Uint16Array;
  /** 1 where it was read at all: reports stored before Clew read types were not, until `clew rebuild`. */
  readonly isRead: Uint8Array;
}

/**
 * Of all reports, whoever asks: leave out what is closed to the reader. What was read is kept until rows come or change, with what people
 * said until somebody says more.
 */
export async function effectiveTypes(read: Read): Promise<EffectiveTypes> {
  const { types, newest } = await standingJudgements(read);
  const held = read.kept('picture.types', (): Laid => ({ readings: readingsOf(read), newest: 0 }));
  if (held.types === undefined || held.newest !== newest) {
    const laid = overlaid(read, await held.readings, types);
    Object.assign(held, { types: laid, newest });
    return await laid;
  }
  return await held.types;
}

/** Readings, and what people had said at act `newest` laid over them. */
interface Laid {
  readonly readings: Promise<EffectiveTypes>;
  types?: Promise<EffectiveTypes>;
  newest: number;
}

async function readingsOf(read: Read): Promise<EffectiveTypes> {
  const { reports } = await read.counts();
  const rows = await read.numbers(
    `SELECT report, coalesce(scam_type, ${unsureType})::UTINYINT AS type, confidence, stages FROM readings`,
    { report: Int32Array, type: Uint8Array, confidence: Uint8Array, stages: Uint16Array },
  );
  const type = new Uint8Array(reports).fill(unsureType);
  const [confidence, stages, isRead] = [new Uint8Array(reports), new Uint16Array(reports), new Uint8Array(reports)];
  rows.report.forEach((report, i) => {
    type[report] = rows.type[i]!;
    confidence[report] = rows.confidence[i]!;
    stages[report] = rows.stages[i]!;
    isRead[report] = 1;
  });
  return { type, confidence, stages, isRead };
}

async function overlaid(read: Read, readings: EffectiveTypes, judged: Standing['types']): Promise<EffectiveTypes> {
  if (judged.size === 0) return readings;
  const [type, confidence] = [readings.type.slice(), readings.confidence.slice()];
  const said = [...judged.values()];
  const numbers = await read.reportNumbers(said.map(({ body }) => body.report));
  said.forEach(({ body: { verdict } }, i) => {
    const number = numbers[i];
    if (number === undefined || verdict === 'open') return;
    type[number] = scamTypes.indexOf(verdict);
    confidence[number] = 100;
  });
  return { ...readings, type, confidence };
}
