import { join } from 'node:path';
import { checkBag } from './bag.ts';
import { decodeDecimal } from './canonical.ts';
import type { Checklist } from './checks.ts';
import { Folder } from './folder.ts';
import { type LogKeys, parseVkeyFile, readLogKeys } from './log-keys.ts';
import { parseNote } from './note.ts';
import {
  contentsFile,
  formatList,
  isContent,
  isPackageName,
  isSealed,
  parseList,
  parseSeal,
  sealFile,
  tagManifest,
  utf8,
} from './package-lists.ts';
import { parsePolicy, type Policy } from './policy.ts';
import type { PackageFacts, Trust, VerifyOptions } from './verification.ts';
import { checkQuorum, logOf, readCheckpoint, type ReadCheckpoint, signerOf } from './verify-log.ts';
import { PackageActs } from './verify-package-acts.ts';
import { checkTold } from './verify-package-told.ts';
import { checkTiles } from './verify-package-tiles.ts';
import { formatVkey, type VerifierKey } from './vkey.ts';

/** Files by which a folder shows itself a package, also when one of them was taken away. */
const marks = [sealFile, contentsFile, 'log/send.json', 'log/acts.jsonl', 'log/proofs'] as const;

/** Whether a folder is a package, or what somebody left of one. */
export const isPackage = (has: (path: string) => boolean): boolean => marks.some(has);

/** A seal has a line for each proof: enough for a package of half a million acts. */
const mostSealBytes = 64 << 20;

/** Looks at one time stamp: `(where, answer of the authority, stamped bytes, authorities, list)`. */
export type StampCheck = (
  where: string,
  der: Uint8Array,
  data: Uint8Array,
  authorities: string | undefined,
  list: Checklist,
) => Promise<void>;

/**
 * Verifies a package, every byte of it: each file is listed in `contents.sha256`, which the log vouches for by the act of
 * sending, or in the seal, which the log's key signed; and nothing else may stand there. BagIt's own manifests are checked
 * too, but nothing rests on them: anybody can compute them.
 */
export async function verifyPackage(
  dir: string,
  options: VerifyOptions,
  list: Checklist,
  checkStamp: StampCheck,
): Promise<PackageFacts | undefined> {
  const folder = new Folder(dir);
  const { signal } = options;
  checkNames(folder, list);
  // Parsed before they are hashed, so that each is read once.
  const contentsText = utf8(folder.read(contentsFile));
  const contents = contentsText === undefined ? undefined : parseList(contentsText);
  const bag = await checkBag(folder, list, {
    signal,
    progress: (done, total) => options.progress?.('exhibits', done, total),
  });
  if (bag.version !== undefined && bag.version !== '1.0') list.fail('bag', { where: 'bagit.txt', why: 'malformed' });

  const found = readSigned(folder, options, list);
  const seal = checkSealNote(folder, found, list);
  await checkContents(folder, contents, list, signal);
  await checkSealed(folder, seal?.list, list, signal);
  checkExtras(folder, contents, seal?.list, list);
  await checkManifests(folder, list);

  const acts = new PackageActs(folder, found?.checkpoint, list);
  acts.read();
  const contentsHash = await folder.digest(contentsFile, 'sha256', { signal });
  const bytes = contents === undefined ? undefined : sizeOf(folder, contents.keys());
  const send = acts.checkSend({ id: seal?.id, contents: contentsHash, bytes });
  acts.checkExhibits();
  const told = checkTold(folder, acts, send, found?.checkpoint, list);
  if (found !== undefined) {
    await checkStamps(folder, found, options, list, checkStamp);
    await checkTiles(folder, found.checkpoint, acts, { options, keys: found.keys, head: told }, list);
  }
  if (seal === undefined || found === undefined || contentsHash === undefined || bytes === undefined) return undefined;
  return {
    id: seal.id,
    origin: found.checkpoint.origin,
    size: found.checkpoint.size,
    ...(found.key === undefined ? {} : { key: formatVkey(found.key) }),
    contents: contentsHash,
    bytes,
    ...(send?.body === undefined ? {} : { send: { ...send.body, seq: send.seq, at: send.at, by: send.by } }),
  };
}

