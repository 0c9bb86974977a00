import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareNames, nameThreshold, readName } from '../index.ts';

/** Public sets that lie beside the repository on the machines where Clew is built; they may not be shipped with it. */
const data = fileURLToPath(new URL('../../../../shared/data/names_screening_misc/', import.meta.url));
const isHere = existsSync(data);

function rows(file: string): string[][] {
  const lines = readFileSync(`${data}${file}`, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) =>
    Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/gu), ([, quoted, plain]) => quoted ?? plain ?? ''),
  );
}

/** Ranks, equal values sharing the mean of theirs. */
function ranks(values: readonly number[]): number[] {
  const sorted = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const out: number[] = [];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]!.value === sorted[from]!.value) to += 1;
    for (let at = from; at < to; at++) out[sorted[at]!.at] = (from + to - 1) / 2;
    from = to;
  }
  return out;
}

/** Spearman's rank correlation: Pearson's of the ranks. */
function spearman(a: readonly number[], b: readonly number[]): number {
  const x = ranks(a);
  const y = ranks(b);
  const mean = (x.length - 1) / 2;
  const sum = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((total, value, at) => total + (value - mean) * (other[at]! - mean), 0);
  return sum(x, y) / Math.sqrt(sum(x, x) * sum(y, y));
}

const score = (a: string, b: string): number => compareNames(readName(a), readName(b)).score;

describe.skipIf(!isHere)(
  `public sets of names${isHere ? '' : ' (not on this machine: shared/data/names_screening_misc)'}`,
  () => {
    it('orders pairs nearly as the search of the OFAC lists does, of what that search showed', () => {
      // -1: not among its results, so without a score to rank.
      const shown = rows('ofac_search_scores.csv').filter(([, , score]) => Number(score) >= 0);
      expect(shown.length).toBeGreaterThan(150);
      const own = shown.map(([query, result]) => score(query!, result!));
      expect(
        spearman(
          own,
          shown.map(([, , theirs]) => Number(theirs)),
        ),
      ).toBeGreaterThanOrEqual(0.9);
    });

    it('finds the one name meant among all of another script, and takes no other for it', () => {
      const pairs = rows('watchman_cross_script.csv');
      const names = pairs.map(([, name]) => name!);
      let found = 0;
      for (const [query, match] of pairs) {
        const scores = names.map((name) => score(query!, name));
        const best = Math.max(...scores);
        if (best >= nameThreshold && names[scores.indexOf(best)] === match) found += 1;
        for (const [at, other] of names.entries())
          if (other !== match) expect(scores[at], `${query} ~ ${other}`).toBeLessThan(nameThreshold);
      }
      expect(found / pairs.length).toBeGreaterThanOrEqual(0.85);
    });

    it('judges persons as the authors of their cases do', () => {
      interface Side {
        readonly name: string;
        readonly firstName?: string;
        readonly lastName?: string;
      }
      interface Case {
        readonly schema: string;
        readonly matches: boolean;
        readonly query: Side;
        readonly result: Side;
      }
      const cases = JSON.parse(readFileSync(`${data}model_cases.json`, 'utf8')) as readonly Case[];
      const read = ({ name, firstName, lastName }: Side): ReturnType<typeof readName> =>
        readName(name, { given: firstName, surname: lastName });
      const persons = cases.filter(({ schema }) => schema === 'Person');
      expect(persons.length).toBeGreaterThan(5);
      for (const { matches, query, result } of persons)
        expect(compareNames(read(query), read(result)).score >= nameThreshold, `${query.name} ~ ${result.name}`).toBe(matches);
    });
  },
);
