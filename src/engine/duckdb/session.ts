import {
  BIGINT,
  BLOB,
  DOUBLE,
  type DuckDBBlobVector,
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBPreparedStatement,
  DuckDBTypeId,
  type DuckDBType,
  type DuckDBValue,
  FLOAT,
  INTEGER,
  SMALLINT,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import { ClewError } from '../../errors.ts';
import type { Numbers, NumberShape } from '../port.ts';

const types = {
  INTEGER,
  SMALLINT,
  UTINYINT,
  BIGINT,
  FLOAT,
  DOUBLE,
  VARCHAR,
  BLOB,
} as const satisfies Record<string, DuckDBType>;

/** Values of one column to be appended; numbers for the numeric types, strings or bytes else. */
export interface AppendColumn {
  readonly type: keyof typeof types;
  readonly at: (row: number) => number | bigint | string | Uint8Array | null;
}

export type SqlValue = string | number | bigint | boolean | null | Uint8Array;
/** What a column of an answer holds: 64-bit integers come as numbers (all of Clew's are below 2^53). */
export type Cell = string | number | boolean | null | Uint8Array | readonly Cell[];

/** Statements kept prepared, the oldest given up first: some texts carry numbers and never come again. */
const preparedAtOnce = 100;

/** Rows of a DuckDB vector: the largest chunk that can be appended at once. */
const vectorSize = 2048;

/**
 * One connection. Statements run one after the other in the order they were asked for, whoever asks; each prepared once.
 * An abort interrupts the statement that is running.
 */
export class Session {
  private readonly connection: DuckDBConnection;
  private readonly prepared = new Map<string, DuckDBPreparedStatement>();
  private last: Promise<unknown> = Promise.resolve();
  private isClosing = false;

  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /** Runs one statement, or several if there are no parameters; for its effect. */
  async run(sql: string, parameters: readonly SqlValue[] = [], signal?: AbortSignal): Promise<void> {
    await this.inTurn(sql, signal, async () => {
      if (parameters.length === 0) await this.connection.run(sql);
      else await (await this.bound(sql, parameters)).run();
    });
  }

  /** The answer's columns, each a plain array, by name. */
  async columns(sql: string, parameters: readonly SqlValue[] = [], signal?: AbortSignal): Promise<Record<string, Cell[]>> {
    return await this.inTurn(sql, signal, async () => {
      const result = await (await this.bound(sql, parameters)).run();
      const names = result.columnNames();
      const columns: Cell[][] = names.map(() => []);
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        for (let c = 0; c < names.length; c++) readVector(chunk, c, columns[c]!);
      }
      return Object.fromEntries(names.map((name, c) => [name, columns[c]!]));
    });
  }

  /** Columns of numbers straight into typed arrays, for answers of millions of rows. NULL becomes NaN, or 0 in integers. */
  async numbers<Shape extends NumberShape>(sql: string, shape: Shape, signal?: AbortSignal): Promise<Numbers<Shape>> {
    return await this.inTurn(sql, signal, async () => {
      const result = await this.connection.run(sql);
      const arrays = result.columnNames().map((name) => new shape[name]!(result.rowCount));
      let offset = 0;
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const size = chunk.rowCount;
        for (let c = 0; c < arrays.length; c++) {
          const into = arrays[c]!;
          const vector = chunk.getColumnVector(c);
          for (let i = 0; i < size; i++) into[offset + i] = (vector.getItem(i) as number | null) ?? Number.NaN;
        }
        offset += size;
      }
      const named = result.columnNames().map((name, c) => [name, arrays[c]!]);
      return Object.fromEntries(named) as Numbers<Shape>;
    });
  }

  /** The answer's rows, columns by name. */
  async rows(sql: string, parameters: readonly SqlValue[] = [], signal?: AbortSignal): Promise<Record<string, Cell>[]> {
    const columns = Object.entries(await this.columns(sql, parameters, signal));
    const count = columns[0]?.[1].length ?? 0;
    return Array.from({ length: count }, (_, row) => Object.fromEntries(columns.map(([name, cells]) => [name, cells[row]!])));
  }

  /** Appends `count` rows given by column to a table, in the table's column order. Row-wise INSERT is 100 times slower. */
  async append(table: string, count: number, columns: readonly AppendColumn[]): Promise<void> {
    if (count === 0) return;
    await this.inTurn(table, undefined, async () => {
      const appender = await this.connection.createAppender(table);
      try {
        const chunkTypes = columns.map((column) => types[column.type]);
        for (let from = 0; from < count; from += vectorSize) {
          const size = Math.min(vectorSize, count - from);
          const chunk = DuckDBDataChunk.create(chunkTypes, size);
          columns.forEach((column, c) => {
            const vector = chunk.getColumnVector(c);
            for (let i = 0; i < size; i++) {
              const value = column.at(from + i);
              vector.setItem(i, value instanceof Uint8Array ? new DuckDBBlobValue(value) : value);
            }
            vector.flush();
          });
          appender.appendDataChunk(chunk);
          // Whoever waits for an answer in this process comes in between.
          if (from + size < count) await new Promise(setImmediate);
        }
      } finally {
        appender.closeSync();
      }
    });
  }

  /**
   * Takes no more statements, lets those under way end, then closes. A connection that is closed under a running statement takes the
   * process with it.
   */
  async close(): Promise<void> {
    if (this.isClosing) return;
    this.isClosing = true;
    await this.last.catch(() => undefined);
    for (const statement of this.prepared.values()) statement.destroySync();
    this.prepared.clear();
    this.connection.closeSync();
  }

  private async bound(sql: string, parameters: readonly SqlValue[]): Promise<DuckDBPreparedStatement> {
    let statement = this.prepared.get(sql);
    if (statement === undefined) {
      statement = await this.connection.prepare(sql);
      const oldest = this.prepared.size < preparedAtOnce ? undefined : this.prepared.entries().next().value;
      if (oldest !== undefined) {
        oldest[1].destroySync();
        this.prepared.delete(oldest[0]);
      }
      this.prepared.set(sql, statement);
    }
    statement.clearBindings();
    parameters.forEach((value, i) => bind(statement, i + 1, value));
    return statement;
  }

  private async inTurn<T>(what: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    if (this.isClosing) {
      throw new ClewError('unavailable', 'engine.closed', 'The database is being closed.', { hint: 'Open the casebook again.' });
    }
    const before = this.last;
    const turn = (async () => {
      await before.catch(() => undefined);
      signal?.throwIfAborted();
      const interrupt = (): void => this.connection.interrupt();
      signal?.addEventListener('abort', interrupt);
      try {
        return await work();
      } catch (cause) {
        if (signal?.aborted) throw signal.reason;
        throw engineError(cause, what);
      } finally {
        signal?.removeEventListener('abort', interrupt);
      }
    })();
    this.last = turn;
    return await turn;
  }
}

