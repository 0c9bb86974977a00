import type { Asked } from './asked.ts';
import type { ColumnRules } from './columns.ts';
import type { Content, Encoding, FilePlan, Note, RecordBlock, TablePlan } from './file-plan.ts';
import type { MapFile } from './map.ts';

export interface PlanContext {
  readonly rules: ColumnRules;
  readonly encoding: Encoding;
  readonly map: MapFile | undefined;
  /** What is known of the content; undefined: these are reports. */
  readonly content: Asked | undefined;
}

/** What a reader adds to the plan of a file. */
export interface Found {
  readonly content?: Content;
  readonly tables: readonly TablePlan[];
  readonly notes: readonly Note[];
  readonly list?: readonly string[];
  /** Edition of a list of people that the file itself names. */
  readonly listVersion?: string;
}

/** Reads a format that is not cut by bytes: decides its tables, then yields its records. */
export interface Reader {
  readonly plan: (path: string, context: PlanContext) => Promise<Found>;
  readonly read: (path: string, plan: FilePlan, signal: AbortSignal | undefined) => AsyncGenerator<RecordBlock>;
}
