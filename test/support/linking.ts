import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { perform } from '../../src/cli/perform.ts';
import { openWorkbench } from '../../src/workbench.ts';
import { madeFile, madeWorld } from './made-world.ts';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Terminal {
  /** Stands for Ctrl-C. */
  readonly signal?: AbortSignal;
  /** What the terminal shows, as it shows it. */
  readonly seen?: (text: string) => void;
}

/** A command line in this process, at a terminal. */
export async function clew(argv: readonly string[], { signal, seen }: Terminal = {}): Promise<Said> {
  const [stdout, stderr] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true })];
  let [out, err] = ['', ''];
  stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    seen?.(text);
  });
  const stop = signal ?? new AbortController().signal;
  const code = await perform(argv, { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: tmpdir(), signal: stop });
  return { code, out, err };
}

/** A command line that must do its work; the value that it prints. */
export async function done<Value>(...argv: readonly string[]): Promise<Value> {
  const { code, out, err } = await clew([...argv, '--json']);
  expect(code, err).toBe(0);
  return JSON.parse(out) as Value;
}

/** A casebook with so many made reports that nobody has linked yet. */
export async function unlinked(book: string, reports: number): Promise<void> {
  const file = await madeFile(`${book}.csv`, madeWorld(21, reports));
  await done('init', book);
  await done('import', file, '-C', book);
}

/** What a link run leaves for pages and for the next run: a sum of each table. */
export async function rowsOf(book: string): Promise<Record<string, string>> {
  const workbench = await openWorkbench(book);
  try {
    const sums: Record<string, string> = {};
    for (const table of ['rings', 'ring_members', 'ring_moves', 'links', 'services', 'state']) {
      const [row] = await workbench.ctx.read.sql<{ rows: number; sum: string | null }>(
        `SELECT count(*) AS rows, md5(string_agg(md5(CAST(t AS VARCHAR)), '' ORDER BY md5(CAST(t AS VARCHAR)))) AS sum FROM ${table} AS t`,
      );
      sums[table] = `${row!.rows} ${row!.sum}`;
    }
    return sums;
  } finally {
    await workbench.close();
  }
}

/** Everything that a run may change: those rows, the log's head and its acts. */
export async function allOf(book: string): Promise<unknown> {
  const rows = await rowsOf(book);
  const acts = (await readdir(join(book, 'acts'))).sort();
  const files = [...acts.map((name) => join('acts', name)), join('state', 'head'), join('log', 'checkpoint')];
  return [rows, await Promise.all(files.map(async (name) => [name, await readFile(join(book, name), 'base64')] as const))];
}

interface LinkRun {
  readonly engine: string;
  readonly result: string;
}

/** The link runs that a casebook's log tells of. */
async function runsOf(book: string): Promise<LinkRun[]> {
  const workbench = await openWorkbench(book);
  const runs: LinkRun[] = [];
  for await (const { act, details } of workbench.casebook.log.acts()) if (act === 'link.run') runs.push(details!.body as LinkRun);
  await workbench.close();
  return runs;
}

/** The same rings, links and acts from `clew link` on an engine as from `clew link --full`; `named`: what the act calls the engine. */
export function linkContract(named: RegExp, at: () => readonly string[]): void {
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'clew-link-engine-'));
  });
  afterAll(async () => await rm(home, { recursive: true }));

  test('clew link gives what it gives in memory, again after judgements and more reports, and rebuilds without the engine', async () => {
    const [here, there, more] = ['here', 'there', 'more'].map((name) => join(home, name)) as [string, string, string];
    await unlinked(here, 400);
    await cp(here, there, { recursive: true });
    const full = { reports: 400, full: true };
    const { engine, act: _, ...linked } = await done<{ engine: string; act: number }>('link', '-C', there, ...at());
    expect(engine).toMatch(named);
    expect(linked).toMatchObject(full);
    expect(await done('link', '--full', '-C', here)).toMatchObject(linked);
    expect(await rowsOf(there)).toEqual(await rowsOf(here));

    const file = await madeFile(`${more}.csv`, madeWorld(22, 60));
    for (const book of [here, there]) {
      const [{ id }] = await done<[{ id: string }]>('rings', '-C', book);
      await done('judge', 'confirm', id, '-C', book, '--later');
      await done('judge', 'service', 'email', 'desk0@service.example', '-C', book, '--later');
      await done('import', file, '-C', book);
    }
    const { engine: __, act: ___, ...again } = await done<{ engine: string; act: number }>('link', '-C', there, ...at());
    expect(again).toMatchObject({ reports: 460, full: true });
    expect(await done('link', '--full', '-C', here)).toMatchObject(again);
    const rows = await rowsOf(there);
    expect(rows).toEqual(await rowsOf(here));

    const [ofHere, ofThere] = [await runsOf(here), await runsOf(there)];
    expect(ofThere).toEqual(ofHere.map((run) => ({ ...run, engine })));
    expect(new Set(ofThere.map(({ result }) => result)).size).toBe(2);
    expect(ofHere[0]!.engine).toBe('memory');
    await done('rebuild', '-C', there);
    expect(await rowsOf(there)).toEqual(rows);
    await done('verify', there);
    // What came since is added in memory to rings that were counted elsewhere.
    await done('import', await madeFile(`${more}.csv`, madeWorld(23, 5)), '-C', there);
    expect(await done('link', '-C', there)).toMatchObject({ full: false, reports: 465 });
  });
}
