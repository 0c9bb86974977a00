import { join } from 'node:path';
import { canonicalJson } from '../model/index.ts';
import type { Checklist } from './checks.ts';
import { parseVkeyFile } from './log-keys.ts';
import { parsePolicy, type Policy } from './policy.ts';
import { Frontier, leafHash } from './tree.ts';
import { ActsCheck, type ActFacts } from './verify-acts.ts';
import { checkExhibits } from './verify-exhibits.ts';
import { type LogFound, readCheckpoint, type ReadCheckpoint, readIfThere, signerOf, verifyLog } from './verify-log.ts';
import type { VerifyOptions } from './verification.ts';
import { formatVkey, type VerifierKey } from './vkey.ts';

/** Layout of the folder that is verified here. */
const casebookFormat = 2;

/** Verifies a casebook: its log, the details of its acts, its exhibits, and what it says of itself. */
export async function verifyCasebook(dir: string, options: VerifyOptions, list: Checklist): Promise<void> {
  const ownKey = ownKeyOf(dir);
  const ownPolicy = ownPolicyOf(dir, list);
  const headBytes = readIfThere(join(dir, 'state', 'head'));
  const head = headBytes === undefined ? undefined : readCheckpoint(headBytes);
  const witnessed = readIfThere(join(dir, 'state', 'witnessed'));
  const acts = new ActsCheck(join(dir, 'acts'), list);
  const log = await verifyLog(join(dir, 'log'), options, list, {
    ...(ownKey === undefined ? {} : { ownKey }),
    ...(ownPolicy === undefined ? {} : { ownPolicy }),
    ...(head === undefined ? {} : { ahead: head.size }),
    ...(witnessed === undefined ? {} : { earlier: [{ name: 'state/witnessed', bytes: witnessed }] }),
    entry: (index, entry) => void acts.next(index, entry),
  });
  checkOwnKey(ownKey, log, list);
  checkHead(headBytes, head, log, acts, list);
  acts.finish(Math.max(log?.checkpoint.size ?? 0, head?.size ?? 0));
  checkRotations(dir, acts.facts, list);
  checkCasebook(readIfThere(join(dir, 'casebook.json')), acts.facts, list);
  await checkExhibits(join(dir, 'exhibits'), acts.facts, list, {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    progress: (done, total) => options.progress?.('exhibits', done, total),
  });
}

function ownKeyOf(dir: string): VerifierKey | undefined {
  try {
    return parseVkeyFile(readIfThere(join(dir, 'keys', 'log.vkey'))?.toString() ?? '');
  } catch {
    return undefined;
  }
}

/** The folder's own key must be the one now in use, whichever key was trusted. */
function checkOwnKey(key: VerifierKey | undefined, log: LogFound | undefined, list: Checklist): void {
  const last = log?.keys?.all.at(-1);
  const where = 'keys/log.vkey';
  if (key === undefined) list.fail('key', { where, why: 'malformed' });
  else if (last !== undefined && formatVkey(last) !== formatVkey(key)) list.fail('key', { where, why: 'differs' });
}

function ownPolicyOf(dir: string, list: Checklist): Policy | undefined {
  const bytes = readIfThere(join(dir, 'keys', 'policy'));
  if (bytes === undefined) return undefined;
  try {
    return parsePolicy(bytes);
  } catch {
    list.fail('quorum', { where: 'keys/policy', why: 'malformed' });
    return undefined;
  }
}

/** The head is what the writer committed; acts beyond the public checkpoint must make its root. */
function checkHead(
  bytes: Buffer | undefined,
  head: ReadCheckpoint | undefined,
  log: LogFound | undefined,
  acts: ActsCheck,
  list: Checklist,
): void {
  const where = 'state/head';
  if (head === undefined || bytes === undefined) {
    list.fail('head', { where, why: bytes === undefined ? 'missing' : 'malformed' });
    return;
  }
  const edge = log?.edge ?? new Frontier();
  for (let index = edge.size; index < head.size; index++) {
    const entry = acts.next(index, undefined);
    if (entry === undefined) break;
    edge.append(leafHash(entry));
  }
  if (log === undefined) {
    if (edge.size !== head.size || !edge.root().equals(head.root)) list.fail('head', { where, why: 'differs' });
    else list.pass('head');
    return;
  }
  const { checkpoint, keys } = log;
  if (keys !== undefined && signerOf(head, keys.at(head.size)) === undefined) list.fail('head', { where, why: 'unsigned' });
  if (head.note.signatures.length !== 1) list.fail('head', { where, why: 'malformed' });
  if (head.size < checkpoint.size) list.fail('head', { where, why: 'differs' });
  else if (head.size === checkpoint.size) {
    if (head.note.text !== checkpoint.note.text) list.fail('head', { where, why: 'differs' });
    else list.pass('head');
  } else if (!edge.root().equals(head.root)) list.fail('head', { where, why: 'differs' });
  else list.note('head', { where, why: 'unpublished' });
}

/** The first key and each change of it are recorded twice: in acts, and beside the log for strangers. */
function checkRotations(dir: string, { created, rotations }: ActFacts, list: Checklist): void {
  const recorded: [string, string][] = Array.from(rotations, ([index, statement]) => [`${index}.note`, statement]);
  if (typeof created?.['key'] === 'string') recorded.push(['first.vkey', `${created['key']}\n`]);
  for (const [name, text] of recorded) {
    const where = `log/rotations/${name}`;
    const found = readIfThere(join(dir, where))?.toString();
    if (found !== text) list.fail('rotations', { where, why: found === undefined ? 'missing' : 'differs' });
  }
}

function checkCasebook(bytes: Buffer | undefined, { created }: ActFacts, list: Checklist): void {
  const where = 'casebook.json';
  if (bytes === undefined) {
    list.fail('casebook', { where, why: 'missing' });
    return;
  }
  if (created === undefined) {
    list.fail('casebook', { where, why: 'differs' });
    return;
  }
  const { key: _key, ...told } = created;
  if (bytes.toString() === `${canonicalJson({ format: casebookFormat, ...told })}\n`) list.pass('casebook');
  else list.fail('casebook', { where, why: 'differs' });
}
