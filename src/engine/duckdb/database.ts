import { availableParallelism, totalmem } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import { Session } from './session.ts';

export interface DatabaseOptions {
  readonly readOnly?: boolean;
  readonly threads?: number;
  /** Default: half of the machine's memory, at most 2.5 GB: with its own, a process stays below 4 GB. */
  readonly memoryBytes?: number;
  /** Where sorts and joins spill when memory is short. */
  readonly spillDir?: string;
  /** The one folder beside its own file in which it may write and read files. */
  readonly writesTo?: string;
}

/** An open DuckDB, locked down: no extension is fetched, no file is read or written but its own, no setting changes. */
export class Database {
  private readonly instance: DuckDBInstance;
  private readonly sessions: Session[] = [];
  private closed: Promise<void> | undefined;

  constructor(instance: DuckDBInstance) {
    this.instance = instance;
  }

  async session(): Promise<Session> {
    const session = new Session(await this.instance.connect());
    this.sessions.push(session);
    return session;
  }

  /** What was asked is answered first; what is asked from now on is refused. */
  async close(): Promise<void> {
    this.closed ??= Promise.all(this.sessions.map(async (session) => await session.close())).then(() =>
      this.instance.closeSync(),
    );
    await this.closed;
  }
}

/** Opens the database at `path` (`:memory:` for none). */
export async function openDatabase(path: string, options: DatabaseOptions = {}): Promise<Database> {
  const memory = options.memoryBytes ?? Math.min(2.5 * 2 ** 30, totalmem() / 2);
  const instance = await DuckDBInstance.create(path, {
    access_mode: options.readOnly ? 'READ_ONLY' : 'READ_WRITE',
    threads: String(options.threads ?? availableParallelism()),
    memory_limit: `${Math.round(memory / 2 ** 20)}MiB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.spillDir === undefined ? {} : { temp_directory: options.spillDir }),
  });
  const database = new Database(instance);
  const session = await database.session();
  // A prepared statement keeps its plan, and these two shape the plan by what the tables held when it was prepared: later,
  // longer strings would come back cut to garbage (DuckDB 1.5.5).
  await session.run(`SET disabled_optimizers = 'compressed_materialization,statistics_propagation'`);
  if (options.writesTo !== undefined) {
    await session.run(`SET allowed_directories = ['${options.writesTo.replaceAll("'", "''")}']`);
  }
  await session.run('SET enable_external_access = false; SET lock_configuration = true');
  return database;
}
