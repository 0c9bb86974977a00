import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseVkey, stampCheckpoint, verify } from '../../src/custody/index.ts';
import { PackageOptions } from '../../src/model/index.ts';
import { exportCase, verifierBytes } from '../../src/share/index.ts';
import { judge } from '../support/judges.ts';
import { makeCase } from '../support/made-case.ts';
import { buildFsck, fsck } from '../support/peers.ts';
import { hasOpenssl, makeTsa, type Tsa } from '../support/tsa.ts';

// A package is checked on machines without Clew, with software that we did not write.
const script = fileURLToPath(new URL('../../scripts/verify-checkpoint.sh', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'clew-package-peers-'));
const bag = join(home, 'bag');
const path = (name: string): string => join(bag, name);
const text = (name: string): string => readFileSync(path(name), 'utf8');
let tsa: Tsa | undefined;

beforeAll(async () => {
  const made = await makeCase();
  try {
    const { ctx, casebook } = made.workbench;
    if (hasOpenssl) {
      const authority = (tsa = makeTsa(home));
      await stampCheckpoint(casebook.log, 'https://tsa.example/', async (_url, query) => ({
        status: 200,
        type: 'application/timestamp-reply',
        body: authority.reply(Buffer.from(query)),
      }));
    }
    const options = PackageOptions.parse({
      recipient: 'Harrow Bay Police',
      reason: 'joint case',
      originals: true,
      wholeLog: true,
    });
    await exportCase({ ctx, log: casebook.log }, await made.dossier(), options, bag);
  } finally {
    await made.close();
  }
}, 120_000);
afterAll(() => rmSync(home, { recursive: true }));

it('Clew itself', async () => {
  const { checks } = await verify(bag, { key: parseVkey(text('log/log.vkey').trim()) });
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

it('verify.mjs, by a Node without anything of ours', async () => {
  const file = join(home, 'verify.mjs');
  writeFileSync(file, await verifierBytes());
  const { status, stdout } = spawnSync(process.execPath, [file, bag], { cwd: home, env: {}, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringContaining('Verified: ') as string]);
  if (tsa !== undefined) expect(stdout).toContain('Time stamps are good');
});

it('bagit.py --validate (skipped when it cannot be installed)', { timeout: 600_000 }, async (context) => {
  const bagit = await judge('bagit');
  if (bagit === undefined) return context.skip();
  const { code, stderr } = await bagit.run('bagit.py', ['--validate', bag]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('is valid') as string });
});

it('sha256sum -c, for both lists and both manifests', () => {
  for (const list of ['contents.sha256', 'manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    expect([list, spawnSync('sha256sum', ['--check', '--strict', '--quiet', list], { cwd: bag }).status]).toEqual([list, 0]);
  }
  const sealed = text('seal.note').split('\n\n')[0]!.split('\n').slice(2).join('\n');
  expect(spawnSync('sha256sum', ['--check', '--strict', '--quiet', '-'], { cwd: bag, input: `${sealed}\n` }).status).toBe(0);
});

it('Tessera’s fsck, over the whole log (skipped without Go)', { timeout: 600_000 }, (context) => {
  const built = buildFsck();
  if (!('path' in built)) return context.skip(built.why);
  const [, size, root] = text('log/checkpoint').split('\n');
  expect(fsck(built.path, path('log'), path('log/log.vkey'))).toEqual({ size: Number(size), root });
});

it.skipIf(!hasOpenssl)('OpenSSL: the checkpoint’s signature (skipped without OpenSSL)', () => {
  const { status, stdout } = spawnSync('sh', [script, path('log/checkpoint'), path('log/log.vkey')], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^OK: \d+ entries/u) as string]);
});

it.skipIf(!hasOpenssl)('OpenSSL: the time stamp (skipped without OpenSSL)', () => {
  const names = readdirSync(path('log/timestamps'));
  expect(names).toHaveLength(2);
  const [data, answer] = ['.checkpoint', '.tsr'].map((end) =>
    readFileSync(path(`log/timestamps/${names.find((name) => name.endsWith(end))!}`)),
  );
  expect(tsa!.accepts(data!, answer!)).toBe(true);
  expect(tsa!.accepts(Buffer.concat([data!, Buffer.from('x')]), answer!)).toBe(false);
});
