import { ClewError } from '../../errors.ts';
import type { Column, Engine, Numbers, NumberShape, Plan, RunOptions, StepResult } from '../port.ts';
import { quoted, requireInputs, selectNumbers } from '../sql.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { duckdbDialect } from './dialect.ts';
import type { AppendColumn, Session } from './session.ts';

/** DuckDB inside this process, with tables of its own in memory that spill to disk. */
export async function openDuckDbEngine(options: DatabaseOptions = {}): Promise<Engine> {
  const database = await openDatabase(':memory:', options);
  const session = await database.session();
  const [row] = await session.rows('SELECT version() AS version');
  return new DuckDbEngine(database, session, String(row!['version']));
}

class DuckDbEngine implements Engine {
  readonly name = 'duckdb';
  readonly version: string;
  private readonly database: Database;
  private readonly session: Session;

  constructor(database: Database, session: Session, version: string) {
    this.database = database;
    this.session = session;
    this.version = version;
  }

  async load(table: string, columns: Readonly<Record<string, Column>>): Promise<void> {
    const named = Object.entries(columns).map(([name, column]) => ({ name, column, ...appendable(column) }));
    const count = named[0]?.column.length ?? 0;
    if (named.some(({ column }) => column.length !== count)) {
      throw new ClewError('bug', 'engine.columns', `The columns of table ${table} differ in length.`);
    }
    await this.session.run(
      `CREATE OR REPLACE TABLE ${quoted(table)} (${named.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ')})`,
    );
    await this.session.append(table, count, named);
  }

  async run(plan: Plan, options: RunOptions = {}): Promise<StepResult[]> {
    await requireInputs(plan, async (table) => await this.described(table));
    const results: StepResult[] = [];
    // DDL is transactional: a step that fails takes the earlier ones with it.
    await this.session.run('BEGIN');
    try {
      for (const step of plan.steps) {
        const start = performance.now();
        const sql = step.sql(duckdbDialect);
        await this.session.run(`CREATE OR REPLACE ${step.keep} ${quoted(step.name)} AS ${sql}`, [], options.signal);
        const ms = performance.now() - start;
        results.push(step.keep === 'view' ? { name: step.name, ms } : { name: step.name, ms, rows: await this.count(step.name) });
        options.progress?.(results.at(-1)!);
      }
      await this.session.run('COMMIT', [], options.signal);
      return results;
    } catch (error) {
      await this.session.run('ROLLBACK');
      throw error;
    }
  }

  async columns(table: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
    return await this.session.columns(`SELECT * FROM ${quoted(table)}`);
  }

  async numbers<Shape extends NumberShape>(
    table: string,
    shape: Shape,
    { signal }: Pick<RunOptions, 'signal'> = {},
  ): Promise<Numbers<Shape>> {
    return await this.session.numbers(selectNumbers(table, shape), shape, signal);
  }

  async drop(tables: readonly string[]): Promise<void> {
    for (const table of tables) {
      const [view] = await this.session.rows('SELECT 1 AS found FROM duckdb_views() WHERE view_name = ?', [table]);
      await this.session.run(`DROP ${view === undefined ? 'TABLE' : 'VIEW'} IF EXISTS ${quoted(table)}`);
    }
  }

  async close(): Promise<void> {
    await this.database.close();
  }

  private async count(table: string): Promise<number> {
    const [row] = await this.session.rows(`SELECT count(*) AS n FROM ${quoted(table)}`);
    return row!['n'] as number;
  }

  /** Names of a table's columns; none where there is no such table. */
  private async described(table: string): Promise<readonly unknown[]> {
    const found = await this.session.rows('SELECT column_name AS name FROM duckdb_columns() WHERE table_name = ?', [table]);
    return found.map(({ name }) => name);
  }
}

function appendable(column: Column): AppendColumn {
  if (column instanceof Float64Array || column instanceof Float32Array) return { type: 'DOUBLE', at: (i) => column[i]! };
  if (ArrayBuffer.isView(column)) return { type: 'BIGINT', at: (i) => BigInt((column as ArrayLike<number>)[i]!) };
  if (Array.isArray(column) && typeof column[0] === 'number') return { type: 'DOUBLE', at: (i) => column[i]! };
  return { type: 'VARCHAR', at: (i) => (column as readonly string[])[i]! };
}
