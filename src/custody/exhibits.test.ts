import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Exhibits, openExhibits } from './exhibits.ts';

let root: string;
let exhibits: Exhibits;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clew-exhibits-'));
  await mkdir(join(root, 'staging'));
  exhibits = openExhibits(join(root, 'exhibits'), join(root, 'staging'), () => undefined);
});
afterEach(async () => await rm(root, { recursive: true }));

test('a sealed file is a read-only copy under its hash', async () => {
  const content = randomBytes(3_000_000);
  const file = join(root, '报案 1.csv');
  await writeFile(file, content);
  const seen: number[] = [];
  const sealed = await exhibits.seal(file, { onBytes: (done) => seen.push(done) });
  const hash = createHash('sha256').update(content).digest('hex');
  expect(sealed).toEqual({
    sha256: hash,
    bytes: content.length,
    name: '报案 1.csv',
    path: join(root, 'exhibits', hash.slice(0, 2), hash),
    known: false,
  });
  expect(seen.at(-1)).toBe(content.length);
  expect((await stat(sealed.path)).mode & 0o777).toBe(0o444);
  expect(await readFile(sealed.path)).toEqual(content);
  expect(await readFile(file)).toEqual(content);
  expect(await readdir(join(root, 'staging'))).toEqual([]);
  expect(await exhibits.isIntact(hash)).toBe(true);
});

test('the same content twice, at once or later, is one exhibit', async () => {
  await writeFile(join(root, 'a'), 'same');
  await writeFile(join(root, 'b'), 'same');
  const both = await Promise.all([exhibits.seal(join(root, 'a')), exhibits.seal(join(root, 'b'), { name: 'other' })]);
  expect(both.filter(({ known }) => known)).toHaveLength(1);
  expect(both[1]).toMatchObject({ name: 'other', sha256: both[0].sha256 });
  expect(await exhibits.seal(join(root, 'a'))).toMatchObject({ known: true });
  expect(await readdir(join(root, 'staging'))).toEqual([]);
});

test('an empty file is an exhibit', async () => {
  await writeFile(join(root, 'empty'), '');
  const { sha256, bytes } = await exhibits.seal(join(root, 'empty'));
  expect([sha256, bytes]).toEqual(['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0]);
});

test('a changed exhibit is noticed', async () => {
  await writeFile(join(root, 'a'), 'first');
  const { sha256, path } = await exhibits.seal(join(root, 'a'));
  await chmod(path, 0o644);
  await writeFile(path, 'other');
  expect(await exhibits.isIntact(sha256)).toBe(false);
  await writeFile(path, 'longer than before');
  await expect(exhibits.seal(join(root, 'a'))).rejects.toMatchObject({ kind: 'untrusted', code: 'custody.exhibit' });
});

test('what is not there or no file is said so', async () => {
  await expect(exhibits.seal(join(root, 'none.csv'))).rejects.toMatchObject({ kind: 'missing', code: 'custody.file' });
  await expect(exhibits.seal(root)).rejects.toMatchObject({ kind: 'input', code: 'custody.file' });
  await expect(exhibits.path('0'.repeat(64))).rejects.toMatchObject({ kind: 'missing', code: 'custody.exhibit' });
  expect(await exhibits.has('0'.repeat(64))).toBe(false);
});
