import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCsv } from '../../test/support/csv.ts';
import type { Person } from './matchers.ts';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const read = (path: string): string => readFileSync(data + path, 'utf8');

/** Published sets beside the clone; each empty where it is not there. */
export interface SharedSets {
  readonly romanised: readonly { readonly pair: readonly [string, string]; readonly same: boolean }[];
  readonly ofac: readonly { readonly pair: readonly [string, string]; readonly score: number }[];
  readonly cross: readonly (readonly [string, string])[];
  readonly persons: readonly { readonly pair: readonly [Person, Person]; readonly same: boolean }[];
}

export function sharedSets(): SharedSets {
  const here = (set: string): boolean => existsSync(data + set);
  const chinese = here('names_chinese_romanised') ? parseCsv(read('names_chinese_romanised/pairs.csv')) : [];
  const rows = (file: string): Record<string, string>[] =>
    here('names_screening_misc') ? parseCsv(read(`names_screening_misc/${file}`)) : [];
  const cases = here('names_screening_misc')
    ? (JSON.parse(read('names_screening_misc/model_cases.json')) as readonly Case[])
    : [];
  return {
    romanised: chinese.map(({ a, b, same }) => ({ pair: [a!, b!], same: same === '1' })),
    ofac: rows('ofac_search_scores.csv').map((row) => ({
      pair: [row['query_name']!, row['result_name']!],
      score: Number(row['ofac_score']),
    })),
    cross: rows('watchman_cross_script.csv').map((row) => [row['query']!, row['match']!]),
    // A country, a date or a number that speaks against a pair is not the names' to say.
    persons: cases
      .filter(
        ({ schema, query, result }) =>
          schema === 'Person' && [query, result].every((side) => Object.keys(side).every((key) => /name$/i.test(key))),
      )
      .map(({ query, result, matches }) => ({ pair: [query, result], same: matches })),
  };
}
interface Case {
  readonly schema: string;
  readonly matches: boolean;
  readonly query: Person;
  readonly result: Person;
}
