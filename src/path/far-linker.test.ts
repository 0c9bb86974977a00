import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { madeFile, madeWorld } from '../../test/support/made-world.ts';
import { type Casebook, createCasebook, openCasebook } from '../casebook/index.ts';
import { LinkQuery } from '../model/index.ts';
import { FarLinker } from './far-linker.ts';
import { importFile } from './import.ts';
import { NearLinker } from './linker.ts';

let dir = '';
let casebook: Casebook;
let far: FarLinker;
const world = madeWorld(21, 300);
const query = LinkQuery.parse({});
const slow = { timeout: 120_000 };

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-far-'));
  casebook = await createCasebook(join(dir, 'book'), { region: 'CN', language: 'en' });
  far = new FarLinker();
});
afterEach(async () => {
  await far.close();
  await casebook.close();
  await rm(dir, { recursive: true });
});
const hand = async (name: string, from: number, to: number): Promise<void> => {
  await importFile(casebook.ctx, await madeFile(join(dir, `${name}.csv`), world.slice(from, to)), { region: 'CN' });
};
const ids = async (): Promise<string[]> => (await casebook.ctx.read.rings()).map(({ id }) => id);

it('links and answers as the linker in the same thread does, run after run', slow, async () => {
  await hand('base', 0, 280);
  const first = await far.link(casebook.ctx, false);
  expect(first).toMatchObject({ full: true, reports: 280 });
  await hand('more', 280, 300);
  const second = await far.link(casebook.ctx, false);
  expect(second).toMatchObject({ full: false, reports: 300 });
  expect(second.changed.length).toBeGreaterThan(0);
  const near = new NearLinker();
  for (const ring of (await ids()).slice(0, 5)) {
    for (const name of ['head', 'graph', 'timeline'] as const)
      expect(await far.ask(casebook.ctx, name, ring, [])).toEqual(await near.ask(casebook.ctx, name, ring, []));
    const links = await near.ask(casebook.ctx, 'links', ring, query, []);
    expect(await far.ask(casebook.ctx, 'links', ring, query, [])).toEqual(links);
  }
  expect(await far.ask(casebook.ctx, 'services', [], [(await ids())[0]!])).toEqual(
    await near.ask(casebook.ctx, 'services', [], [(await ids())[0]!]),
  );
  const rows = async (): Promise<unknown> => {
    const { read } = casebook.ctx;
    const [rings, services] = [await read.rings(), await read.services()];
    const links = await read.sql('SELECT g.id, l.* FROM links AS l JOIN rings AS g ON g.number = l.ring ORDER BY g.id');
    return { rings, links, services };
  };
  await far.link(casebook.ctx, true);
  const byFar = await rows();
  await near.link(casebook.ctx, true);
  expect(await rows()).toEqual(byFar);
});

it('gives the errors of the verbs, and is none the worse for them', slow, async () => {
  await expect(far.ask(casebook.ctx, 'head', 'G000000000000', [])).rejects.toMatchObject({ kind: 'missing', code: 'link.none' });
  await hand('base', 0, 200);
  await far.link(casebook.ctx, false);
  await expect(far.ask(casebook.ctx, 'head', 'G000000000000', [])).rejects.toMatchObject({ code: 'workbench.ring' });
  expect((await far.ask(casebook.ctx, 'head', (await ids())[0]!, [])).ring.size).toBeGreaterThan(1);
});

it('stops when it is asked to, and leaves what was', slow, async () => {
  await hand('base', 0, 200);
  await far.link(casebook.ctx, false);
  const before = await casebook.ctx.read.rings();
  const stop = new AbortController();
  const progress = (): void => stop.abort();
  await expect(far.link(casebook.ctxFor({ signal: stop.signal, progress }), true)).rejects.toMatchObject({ name: 'AbortError' });
  expect(await casebook.ctx.read.rings()).toEqual(before);
  expect((await far.ask(casebook.ctx, 'graph', before[0]!.id, [])).reports.id).toHaveLength(before[0]!.size);
  expect((await far.link(casebook.ctx, true)).full).toBe(true);
});

it('tells that its thread ended, begins another, and the casebook is whole', slow, async () => {
  await hand('base', 0, 200);
  await far.link(casebook.ctx, false);
  const before = await casebook.ctx.read.rings();
  await far.close();
  let begun = 0;
  far = new FarLinker(() => {
    begun++;
    return new URL(begun === 1 ? '../../test/support/ending-thread.ts' : './linker-thread.ts', import.meta.url);
  });
  // It ends in the middle of its rows.
  await expect(far.link(casebook.ctx, true)).rejects.toMatchObject({ kind: 'unavailable', code: 'path.thread' });
  expect(await casebook.ctx.read.rings()).toEqual(before);
  expect((await far.ask(casebook.ctx, 'head', before[0]!.id, [])).ring.size).toBe(before[0]!.size);
  expect((await far.link(casebook.ctx, true)).full).toBe(true);
  expect(begun).toBe(2);
  await casebook.close();
  casebook = await openCasebook(join(dir, 'book'));
  expect((await casebook.ctx.read.rings()).map(({ size }) => size)).toEqual(before.map(({ size }) => size));
});
