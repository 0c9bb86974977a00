import { appendFileSync } from 'node:fs';

/** One line of the table of faults: what was done how often, and what came of it. */
export interface FaultRow {
  readonly fault: string;
  readonly tried: number;
  readonly result: string;
}

/** Whether the long form was asked for (`npm run faults`). */
export const isLong = process.env['CLEW_FAULTS'] === 'long';

/** Notes a row for the table that `npm run faults` writes; does nothing otherwise. */
export function faultRow(row: FaultRow): void {
  const file = process.env['CLEW_FAULTS_ROWS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`);
}
