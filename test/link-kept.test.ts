import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../src/casebook/backup.ts';
import type { Casebook } from '../src/casebook/index.ts';
import { openDatabase } from '../src/engine/index.ts';
import { FarLinker } from '../src/path/far-linker.ts';
import { type Linked, NearLinker } from '../src/path/index.ts';
import { addReports, correctMention, flip, harms, opened } from './support/beside.ts';
import { done, rowsOf, unlinked } from './support/linking.ts';

// A full link run leaves the table it stood on for who opens the casebook next: the rings are the same with and without it.

const linkers = { near: () => new NearLinker(), far: () => new FarLinker() } as const;
type Kind = keyof typeof linkers;
/** Before each test a linked casebook with some new reports, and what linking them gives without what was kept. */
let [home, fresh, book] = ['', '', ''];
let [table, whole]: [Buffer, Outcome | undefined] = [Buffer.of(), undefined];

interface Outcome {
  readonly linked: Linked;
  readonly rows: Record<string, string>;
  /** What the next run reads of this one. */
  readonly change: unknown;
  /** A ring's page, all services, and reports that tell a case again. */
  readonly told: unknown;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-kept-'));
  [fresh, book] = [join(home, 'fresh'), join(home, 'book')];
  await unlinked(fresh, 300);
  await opened(fresh, async (casebook) => await new NearLinker().link(asked(casebook), false));
  await addReports(fresh, 22, 12);
  whole = await outcome(await copied(join(home, 'other')), 'near', Infinity);
  table = await readFile(join(fresh, 'state', 'table'));
}, 120_000);
afterAll(async () => await rm(home, { recursive: true }));
beforeEach(async () => await copied(book));

const file = (): string => join(book, 'state', 'table');

async function copied(to: string): Promise<string> {
  await rm(to, { recursive: true, force: true });
  await cp(fresh, to, { recursive: true });
  return to;
}

function asked({ ctx }: Casebook, least = 1): Casebook['ctx'] {
  return { ...ctx, beside: { ...ctx.beside, least } };
}

/** Links what is new, and asks of it. */
async function outcome(dir: string, kind: Kind, least = 1): Promise<Outcome> {
  const made = await opened(dir, async (casebook) => {
    const ctx = asked(casebook, least);
    const linker = linkers[kind]();
    try {
      const linked = await linker.link(ctx, false);
      const ring = (await ctx.read.rings({ limit: 1 }))[0]!.id;
      const told = [
        await linker.ask(ctx, 'page', ring, 50),
        await linker.ask(ctx, 'services', [], []),
        await linker.ask(ctx, 'again'),
      ];
      const change = await ctx.read.state('link.change.1');
      return { linked, told, change: change === undefined ? undefined : (deserialize(change) as unknown) };
    } finally {
      await linker.close();
    }
  });
  // Bytes of numbers as Node writes them depend on what it did before.
  const { state: _, ...rows } = await rowsOf(dir);
  return { ...made, rows };
}

/** What the file says that it was made for. */
async function tied(): Promise<Buffer> {
  return (await readFile(file())).subarray(0, 48);
}

describe('new reports on a kept table', { timeout: 120_000 }, () => {
  test.each(['near', 'far'] as const)('%s go into the same rings as without it', async (kind) => {
    expect(await outcome(book, kind)).toEqual(whole);
    expect(whole!.linked.full).toBe(false);
    expect(whole!.linked.changed.length).toBeGreaterThan(0);
    expect(await readFile(file())).toEqual(table);
  });

  test('are linked without reading the rows of those before', async () => {
    const database = await openDatabase(join(book, 'clew.duckdb'), { spillDir: join(home, 'spill') });
    const session = await database.session();
    await session.run('UPDATE mentions SET role = 1 WHERE report < 300');
    await session.close();
    await database.close();
    const other = join(home, 'other');
    await rm(other, { recursive: true, force: true });
    await cp(book, other, { recursive: true });
    expect(await outcome(book, 'near')).toEqual(whole);
    expect((await outcome(other, 'near', Infinity)).linked.changed).not.toEqual(whole!.linked.changed);
  });

  test.each([
    ...harms,
    ['is missing', async (at: string) => await rm(at)] as const,
    ['has another number in the first column', async (at: string) => await flip(at, 100)] as const,
    ['has other words about its columns', async (at: string) => await flip(at, -30)] as const,
  ])('go into the same rings when the file %s, which is made again', async (_, harm) => {
    await harm(file());
    expect(await outcome(book, 'near')).toEqual(whole);
    expect(await tied()).toEqual(table.subarray(0, 48));
  });

  test.each(['near', 'far'] as const)('%s go into the same rings when the file can be neither read nor written', async (kind) => {
    await rm(file());
    await mkdir(file());
    await mkdir(`${file()}.part`);
    expect(await outcome(book, kind)).toEqual(whole);
  });

  test('go into the same rings day after day, also after a judgement and a correction', async () => {
    const other = await copied(join(home, 'other'));
    for (const [dir, least] of [
      [book, 1],
      [other, Infinity],
    ] as const) {
      await outcome(dir, 'near', least);
      await addReports(dir, 23, 12);
      expect((await outcome(dir, 'near', least)).linked.full).toBe(false);
      await correctMention(dir);
      expect((await outcome(dir, 'near', least)).linked.full).toBe(true);
      await addReports(dir, 24, 12);
    }
    expect(await readFile(file())).not.toEqual(table);
    const last = await outcome(book, 'near');
    expect(last.linked.full).toBe(false);
    expect(last).toEqual(await outcome(other, 'near', Infinity));
  });

  test('leave a casebook that verifies, a copy without the file, and nothing to a rebuild', async () => {
    await done('verify', book);
    const copies = join(home, 'copies');
    await mkdir(copies);
    const { name } = await opened(book, async (casebook) => await backUp(casebook, copies, casebook.ctx));
    await expect(readFile(join(copies, name, 'state', 'table'))).rejects.toThrow(/ENOENT/u);
    await done('rebuild', '-C', book);
    await expect(readFile(file())).rejects.toThrow(/ENOENT/u);
    expect(await outcome(book, 'near')).toEqual(whole);
    expect(await tied()).toEqual(table.subarray(0, 48));
  });
});
