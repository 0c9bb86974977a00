import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { places } from '../places/index.ts';

/** Raised when what the file holds is made in another way; a change of the gazetteer counts as one. */
const layout = 4;
const version = `${layout} ${createHash('sha256').update(JSON.stringify(places())).digest('hex').slice(0, 16)}`;

/**
 * `search.sqlite`. **Derived**: made from the rows of the casebook. Reports are cut into stretches by number; `segments` says
 * which reports and mentions the postings of a stretch were made from, as fingerprints over DuckDB's rows. Terms lie by stretch,
 * so that a new stretch is written in one go at the end of the table.
 *
 * Terms: words (see words.ts), and `#value kind` for indicators (see segment.ts).
 */
const tables = `
CREATE TABLE about (casebook TEXT, version TEXT);
CREATE TABLE segments (number INTEGER PRIMARY KEY, reports INTEGER, rows TEXT, mentions TEXT, places BLOB);
CREATE TABLE places (number INTEGER PRIMARY KEY, key TEXT);
CREATE TABLE postings (segment INTEGER, term TEXT, docs BLOB, PRIMARY KEY (segment, term)) WITHOUT ROWID;
`;

/** Opens the index for writing; what is missing, damaged, of another version or of another casebook is made anew, empty. */
export function openFile(path: string, casebook: string): DatabaseSync {
  try {
    const file = settled(new DatabaseSync(path));
    try {
      const about = file.prepare('SELECT casebook, version FROM about').get();
      file.prepare('SELECT count(*) FROM segments').get();
      if (about?.['casebook'] === casebook && about['version'] === version) return file;
    } catch {
      // Not ours, or damaged: made anew below.
    }
    file.close();
  } catch {
    // No database at all.
  }
  removeFile(path);
  const file = new DatabaseSync(path);
  file.exec('PRAGMA page_size = 8192');
  settled(file).exec(tables);
  file.prepare('INSERT INTO about VALUES (?, ?)').run(casebook, version);
  return file;
}

export function removeFile(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

/** For reading beside the thread that writes. */
export function openForReading(path: string): DatabaseSync {
  const file = new DatabaseSync(path, { readOnly: true });
  file.exec('PRAGMA mmap_size = 4294967296; PRAGMA cache_size = -32768; PRAGMA busy_timeout = 2000');
  return file;
}

/** A crash may cost the last stretches, never the file: they are made again. */
function settled(file: DatabaseSync): DatabaseSync {
  file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 10000');
  return file;
}
