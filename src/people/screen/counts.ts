import type { Read } from '../../casebook/index.ts';
import { csvCell, type ListedPerson, type PeopleCounts } from '../../model/index.ts';
import { type Held, heldPeople } from '../protection/held.ts';
import { decisions, screenAt } from './stored.ts';
import { isShielded, rosterOf, stateOf } from './views.ts';

/** Words by which rosters say that somebody went free; not the word alone, where it is denied. */
const freed = /(?:已|予以|当场)?(?:释放|放行|获释|解除留置|取保候审)|\b(?:released|freed|discharged|let go)\b/iu;
const denied = /未(?:予)?释放|不予释放|待释放|not (?:yet )?(?:been )?released/iu;

/** Whether a roster says that somebody was released. */
export const isReleased = ({ status }: Pick<ListedPerson, 'status'>): boolean =>
  status !== undefined && freed.test(status) && !denied.test(status);

/** Who was taken for an entry of a wanted list, by the newest decision on each pair. */
export async function matched(
  read: Read,
): Promise<Map<string, { readonly entry: string; readonly act: number; readonly score: number }>> {
  const found = new Map<string, { readonly entry: string; readonly act: number; readonly score: number }>();
  for (const [key, { verdict, act, score }] of await decisions(read)) {
    const [person = '', entry = ''] = key.split('\t');
    if (verdict === 'match') found.set(person, { entry, act, score });
  }
  return found;
}

/** Nationalities of nobody: `--`. Who has several counts with the first. */
const nationOf = ({ nationality }: ListedPerson): string => nationality[0] ?? '--';

/** One record of each person of a roster: records that people joined are one person. */
export function onePerPerson(roster: ReadonlyMap<string, ListedPerson>, held: Held): ListedPerson[] {
  const seen = new Set<string>();
  const persons: ListedPerson[] = [];
  for (const [id, record] of roster) {
    if (seen.has(id)) continue;
    for (const other of held.idsOf(id)) seen.add(other);
    persons.push(record);
  }
  return persons;
}

/** A person of screened rosters: what is decided of them, and nothing else where protection holds them. */
export interface ScreenedPerson {
  readonly record: ListedPerson;
  readonly is: 'wanted' | 'referred' | 'neither';
}

/** Everybody on these rosters, once: wanted is who was decided to be; who is held by protection is referred, whatever was decided. */
export async function screenedPeople(read: Read, rosters: readonly string[]): Promise<ScreenedPerson[]> {
  const [held, wantedOf] = [await heldPeople(read), await matched(read)];
  const all = new Map<string, ListedPerson>();
  for (const roster of rosters) for (const [id, record] of await rosterOf(read, roster)) if (!all.has(id)) all.set(id, record);
  return onePerPerson(all, held).map((record) => {
    const isWanted = (): boolean => held.idsOf(record.id).some((id) => wantedOf.has(id));
    return { record, is: isShielded(held, record, record.id) ? 'referred' : isWanted() ? 'wanted' : 'neither' };
  });
}

/** The table of a screened roster: see `screenedPeople`. */
export async function peopleCounts(read: Read, act: number): Promise<PeopleCounts> {
  const { body } = await screenAt(read, act);
  const held = await heldPeople(read);
  const nationals = new Map<string, { total: number; wanted: number; referred: number }>();
  const sum = { total: 0, wanted: 0, released: 0, referred: 0, unscreened: 0 };
  for (const { record, is } of await screenedPeople(read, [body.roster])) {
    const country = nationOf(record);
    const own = nationals.get(country) ?? { total: 0, wanted: 0, referred: 0 };
    nationals.set(country, own);
    sum.total++;
    own.total++;
    if (is !== 'neither') {
      sum[is]++;
      own[is]++;
    }
    if (is === 'referred') continue;
    if (isReleased(record)) sum.released++;
    if (stateOf(held, record) === 'unscreened') sum.unscreened++;
  }
  const rows = Array.from(nationals, ([country, own]) => ({ country, ...own }));
  rows.sort((a, b) => b.total - a.total || (a.country < b.country ? -1 : 1));
  return { ...sum, nationals: rows };
}

/** A row for each nationality and one for all, RFC 4180. */
export function countsCsv({ nationals, ...all }: PeopleCounts): string {
  const rows = [
    ['nationality', 'total', 'wanted', 'referred', 'released', 'protection_unscreened'],
    ...nationals.map(({ country, total, wanted, referred }) => [country, total, wanted, referred, '', '']),
    ['all', all.total, all.wanted, all.referred, all.released, all.unscreened],
  ];
  return `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
