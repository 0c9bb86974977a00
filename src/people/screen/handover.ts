import { createHash } from 'node:crypto';
import type { Ctx, Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { csvCell, type HandoverRow, type Label, type ListedPerson } from '../../model/index.ts';
import { type Held, heldPeople } from '../protection/held.ts';
import { knownByEdits } from '../protection/keys.ts';
import { isReleased, matched, onePerPerson } from './counts.ts';
import { thresholds } from './setting.ts';
import { decisions, listsOf, listViews, pairKey, screenAt } from './stored.ts';
import { isShielded, recordsOf, rosterOf, stateOf } from './views.ts';

export interface Handover {
  readonly rows: readonly HandoverRow[];
  /** Nationals who are left out: nobody looked at their protection, it holds them, they went free, or a likely hit was not decided on. */
  readonly left: { readonly unscreened: number; readonly held: number; readonly released: number; readonly undecided: number };
}

const ready = new Set(['cleared', 'closed', 'overridden']);

/**
 * Who may be handed over to a country: nationals of it whose protection somebody has looked at and who are not held, nor were found
 * to be victims, who did not go free, and of whom no likely hit is undecided. Everybody else is counted, not named.
 */
export async function handoverOf(read: Read, act: number, country: string): Promise<Handover> {
  const stored = await screenAt(read, act);
  const [held, wantedOf, made] = [await heldPeople(read), await matched(read), await decisions(read)];
  const { against } = listsOf(stored, await listViews(read));
  const victims = await foundVictims(read);
  const open = new Set<string>();
  for (const { person, entry, score } of await read.hits(act)) {
    if (score >= thresholds.strong && made.get(pairKey(person, entry)) === undefined) open.add(person);
  }
  const left = { unscreened: 0, held: 0, released: 0, undecided: 0 };
  const chosen: ListedPerson[] = [];
  for (const record of onePerPerson(await rosterOf(read, stored.body.roster), held)) {
    if (!record.nationality.includes(country)) continue;
    const ids = held.idsOf(record.id);
    if (isShielded(held, record, record.id) || ids.some((id) => victims.has(id))) left.held++;
    else if (isReleased(record)) left.released++;
    else if (!ready.has(stateOf(held, record))) left.unscreened++;
    else if (ids.some((id) => open.has(id))) left.undecided++;
    else chosen.push(record);
  }
  const matches = new Map(chosen.map((record) => [record.id, held.idsOf(record.id).flatMap((id) => wantedOf.get(id) ?? [])[0]]));
  const entries = await recordsOf(
    read,
    [...matches.values()].flatMap((match) => match?.entry ?? []),
    stored.body.against,
  );
  const added = await papersAdded(read, new Map(chosen.map(({ id }) => [id, held.idsOf(id)])));
  const rows = chosen.map((record): HandoverRow => {
    const match = matches.get(record.id);
    const ref = match === undefined ? undefined : entries.get(match.entry)?.ref;
    return {
      ...told(record, held, added.get(record.id) ?? []),
      ...(match === undefined
        ? {}
        : {
            wanted: {
              list: against.name,
              ...(against.version === undefined ? {} : { version: against.version }),
              ...(ref === undefined ? {} : { ref }),
              score: match.score,
              decided: match.act,
            },
          }),
    };
  });
  return { rows, left };
}

/** Numbers of papers that people entered, by person. */
async function papersAdded(read: Read, idsOf: ReadonlyMap<string, readonly string[]>): Promise<Map<string, string[]>> {
  const edits = await read.personEdits();
  return new Map(
    Array.from(idsOf, ([id, ids]) => {
      const own = edits.filter(({ body }) => ids.includes(body.person));
      return [id, knownByEdits(own).papers.map(({ value }) => value)];
    }),
  );
}

const told = (record: ListedPerson, held: Held, papers: readonly string[]): HandoverRow => ({
  person: record.id,
  names: record.names.map(({ text }) => text),
  born: record.born.map(({ text }) => text),
  ...(record.sex === undefined ? {} : { sex: record.sex }),
  nationality: [...record.nationality],
  papers: [...new Set([...record.papers.map(({ value }) => value), ...papers])],
  state: stateOf(held, record),
});

/** Whom the authority that identifies victims found to be one: their referral is closed, and nobody hands them over for it. */
async function foundVictims(read: Read): Promise<Set<string>> {
  const outcomes = new Map<string, boolean>();
  for (const { person, body } of await read.protections()) {
    if (body.step === 'close') outcomes.set(person, body.outcome === 'victim');
    else if (body.step === 'override') outcomes.set(person, false);
  }
  return new Set(Array.from(outcomes).flatMap(([person, isVictim]) => (isVictim ? [person] : [])));
}

/** RFC 4180; several values of a cell are parted by semicolons. */
export function handoverCsv(rows: readonly HandoverRow[]): string {
  const lines = [
    [
      'person',
      'names',
      'born',
      'sex',
      'nationality',
      'papers',
      'protection',
      'list',
      'list_version',
      'list_ref',
      'score',
      'decided_by_act',
    ],
    ...rows.map(({ person, names, born, sex, nationality, papers, state, wanted }) => [
      person,
      names.join('; '),
      born.join('; '),
      sex ?? '',
      nationality.join('; '),
      papers.join('; '),
      state,
      ...(wanted === undefined
        ? ['', '', '', '', '']
        : [wanted.list, wanted.version ?? '', wanted.ref ?? '', wanted.score, wanted.decided]),
    ]),
  ];
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

export interface NewHandover {
  readonly country: string;
  readonly recipient: string;
  readonly label: Label;
  readonly reason: string;
}

export interface HandedOver {
  readonly act: number;
  readonly name: string;
  readonly csv: string;
  readonly sha256: string;
}

/** Gives a hand-over list out: recorded with the digest of the file and everybody in it. Throws `conflict` `people.nobody`. */
export async function handOver(ctx: Ctx, act: number, asked: NewHandover): Promise<HandedOver> {
  const { rows } = await handoverOf(ctx.read, act, asked.country);
  if (rows.length === 0) {
    throw new ClewError('conflict', 'people.nobody', 'Nobody can be handed over to this country now.', {
      hint: 'Look at the protection of each person first; who is held is left out.',
    });
  }
  const csv = handoverCsv(rows);
  const sha256 = createHash('sha256').update(csv).digest('hex');
  const { recipient, label, reason } = asked;
  const refs = rows.map(({ person }) => person);
  const { acts } = await ctx.commit([{ kind: 'disclose', body: { subject: 'person', refs, recipient, label, reason, sha256 } }]);
  return { act: acts[0]!.seq, name: `handover-${asked.country}-${act}.csv`, csv, sha256 };
}
