import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeDecimal } from './canonical.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { Checklist } from './checks.ts';
import { type LogKeys, readLogKeys } from './log-keys.ts';
import { type Note, parseNote, verifySignature } from './note.ts';
import { readPlain } from './plain-file.ts';
import { isQuorum, type Policy } from './policy.ts';
import { emptyRoot, type Frontier, hashBytes } from './tree.ts';
import type { Trust, VerifyOptions } from './verification.ts';
import { checkStamp } from './verify-stamp.ts';
import { findStrangers, readTree, type TreeReading } from './verify-tree.ts';
import { formatVkey, type VerifierKey } from './vkey.ts';

/** A checkpoint read from a file; whose signatures it bears is another matter. */
export interface ReadCheckpoint extends Checkpoint {
  readonly note: Note;
}

/** The checkpoint that the bytes spell, or undefined: what follows cannot then be related to it. */
export function readCheckpoint(bytes: Uint8Array): ReadCheckpoint | undefined {
  try {
    const note = parseNote(bytes);
    const { origin, size, root, extensions } = parseCheckpoint(note.text);
    return root.length === hashBytes && extensions === '' ? { origin, size, root, note } : undefined;
  } catch {
    return undefined;
  }
}

/** The key among these that signed the checkpoint, as the log of its name. */
export function signerOf({ note, origin }: ReadCheckpoint, keys: readonly VerifierKey[]): VerifierKey | undefined {
  return keys.find(
    (key) =>
      key.name === origin &&
      note.signatures.some(({ name, id }) => name === key.name && id === key.id) &&
      note.signatures.every(
        (each) => each.name !== key.name || each.id !== key.id || verifySignature(key, note.text, each) !== undefined,
      ),
  );
}

/** What a casebook adds to the verification of its log. */
export interface LogContext {
  /** Taken where none is given; it comes from the casebook itself. */
  readonly ownKey?: VerifierKey;
  readonly ownPolicy?: Policy;
  /** Entries that the writer has committed, published or not. */
  readonly ahead?: number;
  readonly earlier?: Trust['earlier'];
  readonly entry?: TreeReading['entry'];
}

/** What was found, for the checks of a casebook; undefined without a readable checkpoint. */
export interface LogFound {
  readonly checkpoint: ReadCheckpoint;
  readonly bytes: Buffer;
  readonly keys: LogKeys | undefined;
  readonly edge: Frontier;
}

/** Verifies the folder of a log: signatures, files, tree, and what was signed before. */
export async function verifyLog(
  dir: string,
  options: VerifyOptions,
  list: Checklist,
  context: LogContext,
): Promise<LogFound | undefined> {
  const bytes = readIfThere(join(dir, 'checkpoint'));
  const checkpoint = bytes === undefined ? undefined : readCheckpoint(bytes);
  if (bytes === undefined || checkpoint === undefined) {
    list.fail('checkpoint', { where: 'log/checkpoint', why: bytes === undefined ? 'missing' : 'malformed' });
    return undefined;
  }
  list.pass('checkpoint', checkpoint.size);
  const keys = checkSignature(dir, checkpoint, options, list, context);
  checkQuorum('log/checkpoint', checkpoint, keys, { given: options.policy, own: context.ownPolicy }, list);
  const earlier = new EarlierCheck(checkpoint, keys, list);
  for (const each of [...(options.earlier ?? []), ...(context.earlier ?? [])]) earlier.add(each.name, each.bytes);
  await checkStamps(dir, options, list, earlier);
  const edge = await readTree(dir, checkpoint.size, list, {
    ...(context.entry === undefined ? {} : { entry: context.entry }),
    roots: earlier.sizes,
    root: (size, root) => earlier.compare(size, root),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    progress: (done, total) => options.progress?.('check', done, total),
  });
  earlier.finish();
  if (edge.root().equals(checkpoint.root)) list.pass('root');
  else list.fail('root', { where: 'log/checkpoint', why: 'differs' });
  findStrangers(dir, checkpoint.size, list, context.ahead);
  noteNeighbours(dir, list);
  return { checkpoint, bytes, keys, edge };
}

export function readIfThere(path: string): Buffer | undefined {
  try {
    return readPlain(path);
  } catch {
    return undefined;
  }
}

/** The key that a policy names for the log of this origin. */
export function logOf(policy: Policy | undefined, origin: string): VerifierKey | undefined {
  return policy?.logs.find(({ key }) => key.name === origin)?.key;
}

function checkSignature(
  dir: string,
  checkpoint: ReadCheckpoint,
  { key, policy }: Trust,
  list: Checklist,
  { ownKey }: LogContext,
): LogKeys | undefined {
  const given = key ?? logOf(policy, checkpoint.origin);
  const trusted = given ?? ownKey;
  if (trusted === undefined) {
    list.fail('key', { where: '--key', why: 'notGiven' });
    return undefined;
  }
  list.pass('key', formatVkey(trusted));
  if (given === undefined) list.note('key', { where: '--key', why: 'notGiven' });
  const keys = readLogKeys(dir, trusted, list);
  if (signerOf(checkpoint, keys.at(checkpoint.size)) !== undefined) list.pass('signature');
  else list.fail('signature', { where: 'log/checkpoint', why: checkpoint.origin === trusted.name ? 'unsigned' : 'foreign' });
  return keys;
}