function bind(statement: DuckDBPreparedStatement, position: number, value: SqlValue): void {
  if (value instanceof Uint8Array) statement.bindBlob(position, value);
  else if (typeof value === 'number' && !Number.isInteger(value)) statement.bindDouble(position, value);
  else if (typeof value === 'number') statement.bindBigInt(position, BigInt(value));
  else if (value === null) statement.bindNull(position);
  else statement.bindValue(position, value);
}

function readVector(chunk: DuckDBDataChunk, column: number, into: Cell[]): void {
  const vector = chunk.getColumnVector(column);
  const size = chunk.rowCount;
  if (vector.type.typeId === DuckDBTypeId.BLOB) {
    const bytes = vector as DuckDBBlobVector;
    // A copy: the bytes are a view into memory that the chunk takes with it.
    for (let i = 0; i < size; i++) into.push(bytes.getItemBytes(i)?.slice() ?? null);
    return;
  }
  for (let i = 0; i < size; i++) into.push(cell(vector.getItem(i)));
}

function cell(value: DuckDBValue): Cell {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  if ('items' in value && Array.isArray(value.items)) return value.items.map(cell);
  return value.toString();
}

/** DuckDB's errors as ours: a full disk and memory are the machine's trouble, anything else is a mistake of ours. */
function engineError(cause: unknown, what: string): unknown {
  if (cause instanceof ClewError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/No space left|could not write|Cannot write|max_temp_directory_size|File too large/i.test(text)) {
    return new ClewError('unavailable', 'engine.disk', 'The disk is full or cannot be written to.', {
      hint: 'Free some space, then run the command again: nothing was half written.',
      cause,
    });
  }
  if (/Out of Memory/i.test(text)) {
    return new ClewError('unavailable', 'engine.memory', 'The database ran out of the memory it may use.', {
      hint: 'Close other programs or allow more memory.',
      cause,
    });
  }
  if (/Corrupt database file|checksum/i.test(text)) {
    return new ClewError('unavailable', 'engine.damaged', 'The database file is damaged.', {
      hint: 'Run `clew rebuild`: its rows are made again from acts and exhibits, nothing is lost.',
      cause,
    });
  }
  return new ClewError('bug', 'engine.statement', `A database statement failed: ${what.trim().slice(0, 80)}…`, {
    cause,
    detail: text,
  });
}
