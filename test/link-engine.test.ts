import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madeFile, madeWorld } from './support/made-world.ts';
import { allOf, clew, done, linkContract, unlinked } from './support/linking.ts';

// `clew link --engine` where no cluster is needed: DuckDB in this process, and what is wrong before anything begins. The same on a
// cluster: src/engine/spark/engine.test.ts; a cluster in trouble: test/spark/link.test.ts.

describe('on DuckDB', { timeout: 120_000 }, () => linkContract(/^duckdb v\d/u, () => ['--engine', 'duckdb']));

describe('clew link with an engine that cannot be had', { timeout: 120_000 }, () => {
  let home = '';
  let book = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'clew-link-none-'));
    book = join(home, 'book');
    await unlinked(book, 100);
    await done('link', '-C', book);
    await done('import', await madeFile(join(home, 'more.csv'), madeWorld(22, 9)), '-C', book);
  });
  afterAll(async () => await rm(home, { recursive: true }));

  test.each([
    [['--engine', 'sc://127.0.0.1:9'], 6, 'No Spark Connect server answers at 127.0.0.1:9. [engine.cluster]'],
    [['--engine', 'spark://host'], 2, '[engine.address]'],
    [['--engine', 'sc://host', '--stage', 'folder'], 2, '[engine.stage-address]'],
    [['--stage', '/tmp'], 2, '[cli.arguments]'],
    [['--engine', 'duckdb', '--stage', '/tmp'], 2, '[cli.arguments]'],
  ])('%j ends with %i and writes nothing', async (options, code, said) => {
    const before = await allOf(book);
    const { err, ...ended } = await clew(['link', '-C', book, ...options]);
    expect(ended).toEqual({ code, out: '' });
    expect(err).toContain(said);
    expect(await allOf(book)).toEqual(before);
  });

  test('and a later run finds all as it was', async () => {
    expect(await done('link', '-C', book)).toMatchObject({ reports: 109, full: false });
    const { err } = await clew(['link', '--engine', 'duckdb', '-C', book, '--lang', 'zh']);
    expect(err).toMatch(/109 条报案：\d+ 条归入 \d+ 个团伙（duckdb v\S+）；/u);
    expect(await readdir(join(book, 'state', 'aside')).catch(() => [])).toEqual([]);
  });
});
