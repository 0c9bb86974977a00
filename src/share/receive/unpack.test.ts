import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTar } from '../tar.ts';
import { unpack, wrappingOf } from './unpack.ts';

const run = promisify(execFile);
let home = '';
let made = 0;
const target = (): string => join(home, `out-${made++}`);
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-unpack-'));
  await mkdir(join(home, 'bag', 'data', 'exhibits'), { recursive: true });
  await writeFile(join(home, 'bag', 'bagit.txt'), 'BagIt-Version: 1.0\n');
  await writeFile(join(home, 'bag', 'data', 'exhibits', 'a'.repeat(64)), Buffer.alloc(70_000, 7));
});
afterAll(async () => await rm(home, { recursive: true }));

/** One member of an archive, with its header's checksum. */
function member(
  name: string,
  {
    type = '0',
    bytes = Buffer.alloc(0),
    link = '',
    size = bytes.length,
  }: { type?: string; bytes?: Buffer; link?: string; size?: number } = {},
): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write(link, 157, 100);
  header.write('ustar\u000000', 257);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
const end = Buffer.alloc(1024);

async function archive(...members: readonly Buffer[]): Promise<string> {
  const path = join(home, `made-${made++}.tar`);
  await writeFile(path, Buffer.concat([...members, end]));
  return path;
}

describe('what a package comes in', () => {
  it.each([
    ['ustar', ['--format=ustar']],
    ['pax', ['--format=pax']],
    ['gnu', ['--format=gnu']],
  ])('is laid out from a %s archive of another program', async (_name, format) => {
    const tar = join(home, `${made++}.tar`);
    await run('tar', ['-C', home, ...format, '-cf', tar, 'bag']);
    expect(await wrappingOf(tar)).toBe('tar');
    const root = await unpack(tar, target());
    expect((await readdir(root)).sort()).toEqual(['bagit.txt', 'data']);
    const [exhibit] = await readdir(join(root, 'data', 'exhibits'));
    expect((await readFile(join(root, 'data', 'exhibits', exhibit!))).equals(Buffer.alloc(70_000, 7))).toBe(true);
  });

  it('is laid out from a folder, and from names longer than a plain header takes', async () => {
    const long = join(home, 'long', 'd'.repeat(90), 'e'.repeat(90), 'f'.repeat(90));
    await mkdir(long, { recursive: true });
    await writeFile(join(long, 'x'), 'x');
    for (const format of ['pax', 'gnu']) {
      const tar = join(home, `${made++}.tar`);
      await run('tar', ['-C', join(home, 'long'), `--format=${format}`, '-cf', tar, '.']);
      const root = await unpack(tar, target());
      expect((await readdir(root, { recursive: true })).at(-1)).toContain('x');
    }
    expect(await readdir(await unpack(join(home, 'bag'), target()))).toHaveLength(2);
  });

  it('is decrypted with the right key alone', async () => {
    const tar = join(home, 'plain.tar');
    await run('tar', ['-C', home, '-cf', tar, 'bag']);
    const identity = await generateX25519Identity();
    const age = new Encrypter();
    age.addRecipient(await identityToRecipient(identity));
    const sealed = join(home, 'plain.tar.age');
    await writeFile(sealed, await age.encrypt(await readFile(tar)));
    expect(await wrappingOf(sealed)).toBe('age');
    const root = await unpack(sealed, target(), { identities: `# created\n${identity}\n` });
    expect(await readdir(root)).toHaveLength(2);
    const other = await generateX25519Identity();
    for (const identities of ['', other, 'not a key']) {
      await expect(unpack(sealed, target(), { identities })).rejects.toMatchObject({ code: 'share.sealed' });
    }
  });
});

describe('what must not be laid out', () => {
  it.each(['../out', 'a/../../out', '/etc/x', 'a//b', 'C:/x', 'a\\..\\b', 'a/./b', 'n\u0001'])('the name %j', async (name) => {
    const tar = await archive(member(name, { bytes: Buffer.from('x') }));
    const to = target();
    await expect(unpack(tar, to)).rejects.toMatchObject({ code: 'share.name', kind: 'input' });
    expect(await readdir(to)).toEqual([]);
  });

  it.each([
    ['a symbolic link', '2'],
    ['a hard link', '1'],
    ['a device', '3'],
    ['a pipe', '6'],
    ['a sparse file', 'S'],
  ])('%s', async (_what, type) => {
    const tar = await archive(member('a', { type, link: '/etc/passwd' }), member('a/b', { bytes: Buffer.from('x') }));
    await expect(unpack(tar, target())).rejects.toMatchObject({ code: 'share.archive' });
  });

  it('the same name twice, a file as a folder, a link in a folder', async () => {
    const x = Buffer.from('x');
    await expect(unpack(await archive(member('a', { bytes: x }), member('a', { bytes: x })), target())).rejects.toMatchObject({
      code: 'share.name',
    });
    await expect(unpack(await archive(member('a', { bytes: x }), member('a/b', { bytes: x })), target())).rejects.toMatchObject({
      code: 'share.name',
    });
    const linked = join(home, 'linked');
    await mkdir(linked);
    await symlink('/etc/passwd', join(linked, 'passwd'));
    await expect(unpack(linked, target())).rejects.toMatchObject({ code: 'share.name' });
  });

  it('a file that claims more than the disk holds, before a byte of it is written', async () => {
    const size = 2 ** 50;
    const header = member('a', { size: 0 });
    header.fill(0, 124, 136)[124] = 0x80;
    header.writeBigUInt64BE(BigInt(size), 128);
    header.write('        ', 148);
    const sum = header.subarray(0, 512).reduce((all, byte) => all + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    await expect(unpack(await archive(header), target())).rejects.toMatchObject({ code: 'share.large' });
  });

  it('an archive that is cut off or damaged anywhere in its headers', async () => {
    const whole = Buffer.concat([member('a', { bytes: Buffer.alloc(600, 1) }), member('b', { bytes: Buffer.alloc(3, 2) }), end]);
    const reading = async (bytes: Buffer): Promise<string[]> => {
      const names: string[] = [];
      async function* pieces(): AsyncGenerator<Buffer> {
        for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
      }
      await readTar(pieces(), async ({ name }) => void names.push(name));
      return names;
    };
    expect(await reading(whole)).toEqual(['a', 'b']);
    for (const cut of [0, 100, 511, 512, 700, 1100, 1536, 1600, 2200]) {
      await expect(reading(whole.subarray(0, cut)), String(cut)).rejects.toMatchObject({ code: 'share.archive' });
    }
    for (let at = 0; at < 512; at++) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 0x15;
      // The sign that ends the digits of the checksum, and the one behind it, say nothing: whatever they are, the header is whole.
      if (at === 154 || at === 155) continue;
      await expect(reading(changed), String(at)).rejects.toMatchObject({ code: 'share.archive' });
    }
  });
});
