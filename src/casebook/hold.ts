import { type CustodyLog, recordedAct } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Act, RecordedAct } from '../model/index.ts';
import type { Read, StoredCase } from './ctx.ts';

/**
 * Legal hold (法律保全): no details of an act that concerns a held case are erased, whoever asks. Throws `conflict`
 * `casebook.hold`. And no details on which an open referral rests: without them nobody would be protected any more
 * (`casebook.protected`). Asked of every `erase` before it is recorded, so that no way round it exists.
 */
export async function requireUnheld(acts: readonly Act[], read: Read, log: CustodyLog): Promise<void> {
  const erased = acts.flatMap((act) => (act.kind === 'erase' ? act.body.acts : []));
  if (erased.length === 0) return;
  const held = (await read.cases()).filter(({ members }) => members['hold'] !== undefined);
  const cases = await Promise.all(held.map(async (each) => ({ id: each.id, concerns: await concernOf(each, read) })));
  for (const seq of erased) {
    for await (const line of log.acts(seq - 1, seq)) {
      const act = recordedAct(line);
      if (act !== undefined) await requireEnded(act, read);
      const by = act === undefined ? undefined : cases.find(({ concerns }) => concerns(act));
      if (by === undefined) continue;
      throw new ClewError('conflict', 'casebook.hold', `Act ${seq} concerns case ${by.id}, which is under a legal hold.`, {
        hint: 'Who supervises the case can lift the hold, with a reason.',
      });
    }
  }
}

async function requireEnded({ seq, kind, body }: RecordedAct, read: Read): Promise<void> {
  const persons =
    kind === 'protect.state' ? body.persons : kind === 'person.edit' ? [body.person] : joinedBy({ kind, body } as RecordedAct);
  for (const person of persons) {
    const last = (await read.protections(person)).findLast((each) => each.body.step !== 'interview');
    if (last === undefined || last.body.step === 'clear' || last.body.step === 'close') continue;
    throw new ClewError('conflict', 'casebook.protected', `A referral that is open rests on act ${seq}.`, {
      hint: 'Its details can be erased when the referral has ended: clew protect close.',
    });
  }
}

/** Persons whom a decision made one, or keeps apart. */
const joinedBy = ({ kind, body }: RecordedAct): string[] =>
  kind === 'person.judge' && 'one' in body ? [body.one, body.other] : [];

/** Whether an act concerns a case: its own, and those on its suspects, reports, rings, exhibits, packages and on money traced of them. */
async function concernOf({ id, names, members }: StoredCase, read: Read): Promise<(act: RecordedAct) => boolean> {
  const rows = await read.sql<{ id: string; exhibit: string }>(
    `SELECT r.id, w.word AS exhibit FROM reports AS r JOIN words AS w ON w.number = r.exhibit
     JOIN ring_members AS m ON m.report = r.number JOIN rings AS g ON g.number = m.ring
     WHERE g.id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))`,
    [JSON.stringify(names)],
  );
  const exhibits = new Set([
    ...rows.map(({ exhibit }) => exhibit),
    ...Object.keys(members).flatMap((name) => (name.startsWith('exhibit:') ? [name.slice('exhibit:'.length)] : [])),
  ]);
  const refs = new Set([id, ...names, ...rows.map((row) => row.id), ...exhibits]);
  const packages = new Set(
    (await read.packages()).flatMap(({ kind, body }) => (kind === 'package.send' && body.case === id ? [body.package] : [])),
  );
  const rings = new Set(names);
  const persons = new Set(
    Object.entries(members).flatMap(([name, value]) => {
      if (!name.startsWith('suspect:')) return [];
      const { person } = value as { readonly person?: unknown };
      return [`${id}:${name.slice('suspect:'.length)}`, ...(typeof person === 'string' ? [person] : [])];
    }),
  );
  const proposals = new Set(
    (await read.freezes()).flatMap(({ kind, body }) =>
      kind === 'freeze.propose' && (body.case === id || rings.has(body.ring ?? '') || body.reports.some((each) => refs.has(each)))
        ? [body.proposal]
        : [],
    ),
  );
  return ({ kind, body }) => {
    switch (kind) {
      case 'exhibit.seal':
        return exhibits.has(body.sha256);
      case 'element.support':
      case 'package.send':
        return body.case === id;
      case 'trace.run':
        return body.case === id || rings.has(body.ring ?? '');
      case 'freeze.propose':
      case 'freeze.state':
        return proposals.has(body.proposal);
      case 'package.recall':
      case 'receipt':
        return packages.has(body.package);
      case 'consult':
        return body.ref !== undefined && refs.has(body.ref);
      case 'protect.state':
        return body.persons.some((person) => persons.has(person));
      case 'person.edit':
        return persons.has(body.person);
      case 'person.judge':
        return ('one' in body ? [body.one, body.other] : [body.person, body.entry]).some((person) => persons.has(person));
      case 'disclose':
        return body.refs.some((ref) => refs.has(ref));
      default:
        return false;
    }
  };
}
