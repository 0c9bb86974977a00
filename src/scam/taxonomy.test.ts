import { expect, test } from 'vitest';
import { scamStages, scamTypes } from '../model/index.ts';
import { scamStageName, scamTypeName, taxonomy } from './taxonomy.ts';

test('every type and step has its own name in both languages, every type a sentence', () => {
  expect(Object.keys(taxonomy)).toEqual([...scamTypes]);
  for (const language of ['en', 'zh'] as const) {
    for (const names of [
      scamTypes.map(scamTypeName),
      scamStages.map(scamStageName),
      scamTypes.map((type) => taxonomy[type].is),
    ]) {
      const said = names.map((name) => name[language]);
      expect(said.every((name) => name.trim() !== '')).toBe(true);
      expect(new Set(said).size).toBe(said.length);
    }
  }
});
