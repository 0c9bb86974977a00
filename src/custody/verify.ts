import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { type Check, Checklist } from './checks.ts';
import { parsePolicy, type Policy } from './policy.ts';
import type { PackageFacts, Verification, VerifyOptions } from './verification.ts';
import { parseVkey, type VerifierKey } from './vkey.ts';
import { checkBag } from './bag.ts';
import { verifyCasebook } from './verify-casebook.ts';
import { verifyEntry } from './verify-entry.ts';
import { readIfThere, verifyLog } from './verify-log.ts';
import { isPackage, verifyPackage } from './verify-package.ts';
import { checkStamp } from './verify-stamp.ts';
import { parseVkeyFile } from './log-keys.ts';

export type { Check, Finding, Outcome } from './checks.ts';
export { openCheckpoint, parseCheckpoint } from './checkpoint.ts';
export { openNote, parseNote } from './note.ts';
export { isQuorum, parsePolicy } from './policy.ts';
export { parseProof, verifyProof } from './proof.ts';
export { leafHash, verifyConsistency, verifyInclusion } from './tree.ts';
export { parseVkey } from './vkey.ts';
export type { PackageFacts, Trust, Verification, VerifyOptions } from './verification.ts';

/**
 * Verifies a casebook, a package, any other bag, the folder of a log, a proof file, or an exhibit with its proof, and tells of every check. Nothing is
 * changed. Throws only where there is nothing to verify: `missing` `custody.path`, `input` for a damaged key or policy given,
 * `unavailable` when a folder cannot be read.
 */
export async function verify(path: string, options: VerifyOptions = {}): Promise<Verification> {
  for (let tries = 1; ; tries++) {
    const before = stateOf(path);
    const list = new Checklist();
    const { what, facts } = await run(path, options, list);
    const checks = what === 'log' ? list.list().map(inFolder) : list.list();
    const ok = checks.every(({ outcome }) => outcome !== 'failed');
    // A log that somebody was writing to meanwhile is looked at again: its files belonged to two sizes.
    if (ok || tries === mostTries || stateOf(path) === before) {
      return { what, ok, checks, ...(facts === undefined ? {} : { package: facts }) };
    }
  }
}

const mostTries = 3;

/** What tells whether a log has grown. */
function stateOf(path: string): string {
  return ['checkpoint', join('log', 'checkpoint'), join('state', 'head')]
    .map((name) => readIfThere(join(path, name))?.toString('latin1') ?? '')
    .join('\0');
}

/** Files are named as a casebook has them; in a log by itself they stand one folder higher. */
function inFolder(check: Check): Check {
  return { ...check, found: check.found.map((each) => ({ ...each, where: each.where.replace(/^log\//u, '') })) };
}

interface Run {
  readonly what: Verification['what'];
  readonly facts?: PackageFacts | undefined;
}

async function run(path: string, options: VerifyOptions, list: Checklist): Promise<Run> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw nothing('There is no such file or folder.');
  if (!found.isDirectory()) {
    if (options.proof !== undefined) {
      await verifyEntry(options.proof, path, options, list);
      return { what: 'exhibit' };
    }
    if (isArchive(beginning(path)))
      throw nothing('A packed package is not looked into.', 'Unpack it first: `tar -xf FILE`, or receive it.');
    const bytes = readFileSync(path);
    if (!bytes.subarray(0, 9).equals(Buffer.from('c2sp.org/'))) {
      throw nothing('The file is no proof of an entry.', 'An exhibit is verified with its proof: --proof FILE.');
    }
    await verifyEntry({ name: path, bytes }, undefined, options, list);
    return { what: 'proof' };
  }
  if (options.proof !== undefined) throw nothing('A proof is of one file, not of a folder.');
  if (isPackage((name) => existsSync(join(path, name)))) {
    return { what: 'package', facts: await verifyPackage(path, options, list, checkStamp) };
  }
  if (existsSync(join(path, 'casebook.json')) || existsSync(join(path, 'log'))) {
    await verifyCasebook(path, options, list);
    return { what: 'casebook' };
  }
  // Looked for last: a file put beside a log must not make a mere bag of it.
  if (existsSync(join(path, 'bagit.txt')) && !existsSync(join(path, 'checkpoint'))) {
    await verifyBag(path, options, list);
    return { what: 'bag' };
  }
  if (!existsSync(join(path, 'checkpoint'))) throw nothing('The folder is neither a casebook nor a log.');
  await verifyLog(path, options, list, {});
  return { what: 'log' };
}

/** A bag that is no package of Clew: it may be whole, but nothing vouches for it. */
async function verifyBag(path: string, options: VerifyOptions, list: Checklist): Promise<void> {
  const { signal, key, policy } = options;
  await checkBag(path, list, { signal, progress: (done, total) => options.progress?.('exhibits', done, total) });
  const finding = { where: 'seal.note', why: 'missing' } as const;
  if (key === undefined && policy === undefined) list.note('unsigned', finding);
  else list.fail('unsigned', finding);
}

function nothing(message: string, hint = 'Name a casebook, a package, the folder of a log, or a .tlog-proof file.'): ClewError {
  return new ClewError('missing', 'custody.path', message, { hint });
}

function beginning(path: string): Buffer {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(512);
    return bytes.subarray(0, readSync(fd, bytes));
  } finally {
    closeSync(fd);
  }
}

/** Whether bytes begin like a tar archive (POSIX.1 ustar) or an age file. */
function isArchive(bytes: Buffer): boolean {
  return bytes.toString('latin1', 257, 262) === 'ustar' || bytes.toString('latin1', 0, 21) === 'age-encryption.org/v1';
}

/** A key as given on a command line: the vkey itself, or the name of a file that holds it. */
export function readKey(keyOrFile: string): VerifierKey {
  if (!existsSync(keyOrFile)) return parseVkey(keyOrFile);
  const text = readFileSync(keyOrFile, 'utf8');
  return parseVkeyFile(`${text.trim()}\n`);
}

/** A policy file. Throws `missing` or `input`. */
export function readPolicy(file: string): Policy {
  try {
    return parsePolicy(readFileSync(file));
  } catch (cause) {
    if (cause instanceof ClewError) throw cause;
    throw new ClewError('missing', 'custody.policy', 'The policy file cannot be read.', { cause });
  }
}
