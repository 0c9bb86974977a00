import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { madeColumns } from '../../test/support/report-columns.ts';
import { requireErasable } from '../custody/index.ts';
import { type Casebook, createCasebook, openCasebook, rebuild, type Replay, type RingMove } from './index.ts';

let dir: string;
let casebook: Casebook;
let now = 1_700_000_000_000;
const options = { clock: () => ++now, actor: 'wang' };
const sealed = 'ab'.repeat(32);

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'clew-cases-')), 'book');
  casebook = await createCasebook(dir, { ...options, region: 'CN', language: 'zh' });
});
afterEach(async () => {
  await casebook.close().catch(() => undefined);
  await rm(join(dir, '..'), { recursive: true });
});

const replay: Replay = { async import() {}, async 'link.run'() {} };

/** A link run that leaves these rings and says what became of the others. */
async function link(rings: readonly string[], moved: readonly RingMove[] = []): Promise<void> {
  const body = { parameters: {}, engine: 'e', model: 'm', result: sealed, reports: 0, rings: rings.length };
  await casebook.ctx.commit(
    [{ kind: 'link.run', body: { ...body, moved: moved.map((move) => ({ ...move, into: [...move.into] })) } }],
    async (write) => {
      const ring = { confidence: 0.9, tier: 'named' as const, cohesion: 1, loss: {}, status: 'proposed' as const };
      await write.rings({
        all: true,
        rings: rings.map((id) => ({ id, ...ring, services: [] })),
        members: { report: new Int32Array(), ring: new Int32Array(), confidence: new Float64Array() },
        ended: [],
      });
    },
  );
}
const ringsOf = async (id: string): Promise<readonly string[] | undefined> =>
  (await casebook.ctx.read.cases()).find((each) => each.id === id)?.rings;

test('a case is open to who opened it, then to whom an edit names; what an edit sets and nobody knows changes nothing', async () => {
  await link(['G1', 'G2']);
  const { ctx } = casebook;
  await ctx.commit([{ kind: 'case.open', body: { case: 'C1', title: 'one', rings: ['G1'] } }]);
  expect(await ctx.read.cases()).toMatchObject([{ id: 'C1', title: 'one', rings: ['G1'], access: ['wang'], openedBy: 'wang' }]);
  const li = casebook.ctxFor({ actor: 'li' });
  await li.commit([{ kind: 'case.edit', body: { case: 'C1', set: { access: ['zhao'], colour: 'red' } } }]);
  await li.commit([{ kind: 'case.edit', body: { case: 'C9', set: { access: ['zhao'] } } }]);
  await ctx.commit([{ kind: 'case.open', body: { case: 'C1', title: 'again', rings: ['G2'] } }]);
  expect(await ctx.read.cases()).toMatchObject([{ id: 'C1', title: 'one', rings: ['G1'], access: ['zhao'] }]);
  for (const access of [null, 'wang', [1]]) {
    await ctx.commit([{ kind: 'case.edit', body: { case: 'C1', set: { access } } }]);
    expect((await ctx.read.cases())[0]?.access).toEqual([]);
  }
});

test('a case follows its rings through merges and splits, and not those that parted before', async () => {
  await link(['G1', 'G2', 'G9'], [{ ring: 'G1', into: ['G1', 'G9'], how: 'split' }]);
  await casebook.ctx.commit([{ kind: 'case.open', body: { case: 'C1', title: 'one', rings: ['G1', 'G2'] } }]);
  expect(await ringsOf('C1')).toEqual(['G1', 'G2']);
  await link(['G2', 'G3'], [{ ring: 'G1', into: ['G3'], how: 'merged' }]);
  expect(await ringsOf('C1')).toEqual(['G2', 'G3']);
  expect((await casebook.ctx.read.cases())[0]?.names).toEqual(['G1', 'G2', 'G3']);
  await link(['G2', 'G3', 'G4'], [{ ring: 'G3', into: ['G3', 'G4'], how: 'split' }]);
  expect(await ringsOf('C1')).toEqual(['G2', 'G3', 'G4']);
  await link(['G3', 'G4'], [{ ring: 'G2', into: [], how: 'dissolved' }]);
  expect(await ringsOf('C1')).toEqual(['G3', 'G4']);
});

