import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeReference } from '../scripts/docs.ts';

const root = join(import.meta.dirname, '..');

it('has reference pages that say what the code says', async () => {
  for (const [path, text] of Object.entries(await makeReference())) {
    expect(readFileSync(join(root, path), 'utf8') === text, `${path}: npm run docs`).toBe(true);
  }
});

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'src', 'sample', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

it.each(pages)('%s links only to files that exist', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/```[^]*?```/gu, '');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/gu)].map(([, target = '']) => target);
  const missing = targets.filter((target) => !target.includes('://') && !existsSync(join(root, dirname(page), target)));
  expect(missing).toEqual([]);
});

it('has every guide in both languages', () => {
  const guides = readdirSync(join(root, 'docs/guide')).filter((name) => name.endsWith('.md'));
  const english = guides.filter((name) => !name.endsWith('.zh-CN.md'));
  expect(english.length).toBeGreaterThan(0);
  expect(english.filter((name) => !guides.includes(name.replace('.md', '.zh-CN.md')))).toEqual([]);
});
