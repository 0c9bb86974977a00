import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCasebook, type StoredMention } from '../src/casebook/index.ts';
import type { Judgement, Role } from '../src/model/index.ts';
import { openWorkbench, rebuildWorkbench, type Workbench } from '../src/workbench.ts';
import type { MadeReport } from './support/made-reports.ts';
import { madeFile, madeWorld } from './support/made-world.ts';

const shared = 'desk.of.gang@mail.example';
let dir = '';
let workbench: Workbench;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-corrections-'));
  await (await createCasebook(join(dir, 'book'), { region: 'CN', language: 'en' })).close();
  workbench = await openWorkbench(join(dir, 'book'));
  const ring = Array.from({ length: 6 }, (_, i): MadeReport => {
    const mentions: MadeReport['mentions'] = [{ kind: 'email', value: shared }];
    return { id: `N${i}`, day: 100 + i, category: 'loan', story: 5000, mentions };
  });
  await madeFile(join(dir, 'all.csv'), [...madeWorld(21, 200), ...ring]);
  await workbench.importFile(join(dir, 'all.csv'));
  await workbench.link();
});
afterEach(async () => {
  await workbench.close();
  await rm(dir, { recursive: true });
});

const mentionIn = async (report: string): Promise<StoredMention> =>
  (await workbench.report(report)).mentions.find(({ value }) => value === shared)!;

async function say(report: string, role: Role | null): Promise<number> {
  const { kind, value, start, end } = await mentionIn(report);
  const judgement: Judgement = { verdict: 'mention', report, kind, value, start, end, role, reason: 'read again' };
  return (await workbench.as({ actor: 'li' }).judge(judgement)).act;
}
const named = async (anyRole: boolean): Promise<number> =>
  (await workbench.ctx.read.reportsByIndicator('email', shared, 100, anyRole)).length;
const ringOf = async (report: string): Promise<string | undefined> => (await workbench.report(report)).ring?.id;

/** All that follows from corrections. */
async function state(): Promise<unknown> {
  const { read } = workbench.ctx;
  const columns = [];
  for await (const { id, mentions } of read.columns()) columns.push([id, [...mentions.report], [...mentions.role]]);
  const rings = await Promise.all(['N0', 'N1', 'N2', 'N3', 'N4', 'N5'].map(ringOf));
  return [columns, await read.rolesOf('email', shared), await named(true), await named(false), rings, await mentionIn('N2')];
}

it('shows whose a mention is by the person’s word, and has search and rings obey it at once and after the next run', async () => {
  const before = await state();
  const ring = await ringOf('N0');
  expect(ring).toBeDefined();
  const { role: was } = await mentionIn('N2');
  const act = await say('N2', 'victim');
  expect(await mentionIn('N2')).toMatchObject({ role: 'victim', corrected: { act, by: 'li', was, wrong: false } });
  expect([await named(true), await named(false)]).toEqual([6, 5]);
  expect(await workbench.ctx.read.rolesOf('email', shared)).toEqual({ [was]: 5, victim: 1 });
  expect((await workbench.link()).full).toBe(true);
  expect(await ringOf('N2')).toBeUndefined();
  expect(await ringOf('N3')).toBe(ring);
  const later = await say('N2', 'suspect');
  expect(await mentionIn('N2')).toMatchObject({ role: 'suspect', corrected: { act: later, was } });
  await workbench.judge({ verdict: 'undo', act: later });
  expect(await mentionIn('N2')).toMatchObject({ role: 'victim', corrected: { act } });
  await workbench.judge({ verdict: 'undo', act });
  await workbench.link();
  expect(await state()).toEqual(before);
});

it('forgets what was read wrongly, but shows it as such', async () => {
  const before = await state();
  const act = await say('N4', null);
  expect(await mentionIn('N4')).toMatchObject({ corrected: { act, wrong: true } });
  expect([await named(true), await named(false)]).toEqual([5, 5]);
  await workbench.link();
  expect(await ringOf('N4')).toBeUndefined();
  const undo = (await workbench.judge({ verdict: 'undo', act })).act;
  expect([await named(true), await named(false)]).toEqual([6, 6]);
  await workbench.judge({ verdict: 'undo', act: undo });
  expect([await named(true), await named(false)]).toEqual([5, 5]);
  await workbench.judge({ verdict: 'undo', act: (await workbench.ctx.read.judgements()).at(-1)!.act });
  await workbench.link();
  expect(await state()).toEqual(before);
});

it('comes out the same by a rebuild, with runs between that knew less', async () => {
  await say('N1', 'institution');
  await workbench.link();
  const second = await say('N2', null);
  await workbench.link();
  await workbench.judge({ verdict: 'undo', act: second });
  await say('N5', 'victim');
  await workbench.link();
  await say('N0', 'victim');
  const before = await state();
  await workbench.close();
  await rebuildWorkbench(join(dir, 'book'));
  workbench = await openWorkbench(join(dir, 'book'));
  expect(await state()).toEqual(before);
  const { changed } = await workbench.link();
  expect(changed.length).toBeGreaterThan(0);
});

it('refuses a word on what was not read there', async () => {
  const { kind, value, start, end } = await mentionIn('N1');
  const judgement = { verdict: 'mention', report: 'N1', kind, value, start: start + 1, end, role: 'victim' } as const;
  await expect(workbench.judge(judgement)).rejects.toMatchObject({ code: 'judge.mention' });
});
