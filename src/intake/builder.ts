import type { Recognised } from './column-names.ts';
import type { ColumnPlan, TablePlan } from './file-plan.ts';

/** Why a record cannot become what it should. */
export interface Trouble {
  readonly column?: string;
  readonly code: string;
  readonly why: string;
}

/** Turns the cells of one table into what its rows are. */
export interface Builder<T> {
  /** `cells[i]` belongs to `columns[i]`; undefined for a blank record. */
  readonly build: (cells: readonly string[], count: number, row: number) => T | Trouble | undefined;
}

/** How the records of one content are read. */
export interface Reading<T> {
  readonly builder: (columns: readonly ColumnPlan[], table: TablePlan) => Builder<T>;
  /** What the name of a column means that the sample did not show. */
  readonly recognise: (name: string) => Recognised | undefined;
}

/** Tells trouble from what was made. */
export function isTrouble(made: unknown): made is Trouble {
  return typeof made === 'object' && made !== null && 'code' in made && 'why' in made;
}
