import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorsInChinese } from '../../web/words/errors-zh.ts';

const src = join(import.meta.dirname, '../../src');

/** Codes of the errors that rooms behind the server can raise; what only the command line says needs no page. */
function codes(): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name.startsWith('cli/') || name.endsWith('command.ts')) continue;
    for (const [, code] of readFileSync(join(src, name), 'utf8').matchAll(/ClewError\(\s*'[a-z]+',\s*'([a-z.]+)'/gu))
      found.add(code!);
  }
  return found;
}

it('every error that a page may show has a Chinese wording', () => {
  const all = codes();
  expect(all.size).toBeGreaterThan(80);
  expect([...all].filter((code) => !(code in errorsInChinese)).sort()).toEqual([]);
});

it('the wordings are Chinese', () => {
  for (const [code, text] of Object.entries(errorsInChinese)) expect(text, code).toMatch(/^[\p{Script=Han}\p{P}\w\s（）]+[。]$/u);
});