/** Cosignatures under the checkpoint: those of a policy's witnesses must be good, and under the policy given also enough. */
export function checkQuorum(
  file: string,
  { note }: ReadCheckpoint,
  keys: LogKeys | undefined,
  { given, own }: { readonly given?: Policy | undefined; readonly own?: Policy | undefined },
  list: Checklist,
): void {
  const policy = given ?? own;
  const good: VerifierKey[] = [];
  for (const signature of note.signatures) {
    if (keys?.all.some(({ name, id }) => name === signature.name && id === signature.id) === true) continue;
    const witness = policy?.witnesses.find(({ key }) => key.name === signature.name && key.id === signature.id);
    const where = `${file} (${signature.name}+${signature.id})`;
    if (witness === undefined) list.note('quorum', { where, why: 'unknownKey' });
    else if (verifySignature(witness.key, note.text, signature) === undefined)
      list.fail('quorum', { where, why: 'badSignature' });
    else good.push(witness.key);
  }
  if (policy === undefined || (policy.quorum === 'none' && good.length === 0)) return;
  list.pass('quorum', good.map(({ name }) => name).join(', '));
  if (isQuorum(policy, good)) return;
  for (const { key } of policy.witnesses.filter((each) => !good.includes(each.key))) {
    const finding = { where: `${file} (${key.name}+${key.id})`, why: 'missing' } as const;
    if (given === undefined) list.note('quorum', finding);
    else list.fail('quorum', finding);
  }
}

/** Holds the tree against what was signed before: it must have been a beginning of it. */
class EarlierCheck {
  readonly #now: ReadCheckpoint;
  readonly #keys: LogKeys | undefined;
  readonly #list: Checklist;
  readonly #wanted = new Map<number, { readonly name: string; readonly root: Buffer }[]>();
  readonly #names: string[] = [];

  constructor(now: ReadCheckpoint, keys: LogKeys | undefined, list: Checklist) {
    this.#now = now;
    this.#keys = keys;
    this.#list = list;
  }

  add(name: string, bytes: Uint8Array): void {
    const then = readCheckpoint(bytes);
    if (then === undefined) {
      this.#list.fail('since', { where: name, why: 'malformed' });
      return;
    }
    const signer = signerOf(then, this.#keys?.at(then.size) ?? []);
    if (signer === undefined) {
      this.#list.fail('since', { where: name, why: then.origin === this.#now.origin ? 'unsigned' : 'foreign' });
      return;
    }
    if (then.size > this.#now.size) {
      this.#list.fail('rollback', { where: name, why: 'shorter' });
      return;
    }
    this.#names.push(name);
    this.#wanted.set(then.size, [...(this.#wanted.get(then.size) ?? []), { name, root: then.root }]);
  }

  get sizes(): ReadonlySet<number> {
    return new Set(this.#wanted.keys());
  }

  compare(size: number, root: Buffer): void {
    const is = size === 0 ? emptyRoot : root;
    for (const then of this.#wanted.get(size) ?? []) {
      if (!then.root.equals(is)) this.#list.fail('fork', { where: then.name, why: 'differs' });
    }
  }

  finish(): void {
    if (this.#names.length === 0) return;
    this.#list.pass('since', this.#names.length);
    this.#list.pass('rollback');
    this.#list.pass('fork');
  }
}

/** Time stamps beside the log: `timestamps/<size>.checkpoint` and the authority's answer about its bytes. */
async function checkStamps(dir: string, { authorities }: Trust, list: Checklist, earlier: EarlierCheck): Promise<void> {
  const names = namesIn(join(dir, 'timestamps'));
  for (const name of names.toSorted()) {
    const where = `log/timestamps/${name}`;
    const bytes = readIfThere(join(dir, 'timestamps', name));
    const [, size, kind] = /^(\d+)\.(checkpoint|tsr)$/u.exec(name) ?? [];
    if (bytes === undefined || size === undefined || decodeDecimal(size) === undefined)
      list.fail('strangers', { where, why: 'stranger' });
    else if (kind === 'checkpoint') earlier.add(where, bytes);
    else {
      const data = readIfThere(join(dir, 'timestamps', `${size}.checkpoint`));
      if (data === undefined) list.fail('timestamp', { where: `log/timestamps/${size}.checkpoint`, why: 'missing' });
      else await checkStamp(where, bytes, data, authorities, list);
    }
  }
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

const belongs = new Set(['checkpoint', 'tile', 'rotations', 'timestamps']);

/** Other files beside the tiles do no harm, but nothing vouches for them. */
function noteNeighbours(dir: string, list: Checklist): void {
  for (const name of namesIn(dir)) {
    if (!belongs.has(name) && !name.endsWith('.vkey')) list.note('strangers', { where: `log/${name}`, why: 'stranger' });
  }
}