const sizeOf = (folder: Folder, paths: Iterable<string>): number => {
  let sum = 0;
  for (const path of paths) sum += folder.size(path) ?? 0;
  return sum;
};

/** Names that are the same on every system, and nothing that is no file. */
function checkNames(folder: Folder, list: Checklist): void {
  list.pass('extras');
  for (const where of folder.files) if (!isPackageName(where)) list.fail('extras', { where, why: 'name' });
  for (const where of folder.strange) list.fail('extras', { where, why: 'stranger' });
}

/** What a log signed, and by which keys that is to be judged. */
export interface Signed {
  readonly checkpoint: ReadCheckpoint;
  /** Key that was trusted for it; absent when there was none to trust. */
  readonly key?: VerifierKey;
  readonly keys?: LogKeys;
}

function readSigned(folder: Folder, options: VerifyOptions, list: Checklist): Signed | undefined {
  const where = 'log/checkpoint';
  const bytes = folder.read(where);
  const checkpoint = bytes === undefined ? undefined : readCheckpoint(bytes);
  if (checkpoint === undefined) {
    list.fail('checkpoint', { where, why: bytes === undefined ? 'missing' : 'malformed' });
    return undefined;
  }
  list.pass('checkpoint', checkpoint.size);
  const own = ownKey(folder, list);
  const given = options.key ?? logOf(options.policy, checkpoint.origin);
  const key = given ?? own;
  if (key === undefined) return { checkpoint };
  list.pass('key', formatVkey(key));
  if (given === undefined) list.note('key', { where: '--key', why: 'notGiven' });
  const keys = readLogKeys(join(folder.dir, 'log'), key, list);
  const last = keys.all.at(-1)!;
  if (own !== undefined && formatVkey(last) !== formatVkey(own)) list.fail('key', { where: 'log/log.vkey', why: 'differs' });
  if (signerOf(checkpoint, keys.at(checkpoint.size)) !== undefined) list.pass('signature');
  else list.fail('signature', { where, why: checkpoint.origin === key.name ? 'unsigned' : 'foreign' });
  const ownPolicy = policyOf(folder, list);
  checkQuorum(where, checkpoint, keys, { given: options.policy, own: ownPolicy }, list);
  // Witnesses whom the sender names may be the sender's friends: who vouches is for the reader to say.
  const isWitnessed = ownPolicy !== undefined && ownPolicy.witnesses.length > 0;
  if (options.policy === undefined && isWitnessed) list.note('quorum', { where: '--policy', why: 'notGiven' });
  return { checkpoint, key, keys };
}

function ownKey(folder: Folder, list: Checklist): VerifierKey | undefined {
  const where = 'log/log.vkey';
  const text = utf8(folder.read(where));
  try {
    if (text !== undefined) return parseVkeyFile(text);
  } catch {
    // Reported below.
  }
  list.fail('key', { where, why: text === undefined ? 'missing' : 'malformed' });
  return undefined;
}

function policyOf(folder: Folder, list: Checklist): Policy | undefined {
  const where = 'log/policy';
  const bytes = folder.read(where);
  if (bytes === undefined) return undefined;
  try {
    return parsePolicy(bytes);
  } catch {
    list.fail('quorum', { where, why: 'malformed' });
    return undefined;
  }
}

/** The seal: a note with one signature, by the key that signed the checkpoint. A second line would be bytes that nobody signed. */
function checkSealNote(folder: Folder, found: Signed | undefined, list: Checklist): ReturnType<typeof parseSeal> {
  const bytes = folder.read(sealFile);
  const fail = (why: 'missing' | 'malformed' | 'unsigned'): undefined => {
    list.fail('seal', { where: sealFile, why });
    return undefined;
  };
  if (bytes === undefined) return fail('missing');
  let note;
  try {
    note = parseNote(bytes, mostSealBytes);
  } catch {
    return fail('malformed');
  }
  const seal = parseSeal(note.text);
  if (seal === undefined) return fail('malformed');
  list.pass('seal', seal.list.size);
  if (note.signatures.length !== 1) fail('malformed');
  const { checkpoint, keys } = found ?? {};
  if (checkpoint === undefined || keys === undefined) fail('unsigned');
  else if (signerOf({ ...checkpoint, note }, keys.at(checkpoint.size)) === undefined) fail('unsigned');
  return seal;
}

