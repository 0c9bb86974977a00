import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logKey, logSigner, makeLog, origin, policyText } from '../../test/support/made-log.ts';
import { makePackage, type PackageForm, renewBag, resealed } from '../../test/support/made-package.ts';
import { formatVkey, parsePolicy, parseVkey, seedSigner, type Verification, verify, type VerifyOptions } from './index.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'clew-package-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const folder = (): string => join(dir, 'p');
const key = parseVkey(logKey);

async function verified(form: PackageForm = {}, options: VerifyOptions = { key }): Promise<Verification> {
  makePackage(folder(), form);
  return await verify(folder(), options);
}

const failed = ({ checks }: Verification): string[] =>
  checks
    .filter(({ outcome }) => outcome === 'failed')
    .flatMap(({ code, found }) => found.map(({ where }) => `${code.slice('custody.'.length)} ${where}`));

const noted = ({ checks }: Verification): string[] => checks.filter(({ outcome }) => outcome === 'noted').map(({ code }) => code);

describe('a package that is whole', () => {
  it('is verified, and says what it is', async () => {
    const found = await verified();
    expect(found).toMatchObject({ what: 'package', ok: true, package: { id: 'P0a1b2c3d4e5f', origin, size: 13, key: logKey } });
    expect(found.package?.send).toMatchObject({ seq: 13, recipient: 'Harrow Bay Police', covers: 12, withheld: 1 });
    expect(noted(found)).toEqual([]);
  });

  it('is verified with the whole log in it, witnesses and what was seen before', async () => {
    makeLog(join(dir, 'earlier'), 0);
    const seen = readFileSync(join(dir, 'earlier', 'checkpoint'));
    const policy = parsePolicy(policyText);
    const options = { key, policy, earlier: [{ name: 'seen', bytes: seen }] };
    const found = await verified({ acts: 700, wholeLog: true, witnessed: true }, options);
    expect(failed(found)).toEqual([]);
    expect(found.checks.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['custody.root', 'custody.quorum', 'custody.since', 'custody.fork']),
    );
  });

  it('says that its own key vouches for nothing by itself', async () => {
    expect(noted(await verified({}, {}))).toEqual(['custody.key']);
    rmSync(folder(), { recursive: true });
    expect(noted(await verified({ witnessed: true }, { key }))).toEqual(['custody.quorum']);
  });
});

describe('a package of another hand', () => {
  it('is refused under the key that is trusted', async () => {
    const other = formatVkey(seedSigner(origin, Buffer.alloc(32, 9)).verifier);
    expect(failed(await verified({}, { key: parseVkey(other) }))).toContain('signature log/checkpoint');
  });

  it('is refused when the witnesses that are asked for did not cosign', async () => {
    const policy = parsePolicy(policyText);
    expect(failed(await verified({}, { key, policy }))).toEqual([expect.stringContaining('quorum log/checkpoint')]);
  });

  it('is refused when another key sealed it', async () => {
    expect(failed(await verified({ sealedBy: seedSigner(origin, Buffer.alloc(32, 9)) }))).toEqual(['seal seal.note']);
  });

  it('is refused when a second signature stands under the seal', async () => {
    makePackage(folder());
    const note = readFileSync(join(folder(), 'seal.note'), 'utf8');
    const again = resealed(note, seedSigner('another.example', Buffer.alloc(32, 9))).split('\n\n')[1]!;
    writeFileSync(join(folder(), 'seal.note'), note + again);
    renewBag(folder());
    expect(failed(await verify(folder(), { key }))).toEqual(['seal seal.note']);
  });

  it('is refused when its log is not the one that was seen', async () => {
    makeLog(join(dir, 'other'), 13);
    const bytes = readFileSync(join(dir, 'other', 'checkpoint'));
    expect(failed(await verified({}, { key, earlier: [{ name: 'seen', bytes }] }))).toEqual(['fork seen']);
    makeLog(join(dir, 'other'), 5);
    const earlier = [{ name: 'seen', bytes: readFileSync(join(dir, 'other', 'checkpoint')) }];
    expect(noted(await verify(folder(), { key, earlier }))).toEqual(['custody.since']);
    rmSync(folder(), { recursive: true });
    expect(failed(await verified({ wholeLog: true }, { key, earlier }))).toEqual(['fork seen']);
  });
});

