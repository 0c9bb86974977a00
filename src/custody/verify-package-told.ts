import type { Checklist } from './checks.ts';
import type { Folder } from './folder.ts';
import { utf8 } from './package-lists.ts';
import type { ShownAct } from './shown-acts.ts';
import type { ReadCheckpoint } from './verify-log.ts';
import type { PackageActs } from './verify-package-acts.ts';

const where = 'data/dossier.json';

type Told = Readonly<Record<string, unknown>>;

const object = (value: unknown): Told => (typeof value === 'object' && value !== null ? (value as Told) : {});
const rows = (value: unknown): readonly Told[] => (Array.isArray(value) ? value.map(object) : []);

/** The state of the log that a case file says it was made from. */
export interface ToldHead {
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

/** Parts of a package of which act of sending and case file say the same. */
const twice = ['recipient', 'label', 'redact', 'withheld'] as const;

/**
 * Holds what the case file says of itself, of its exhibits and of its acts against what the log says. Nobody but the sender
 * can have made these differ; a receiver should know all the same.
 */
export function checkTold(
  folder: Folder,
  acts: PackageActs,
  send: ShownAct | undefined,
  checkpoint: ReadCheckpoint | undefined,
  list: Checklist,
): ToldHead | undefined {
  let dossier: Told;
  try {
    dossier = object(JSON.parse(utf8(folder.read(where)) ?? ''));
  } catch {
    list.fail('told', { where, why: folder.has(where) ? 'malformed' : 'missing' });
    return undefined;
  }
  list.pass('told');
  const [info, head, facts, body] = [dossier['package'], dossier['head'], dossier['case'], send?.body].map(object) as [
    Told,
    Told,
    Told,
    Told,
  ];
  const isSame =
    info['id'] === body['package'] &&
    facts['id'] === body['case'] &&
    twice.every((name) => info[name] === body[name]) &&
    head['size'] === body['covers'] &&
    (checkpoint === undefined || head['origin'] === checkpoint.origin);
  if (send !== undefined && !isSame) list.fail('told', { where, why: 'differs', index: send.seq - 1 });
  checkActs(dossier, acts, list);
  const { size, root } = head;
  return typeof size === 'number' && typeof root === 'string' ? { size, root } : undefined;
}

function checkActs(dossier: Told, acts: PackageActs, list: Checklist): void {
  for (const { seq, at, by, kind } of rows(dossier['custody'])) {
    const shown = acts.shown.get(seq as number);
    const index = (seq as number) - 1;
    if (shown === undefined) list.note('told', { where, why: 'unshown', index });
    else if (shown.at !== at || shown.by !== by || shown.act !== kind) list.fail('told', { where, why: 'differs', index });
  }
  for (const { sha256, bytes, sealed } of rows(dossier['exhibits'])) {
    const { act: seq, at, by } = object(sealed);
    const shown = acts.shown.get(seq as number);
    const index = (seq as number) - 1;
    const { body } = shown ?? {};
    const isOther =
      body !== undefined && (body['sha256'] !== sha256 || (shown!.act === 'exhibit.seal' && body['bytes'] !== bytes));
    if (shown === undefined) list.note('told', { where, why: 'unshown', index });
    else if (isOther || shown.at !== at || shown.by !== by) list.fail('told', { where, why: 'differs', index });
  }
}
