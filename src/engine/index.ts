export type { Dialect } from './dialect.ts';
export { type Database, type DatabaseOptions, openDatabase } from './duckdb/database.ts';
export { openDuckDbEngine } from './duckdb/engine.ts';
export type { AppendColumn, Cell, Session, SqlValue } from './duckdb/session.ts';
export { openEngine } from './open.ts';
export {
  type Column,
  type Engine,
  type NumberShape,
  type Plan,
  plan,
  type RunOptions,
  type Step,
  type StepResult,
} from './port.ts';
