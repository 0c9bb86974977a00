import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseCsv } from '../../../test/support/csv.ts';
import { placeShares, readPlace } from './other-parts.ts';
import type { Compared } from './read-person.ts';
import { scorePersons } from './score.ts';

/** Made persons with slips, of a linkage program (MIT); lies beside the repository where Clew is built. */
const file = fileURLToPath(new URL('../../../../shared/data/recordlinkage_fake1000/fake_1000.csv', import.meta.url));

/** log10 of the odds from which two records are called one: one threshold for all pairs. */
const from = -3.4;

test.skipIf(!existsSync(file))('pairs of another program’s made persons: F1 ≥ .94 at one threshold', { timeout: 240_000 }, () => {
  const rows = parseCsv(readFileSync(file, 'utf8'));
  const people = rows.map(({ first_name: given = '', surname = '', dob = '', city = '', email = '' }): Compared => {
    const text = [given, surname].filter((part) => part !== '').join(' ');
    const hint = { ...(surname === '' ? {} : { surname }), ...(given === '' ? {} : { given }) };
    return {
      names: text === '' ? [] : [{ text, role: 'full', ...hint }],
      born: dob === '' ? [] : [{ text: dob, from: dob, to: dob, calendar: 'gregorian' }],
      nationality: [],
      papers: [],
      origins: city === '' ? [] : [city],
      kin: [],
      indicators: email === '' ? [] : [{ kind: 'email', value: email }],
    };
  });
  const places = placeShares(people.map(({ origins }) => origins.map(readPlace)));
  const tally = { right: 0, wrong: 0, lost: 0 };
  for (const [i, a] of people.entries()) {
    for (let j = i + 1; j < people.length; j++) {
      const isOne = rows[i]!['cluster'] === rows[j]!['cluster'];
      const isFound = scorePersons(a, people[j]!, { entries: 1000, places }).weight >= from;
      if (isOne && isFound) tally.right++;
      else if (isFound) tally.wrong++;
      else if (isOne) tally.lost++;
    }
  }
  const f1 = (2 * tally.right) / (2 * tally.right + tally.wrong + tally.lost);
  expect(f1).toBeGreaterThanOrEqual(0.94);
});
