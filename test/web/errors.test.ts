import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorsInChinese } from '../../src/errors-zh.ts';

const src = join(import.meta.dirname, '../../src');

/** Codes of all errors that are raised. */
function codes(): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    for (const [, code] of readFileSync(join(src, name), 'utf8').matchAll(/ClewError\(\s*'[a-z]+',\s*'([a-z.-]+)'/gu))
      found.add(code!);
  }
  return found;
}

it('every error has a Chinese wording', () => {
  const all = codes();
  expect(all.size).toBeGreaterThan(80);
  expect([...all].filter((code) => !(code in errorsInChinese)).sort()).toEqual([]);
});

it('the wordings are Chinese', () => {
  for (const [code, text] of Object.entries(errorsInChinese)) expect(text, code).toMatch(/^[\p{Script=Han}\p{P}\w\s（）]+[。]$/u);
});
