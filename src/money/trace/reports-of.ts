import type { Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';

/** Ids of the reports of a ring, or of all rings of a case. Throws `missing` `money.ring` and `money.case`. */
export async function reportsOf(read: Read, of: { readonly ring: string } | { readonly case: string }): Promise<string[]> {
  const ids = new Set<string>();
  for (const ring of 'ring' in of ? [of.ring] : await ringsOf(read, of.case)) {
    const known = await read.ring(ring);
    if (known === undefined) {
      throw new ClewError('missing', 'money.ring', 'There is no such ring.', { hint: 'clew rings lists them.' });
    }
    for (const { id } of await read.ringMembers(known.id)) ids.add(id);
  }
  return [...ids];
}

async function ringsOf(read: Read, name: string): Promise<readonly string[]> {
  const found = (await read.cases()).find(({ id }) => id === name);
  if (found === undefined) {
    throw new ClewError('missing', 'money.case', 'There is no such case.', { hint: 'clew case list shows those you work on.' });
  }
  return found.rings;
}
