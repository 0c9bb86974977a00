import { ClewError } from '../errors.ts';
import type { NumberShape, Plan } from './port.ts';

// SQL that is the same on every engine.

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** All rows of a table, its columns of numbers in the types that an engine's `numbers` reads. */
export function selectNumbers(table: string, shape: NumberShape): string {
  const cast = Object.entries(shape).map(
    ([name, array]) => `CAST(${quoted(name)} AS ${array === Float64Array ? 'DOUBLE' : 'INTEGER'}) AS ${quoted(name)}`,
  );
  return `SELECT ${cast.join(', ')} FROM ${quoted(table)}`;
}

/** Throws `bug` for the first table of a plan's inputs that lacks a column. `columnsOf` names those of a table, none where there is none. */
export async function requireInputs(plan: Plan, columnsOf: (table: string) => Promise<readonly unknown[]>): Promise<void> {
  for (const [table, columns] of Object.entries(plan.inputs)) {
    const found = await columnsOf(table);
    const lacking = columns.filter((column) => !found.includes(column));
    if (lacking.length > 0)
      throw new ClewError('bug', 'engine.input', `Plan ${plan.name} reads ${lacking.join(', ')} of table ${table}, not loaded.`);
  }
}
