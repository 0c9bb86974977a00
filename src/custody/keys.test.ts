import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { consultOf, makeLogFolder, openMadeLog, record } from '../../test/support/custody-log.ts';
import { askFile, isProtected, openKey, passphraseFromFile, protectKey } from './index.ts';

const passphrase = 'horse battery staple';
let dir = '';
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});
const keys = (): string => join(dir, 'keys');

test('a key without a passphrase is readable by its owner alone, and in no other file', async () => {
  dir = await makeLogFolder();
  expect((await readdir(keys())).sort()).toEqual(['log.key', 'log.vkey', 'policy']);
  expect((await stat(join(keys(), 'log.key'))).mode & 0o777).toBe(0o600);
  expect(await isProtected(keys())).toBe(false);
  const secret = (await readFile(join(keys(), 'log.key'), 'utf8')).trimEnd();
  expect(secret).toMatch(/^PRIVATE\+KEY\+clew\.example\/test\+[0-9a-f]{8}\+/u);
  const never = async (): Promise<string> => Promise.reject(new Error('asked'));
  const log = await openMadeLog(dir, { ask: never });
  await record(log, [consultOf('x')]);
});

test('a key with a passphrase is an age file; it is asked for at the first act, and not for reading', async () => {
  dir = await makeLogFolder(passphrase);
  expect((await readdir(keys())).sort()).toEqual(['log.age', 'log.vkey', 'policy']);
  expect((await readFile(join(keys(), 'log.age'), 'latin1')).startsWith('age-encryption.org/v1\n-> scrypt ')).toBe(true);
  let asked = 0;
  const ask = async (): Promise<string> => {
    asked++;
    return passphrase;
  };
  const log = await openMadeLog(dir, { ask });
  for await (const _ of log.acts()) expect.unreachable();
  expect(asked).toBe(0);
  await record(log, [consultOf('x')]);
  await record(log, [consultOf('y')]);
  expect(asked).toBe(1);
});

test('a wrong passphrase, or none, writes nothing', async () => {
  dir = await makeLogFolder(passphrase);
  const wrong = await openMadeLog(dir, { ask: async () => 'horse battery stapler' });
  await expect(record(wrong, [consultOf('x')])).rejects.toMatchObject({ kind: 'input', code: 'custody.passphrase' });
  vi.stubEnv('CLEW_PASSPHRASE_FILE', '');
  const none = await openMadeLog(dir, { ask: askFile });
  await expect(record(none, [consultOf('x')])).rejects.toMatchObject({
    code: 'custody.passphrase',
    hint: /CLEW_PASSPHRASE_FILE/u,
  });
  expect(await readdir(join(dir, 'acts'))).toEqual([]);
});

test('a passphrase may lie in a file', async () => {
  dir = await makeLogFolder(passphrase);
  await writeFile(join(dir, 'pass'), `${passphrase}\n`);
  vi.stubEnv('CLEW_PASSPHRASE_FILE', join(dir, 'pass'));
  expect(await passphraseFromFile()).toBe(passphrase);
  await record(await openMadeLog(dir), [consultOf('x')]);
  vi.stubEnv('CLEW_PASSPHRASE_FILE', join(dir, 'nowhere'));
  await expect(passphraseFromFile()).rejects.toMatchObject({ kind: 'missing' });
});

test('a key is put under a passphrase later, and under another one', async () => {
  dir = await makeLogFolder();
  const before = await openKey(keys(), askFile);
  const aside = join(dir, 'state', 'staging');
  await expect(protectKey(keys(), async () => 'short', aside)).rejects.toMatchObject({ code: 'custody.passphrase' });
  expect(await isProtected(keys())).toBe(false);
  await protectKey(keys(), async () => passphrase, aside);
  expect((await readdir(keys())).sort()).toEqual(['log.age', 'log.vkey', 'policy']);
  await protectKey(keys(), async (fresh) => (fresh ? 'another passphrase' : passphrase), aside);
  await expect(openKey(keys(), async () => passphrase)).rejects.toMatchObject({ code: 'custody.passphrase' });
  const after = await openKey(keys(), async () => 'another passphrase');
  expect(after.verifier.id).toBe(before.verifier.id);
});

test('without its private key a log can be read, not written', async () => {
  dir = await makeLogFolder();
  await rm(join(keys(), 'log.key'));
  const log = await openMadeLog(dir);
  await expect(record(log, [consultOf('x')])).rejects.toMatchObject({ kind: 'missing', code: 'custody.key.none' });
});
