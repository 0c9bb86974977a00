import type { Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { suspectsIn } from './known.ts';

/** Who asks about people: suspects of a case that they do not work on are as if they were not there. */
interface Asker {
  readonly name: string;
  readonly local: boolean;
}

/** Throws `missing` `people.person` unless each of these is a row of a list, a person that somebody entered, or a suspect of an open case. */
export async function requirePeople(read: Read, persons: readonly string[], { name, local }: Asker): Promise<void> {
  const listed = await read.listedById(persons);
  let missing = persons.filter((id) => !listed.has(id));
  if (missing.length > 0) {
    const entered = new Set((await read.personEdits()).map(({ body }) => body.person));
    missing = missing.filter((id) => !entered.has(id));
  }
  if (missing.length > 0) {
    const open = (await read.cases()).filter(({ access }) => local || access.includes(name));
    const suspects = new Set([...suspectsIn(open)].map(({ id }) => id));
    missing = missing.filter((id) => !suspects.has(id));
  }
  if (missing.length === 0) return;
  throw new ClewError(
    'missing',
    'people.person',
    `There is no person ${missing[0]}${missing.length === 1 ? '' : `, nor ${missing.length - 1} others named`}.`,
    {
      hint: 'Persons are named by the id of a row of a roster (p and 20 characters), or as a case’s suspect: CASE:S1.',
    },
  );
}
