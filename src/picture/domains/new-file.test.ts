import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newFile } from './new-file.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-new-file-'));
});
afterEach(async () => await rm(dir, { recursive: true }));

it('has the whole text beside its place while it is recorded, and its name after it', async () => {
  const path = join(dir, 'list.csv');
  const seen = await newFile(path, 'one\ntwo\n', async () => {
    const [aside, ...more] = await readdir(dir);
    expect(more).toEqual([]);
    expect(aside).not.toBe('list.csv');
    return await readFile(join(dir, aside!), 'utf8');
  });
  expect(seen).toBe('one\ntwo\n');
  expect(await readdir(dir)).toEqual(['list.csv']);
  expect(await readFile(path, 'utf8')).toBe('one\ntwo\n');
});

it('leaves nothing when it cannot be recorded', async () => {
  await expect(newFile(join(dir, 'list.csv'), 'x', () => Promise.reject(new Error('log is full')))).rejects.toThrow(
    'log is full',
  );
  expect(await readdir(dir)).toEqual([]);
});

it('records nothing when the name is taken or the folder takes no file', async () => {
  await writeFile(join(dir, 'taken'), 'mine');
  const record = (): Promise<never> => Promise.reject(new Error('recorded'));
  await expect(newFile(join(dir, 'taken'), 'x', record)).rejects.toMatchObject({ kind: 'conflict', code: 'picture.exists' });
  for (const nowhere of [join(dir, 'gone', 'list.csv'), join(dir, 'taken', 'list.csv')]) {
    await expect(newFile(nowhere, 'x', record)).rejects.toMatchObject({ kind: 'unavailable', code: 'picture.unwritten' });
  }
  expect(await readdir(dir)).toEqual(['taken']);
  expect(await readFile(join(dir, 'taken'), 'utf8')).toBe('mine');
});

it('keeps the text and says where when the name is lost once it was recorded', async () => {
  const path = join(dir, 'list.csv');
  const lost = newFile(path, 'x', async () => await mkdir(path));
  await expect(lost).rejects.toMatchObject({ code: 'picture.unwritten', hint: expect.stringContaining('.part') as string });
  const aside = (await readdir(dir)).find((name) => name.endsWith('.part'));
  expect(await readFile(join(dir, aside!), 'utf8')).toBe('x');
});
