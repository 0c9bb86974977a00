import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBag, Checklist } from './index.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'clew-bag-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const hash = (text: string | Buffer, kind = 'sha256'): string => createHash(kind).update(text).digest('hex');

type Files = Readonly<Record<string, string | Buffer | undefined>>;

/** Files of a bag with one payload file, those given in place of its own; `undefined` leaves one out. */
function bag(more: Files = {}, version = '1.0'): void {
  const files: Record<string, string | Buffer | undefined> = {
    'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
    'data/a.txt': 'a\n',
    'manifest-sha256.txt': `${hash('a\n')}  data/a.txt\n`,
    ...more,
  };
  for (const [path, bytes] of Object.entries(files)) {
    if (bytes === undefined) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
}

/** `ok`, or `loose`, or the first thing found. */
async function said(): Promise<string> {
  const list = new Checklist();
  const { ok } = await checkBag(dir, list);
  const [check] = list.list();
  const [first] = check?.found ?? [];
  if (ok) return check?.outcome === 'noted' ? 'loose' : 'ok';
  return `${first!.where} ${first!.why}`;
}

const a = hash('a\n');

describe('a bag that is good', () => {
  it('in the draft before 1.0', async () => {
    bag({}, '0.97');
    expect(await said()).toBe('ok');
  });

  it.each<readonly [string, Files]>([
    ['as small as it may be', {}],
    ['with what it counts', { 'bag-info.txt': 'Payload-Oxum: 2.1\nX: a\n  b\n' }],
    ['with tag files that nothing lists', { 'about/me.txt': 'x' }],
    ['with two manifests', { 'manifest-md5.txt': `${hash('a\n', 'md5')} data/a.txt\r\n` }],
    ['with hashes in capitals', { 'manifest-sha256.txt': `${a.toUpperCase()}  data/a.txt` }],
    ['with an encoded name', { 'data/1%.txt': 'x', 'manifest-sha256.txt': `${a}  data/a.txt\n${hash('x')}  data/1%25.txt\n` }],
    [
      'with a name in Chinese',
      { 'data/证物.txt': 'x', 'manifest-sha256.txt': `${a}  data/a.txt\n${hash('x')}  data/证物.txt\n` },
    ],
    [
      'with tag files in UTF-16',
      {
        'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16\n',
        'manifest-sha256.txt': Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(`${a}  data/a.txt\n`, 'utf16le').swap16()]),
      },
    ],
  ])('%s', async (_what, files) => {
    bag(files);
    expect(await said()).toBe('ok');
  });

  it.each<readonly [string, Files, string]>([
    ['written by md5sum', { 'manifest-sha256.txt': `${a} *data/a.txt\n` }, '1.0'],
    ['with a dot before its paths', { 'manifest-sha256.txt': `${a}  ./data/a.txt\n` }, '1.0'],
    ['with a file named twice, before 1.0', { 'manifest-sha256.txt': `${a}  data/a.txt\n${a}  data/a.txt\n` }, '0.97'],
    ['with a file named in capitals too, before 1.0', { 'manifest-sha256.txt': `${a}  data/a.txt\n${a}  data/A.txt\n` }, '0.97'],
    [
      'with a name that changed its form on the way',
      { 'data/e\u0301.txt': 'x', 'manifest-sha256.txt': `${a}  data/a.txt\n${hash('x')}  data/\u00e9.txt\n` },
      '1.0',
    ],
  ])('but loose: %s', async (_what, files, version) => {
    bag(files, version);
    expect(await said()).toBe('loose');
  });
});

describe('a bag that is not', () => {
  it.each<readonly [string, Files, string]>([
    ['no declaration', { 'bagit.txt': undefined }, 'bagit.txt missing'],
    [
      'a mark before it',
      { 'bagit.txt': '\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
      'bagit.txt malformed',
    ],
    [
      'lines the other way round',
      { 'bagit.txt': 'Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n' },
      'bagit.txt malformed',
    ],
    ['a third line', { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: y\n' }, 'bagit.txt malformed'],
    ['an unknown version', { 'bagit.txt': 'BagIt-Version: 1.5\nTag-File-Character-Encoding: UTF-8\n' }, 'bagit.txt malformed'],
    ['an unknown encoding', { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON\n' }, 'bagit.txt malformed'],
    ['no manifest', { 'manifest-sha256.txt': undefined }, 'manifest-sha256.txt missing'],
    ['a manifest by an unknown hash', { 'manifest-crc32.txt': '00  data/a.txt\n' }, 'manifest-crc32.txt unknownKind'],
    ['another file', { 'data/a.txt': 'b\n' }, 'data/a.txt differs'],
    ['a file too many', { 'data/b.txt': 'b\n' }, 'data/b.txt unlisted'],
    ['a file too few', { 'data/a.txt': undefined, 'data/b.txt': 'b' }, 'data/a.txt missing'],
    [
      'a file named twice',
      { 'manifest-sha256.txt': `${a}  data/a.txt\n${a}  data/a.txt\n` },
      'manifest-sha256.txt (data/a.txt) twice',
    ],
    ['a manifest with a part of the payload', { 'manifest-md5.txt': '' }, 'data/a.txt unlisted'],
    ['a hash too short', { 'manifest-sha256.txt': `${a.slice(2)}  data/a.txt\n` }, 'manifest-sha256.txt malformed'],
    [
      'a tag file in the manifest',
      { 'manifest-sha256.txt': `${a}  data/a.txt\n${a}  bagit.txt\n` },
      'manifest-sha256.txt elsewhere',
    ],
    ['a tag file that is gone', { 'tagmanifest-sha256.txt': `${a}  about.txt\n` }, 'about.txt missing'],
    ['a payload of another count', { 'bag-info.txt': 'payload-oxum: 2.2\n' }, 'bag-info.txt differs'],
    ['a count that stands there twice', { 'bag-info.txt': 'Payload-Oxum: 2.1\nPayload-Oxum: 2.1\n' }, 'bag-info.txt malformed'],
    ['a file that was never fetched', { 'fetch.txt': 'https://x.example/ - data/b.txt\n' }, 'data/b.txt unlisted'],
    ['a way out for what is fetched', { 'fetch.txt': 'https://x.example/ - ../b.txt\n' }, 'fetch.txt malformed'],
  ])('%s', async (_what, files, found) => {
    bag(files);
    expect(await said()).toBe(found);
  });

  it.each(['../a', 'data/../../a', '/etc/hosts', '~/a', 'C:\\a', 'data\\..\\..\\a', '\\\\host\\a', 'data//a'])(
    'with a path that leads out: %s',
    async (path) => {
      bag({ 'manifest-sha256.txt': `${a}  data/a.txt\n${a}  ${path}\n` });
      expect(await said()).toBe('manifest-sha256.txt malformed');
    },
  );

  it('with a link in place of a file', async () => {
    bag({ 'data/a.txt': undefined, elsewhere: 'a\n' });
    mkdirSync(join(dir, 'data'));
    symlinkSync('../elsewhere', join(dir, 'data', 'a.txt'));
    expect(await said()).toBe('data/a.txt missing');
  });
});
