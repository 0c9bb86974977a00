import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  formatVkey,
  parseVkey,
  rotateKey,
  seedSigner,
  type Verification,
  verify,
  type VerifierKey,
} from '../src/custody/index.ts';
import { PackageOptions } from '../src/model/index.ts';
import { exportCase } from '../src/share/index.ts';
import { type MadeCase, makeCase } from './support/made-case.ts';
import { renewBag } from './support/made-package.ts';

// A log changes its key; packages of before and after must both be believed by who knows either.
let made: MadeCase;
const keys: VerifierKey[] = [];
beforeAll(async () => {
  made = await makeCase();
  const { ctx, casebook } = made.workbench;
  const { log } = casebook;
  const send = async (name: string): Promise<void> => {
    keys.push(log.vkey);
    const options = PackageOptions.parse({ recipient: 'Harrow Bay Police', reason: 'joint case' });
    await exportCase({ ctx, log }, await made.dossier(), options, join(made.home, name));
  };
  await send('before');
  await rotateKey(log, { passphrase: undefined, commit: async (act, before) => await ctx.commit(() => [act()], before) });
  await send('after');
}, 120_000);
afterAll(async () => await made.close());

const look = async (name: string, key: VerifierKey | undefined): Promise<Verification> =>
  await verify(join(made.home, name), key === undefined ? {} : { key });

const failed = ({ checks }: Verification): string[] =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code.slice('custody.'.length));

it('a package of before is believed by who knows the key of then', async () => {
  expect(keys.map(formatVkey)[0]).not.toBe(formatVkey(keys[1]!));
  expect(failed(await look('before', keys[0]))).toEqual([]);
  expect((await look('before', keys[0])).package?.key).toBe(formatVkey(keys[0]!));
});

it('a package of after is believed by who knows either key', async () => {
  for (const key of keys) expect(failed(await look('after', key))).toEqual([]);
  expect((await look('after', keys[0])).checks.find(({ code }) => code === 'custody.rotations')?.sentence.en).toMatch(/: 1$/u);
});

it('verify.mjs in the package says the same', async () => {
  const file = join(made.home, 'after', 'verify.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [file, '--json', '--key', formatVkey(keys[0]!)]);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, package: { origin: keys[0]!.name } });
});

it('a key that nobody handed over to is not believed, whatever the folder says', async () => {
  const thief = seedSigner(keys[0]!.name, Buffer.alloc(32, 5)).verifier;
  expect(failed(await look('after', thief))).toEqual(expect.arrayContaining(['rotations', 'signature', 'seal']));
});

it('a change of key that is taken out, or put in, is noticed', async () => {
  const dir = join(made.home, 'after');
  const rotations = join(dir, 'log', 'rotations');
  const name = (await readFile(join(dir, 'contents.sha256'), 'utf8')).match(/log\/rotations\/(?<name>\d+\.note)/u)!.groups![
    'name'
  ]!;
  const note = await readFile(join(rotations, name));
  await rm(join(rotations, name));
  renewBag(dir);
  expect(failed(await look('after', keys[0]))).toEqual(expect.arrayContaining(['contents', 'signature', 'key']));
  await writeFile(join(rotations, name), note);
  await writeFile(join(rotations, '99.note'), note);
  renewBag(dir);
  expect(failed(await look('after', keys[0]))).toEqual(expect.arrayContaining(['extras', 'rotations']));
  expect(parseVkey(formatVkey(keys[1]!)).id).toBe(keys[1]!.id);
});