test('users are what the acts say; who comes back after removal is somebody else', async () => {
  const edit = async (change: 'add' | 'change' | 'lock' | 'unlock' | 'remove', roles?: string[]): Promise<unknown> => {
    await casebook.ctx.commit([{ kind: 'user.edit', body: { user: 'zhao', change, ...(roles === undefined ? {} : { roles }) } }]);
    return (await casebook.ctx.read.users())[0];
  };
  await edit('change', ['admin']);
  expect(await casebook.ctx.read.users()).toEqual([]);
  const first = (await edit('add', ['viewer', 'emperor'])) as { added: number };
  expect(first).toMatchObject({ name: 'zhao', roles: ['viewer'], state: 'active' });
  expect(await edit('lock')).toMatchObject({ roles: ['viewer'], state: 'locked' });
  expect(await edit('change', ['analyst'])).toMatchObject({ roles: ['analyst'], state: 'locked' });
  expect(await edit('unlock')).toMatchObject({ roles: ['analyst'], state: 'active' });
  expect(await edit('remove')).toMatchObject({ state: 'removed' });
  expect(await edit('unlock')).toMatchObject({ state: 'removed' });
  const second = (await edit('add', ['auditor'])) as { added: number };
  expect(second).toMatchObject({ roles: ['auditor'], state: 'active' });
  expect(second.added).toBeGreaterThan(first.added);
});

test('a rebuild gives the same cases and users, and their acts cannot be erased', async () => {
  const { ctx } = casebook;
  await link(['G1']);
  await ctx.commit([{ kind: 'user.edit', body: { user: 'zhao', change: 'add', roles: ['viewer'] } }]);
  await ctx.commit([{ kind: 'case.open', body: { case: 'C1', title: 'one', rings: ['G1'] } }]);
  const { acts } = await ctx.commit([{ kind: 'case.edit', body: { case: 'C1', set: { title: 'two', access: ['zhao'] } } }]);
  const came = { package: 'P1', sender: 'x', format: 'clew' as const, sha256: '0'.repeat(64), bytes: 1, verified: true };
  const { acts: received } = await ctx.commit([{ kind: 'package.receive', body: came }]);
  for (const { seq } of [...acts, ...received])
    await expect(requireErasable(casebook.log, [seq])).rejects.toMatchObject({ code: 'custody.erase' });
  // Members in another order than the log writes them: a board must read the same, byte for byte, when it was made again.
  const ground = { ref: 'r1', kind: 'report', start: 0, end: 20 } as const;
  const support = { template: 'generic-fraud', element: 'deception', stance: 'for', ground, case: 'C1' } as const;
  await ctx.commit([{ kind: 'element.support', body: support }]);
  const supports = JSON.stringify(await ctx.read.supports('C1'));
  const before = [await ctx.read.cases(), await ctx.read.users()];
  await casebook.close();
  await rebuild(dir, { ...options, replay });
  casebook = await openCasebook(dir, options);
  const { read } = casebook.ctx;
  expect(JSON.stringify(await read.supports('C1'))).toBe(supports);
  // The made link run brings no rings back.
  expect([(await read.cases()).map((each) => ({ ...each, rings: ['G1'] })), await read.users()]).toEqual(before);
});

test('who listens hears of acts once their rows can be read, before they are acknowledged', async () => {
  const heard: string[] = [];
  const titles: Promise<string[]>[] = [];
  const end = casebook.onApplied((acts) => {
    heard.push(...acts.map(({ kind }) => kind));
    titles.push(casebook.ctx.read.cases().then((cases) => cases.map(({ title }) => title)));
  });
  const { acts } = await casebook.ctx.commit([{ kind: 'case.open', body: { case: 'C1', title: 'one', rings: [] } }]);
  expect(heard).toEqual(acts.map(({ kind }) => kind));
  expect(await titles[0]).toEqual(['one']);
  await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'unsure', a: 'x', b: 'y' } }], async (write) => {
    await write.reports(madeColumns({ count: 2 }), sealed);
  });
  expect(heard).toEqual(['case.open', 'judge']);
  end();
  await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'unsure', a: 'x', b: 'y' } }]);
  expect(heard).toHaveLength(2);
});
