import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { openWorkbench, rebuildWorkbench } from '../src/workbench.ts';

let dir: string;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'clew-tampering-'));
  const file = join(dir, 'reports.csv');
  writeFileSync(file, 'Report No.,Statement\nA1,He told me to log in at https://one.test/\nA2,Nothing else is known.\n');
  const made = await createCasebook(join(dir, 'book'), { region: 'US', language: 'en' });
  await made.close();
  const workbench = await openWorkbench(join(dir, 'book'));
  await workbench.importFile(file);
  await workbench.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Replaces a word in the first file below a folder of the casebook. */
function change(folder: string, from: string, to: string): void {
  const name = readdirSync(join(dir, 'book', folder), { recursive: true, encoding: 'utf8' }).find((each) =>
    /[0-9a-f]{64}$|\.jsonl$/u.test(each),
  );
  const path = join(dir, 'book', folder, name!);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  chmodSync(path, 0o644);
  writeFileSync(path, text.replace(from, to));
}

it('rebuilds a casebook that is whole', async () => {
  expect(await rebuildWorkbench(join(dir, 'book'))).toEqual({ reports: 2, rings: 0 });
});

it('refuses to rebuild from an original that was changed', async () => {
  change('exhibits', 'one.test', 'two.test');
  await expect(rebuildWorkbench(join(dir, 'book'))).rejects.toMatchObject({ kind: 'untrusted', code: 'path.exhibit' });
});

it('refuses to rebuild from an act that was changed', async () => {
  change('acts', '"language":"en"', '"language":"zh"');
  await expect(rebuildWorkbench(join(dir, 'book'))).rejects.toMatchObject({ kind: 'untrusted', code: 'custody.acts' });
});
