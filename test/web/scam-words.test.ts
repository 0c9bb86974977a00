import { join } from 'node:path';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { placeRoles, scamStages, scamTypes } from '../../src/model/index.ts';
import { scamStageName, scamTypeName } from '../../src/scam/index.ts';
import { standIn, webDir } from './support.ts';

let words: Readonly<Record<'en' | 'zh', Readonly<Record<string, string>>>>;
let offered: readonly string[];
beforeAll(async () => {
  standIn();
  const parts = join(webDir, 'parts/scam.ts');
  ({ scamTypes: offered } = (await import(parts)) as { readonly scamTypes: readonly string[] });
  const [en, zh] = ['en', 'zh'].map((language) => i18next.getResourceBundle(language, 'scam') as Record<string, string>);
  words = { en: en!, zh: zh! };
});

/** Pages begin such words with a capital, terminals do not. */
const plain = (text: string | undefined): string => (text === undefined ? '' : text[0]!.toLowerCase() + text.slice(1));

it('pages call types and steps as terminals do, and offer every type', () => {
  expect(offered).toEqual([...scamTypes]);
  for (const language of ['en', 'zh'] as const) {
    for (const type of scamTypes) expect(plain(words[language][`type-${type}`])).toBe(plain(scamTypeName(type)[language]));
    for (const stage of scamStages) expect(plain(words[language][`stage-${stage}`])).toBe(plain(scamStageName(stage)[language]));
    for (const role of placeRoles) expect(words[language]).toHaveProperty(`role-${role}`);
  }
});
