import { chmod, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeCase, makeCase, owner } from '../../test/support/made-case.ts';
import type { DossierExhibit, Sampling } from '../model/index.ts';
import { rebuildWorkbench, openWorkbench } from '../workbench.ts';
import { addExhibit, describeExhibit, editCase, openCase, recheckExhibits, removeExhibit, takeSample } from './index.ts';

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
});
afterAll(async () => await made.close());

const signatures: string[] = [];
const named = async (name: string): Promise<DossierExhibit | undefined> =>
  (await made.dossier()).exhibits.find((each) => each.name === name);

it('a file put to a case is sealed once, shown, described, and taken out again', async () => {
  const { ctx } = made.workbench;
  const file = join(made.home, 'chat.txt');
  await writeFile(file, '甲：先充值\n\n乙：好\r\n丙：三\n');
  const first = await addExhibit(ctx, made.id, file, { facts: { signatures }, reason: 'found on the phone' }, owner);
  const seals = async (): Promise<number> => (await ctx.read.exhibits()).filter(({ sha256 }) => sha256 === first.id).length;
  expect(await seals()).toBe(1);
  await addExhibit(ctx, made.id, file, { name: 'other.txt', facts: { signatures, category: '聊天记录' } }, owner);
  expect(await seals()).toBe(1);
  expect(await named('chat.txt')).toMatchObject({ number: 'E3', reports: 0, others: 0, facts: { category: '聊天记录' } });
  await removeExhibit(ctx, made.id, first.id, 'of another case', owner);
  expect(await named('chat.txt')).toBeUndefined();
  await describeExhibit(ctx, made.id, first.id, { facts: { signatures } }, owner);
  expect(await named('chat.txt')).toBeDefined();
  await expect(removeExhibit(ctx, made.id, 'f'.repeat(64), 'x', owner)).rejects.toMatchObject({ code: 'review.exhibit' });
});

it('messages are the lines of texts that were put to the case, and of nothing else', async () => {
  const { ctx } = made.workbench;
  await writeFile(join(made.home, 'photo.bin'), new Uint8Array([0xff, 0xd8, 10, 13, 10]));
  await addExhibit(ctx, made.id, join(made.home, 'photo.bin'), { facts: { signatures } }, owner);
  const sampling: Sampling = { population: 'messages', method: 'random', seed: 's', share: 1 };
  const { sample, act } = await takeSample(ctx, made.id, sampling, false, owner);
  expect(act).toBeUndefined();
  const { sha256 } = (await named('chat.txt'))!;
  expect(sample.drawn).toEqual([1, 3, 4].map((line) => `${sha256}:${line}`));
  await expect(takeSample(ctx, made.id, { ...sampling, method: 'stratified', by: 'agency' }, false, owner)).rejects.toMatchObject(
    {
      code: 'review.strata',
    },
  );
  await expect(takeSample(ctx, made.id, { ...sampling, method: 'stratified' }, false, owner)).rejects.toMatchObject({
    code: 'review.strata',
  });
});

it('an exhibit that holds what is closed to somebody is not theirs to put to a case', async () => {
  const { ctx } = made.workbench;
  const { sha256 } = (await named('zh.csv'))!;
  const li = { name: 'li', supervises: true, local: false, closedRings: new Set([made.ring]) };
  const { id } = await openCase(made.workbench.as({ actor: 'li' }).ctx, { title: 'Other', rings: [] }, li);
  await expect(describeExhibit(ctx, id, sha256, { facts: { signatures } }, li)).rejects.toMatchObject({
    code: 'review.exhibit',
  });
  await editCase(ctx, id, { title: 'Still nothing' }, owner);
});

it('what was written down is there again after a rebuild', async () => {
  const before = JSON.stringify(await made.dossier());
  await made.workbench.close();
  await rebuildWorkbench(made.dir);
  const again = await openWorkbench(made.dir);
  expect(JSON.stringify(await again.dossier(made.id, owner))).toBe(before);
  await again.close();
  made = { ...made, workbench: await openWorkbench(made.dir) };
});

it('a copy that changed or went is found, named and recorded', async () => {
  const { ctx } = made.workbench;
  const { sha256 } = (await made.workbench.dossier(made.id, owner)).exhibits.find(({ name }) => name === 'chat.txt')!;
  const path = await ctx.exhibits.path(sha256);
  await chmod(path, 0o600);
  await truncate(path, 3);
  const found = await recheckExhibits(ctx, made.id, owner);
  expect(found).toMatchObject({ exhibits: 4, changed: [sha256] });
  const { exhibits } = await made.workbench.dossier(made.id, owner);
  const state = (name: string): unknown =>
    exhibits.find((each) => each.name === name)!.checks.find(({ point }) => point === 'hash_recheck')!.state;
  expect([state('chat.txt'), state('zh.csv')]).toEqual(['no', 'yes']);
});
