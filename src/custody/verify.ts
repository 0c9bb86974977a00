import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { type Check, Checklist } from './checks.ts';
import { parsePolicy, type Policy } from './policy.ts';
import type { Verification, VerifyOptions } from './verification.ts';
import { parseVkey, type VerifierKey } from './vkey.ts';
import { verifyCasebook } from './verify-casebook.ts';
import { verifyEntry } from './verify-entry.ts';
import { readIfThere, verifyLog } from './verify-log.ts';
import { parseVkeyFile } from './log-keys.ts';

export type { Check, Finding, Outcome } from './checks.ts';
export { openCheckpoint, parseCheckpoint } from './checkpoint.ts';
export { openNote, parseNote } from './note.ts';
export { isQuorum, parsePolicy } from './policy.ts';
export { parseProof, verifyProof } from './proof.ts';
export { leafHash, verifyConsistency, verifyInclusion } from './tree.ts';
export { parseVkey } from './vkey.ts';
export type { Trust, Verification, VerifyOptions } from './verification.ts';

/**
 * Verifies a casebook, the folder of a log, a proof file, or an exhibit with its proof, and tells of every check. Nothing is
 * changed. Throws only where there is nothing to verify: `missing` `custody.path`, `input` for a damaged key or policy given,
 * `unavailable` when a folder cannot be read.
 */
export async function verify(path: string, options: VerifyOptions = {}): Promise<Verification> {
  for (let tries = 1; ; tries++) {
    const before = stateOf(path);
    const list = new Checklist();
    const what = await run(path, options, list);
    const checks = what === 'log' ? list.list().map(inFolder) : list.list();
    const ok = checks.every(({ outcome }) => outcome !== 'failed');
    // A log that somebody was writing to meanwhile is looked at again: its files belonged to two sizes.
    if (ok || tries === mostTries || stateOf(path) === before) return { what, ok, checks };
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

async function run(path: string, options: VerifyOptions, list: Checklist): Promise<Verification['what']> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw nothing('There is no such file or folder.');
  if (!found.isDirectory()) {
    if (options.proof !== undefined) {
      await verifyEntry(options.proof, path, options, list);
      return 'exhibit';
    }
    const bytes = readFileSync(path);
    if (!bytes.subarray(0, 9).equals(Buffer.from('c2sp.org/'))) {
      throw nothing('The file is no proof of an entry.', 'An exhibit is verified with its proof: --proof FILE.');
    }
    await verifyEntry({ name: path, bytes }, undefined, options, list);
    return 'proof';
  }
  if (options.proof !== undefined) throw nothing('A proof is of one file, not of a folder.');
  if (existsSync(join(path, 'casebook.json')) || existsSync(join(path, 'log'))) {
    await verifyCasebook(path, options, list);
    return 'casebook';
  }
  if (!existsSync(join(path, 'checkpoint'))) throw nothing('The folder is neither a casebook nor a log.');
  await verifyLog(path, options, list, {});
  return 'log';
}

function nothing(message: string, hint = 'Name a casebook, the folder of a log, or a .tlog-proof file.'): ClewError {
  return new ClewError('missing', 'custody.path', message, { hint });
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
