import type { Ctx, StoredPackageAct } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { PackageRow } from '../../model/index.ts';
import type { Quarantine } from './quarantine.ts';

type Of<K extends StoredPackageAct['kind']> = Extract<StoredPackageAct, { kind: K }>;

/** Packages sent and received, the newest first, each with what became of it. */
export async function packageRows({ read }: Pick<Ctx, 'read'>, quarantine: Pick<Quarantine, 'has'>): Promise<PackageRow[]> {
  const acts = new Map<string, StoredPackageAct[]>();
  for (const act of await read.packages()) {
    const id = act.body.package;
    acts.set(id, [...(acts.get(id) ?? []), act]);
  }
  const rows: PackageRow[] = [];
  for (const [id, own] of acts) {
    const sent = own.findLast((act): act is Of<'package.send'> => act.kind === 'package.send');
    const received = own.findLast((act): act is Of<'package.receive'> => act.kind === 'package.receive');
    if (sent !== undefined) rows.push(sentRow(sent, own));
    if (received !== undefined) rows.push(receivedRow(received, own, await quarantine.has(id)));
  }
  return rows.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** One of them. Throws `missing` `share.package`. */
export async function packageRow(
  ctx: Pick<Ctx, 'read'>,
  quarantine: Pick<Quarantine, 'has'>,
  id: string,
  side?: PackageRow['side'],
): Promise<PackageRow> {
  const row = (await packageRows(ctx, quarantine)).find((each) => each.id === id && (side === undefined || each.side === side));
  if (row !== undefined) return row;
  throw new ClewError('missing', 'share.package', 'There is no such package.', { hint: 'clew packages lists them.' });
}

function sentRow({ body, at, by }: Of<'package.send'>, acts: readonly StoredPackageAct[]): PackageRow {
  const { package: id, recipient, case: caseId, label, bytes, withheld } = body;
  const decision = decisionIn(acts, 'taken');
  const recalls = recallsIn(acts, 'sent');
  return {
    id,
    side: 'sent',
    partner: recipient,
    format: 'clew',
    case: caseId,
    label,
    at,
    by,
    bytes,
    withheld,
    state: recalls.length > 0 ? 'recalled' : decision === undefined ? 'sent' : 'receipted',
    ...(decision === undefined ? {} : { decision }),
    recalls,
  };
}

function receivedRow(received: Of<'package.receive'>, acts: readonly StoredPackageAct[], lies: boolean): PackageRow {
  const { package: id, sender, agency, format, label, bytes, verified } = received.body;
  // A package that was refused may come again: what was decided before says nothing of it.
  const decision = decisionIn(
    acts.filter(({ seq }) => seq > received.seq),
    'given',
  );
  const recalls = recallsIn(acts, 'received');
  const decided = recalls.length > 0 ? ('recalled' as const) : decision?.decision;
  return {
    id,
    side: 'received',
    partner: sender,
    ...(agency === undefined ? {} : { agency }),
    format,
    ...(label === undefined ? {} : { label }),
    at: received.at,
    by: received.by,
    bytes,
    verified,
    state: decision === undefined ? (lies ? 'quarantined' : 'lost') : decided!,
    ...(decision === undefined ? {} : { decision }),
    recalls,
  };
}

/** The newest decision: our own, or the recipient's as their receipt tells. */
function decisionIn(acts: readonly StoredPackageAct[], side: 'given' | 'taken'): PackageRow['decision'] {
  const found = acts.findLast((act): act is Of<'receipt'> => act.kind === 'receipt' && act.body.side === side);
  if (found === undefined) return undefined;
  const { decision, reason, from } = found.body;
  return { decision, at: found.at, by: side === 'given' ? found.by : from, ...(reason === undefined ? {} : { reason }) };
}

function recallsIn(acts: readonly StoredPackageAct[], side: 'sent' | 'received'): PackageRow['recalls'] {
  const recalls = acts.filter((act): act is Of<'package.recall'> => act.kind === 'package.recall');
  const read = new Set(recalls.flatMap(({ body }) => (body.side === 'acknowledged' ? [body.sha256] : [])));
  return recalls
    .filter(({ body }) => body.side === side)
    .map(({ seq, at, body }) => {
      const { items, reason, sha256 } = body;
      return { act: seq, at, items, reason, acknowledged: read.has(sha256) };
    });
}

/** The newest act by which a package came. Throws `missing` `share.package`. */
export async function receivedAct(
  { read }: Pick<Ctx, 'read'>,
  id: string,
): Promise<Of<'package.receive'>['body'] & { readonly at: number }> {
  const act = (await read.packages(id)).findLast((each): each is Of<'package.receive'> => each.kind === 'package.receive');
  if (act !== undefined) return { ...act.body, at: act.at };
  throw new ClewError('missing', 'share.package', 'There is no such package.', { hint: 'clew packages lists them.' });
}
