import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openDatabase, type Session } from '../engine/index.ts';
import { ClewError } from '../errors.ts';
import { besideIn } from './beside.ts';
import { conflictError } from './lock.ts';
import { migrations, rekey } from './schema.ts';

const fileName = 'clew.duckdb';
const rebuildHint = 'Run `clew rebuild`: rows are made again from acts and exhibits, nothing is lost.';

interface RowsOptions {
  readonly readOnly: boolean;
  /** Whether a new database may be made where there is none. */
  readonly create: boolean;
  readonly memoryBytes?: number;
}

/** Removes all rows: the database, what DuckDB keeps beside it, and what link runs made of them. */
export async function dropRows(dir: string): Promise<void> {
  const { halfway, table } = besideIn(join(dir, 'state'));
  for (const path of [join(dir, fileName), join(dir, `${fileName}.wal`), join(dir, 'state', 'spill'), halfway, table]) {
    await rm(path, { recursive: true, force: true });
  }
}

/** Puts the rows of one casebook in place of those of another that holds the same acts, or more. Nobody may have either open. */
export async function takeRows(from: string, to: string): Promise<void> {
  await rm(join(to, `${fileName}.wal`), { force: true });
  await rename(join(from, fileName), join(to, fileName));
}

/** Opens `clew.duckdb` and brings its tables to the present version. */
export async function openRows(dir: string, options: RowsOptions): Promise<{ database: Database; session: Session }> {
  const path = join(dir, fileName);
  if (!options.create && !(await exists(path))) {
    throw new ClewError('missing', 'casebook.rows', 'The casebook has no rows: clew.duckdb is not there.', { hint: rebuildHint });
  }
  let database: Database;
  try {
    database = await openDatabase(path, {
      readOnly: options.readOnly,
      spillDir: join(dir, 'state', 'spill'),
      ...(options.memoryBytes === undefined ? {} : { memoryBytes: options.memoryBytes }),
    });
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : '';
    if (/set lock|already open|being used by another/i.test(text)) throw await conflictError(join(dir, 'state'));
    throw damaged(cause);
  }
  try {
    const session = await database.session();
    await migrate(session, options.readOnly);
    return { database, session };
  } catch (cause) {
    await database.close();
    throw cause instanceof ClewError && cause.kind !== 'bug' ? cause : damaged(cause);
  }
}

async function migrate(session: Session, readOnly: boolean): Promise<void> {
  const [table] = await session.rows(`SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'schema_version'`);
  const [row] = table!['n'] === 0 ? [] : await session.rows('SELECT max(version) AS version FROM schema_version');
  const version = (row?.['version'] as number | null | undefined) ?? 0;
  if (version > migrations.length) {
    throw new ClewError('conflict', 'casebook.version', `The casebook's rows were made by a newer Clew (schema ${version}).`, {
      hint: 'Use that version, or run `clew rebuild` to make the rows again with this one.',
    });
  }
  const [keys] = version === 0 ? [] : await session.rows(`SELECT key_sample = hash('clew') AS fit FROM schema_version`);
  if (version === migrations.length && keys?.['fit'] === true) return;
  if (readOnly) {
    throw new ClewError('unavailable', 'casebook.version', 'The casebook must be brought to this version of Clew first.', {
      hint: 'Open it once for writing, with any command that changes it.',
    });
  }
  await session.run('BEGIN');
  for (const migration of migrations.slice(version)) await session.run(migration);
  await session.run('DELETE FROM schema_version');
  await session.run('INSERT INTO schema_version VALUES (?, NULL)', [migrations.length]);
  await session.run(rekey);
  await session.run('COMMIT');
}

function damaged(cause: unknown): ClewError {
  return new ClewError('unavailable', 'casebook.rows', 'The rows of the casebook (clew.duckdb) cannot be read.', {
    hint: rebuildHint,
    cause,
  });
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
