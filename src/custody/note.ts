import { ClewError } from '../errors.ts';
import { decodeBase64 } from './canonical.ts';
import { cosignedMessage } from './cosignature.ts';
import { isKeyName, type NoteSignature, type Signer, type VerifierKey } from './vkey.ts';

/** Most signatures of one note, and its greatest length: more is refused unread. */
export const maxSignatures = 100;
const maxNoteBytes = 1_000_000;

/** A text and the signatures under it (C2SP signed-note); parsing says nothing about who signed. */
export interface Note {
  /** What is signed; ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** Unix seconds, for a cosignature. */
  readonly time?: number;
}

export interface OpenedNote extends Note {
  /** Good signatures of known keys, one for each key. */
  readonly verified: readonly VerifiedSignature[];
  /** Signatures of keys nobody asked for: neither good nor bad. */
  readonly unknown: readonly NoteSignature[];
}

function malformed(why: string): ClewError {
  return new ClewError('untrusted', 'custody.note.malformed', `The signed note is not well formed: ${why}.`);
}

/**
 * Reads a note strictly; one longer than `most` bytes is refused: what comes from other machines is short, what a package brings
 * names thousands of files. Throws `untrusted` `custody.note.malformed`.
 */
export function parseNote(source: Uint8Array | string, most = maxNoteBytes): Note {
  const note = typeof source === 'string' ? source : decoded(source, most);
  if (note.length > most) throw malformed('it is too long');
  if (/[\0-\u0009\u000B-\u001F]/u.test(note) || !note.isWellFormed()) throw malformed('it holds a control character');
  const end = note.lastIndexOf('\n\n');
  if (end < 0) throw malformed('no blank line stands before signatures');
  const block = note.slice(end + 2);
  if (!block.endsWith('\n')) throw malformed('it does not end with a signature line');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > maxSignatures) throw malformed('it has too many signatures');
  return { text: note.slice(0, end + 1), signatures: lines.map(parseLine) };
}

function decoded(bytes: Uint8Array, most: number): string {
  if (bytes.length > most) throw malformed('it is too long');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed('it is not UTF-8');
  }
}

function parseLine(line: string): NoteSignature {
  const [dash, name = '', base64 = '', ...more] = line.split(' ');
  const bytes = decodeBase64(base64);
  if (dash !== '—' || more.length > 0 || !isKeyName(name) || bytes === undefined || bytes.length < 5) {
    throw malformed('a signature line is damaged');
  }
  return { name, id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) };
}

/** A signature as the line it stands in, newline included. */
export function signatureLine({ name, id, bytes }: NoteSignature): string {
  return `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`;
}

/** The note's file: text, blank line, signatures. */
export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

/** Signs a text, which must end with a newline. For cosignatures see `cosign`. */
export function signNote(text: string, signer: Signer): NoteSignature {
  if (!text.endsWith('\n') || signer.verifier.type !== 'note')
    throw new ClewError('bug', 'custody.sign', 'No text for this key.');
  const { name, id } = signer.verifier;
  return { name, id, bytes: Buffer.from(signer.sign(Buffer.from(text))) };
}

/** What a key makes of a signature that bears its name and id; undefined when it is not the key's. */
export function verifySignature(key: VerifierKey, text: string, { bytes }: NoteSignature): VerifiedSignature | undefined {
  if (key.type === 'note') return key.verify(Buffer.from(text), bytes) ? { key } : undefined;
  if (bytes.length !== 8 + 64) return undefined;
  const time = bytes.readBigUInt64BE();
  if (time > Number.MAX_SAFE_INTEGER) return undefined;
  const good = key.verify(Buffer.from(cosignedMessage(text, Number(time))), bytes.subarray(8));
  return good ? { key, time: Number(time) } : undefined;
}

/**
 * Opens a note that at least one of the keys signed. Signatures of other keys are set aside; throws `untrusted` when it is
 * malformed, a known key's signature is bad (`custody.note.signature`), two keys share a name and id (`custody.note.ambiguous`), or
 * none is there (`custody.note.unsigned`).
 */
export function openNote(source: Uint8Array | string, keys: readonly VerifierKey[]): OpenedNote {
  const note = parseNote(source);
  const verified: VerifiedSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of note.signatures) {
    const [key, ...same] = keys.filter(({ name, id }) => name === signature.name && id === signature.id);
    if (key === undefined) {
      unknown.push(signature);
      continue;
    }
    // Two keys of one name may share an id by chance or by design; whose signature it is cannot then be told.
    if (same.length > 0) {
      throw new ClewError('untrusted', 'custody.note.ambiguous', `Several keys are called ${key.name}+${key.id}.`);
    }
    if (verified.some((known) => known.key === key)) continue;
    const good = verifySignature(key, note.text, signature);
    if (good === undefined) {
      throw new ClewError('untrusted', 'custody.note.signature', `The signature of ${key.name}+${key.id} is not good.`, {
        hint: 'The text or the signature was changed after signing.',
      });
    }
    verified.push(good);
  }
  if (verified.length > 0) return { ...note, verified, unknown };
  throw new ClewError('untrusted', 'custody.note.unsigned', 'None of the keys asked for signed the note.', {
    hint: 'Check that this is the right key for this file.',
  });
}
