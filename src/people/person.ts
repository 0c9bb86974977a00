import { randomBytes } from 'node:crypto';
import type { Ctx, Read, StoredPersonEdit } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import {
  type HitView,
  type ListedPerson,
  type PersonChange,
  PersonField,
  type PersonView,
  type Sentence,
} from '../model/index.ts';
import { personListViews } from './lists.ts';
import { type Held, heldPeople } from './protection/held.ts';
import { editedFields } from './protection/keys.ts';
import { accused } from './protection/shelter.ts';
import { protectionOf } from './protection/views.ts';
import { heldError } from './screen/decide.ts';
import { viewsOf } from './screen/views.ts';

/** What a reader may not see. */
export interface PersonReader {
  /** Ids of rings that are closed to them. */
  readonly closedRings?: ReadonlySet<string>;
}

const mostReports = 50;

const missing = (): ClewError =>
  new ClewError('missing', 'people.person', 'There is no such person in this casebook.', {
    hint: 'Ids stand in clew screen show; clew person new makes a person.',
  });

/** A person as all records, edits and joined ids have them. Throws `missing` `people.person`. */
export async function personOf(read: Read, id: string, { closedRings = new Set() }: PersonReader = {}): Promise<PersonView> {
  const held = await heldPeople(read);
  const ids = held.idsOf(id);
  const records = [...(await read.listedById(ids)).values()].flat();
  const edits = (await Promise.all(ids.map(async (each) => await read.personEdits(each)))).flat().sort((a, b) => a.act - b.act);
  const steps = (await Promise.all(ids.map(async (each) => await read.protections(each)))).flat();
  if (records.length === 0 && edits.length === 0 && steps.length === 0) throw missing();
  const isHeld = heldBy(held, ids, records);
  const lists = await personListViews(read);
  const fields = [...records.flatMap(fieldsOf), ...editedFields(edits).map(({ act: _act, at: _at, ...field }) => field)];
  const category = edits.findLast(({ body }) => body.category !== undefined)?.body.category;
  const told = category ?? records.find((record) => record.category !== undefined)?.category ?? 'other';
  const review = edits.findLast(({ body }) => body.review !== undefined)?.body.review;
  return {
    id,
    also: ids.filter((each) => each !== id),
    category: isHeld && accused.has(told) ? 'trafficking' : told,
    basis: edits.at(-1)?.body.basis ?? 'assessment',
    ...(review === undefined ? {} : { review }),
    held: isHeld,
    fields,
    records: records.flatMap((person) => {
      const list = lists.findLast(({ exhibit }) => exhibit === person.source.exhibit);
      return list === undefined ? [] : [{ list, person }];
    }),
    hits: isHeld ? [] : await hitsOf(read, ids),
    protection: await protectionOf(read, id),
    cases: await casesOf(read, ids, closedRings),
    reports: await reportsOf(read, fields, closedRings),
    decisions: await decisionsOn(read, ids, edits),
  };
}

function heldBy(held: Held, ids: readonly string[], records: readonly ListedPerson[]): boolean {
  const known = records.map(({ id, names, papers, indicators, born }) => ({
    person: id,
    names: names.map(({ text }) => text),
    papers,
    indicators,
    born,
  }));
  return held.of([...ids.map((person) => ({ person })), ...known]) !== undefined;
}

/** What a record says, each part with the row it stands in. */
function fieldsOf({ source, names, born, sex, nationality, papers, origins, kin, indicators }: ListedPerson): PersonField[] {
  const from = { basis: 'assessment' as const, source: { kind: 'exhibit' as const, ref: source.exhibit, row: source.row } };
  return [
    ...names.map((value) => ({ field: 'name' as const, value, ...from })),
    ...born.map((value) => ({ field: 'born' as const, value, ...from })),
    ...(sex === undefined ? [] : [{ field: 'sex' as const, value: sex, ...from }]),
    ...nationality.map((value) => ({ field: 'nationality' as const, value, ...from })),
    ...papers.map((value) => ({ field: 'paper' as const, value, ...from })),
    ...origins.filter((value) => value !== '').map((value) => ({ field: 'origin' as const, value, ...from })),
    ...kin.map((value) => ({ field: 'kin' as const, value, ...from })),
    ...indicators.map((value) => ({ field: 'indicator' as const, value, ...from })),
  ];
}

/** Hits of all screenings, of each pair the newest. */
async function hitsOf(read: Read, ids: readonly string[]): Promise<HitView[]> {
  const pairs = new Map<string, HitView>();
  for (const stored of await read.screens()) {
    for (const id of ids) {
      for (const view of await viewsOf(read, stored, await read.hits(stored.act, id))) pairs.set(view.entry.id, view);
    }
  }
  return [...pairs.values()].sort((a, b) => b.score - a.score);
}

