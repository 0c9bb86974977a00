import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { degreePlan, engineContract } from '../contract.ts';
import { openDatabase } from './database.ts';
import { duckdbDialect } from './dialect.ts';
import { openDuckDbEngine } from './engine.ts';

engineContract('duckdb', openDuckDbEngine);

test('the SQL of the degrees plan in DuckDB', () => {
  expect(degreePlan.steps[0]!.sql(duckdbDialect)).toBe(
    `SELECT DISTINCT report, indicator, nullif(seen_at, 'nan'::DOUBLE) AS seen_at, agency FROM mentions`,
  );
  expect(degreePlan.steps[2]!.sql(duckdbDialect)).toContain('((reports) // (2)) AS half');
});

test('an open database reads and writes no other file and keeps its settings', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'clew-engine-'));
  const database = await openDatabase(join(dir, 'x.duckdb'));
  const session = await database.session();
  await session.run('CREATE TABLE t (a INTEGER)');
  for (const sql of [
    `COPY t TO '${dir}/t.csv'`,
    `SELECT * FROM read_text('${import.meta.filename}')`,
    `ATTACH '${dir}/y.duckdb'`,
    'SET enable_external_access = true',
    'INSTALL httpfs',
  ]) {
    await expect(session.run(sql), sql).rejects.toMatchObject({ code: 'engine.statement' });
  }
  await database.close();
  await rm(dir, { recursive: true });
});

test('a database that may write to one folder writes to no other', async () => {
  const [dir, other] = [await mkdtemp(join(tmpdir(), 'clew-engine-')), await mkdtemp(join(tmpdir(), 'clew-engine-'))];
  const database = await openDatabase(':memory:', { writesTo: dir });
  const session = await database.session();
  await session.run(`COPY (SELECT 1 AS one) TO '${dir}/t.parquet' (FORMAT parquet)`);
  expect(await session.rows(`SELECT * FROM '${dir}/t.parquet'`)).toEqual([{ one: 1 }]);
  for (const sql of [
    `COPY (SELECT 1) TO '${other}/t.parquet' (FORMAT parquet)`,
    `COPY (SELECT 1) TO '${dir}/../${basename(other)}/t.parquet' (FORMAT parquet)`,
    `SELECT * FROM read_text('${import.meta.filename}')`,
    `SET allowed_directories = ['/']`,
    'INSTALL httpfs',
  ]) {
    await expect(session.run(sql), sql).rejects.toMatchObject({ code: 'engine.statement' });
  }
  await database.close();
  await Promise.all([rm(dir, { recursive: true }), rm(other, { recursive: true })]);
});

test('texts come back as they went in, and sorts larger than the memory spill', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'clew-engine-'));
  const database = await openDatabase(join(dir, 'x.duckdb'), {
    memoryBytes: 200 * 2 ** 20,
    threads: 2,
    spillDir: join(dir, 'spill'),
  });
  const session = await database.session();
  const texts = ['', 'a\0b', '汇款 😀', 'x'.repeat(70_000), 'long enough not to be inlined'];
  await session.run('CREATE TABLE t (n INTEGER, text VARCHAR, bytes BLOB)');
  await session.append('t', texts.length, [
    { type: 'INTEGER', at: (i) => i },
    { type: 'VARCHAR', at: (i) => texts[i]! },
    { type: 'BLOB', at: (i) => Buffer.from(texts[i]!) },
  ]);
  const rows = await session.rows('SELECT * FROM t ORDER BY n');
  expect(rows.map((row) => row['text'])).toEqual(texts);
  expect(rows.map((row) => Buffer.from(row['bytes'] as Uint8Array).toString())).toEqual(texts);
  const [sorted] = await session.rows(
    'SELECT count(*) AS n FROM (SELECT repeat(md5(i::VARCHAR), 4) AS w FROM range(2000000) t(i) ORDER BY w)',
  );
  expect(sorted).toEqual({ n: 2_000_000 });
  await database.close();
  await rm(dir, { recursive: true });
});

test('an abort interrupts a running statement and leaves the session usable', async () => {
  const database = await openDatabase(':memory:');
  const session = await database.session();
  const stop = new AbortController();
  const endless = session.run(
    'SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range + b.range = 3',
    [],
    stop.signal,
  );
  setTimeout(() => stop.abort(new Error('enough')), 20);
  await expect(endless).rejects.toThrow('enough');
  expect(await session.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.close();
});

test('a statement asked twice sees strings longer than those it was prepared with', async () => {
  const database = await openDatabase(':memory:');
  try {
    const session = await database.session();
    await session.run(`CREATE TABLE words (number INTEGER, word VARCHAR); INSERT INTO words VALUES (0, '')`);
    const ask = async (): Promise<unknown> => (await session.columns('SELECT word FROM words ORDER BY number'))['word'];
    expect(await ask()).toEqual(['']);
    await session.run(`INSERT INTO words VALUES (1, 'CNY'), (2, 'Harrow Bay Police Department')`);
    expect(await ask()).toEqual(['', 'CNY', 'Harrow Bay Police Department']);
  } finally {
    await database.close();
  }
});

test('closes once what it was asked is answered, and takes no more', async () => {
  const database = await openDatabase(':memory:');
  const [one, two] = [await database.session(), await database.session()];
  const asked = [one, two, one, two].map(
    async (session) => await session.rows('SELECT count(*) AS n FROM range(3000000) t(i) WHERE hash(i) % 7 = ?', [1]),
  );
  const closed = database.close();
  await expect(one.rows('SELECT 1')).rejects.toMatchObject({ code: 'engine.closed' });
  for (const rows of await Promise.all(asked)) expect(rows).toHaveLength(1);
  await closed;
  await database.close();
});
