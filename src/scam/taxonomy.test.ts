import { expect, test } from 'vitest';
import { scamStages, scamTypes } from '../model/index.ts';
import { scamStageName, scamTypeName, taxonomies, taxonomy, typesCalled } from './taxonomy.ts';

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

test('names elsewhere: none twice for a type; where classes are finer or the same, each belongs to one type', () => {
  for (const elsewhere of taxonomies) {
    const names = scamTypes.flatMap((type) => {
      const own = taxonomy[type].as[elsewhere] ?? [];
      expect(new Set(own).size).toBe(own.length);
      return own;
    });
    expect(names).not.toHaveLength(0);
    if (['ccl2023', 'teleAntiFraud', 'fakeBaseStation', 'spamHunter', 'simulator'].includes(elsewhere)) {
      expect(new Set(names).size).toBe(names.length);
    }
  }
  for (const type of scamTypes) {
    // A text of one type stands under one class of theirs, so that a prediction can be right or wrong.
    expect(taxonomy[type].as.fraudR1?.length ?? 0).toBeLessThanOrEqual(1);
  }
  expect(new Set(scamTypes.flatMap((type) => taxonomy[type].as.ccl2023 ?? [])).size).toBe(12);
  expect(typesCalled('fraudR1', 'fraud email')).toEqual(['prize', 'email']);
  expect(typesCalled('ccl2023', 'nothing')).toEqual([]);
});
