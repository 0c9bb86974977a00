import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareNames, type ReadName, readName } from '../../src/names/index.ts';
import { scorePersons } from '../../src/people/index.ts';
import { parseCsv } from '../../test/support/csv.ts';
import type { Scored } from './measure.ts';

/** Records of made persons with slips and gaps (Splink's fake_1000): which of them are one is the set's own truth. */
interface PersonRecord {
  readonly first: string;
  readonly surname: string;
  readonly born: string;
  readonly city: string;
  readonly email: string;
  readonly cluster: string;
}

/** Undefined where the set is not beside the clone. */
export function personRecords(): readonly PersonRecord[] | undefined {
  const file = fileURLToPath(new URL('../../../shared/data/recordlinkage_fake1000/fake_1000.csv', import.meta.url));
  if (!existsSync(file)) return undefined;
  return parseCsv(readFileSync(file, 'utf8')).map((row) => ({
    first: row['first_name']!,
    surname: row['surname']!,
    born: row['dob']!,
    city: row['city']!,
    email: row['email']!,
    cluster: row['cluster']!,
  }));
}

/** Every record with every other. */
function eachPair<T>(
  records: readonly PersonRecord[],
  read: (record: PersonRecord) => T,
  score: (a: T, b: T) => number,
): Scored[] {
  const known = records.map(read);
  const scored: Scored[] = [];
  for (let i = 0; i < records.length; i++) {
    for (let j = i + 1; j < records.length; j++) {
      scored.push({ score: score(known[i]!, known[j]!), same: records[i]!.cluster === records[j]!.cluster });
    }
  }
  return scored;
}

/** By the names alone. */
export const byNames = (records: readonly PersonRecord[]): Scored[] =>
  eachPair<ReadName>(
    records,
    ({ first, surname }) => readName(`${first} ${surname}`.trim(), { given: first, surname }),
    (a, b) => compareNames(a, b).score,
  );

/** By all that a record has: name, day of birth, town, e-mail. */
export const byPersons = (records: readonly PersonRecord[]): Scored[] =>
  eachPair(
    records,
    ({ first, surname, born, city, email }) => {
      const text = `${first} ${surname}`.trim();
      const apart = first !== '' && surname !== '' ? { given: first, surname } : {};
      return {
        names: text === '' ? [] : [{ text, role: 'full' as const, ...apart }],
        born: born === '' ? [] : [{ text: born, from: born, to: born, calendar: 'gregorian' as const }],
        nationality: [],
        papers: [],
        origins: city === '' ? [] : [city],
        kin: [],
        indicators: email === '' ? [] : [{ kind: 'email' as const, value: email }],
      };
    },
    (a, b) => scorePersons(a, b, { entries: records.length }).score,
  );
