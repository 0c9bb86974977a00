import type { Read, StoredPersonEdit, StoredProtection } from '../../casebook/index.ts';
import {
  heldStates,
  type ListedPerson,
  type ProtectionStep,
  type ProtectionView,
  type ReferralRow,
  type SignView,
  traffickingSigns,
} from '../../model/index.ts';
import { signsOfInterview } from './form.ts';
import { heldPeople } from './held.ts';
import { editedFields } from './keys.ts';
import { suspectsIn } from './known.ts';
import { type Sign, signsByEdits, signsOfRecord } from './signs.ts';
import { signWords } from './sign-words.ts';
import { strengths } from './strengths.ts';
import { importsOf } from './told-signs.ts';

/** Signs of a person, each with where it shows, and what was done, with all ids that are the person. */
export async function protectionOf(read: Read, person: string): Promise<ProtectionView> {
  const held = await heldPeople(read);
  const ids = held.idsOf(person);
  const steps = await stepsOf(read, ids);
  const records = [...(await read.listedById(ids)).values()].flat();
  const edits = (await Promise.all(ids.map(async (id) => await read.personEdits(id)))).flat();
  const signs = await signsOf(read, records, edits, steps);
  return { state: held.stateOf(person), signs: signs.map(viewOf), steps: steps.map(stepView) };
}

async function stepsOf(read: Read, ids: readonly string[]): Promise<StoredProtection[]> {
  const all = (await Promise.all(ids.map(async (id) => await read.protections(id)))).flat();
  // An act that names two records of one person is one step.
  return [...new Map(all.map((each) => [each.act, each])).values()].sort((a, b) => a.act - b.act);
}

async function signsOf(
  read: Read,
  records: readonly ListedPerson[],
  edits: readonly StoredPersonEdit[],
  steps: readonly StoredProtection[],
): Promise<Sign[]> {
  const rosters = new Set((await read.personLists()).flatMap(({ exhibit, side }) => (side === 'roster' ? [exhibit] : [])));
  const own = records.filter(({ source }) => rosters.has(source.exhibit));
  const times = own.length === 0 ? new Map<string, { at: number }>() : await importsOf(read);
  const said = steps.flatMap(({ act, body }): Sign[] => {
    const ground = { kind: 'act' as const, ref: String(act) };
    const told = body.interview === undefined ? [] : signsOfInterview(body.interview);
    const words = new Map(told.map(({ sign, quote }) => [sign as string, quote]));
    return (body.signs ?? []).flatMap(({ sign, ground: given }) => {
      const known = traffickingSigns.find((each) => each === sign);
      return known === undefined ? [] : [{ sign: known, ground: given ?? ground, quote: words.get(known) ?? body.reason }];
    });
  });
  return [
    ...own.flatMap((record) => signsOfRecord(record, times.get(record.source.exhibit)?.at ?? 0)),
    ...signsByEdits(edits).flatMap(({ signs }) => signs),
    ...said,
  ];
}

const viewOf = ({ sign, ground, quote }: Sign): SignView => ({
  sign,
  strength: strengths[sign],
  name: signWords[sign],
  ground,
  quote,
});

function stepView({ act, at, by, body }: StoredProtection): ProtectionStep {
  const { step, to, outcome, reason, interview } = body;
  return {
    act,
    at,
    by,
    step,
    ...(to === undefined ? {} : { to }),
    ...(outcome === undefined ? {} : { outcome }),
    reason,
    ...(interview === undefined ? {} : { interview }),
  };
}

/** Who is shown in a list: who reads it sees suspects of the cases they work on alone. */
interface Asker {
  readonly name: string;
  readonly local: boolean;
}

/**
 * Everybody whose protection somebody has to look at or has looked at, a row for each person however many records they have: who is
 * held first, who waits longest first.
 */
export async function referralRows(read: Read, { name, local }: Asker): Promise<ReferralRow[]> {
  const held = await heldPeople(read);
  const closed = new Set(
    [...suspectsIn((await read.cases()).filter(({ access }) => !local && !access.includes(name)))].map(({ id }) => id),
  );
  const seen = new Set<string>();
  const heads: { readonly id: string; readonly ids: readonly string[] }[] = [];
  for (const [id, { state }] of held.states) {
    if (seen.has(id) || closed.has(id) || state === 'unscreened') continue;
    const ids = held.idsOf(id);
    for (const each of ids) seen.add(each);
    heads.push({ id, ids });
  }
  const all = heads.flatMap(({ ids }) => ids);
  const records = await read.listedById(all);
  const lists = new Map((await read.personLists()).map((list) => [list.exhibit, list]));
  const edits = Map.groupBy(await read.personEdits(), ({ body }) => body.person);
  const steps = Map.groupBy(await read.protections(), ({ person }) => person);
  const suspects = new Map([...suspectsIn(await read.cases())].map((each) => [each.id, each.asked]));
  return heads
    .flatMap(({ id, ids }): ReferralRow[] => {
      const own = ids.flatMap((each) => records.get(each) ?? []);
      const isListedAlone = own.length > 0 && own.every(({ source }) => lists.get(source.exhibit)?.side === 'wanted');
      // An entry of a wanted list stands here only when somebody took a step on it.
      if (isListedAlone && !ids.some((each) => steps.has(each))) return [];
      const fields = ids.flatMap((each) => editedFields(edits.get(each) ?? []));
      const { state, since } = held.states.get(id)!;
      const to = ids
        .flatMap((each) => steps.get(each) ?? [])
        .sort((a, b) => a.act - b.act)
        .findLast(({ body }) => body.to)?.body.to;
      const roster = own.flatMap(({ source }) => lists.get(source.exhibit)?.name ?? [])[0];
      return [
        {
          person: id,
          names: [
            ...new Set([
              ...own.flatMap(({ names }) => names.map(({ text }) => text)),
              ...fields.flatMap((each) => (each.field === 'name' ? [each.value.text] : [])),
              ...ids.flatMap((each) => suspects.get(each)?.names ?? []),
            ]),
          ],
          nationality: [...new Set(own.flatMap(({ nationality }) => nationality))],
          state,
          signs: traffickingSigns.filter((sign) => ids.some((each) => held.signsOf(each).has(sign))),
          ...(to === undefined ? {} : { to }),
          since,
          ...(roster === undefined ? {} : { roster }),
        },
      ];
    })
    .sort((a, b) => order(a) - order(b) || a.since - b.since || (a.person < b.person ? -1 : 1));
}

const order = ({ state }: ReferralRow): number => (heldStates.has(state) ? 0 : state === 'overridden' ? 1 : 2);
