import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeVerifier } from '../../../scripts/verifier.ts';
import { logKey } from '../../../test/support/made-log.ts';
import { makePackage, packageFiles } from '../../../test/support/made-package.ts';
import { verifierBytes } from '../index.ts';

const run = promisify(execFile);
const dir = mkdtempSync(join(tmpdir(), 'clew-verifier-'));
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await verifierBytes();
  makePackage(join(dir, 'p'), { verifier: bytes });
});
afterAll(() => rmSync(dir, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
}

async function verifier(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const file = join(dir, 'p', 'verify.mjs');
  return await run(process.execPath, [file, ...words], { cwd: dir, env: { PATH: process.env['PATH'] ?? '', ...env } }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, out: stdout }),
  );
}

it('is one small file with nothing in it from elsewhere, and the same each time', async () => {
  const text = Buffer.from(bytes).toString();
  expect(bytes.length).toBeLessThan(200_000);
  const from = [...text.matchAll(/^import .* from "(?<name>[^"]+)";$/gmu)].map(({ groups }) => groups!['name']!);
  expect(new Set(from)).toEqual(new Set(['node:fs', 'node:path', 'node:url', 'node:timers/promises', 'node:buffer', 'crypto']));
  expect(text).not.toMatch(/\brequire\(|\bimport\(|\bfetch\(|\/work\/|zod/u);
  expect(Buffer.from(await makeVerifier()).equals(bytes)).toBe(true);
});

it('verifies the package that holds it, in either language', async () => {
  const en = await verifier([]);
  expect([en.code, en.out]).toEqual([0, expect.stringContaining('Verified: ') as string]);
  const zh = await verifier(['--lang', 'zh', '--key', logKey]);
  expect([zh.code, zh.out]).toEqual([0, expect.stringContaining('验证通过') as string]);
  expect(zh.out).toContain('移送至Harrow Bay Police，TLP:AMBER');
  expect((await verifier([], { LANG: 'zh_CN.UTF-8' })).out).toContain('验证通过');
});

it('tells programs the same', async () => {
  const { code, out } = await verifier([join(dir, 'p'), '--json', '--key', logKey]);
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { what: 'package', ok: true, package: { id: 'P0a1b2c3d4e5f', key: logKey } },
  ]);
});

it('ends with 5 for a package that was changed, 2 and 3 where it could not look', async () => {
  makePackage(join(dir, 'changed'));
  writeFileSync(join(dir, 'changed', 'data', 'case.jsonld'), '{}');
  const changed = await verifier([join(dir, 'changed')]);
  expect([changed.code, changed.out]).toEqual([5, expect.stringContaining('data/case.jsonld') as string]);
  expect(packageFiles(join(dir, 'changed'))).toContain('verify.mjs');
  expect((await verifier(['nowhere'])).code).toBe(3);
  expect((await verifier(['--key', 'no key'])).code).toBe(2);
  expect((await verifier(['--nonsense'])).code).toBe(2);
  expect((await verifier(['--help'])).code).toBe(0);
});
