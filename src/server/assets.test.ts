import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Assets } from './assets.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clew-assets-'));
  await mkdir(join(root, 'dist', 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.txt'), 'secret');
  await writeFile(join(root, 'dist', 'index.html'), '<p>page</p>');
  await writeFile(join(root, 'dist', 'assets', 'a-1.js'), 'plain');
  await writeFile(join(root, 'dist', 'assets', 'a-1.js.br'), 'brotli');
  await writeFile(join(root, 'dist', 'assets', 'a-1.js.gz'), 'gzip');
});
afterEach(async () => await rm(root, { recursive: true }));

function site(): (path: string, headers?: Record<string, string>) => Promise<Response> {
  const assets = new Assets(join(root, 'dist'));
  const app = new Hono().get('*', async (c) => (await assets.answer(c)) ?? c.notFound());
  return async (path, headers = {}) => await app.request(path, { headers });
}

it('hands out the smallest copy that a browser takes, and says how long it may be kept', async () => {
  const get = site();
  const copies = await Promise.all(
    ['gzip, deflate, br', 'gzip', ''].map(async (accepted) => await get('/assets/a-1.js', { 'accept-encoding': accepted })),
  );
  expect(await Promise.all(copies.map(async (copy) => await copy.text()))).toEqual(['brotli', 'gzip', 'plain']);
  expect(copies.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
  expect(copies[0]!.headers.get('cache-control')).toContain('immutable');
  expect(copies[0]!.headers.get('content-type')).toContain('text/javascript');
  const page = await get('/index.html');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const again = await get('/index.html', { 'if-none-match': page.headers.get('etag')! });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

it('answers addresses of the page with the page, whatever they look like, and nothing with what is not listed', async () => {
  const get = site();
  const reads = { accept: 'text/html,*/*' };
  for (const path of ['/', '/rings/G1', '/indicators/domain/evil.example']) {
    expect(await (await get(path, reads)).text()).toBe('<p>page</p>');
  }
  for (const path of [
    '/assets/none.js',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/assets',
  ]) {
    const answer = await get(path);
    expect([answer.status, (await answer.text()).includes('secret')]).toEqual([404, false]);
  }
});

it('sees that the page was built anew', async () => {
  const get = site();
  expect((await get('/assets/b-2.js')).status).toBe(404);
  await writeFile(join(root, 'dist', 'assets', 'b-2.js'), 'new');
  await utimes(join(root, 'dist', 'index.html'), 1, 1);
  expect(await (await get('/assets/b-2.js')).text()).toBe('new');
});
