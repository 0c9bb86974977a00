import type { Read, StoredScreen } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { MatchDecision, PersonListView } from '../../model/index.ts';
import { personListViews } from '../lists.ts';
import { hitsDigest } from './hits.ts';

/** A screening by its act. Throws `missing` `people.screen`. */
export async function screenAt(read: Read, act: number): Promise<StoredScreen> {
  const found = (await read.screens()).find((each) => each.act === act);
  if (found !== undefined) return found;
  throw new ClewError('missing', 'people.screen', `Act ${act} is no screening of this casebook.`, {
    hint: 'clew screen list shows them.',
  });
}

/** Throws `untrusted` `people.hits` when the rows of a screening are not those that its act vouches for. */
export async function requireWholeHits(read: Read, { act, body }: StoredScreen): Promise<void> {
  if (hitsDigest(await read.hits(act)) === body.result) return;
  throw new ClewError('untrusted', 'people.hits', `The rows of screening ${act} are not those that its act records.`, {
    hint: 'clew rebuild makes them again from exhibits and acts.',
  });
}

/** A person of a roster and an entry of a list, as one key. */
export const pairKey = (person: string, entry: string): string => `${person}\t${entry}`;

/** What people decided on pairs, the newest of each: of all screenings, because the same two stay the same two. */
export async function decisions(read: Read): Promise<Map<string, MatchDecision>> {
  const made = new Map<string, MatchDecision>();
  for (const { act, at, by, body } of await read.personJudgements()) {
    if (!('entry' in body)) continue;
    const { person, entry, verdict, score, reason } = body;
    made.set(pairKey(person, entry), { act, at, by, verdict, score, ...(reason === undefined ? {} : { reason }) });
  }
  return made;
}

/** The list a screening was run against, with the version that its act records, and its roster. */
export function listsOf(
  { body }: StoredScreen,
  views: readonly PersonListView[],
): { readonly roster: PersonListView; readonly against: PersonListView } {
  const of = (exhibit: string, side: PersonListView['side'], persons: number): PersonListView =>
    views.findLast((view) => view.exhibit === exhibit) ?? {
      exhibit,
      name: exhibit.slice(0, 12),
      side,
      persons,
      rejected: 0,
      act: 0,
      at: 0,
      by: '',
    };
  const { version: _own, ...against } = of(body.against, 'wanted', body.entries);
  const { version } = body;
  return {
    roster: of(body.roster, 'roster', body.persons),
    against: { ...against, ...(version === undefined ? {} : { version }) },
  };
}

export const listViews = (read: Read): Promise<PersonListView[]> => personListViews(read);