async function checkContents(
  folder: Folder,
  contents: ReadonlyMap<string, string> | undefined,
  list: Checklist,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (contents === undefined) {
    list.fail('contents', { where: contentsFile, why: folder.has(contentsFile) ? 'malformed' : 'missing' });
    return;
  }
  list.pass('contents', contents.size);
  for (const [where, hash] of contents) {
    if (!isContent(where)) list.fail('contents', { where, why: 'elsewhere' });
    else await compare(folder, where, hash, 'contents', list, signal);
  }
}

async function checkSealed(
  folder: Folder,
  seal: ReadonlyMap<string, string> | undefined,
  list: Checklist,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (seal === undefined) return;
  for (const [where, hash] of seal) {
    if (!isSealed(where)) list.fail('seal', { where, why: 'elsewhere' });
    else await compare(folder, where, hash, 'seal', list, signal);
  }
}

async function compare(
  folder: Folder,
  where: string,
  hash: string,
  code: 'contents' | 'seal',
  list: Checklist,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (!folder.has(where)) {
    list.fail(code, { where, why: 'missing' });
    return;
  }
  const is = await folder.digest(where, 'sha256', { signal });
  if (is !== hash) list.fail(code, { where, why: is === undefined ? 'unreadable' : 'differs' });
}

function checkExtras(
  folder: Folder,
  contents: ReadonlyMap<string, string> | undefined,
  seal: ReadonlyMap<string, string> | undefined,
  list: Checklist,
): void {
  for (const where of folder.files) {
    // Where a whole list is gone, that is what is said, not that each of its files stands in none.
    const isListed = (contents?.has(where) ?? isContent(where)) || (seal?.has(where) ?? isSealed(where));
    if (!isListed && where !== sealFile && where !== tagManifest) list.fail('extras', { where, why: 'unlisted' });
  }
}

/** The two manifests have one spelling; of the second, nothing else says what its bytes must be. */
async function checkManifests(folder: Folder, list: Checklist): Promise<void> {
  const listed = async (paths: readonly string[]): Promise<string> => {
    const hashes: (readonly [string, string])[] = [];
    for (const path of paths) hashes.push([path, (await folder.digest(path)) ?? '']);
    return formatList(hashes);
  };
  const expected: readonly (readonly [string, readonly string[]])[] = [
    ['manifest-sha256.txt', folder.files.filter((path) => path.startsWith('data/'))],
    [tagManifest, folder.files.filter((path) => !path.startsWith('data/') && path !== tagManifest)],
  ];
  for (const [where, paths] of expected) {
    if (!folder.has(where)) list.fail('bag', { where, why: 'missing' });
    else if (utf8(folder.read(where)) !== (await listed(paths))) list.fail('bag', { where, why: 'differs' });
  }
}

/** Earlier checkpoints that an authority stamped: signed by this log, and each with its answer. */
async function checkStamps(
  folder: Folder,
  { checkpoint, keys }: Signed,
  { authorities }: Trust,
  list: Checklist,
  checkStamp: StampCheck,
): Promise<void> {
  for (const where of folder.files.filter((path) => path.startsWith('log/timestamps/'))) {
    const [, digits = '', kind] = /^log\/timestamps\/(\d+)\.(checkpoint|tsr)$/u.exec(where) ?? [];
    const bytes = folder.read(where);
    const data = folder.read(`log/timestamps/${digits}.checkpoint`);
    if (bytes === undefined || kind === undefined) list.fail('timestamp', { where, why: 'stranger' });
    else if (data === undefined) list.fail('timestamp', { where: `log/timestamps/${digits}.checkpoint`, why: 'missing' });
    else if (kind === 'tsr') await checkStamp(where, bytes, data, authorities, list);
    else {
      const stamped = readCheckpoint(bytes);
      if (stamped === undefined || stamped.size !== decodeDecimal(digits)) list.fail('timestamp', { where, why: 'malformed' });
      else if (signerOf(stamped, keys?.at(stamped.size) ?? []) === undefined) {
        list.fail('timestamp', { where, why: stamped.origin === checkpoint.origin ? 'unsigned' : 'foreign' });
      }
    }
  }
}
