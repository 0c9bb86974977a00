import type { Read } from '../../casebook/index.ts';
import type { TraffickingSign } from '../../model/index.ts';
import { signsByEdits, signsOfRecord } from './signs.ts';

/** Signs that something told of a person, when it was told: by an import or by somebody's edit. */
export interface Told {
  readonly act: number;
  readonly at: number;
  readonly person: string;
  readonly signs: readonly TraffickingSign[];
}

/** By casebook and list: what was read from a sealed list stays. */
const kept = new WeakMap<Read, Map<string, Promise<Told[]>>>();

/**
 * Signs in everything told of people who were taken over, in the order it was told. Wanted lists are not read: an accusation of
 * locking others up is no sign that somebody was locked up.
 */
export async function toldSigns(read: Read): Promise<Told[]> {
  const lists = kept.get(read) ?? new Map<string, Promise<Told[]>>();
  kept.set(read, lists);
  const rosters = (await read.personLists()).filter(({ side }) => side === 'roster');
  const fresh = [...new Set(rosters.map(({ exhibit }) => exhibit))].filter((exhibit) => !lists.has(exhibit));
  const times = fresh.length === 0 ? new Map<string, { act: number; at: number }>() : await importsOf(read);
  const told: Told[] = [];
  for (const { exhibit } of rosters) {
    const reading = lists.get(exhibit) ?? ofList(read, exhibit, times.get(exhibit) ?? { act: 0, at: 0 });
    lists.set(exhibit, reading);
    reading.catch(() => lists.delete(exhibit));
    told.push(...(await reading));
  }
  const edits = Map.groupBy(await read.personEdits(), ({ body }) => body.person);
  for (const [person, own] of edits) {
    for (const { act, at, signs } of signsByEdits(own)) told.push({ person, act, at, signs: signs.map(({ sign }) => sign) });
  }
  return told;
}

/** When each roster was read. Its persons stay even when the details of the act are erased. */
export async function importsOf(read: Read): Promise<Map<string, { act: number; at: number }>> {
  const times = new Map<string, { act: number; at: number }>();
  for await (const act of read.acts('import')) {
    if (act.kind === 'import' && act.body.content === 'roster' && !times.has(act.body.sha256)) {
      times.set(act.body.sha256, { act: act.seq, at: act.at });
    }
  }
  return times;
}

async function ofList(read: Read, exhibit: string, { act, at }: { readonly act: number; readonly at: number }): Promise<Told[]> {
  const told: Told[] = [];
  for await (const persons of read.listed(exhibit)) {
    for (const person of persons) {
      const signs = [...new Set(signsOfRecord(person, at).map(({ sign }) => sign))];
      if (signs.length > 0) told.push({ act, at, person: person.id, signs });
    }
  }
  return told;
}