describe('what its sender did not mean', () => {
  it.each<readonly [string, PackageForm, string]>([
    ['other bytes than it sent', { sent: (body) => (body['bytes'] = 1) }, 'sent contents.sha256'],
    ['another list than it sent', { sent: (body) => (body['sha256'] = '0'.repeat(64)) }, 'sent contents.sha256'],
    ['another package', { sent: (body) => (body['package'] = 'P000000000000') }, 'sent seal.note'],
    ['acts that were not there yet', { sent: (body) => (body['covers'] = 13) }, 'sent log/send.json'],
    ['another recipient', { sent: (body) => (body['recipient'] = 'Nobody') }, 'told data/dossier.json'],
    ['another case', { told: (dossier) => (dossier['case'] = { id: 'C2' }) }, 'told data/dossier.json'],
    [
      'an exhibit that was never sealed',
      { told: (dossier) => ((dossier['exhibits'] as { sha256: string }[])[0]!.sha256 = '0'.repeat(64)) },
      'told data/dossier.json',
    ],
    [
      'an act of somebody else',
      { told: (dossier) => ((dossier['custody'] as { by: string }[])[0]!.by = 'somebody') },
      'told data/dossier.json',
    ],
    [
      'another state of the log',
      { wholeLog: true, told: (dossier) => ((dossier['head'] as { root: string }).root = Buffer.alloc(32).toString('base64')) },
      'told data/dossier.json',
    ],
  ])('%s', async (_what, form, where) => {
    expect(failed(await verified(form))).toContain(where);
  });

  it('acts that it does not show are noted', async () => {
    const told = (dossier: Record<string, unknown>): void => {
      dossier['custody'] = [{ seq: 8, at: 1, by: 'officer', kind: 'consult' }];
    };
    const found = await verified({ told });
    expect([found.ok, noted(found)]).toEqual([true, ['custody.told']]);
  });
});

describe('what is no file', () => {
  it.each<readonly [string, (at: string) => unknown]>([
    ['a link', (at) => symlinkSync('case.jsonld', at)],
    ['an empty folder', (at) => mkdirSync(at)],
  ])('%s does not belong there', async (_what, make) => {
    makePackage(folder());
    make(join(folder(), 'data', 'more'));
    expect(failed(await verify(folder(), { key }))).toEqual(['extras data/more']);
  });

  it('a link in place of a file is not followed', async () => {
    makePackage(folder());
    const file = join(folder(), 'data', 'case.jsonld');
    renameSync(file, join(dir, 'elsewhere'));
    symlinkSync(join(dir, 'elsewhere'), file);
    expect(failed(await verify(folder(), { key }))).toContain('contents data/case.jsonld');
  });
});

it('a bag of others may be whole, but nobody vouches for it', async () => {
  makePackage(folder());
  for (const own of ['log', 'seal.note', 'contents.sha256', 'verify.mjs', 'VERIFY.md'])
    rmSync(join(folder(), own), { recursive: true });
  renewBag(folder());
  const plain = await verify(folder());
  expect([plain.what, plain.ok, noted(plain)]).toEqual(['bag', true, ['custody.unsigned']]);
  expect(failed(await verify(folder(), { key }))).toEqual(['unsigned seal.note']);
  writeFileSync(join(folder(), 'data', 'case.jsonld'), '{}');
  expect(failed(await verify(folder()))).toContain('bag data/case.jsonld');
});

it('an archive must be unpacked first', async () => {
  const file = join(dir, 'p.tar');
  const header = Buffer.alloc(512);
  header.write('ustar', 257);
  writeFileSync(file, header);
  await expect(verify(file)).rejects.toMatchObject({ code: 'custody.path', hint: expect.stringContaining('tar -xf') as string });
  expect(logSigner.verifier.name).toBe(origin);
});
