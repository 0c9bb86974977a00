import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consultOf, makeLogFolder, openMadeLog, record, recordMany } from '../../test/support/custody-log.ts';
import { protectKey, readKey, rotateKey, verify } from './index.ts';
import { tokenSigner } from './pkcs11.ts';

// SoftHSM2 stands for a token. Skipped without its library, its tool or the module pkcs11js: apt install softhsm2, then
// npm install --no-save --ignore-scripts=false pkcs11js.
const library = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find((path) =>
  existsSync(path),
);
const name = 'pkcs11js';
const hasModule = await import(name).then(
  () => true,
  () => false,
);

test.runIf(library !== undefined && hasModule)(
  'a key in a token takes over, signs, and never comes out (skipped without SoftHSM2 or pkcs11js)',
  async () => {
    const dir = await makeLogFolder();
    const tokens = join(dir, 'tokens');
    await mkdir(tokens);
    const config = join(dir, 'softhsm2.conf');
    await writeFile(config, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
    process.env['SOFTHSM2_CONF'] = config;
    try {
      const made = spawnSync('softhsm2-util', [
        '--init-token',
        '--free',
        '--label',
        'clew',
        '--pin',
        '123456',
        '--so-pin',
        '654321',
      ]);
      expect(made.status).toBe(0);
      const token = { module: library!, token: 'clew', label: 'log' };
      const log = await openMadeLog(dir);
      await recordMany(log, 3);
      await rotateKey(log, {
        passphrase: '123456',
        token,
        commit: async (act, before) => {
          await before();
          await record(log, [act()]);
        },
      });
      await record(log, [consultOf('signed by the token')]);
      expect((await readdir(join(dir, 'keys'))).sort()).toEqual(['log.pkcs11', 'log.vkey', 'policy']);
      expect((await stat(join(dir, 'keys', 'log.pkcs11'))).mode & 0o777).toBe(0o600);
      const again = await openMadeLog(dir, { ask: async () => '123456' });
      await record(again, [consultOf('and again')]);
      const { checks } = await verify(join(dir, 'log'), { key: readKey(join(dir, 'keys', 'log.vkey')) });
      expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      expect(await readFile(join(dir, 'keys', 'log.pkcs11'), 'utf8')).toBe(`${JSON.stringify(token)}\n`);
      await expect(protectKey(join(dir, 'keys'), async () => 'x'.repeat(12), dir)).rejects.toMatchObject({ kind: 'conflict' });
      await expect(tokenSigner('x', { ...token, label: 'other' }, '123456')).rejects.toMatchObject({ kind: 'missing' });
      await expect(tokenSigner('x', { ...token, token: 'other' }, '123456')).rejects.toMatchObject({ kind: 'missing' });
    } finally {
      delete process.env['SOFTHSM2_CONF'];
      await rm(dir, { recursive: true });
    }
  },
);

test.runIf(!hasModule)('without the module that speaks to tokens it is said how to get it', async () => {
  await expect(tokenSigner('x', { module: '/nowhere.so', token: 't', label: 'l' }, '')).rejects.toMatchObject({
    kind: 'missing',
    hint: expect.stringContaining('npm install') as string,
  });
});
