import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measure, readSentences } from '../../bench/places/measure.ts';

const read = (name: string): ReturnType<typeof readSentences> =>
  readSentences(readFileSync(new URL(`../../bench/places/${name}.txt`, import.meta.url), 'utf8'));

// The figures reached (docs/reference/places.md); `npm run bench -- places --wrong` shows what is read wrongly.
describe.each([
  ['made', 321, { recall: 1, precision: 1, roles: 0.985 }],
  ['held', 251, { recall: 0.99, precision: 0.99, roles: 0.99 }],
] as const)('labelled sentences: %s', (name, count, least) => {
  const sentences = read(name);
  const { labelled, found, right, roleRight } = measure(sentences);

  it('are as many as told, and differ', () => {
    expect(sentences.length).toBe(count);
    expect(new Set(sentences.map(({ text, field }) => `${field}: ${text}`)).size).toBe(count);
  });

  it('have their places found, and roles read', () => {
    expect(right / labelled).toBeGreaterThanOrEqual(least.recall);
    expect(right / found).toBeGreaterThanOrEqual(least.precision);
    expect(roleRight / right).toBeGreaterThanOrEqual(least.roles);
  });
});
