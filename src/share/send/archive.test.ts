import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeCase, makeCase } from '../../../test/support/made-case.ts';
import { verify } from '../../custody/index.ts';
import { PackageOptions } from '../../model/index.ts';
import { exportArchive } from './archive.ts';
import { unpack } from '../receive/unpack.ts';

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
});
afterAll(async () => await made.close());

const options = PackageOptions.parse({ recipient: 'Partner', reason: 'joint case', originals: true, languages: ['en'] });
const send = async (name: string, age: readonly string[] = []) => {
  const { ctx, casebook } = made.workbench;
  return await exportArchive({ ctx, log: casebook.log }, await made.dossier(), options, join(made.home, name), age);
};

it('packs a package into one file, the same each time, and leaves nothing beside it', async () => {
  const { dir, info } = await send('one.tar');
  expect(dir).toBe(join(made.home, 'one.tar'));
  await send('two.tar');
  expect((await readFile(join(made.home, 'two.tar'))).equals(await readFile(dir))).toBe(true);
  expect((await readdir(made.home)).sort()).toEqual(['book', 'en.csv', 'one.tar', 'two.tar', 'zh.csv']);
  const root = await unpack(dir, join(made.home, 'laid'));
  expect(root).toBe(join(made.home, 'laid', info.id));
  expect(await verify(root)).toMatchObject({ what: 'package', ok: true });
  await expect(send('one.tar')).rejects.toMatchObject({ code: 'share.exists' });
  expect((await send('.')).dir).toBe(join(made.home, `${info.id.toLowerCase()}.tar`));
});

it('encrypts it to those who are to read it, and to nobody else', async () => {
  const identity = await generateX25519Identity();
  const { dir } = await send('sealed.tar.age', [await identityToRecipient(identity)]);
  expect((await readFile(dir)).includes('bagit.txt')).toBe(false);
  const root = await unpack(dir, join(made.home, 'opened'), { identities: identity });
  expect(await verify(root)).toMatchObject({ what: 'package', ok: true });
  await expect(unpack(dir, join(made.home, 'shut'), { identities: await generateX25519Identity() })).rejects.toMatchObject({
    code: 'share.sealed',
  });
});

it('records nothing when the key is none', async () => {
  const { size } = made.workbench.casebook.log;
  await writeFile(join(made.home, 'x'), '');
  await expect(send('never.tar.age', ['age1nonsense'])).rejects.toMatchObject({ code: 'share.age', kind: 'input' });
  expect(made.workbench.casebook.log.size).toBe(size);
});
