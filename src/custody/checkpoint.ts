import { ClewError } from '../errors.ts';
import { decodeBase64, decodeDecimal } from './canonical.ts';
import { formatNote, openNote, type OpenedNote, signNote } from './note.ts';
import { checkSize, hashBytes } from './tree.ts';
import type { Signer, VerifierKey } from './vkey.ts';

/** The state of a log in three lines (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's name, a URL without scheme; its key bears the same name. */
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  /** Hash of the whole tree. */
  readonly root: Buffer;
}

/** A checkpoint whose text was read, and what stands below its three lines. */
export interface ParsedCheckpoint extends Checkpoint {
  /** Not checked; Clew writes none, since cosignatures of newer kinds do not cover it. */
  readonly extensions: string;
}

export interface OpenedCheckpoint extends ParsedCheckpoint {
  readonly note: OpenedNote;
}

function malformed(why: string): ClewError {
  return new ClewError('untrusted', 'custody.checkpoint', `The checkpoint is not well formed: ${why}.`);
}

/**
 * Reads a checkpoint's text, without signatures. Decimal and base64 must be spelt canonically; how long the root is depends
 * on the log's hash and is for `openCheckpoint` to say. Throws `untrusted` `custody.checkpoint`.
 */
export function parseCheckpoint(text: string): ParsedCheckpoint {
  const lines = text.split('\n');
  if (lines.length < 4) throw malformed('it has fewer than three lines');
  const [origin = '', sizeText = '', rootText = ''] = lines;
  if (origin === '') throw malformed('it names no log');
  const size = decodeDecimal(sizeText);
  if (size === undefined) throw malformed('its second line is no size');
  const root = decodeBase64(rootText);
  if (root === undefined || root.length === 0) throw malformed('its third line is no hash');
  return { origin, size, root, extensions: lines.slice(3).join('\n') };
}

/** The three lines that are signed. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  checkSize(size);
  if (origin === '' || origin.includes('\n') || root.length !== hashBytes)
    throw new ClewError('bug', 'custody.checkpoint', 'bad');
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** The signed checkpoint, ready to be written to a file. The signer must bear the log's name. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  const text = formatCheckpoint(checkpoint);
  if (signer.verifier.name !== checkpoint.origin) {
    throw new ClewError('input', 'custody.origin', `The key of ${signer.verifier.name} does not sign for another log.`);
  }
  return formatNote({ text, signatures: [signNote(text, signer)] });
}

/**
 * Opens a checkpoint of the log that `logKey` names, signed by that key; signatures of `witnesses` under it are checked too.
 * Throws `untrusted`: of a note (see `openNote`), `custody.origin` for another log, `custody.checkpoint` for a bad text.
 */
export function openCheckpoint(
  source: Uint8Array | string,
  logKey: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
): OpenedCheckpoint {
  const note = openNote(source, [logKey, ...witnesses]);
  if (!note.verified.some(({ key }) => key === logKey)) {
    throw new ClewError('untrusted', 'custody.note.unsigned', `The log ${logKey.name} did not sign the checkpoint.`);
  }
  const checkpoint = parseCheckpoint(note.text);
  checkOrigin(checkpoint, logKey.name);
  if (checkpoint.root.length !== hashBytes) throw malformed('its root is no SHA-256 hash');
  if (!/^(?:[^\n]+\n)*$/u.test(checkpoint.extensions)) throw malformed('it has an empty line');
  return { ...checkpoint, note };
}

/** Throws `untrusted` `custody.origin` for the checkpoint of another log. */
export function checkOrigin(checkpoint: Checkpoint, origin: string): void {
  if (checkpoint.origin === origin) return;
  throw new ClewError('untrusted', 'custody.origin', `The checkpoint is of the log ${checkpoint.origin}, not of ${origin}.`);
}
