import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { ClewError } from '../../errors.ts';

/**
 * `state/accounts.sqlite`: how people prove who they are, who is signed in, and the reasons given today. **Private**: whoever can
 * write it can sign in as anybody. It decides nothing else: who there is and in which roles stands in the acts. When it is lost,
 * everybody gets a new password; when an old copy comes back, it opens nothing that the acts have closed since.
 */
const schema = `
-- added: the act that added the user. Secrets of a namesake who was removed fit nobody.
CREATE TABLE users (name TEXT PRIMARY KEY, added INTEGER NOT NULL, display TEXT NOT NULL, handle BLOB NOT NULL UNIQUE,
  password TEXT, must_change INTEGER NOT NULL DEFAULT 0, issuer TEXT, subject TEXT, UNIQUE (issuer, subject)) STRICT;
CREATE TABLE passkeys (id TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users ON DELETE CASCADE, label TEXT NOT NULL,
  public_key BLOB NOT NULL, counter INTEGER NOT NULL, transports TEXT NOT NULL, created INTEGER NOT NULL, used INTEGER) STRICT;
CREATE TABLE sessions (digest BLOB PRIMARY KEY, user TEXT NOT NULL, added INTEGER NOT NULL, method TEXT NOT NULL,
  began INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT;
CREATE INDEX sessions_user ON sessions (user);
CREATE TABLE reasons (user TEXT, day TEXT, scope TEXT, purpose TEXT NOT NULL, PRIMARY KEY (user, day, scope)) STRICT;
CREATE TABLE looked (user TEXT, day TEXT, subject TEXT, ref TEXT, PRIMARY KEY (user, day, subject, ref)) STRICT;
`;

/** Forward only; the position of a migration plus one is the version it leads to. */
const migrations: readonly string[] = [schema];

type Value = SQLInputValue;
export type Row = Readonly<Record<string, string | number | bigint | Uint8Array | null>>;

/** The file, with statements that are prepared once. */
export class Secrets {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  all(sql: string, ...values: Value[]): Row[] {
    return this.#statement(sql).all(...values);
  }

  one(sql: string, ...values: Value[]): Row | undefined {
    return this.#statement(sql).get(...values);
  }

  /** Rows changed. */
  run(sql: string, ...values: Value[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** All of it, or nothing. */
  together<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

/** Opens `accounts.sqlite` of a casebook's folder `state`, and makes it when it is not there. */
export function openSecrets(stateDir: string): Secrets {
  const path = join(stateDir, 'accounts.sqlite');
  try {
    // Made private before SQLite writes a byte; what SQLite lays beside it takes its permissions from it.
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
    const database = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > migrations.length) {
      database.close();
      throw new ClewError('conflict', 'server.accounts', 'The accounts were kept by a newer Clew.', {
        hint: 'Use that version.',
      });
    }
    if (version < migrations.length) {
      const steps = migrations.slice(version).join('\n');
      database.exec(`BEGIN IMMEDIATE; ${steps} PRAGMA user_version = ${migrations.length}; COMMIT;`);
    }
    return new Secrets(database);
  } catch (cause) {
    if (cause instanceof ClewError) throw cause;
    throw new ClewError('unavailable', 'server.accounts', 'The accounts (state/accounts.sqlite) cannot be read.', {
      hint: 'Take the file away: roles stand in the acts, and everybody gets a new password with clew user reset.',
      cause,
    });
  }
}
