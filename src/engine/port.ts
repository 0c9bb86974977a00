import type { Dialect } from './dialect.ts';

/** One SQL statement of a plan; its name is the name of the table or view that it leaves. */
export interface Step {
  readonly name: string;
  /** A SELECT over the inputs and earlier steps. */
  readonly sql: (dialect: Dialect) => string;
  /** `table`: computed once, because later steps read it more than once; `view`: computed where it is read. */
  readonly keep: 'view' | 'table';
  /** How large the result is: an engine with many machines keeps `few` on one. */
  readonly rows?: 'few' | 'many';
  /** Column by which an engine with many machines spreads the rows. */
  readonly spreadBy?: string;
}

/** Frozen data: with the inputs and the engine's version it says all of how a result came about. */
export interface Plan {
  readonly name: string;
  /** Tables that must be there, and the columns that are read from them. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly Step[];
  /** Names of the steps that the caller reads. */
  readonly outputs: readonly string[];
}

export interface StepResult {
  readonly name: string;
  readonly rows?: number;
  readonly ms: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Called after each step. */
  readonly progress?: (done: StepResult) => void;
  /** Called while a step runs, by an engine that cuts steps into tasks: how many of those known so far are done. */
  readonly tasks?: (step: string, done: number, of: number) => void;
}

/** A column of plain numbers or strings, one position per row. */
export type Column = ArrayLike<number> | readonly string[];

type NumberArray =
  | Int32ArrayConstructor
  | Int16ArrayConstructor
  | Uint8ArrayConstructor
  | Float64ArrayConstructor
  | Uint16ArrayConstructor;

/** Kinds of typed array by column. */
export type NumberShape = Readonly<Record<string, NumberArray>>;
export type Numbers<Shape extends NumberShape> = { [Name in keyof Shape]: InstanceType<Shape[Name]> };

/**
 * Runs plans. Only link and money use it. Adapters act on `keep`, `rows` and `spreadBy`, never on names.
 * Steps run in order; when one fails or the signal aborts, the plan's tables are gone.
 */
export interface Engine {
  readonly name: string;
  readonly version: string;
  /** Hands a table over: all columns of one length, numbers whole or not by the column's own values. */
  load(table: string, columns: Readonly<Record<string, Column>>): Promise<void>;
  run(plan: Plan, options?: RunOptions): Promise<StepResult[]>;
  /** Columns of a table, or of an output after `run`; rows in no order. Integers beyond 2^53 do not occur. */
  columns(table: string): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Columns of numbers as typed arrays, for millions of rows; in no order, but alike in all columns. NULL is NaN, or 0 in whole ones. */
  numbers<Shape extends NumberShape>(table: string, shape: Shape, options?: Pick<RunOptions, 'signal'>): Promise<Numbers<Shape>>;
  /** Forgets tables, whether loaded or left by a plan; those that read a forgotten one are forgotten with it or before. */
  drop(tables: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Freezes a plan all the way down. */
export function plan(data: Plan): Plan {
  return Object.freeze({ ...data, steps: Object.freeze(data.steps.map((step) => Object.freeze({ ...step }))) });
}