async function casesOf(read: Read, ids: readonly string[], closed: ReadonlySet<string>): Promise<PersonView['cases']> {
  const own = new Set(ids);
  return (await read.cases()).flatMap(({ id, title, rings, members }) => {
    if (rings.some((ring) => closed.has(ring))) return [];
    return Object.entries(members).flatMap(([member, value]) => {
      if (!member.startsWith('suspect:') || value === null) return [];
      const suspect = member.slice('suspect:'.length);
      const person = (value as { readonly person?: string }).person;
      return own.has(`${id}:${suspect}`) || (person !== undefined && own.has(person)) ? [{ id, title, suspect }] : [];
    });
  });
}

async function reportsOf(
  read: Read,
  fields: readonly PersonField[],
  closed: ReadonlySet<string>,
): Promise<PersonView['reports']> {
  const found: PersonView['reports'] = [];
  const asked = new Set<string>();
  for (const each of fields) {
    if (each.field !== 'indicator') continue;
    const { kind, value } = each.value;
    if (asked.has(`${kind}\t${value}`)) continue;
    asked.add(`${kind}\t${value}`);
    for (const number of await read.reportsByIndicator(kind, value, mostReports, true)) {
      const ring = await read.ringOf(number);
      if (ring !== undefined && closed.has(ring.ring)) continue;
      const report = await read.reportAt(number);
      if (report !== undefined)
        found.push({ id: report.id, ...(report.ref === undefined ? {} : { ref: report.ref }), kind, value });
    }
  }
  return found;
}

const sentences: Readonly<Record<string, Sentence>> = {
  same: { en: 'decided to be one person with another record', zh: '认定与另一记录为同一人' },
  different: { en: 'decided not to be one person with another record', zh: '认定与另一记录非同一人' },
  match: { en: 'taken for an entry of a wanted list', zh: '认定为名单条目本人' },
  'no.match': { en: 'not taken for an entry of a wanted list', zh: '认定非名单条目本人' },
  'open.match': { en: 'a hit left open', zh: '一项命中待定' },
  edit: { en: 'what is known of the person changed', zh: '修改人员信息' },
};

async function decisionsOn(
  read: Read,
  ids: readonly string[],
  edits: readonly StoredPersonEdit[],
): Promise<PersonView['decisions']> {
  const own = new Set(ids);
  const judged = (await read.personJudgements()).filter(({ body }) =>
    'one' in body ? own.has(body.one) || own.has(body.other) : own.has(body.person),
  );
  return [
    ...judged.map(({ act, at, by, body }) => ({ act, at, by, sentence: sentences[body.verdict]! })),
    ...edits.map(({ act, at, by }) => ({ act, at, by, sentence: sentences['edit']! })),
  ].sort((a, b) => b.act - a.act);
}

async function requirePerson(read: Read, id: string): Promise<void> {
  if ((await read.listedById([id])).size > 0) return;
  if ((await read.personEdits(id)).length > 0 || (await read.protections(id)).length > 0) return;
  throw missing();
}

/** Id of a person that no list has. */
export const newPersonId = (): string => `p${randomBytes(10).toString('hex')}`;

/**
 * Changes what is known of a person, each field with its source and basis; an id of `newPersonId` makes a person, who may be known by
 * an indicator alone. Throws `missing` `people.person`, `input` `people.field`, `conflict` `people.held`.
 */
export async function editPerson(
  ctx: Ctx,
  id: string,
  change: PersonChange,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<{ readonly act: number; readonly person: string }> {
  if (!isNew) await requirePerson(ctx.read, id);
  const members = Object.entries(change.set);
  if (isNew && members.every(([, value]) => value === null)) {
    throw new ClewError('input', 'people.field', 'A person is made with at least one field.', {
      hint: 'A name, a paper or an indicator.',
    });
  }
  for (const [member, value] of members) {
    if (value === null || (PersonField.safeParse(value).success && member.startsWith(`${value.field}:`))) continue;
    throw new ClewError('input', 'people.field', `${member} does not hold such a field.`, {
      hint: 'Members are called name:1, paper:2 …',
    });
  }
  if (change.category !== undefined && accused.has(change.category)) {
    if ((await heldPeople(ctx.read)).of({ person: id }) !== undefined) throw heldError();
  }
  const { category, basis, set, review, reason } = change;
  const { acts } = await ctx.commit([
    {
      kind: 'person.edit',
      body: {
        person: id,
        ...(category === undefined ? {} : { category }),
        basis,
        set,
        ...(review === undefined ? {} : { review }),
        ...(reason === undefined ? {} : { reason }),
      },
    },
  ]);
  return { act: acts[0]!.seq, person: id };
}

/** Joins two records of people, or takes them apart. Throws `missing` `people.person`, `input` `people.self`. */
export async function judgeSame(
  ctx: Ctx,
  { one, other, verdict, reason }: { one: string; other: string; verdict: 'same' | 'different'; reason?: string | undefined },
): Promise<{ readonly act: number }> {
  if (one === other) {
    throw new ClewError('input', 'people.self', 'These are one record already.', { hint: 'Name two persons by their ids.' });
  }
  await requirePerson(ctx.read, one);
  await requirePerson(ctx.read, other);
  const { acts } = await ctx.commit([
    { kind: 'person.judge', body: { verdict, one, other, ...(reason === undefined ? {} : { reason }) } },
  ]);
  return { act: acts[0]!.seq };
}
