import { isUtf8 } from 'node:buffer';
import { ClewError } from '../errors.ts';
import { decodeBase64, decodeDecimal } from './canonical.ts';
import { checkOrigin, openCheckpoint, type OpenedCheckpoint } from './checkpoint.ts';
import { isQuorum, type Policy } from './policy.ts';
import { hashBytes, leafHash, maxProofHashes, verifyInclusion } from './tree.ts';
import type { VerifierKey } from './vkey.ts';

const firstLine = 'c2sp.org/tlog-proof@v1';

/** That an entry stands in a log, in a form that is checked without the log (C2SP tlog-proof, file ending `.tlog-proof`). */
export interface TlogProof {
  /** Nobody vouches for it: never to be relied upon. */
  readonly extra?: Buffer;
  readonly index: number;
  /** From the leaf's sibling up to the root's child. */
  readonly hashes: readonly Buffer[];
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string;
}

function malformed(why: string): ClewError {
  return new ClewError('untrusted', 'custody.proof', `The proof is not well formed: ${why}.`);
}

/** Reads a proof file strictly. Throws `untrusted` `custody.proof`. */
export function parseProof(source: Uint8Array | string): TlogProof {
  if (typeof source !== 'string' && !isUtf8(source)) throw malformed('it is not UTF-8');
  const text = Buffer.from(source).toString();
  const end = text.indexOf('\n\n');
  if (end < 0) throw malformed('no blank line stands before the checkpoint');
  const [first, ...lines] = text.slice(0, end).split('\n');
  if (first !== firstLine) throw malformed('its first line is another');
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()!.slice('extra '.length)) : null;
  if (extra === undefined) throw malformed('the extra data are no base64');
  const index = /^index (?<index>.*)$/u.exec(lines.shift() ?? '')?.groups?.['index'];
  const number = index === undefined ? undefined : decodeDecimal(index);
  if (number === undefined) throw malformed('it names no index');
  if (lines.length > maxProofHashes) throw malformed('it has too many hashes');
  const hashes = lines.map((line) => {
    const hash = decodeBase64(line);
    if (hash?.length !== hashBytes) throw malformed('a line is no hash');
    return hash;
  });
  return { ...(extra === null ? {} : { extra }), index: number, hashes, checkpoint: text.slice(end + 2) };
}

/** The proof's file. */
export function formatProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  const head = [
    firstLine,
    ...(extra === undefined ? [] : [`extra ${extra.toString('base64')}`]),
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
  ];
  return `${head.join('\n')}\n\n${checkpoint}`;
}

/**
 * Checks that the log and enough witnesses vouch for the entry, and gives the checkpoint they signed. Throws `untrusted`:
 * of notes and checkpoints, `custody.quorum`, `custody.inclusion`.
 */
export function verifyProof(
  proof: TlogProof,
  entry: Uint8Array,
  { logKey, policy }: { readonly logKey: VerifierKey; readonly policy?: Policy },
): OpenedCheckpoint {
  const checkpoint = openCheckpoint(proof.checkpoint, logKey, policy?.witnesses.map(({ key }) => key) ?? []);
  checkOrigin(checkpoint, logKey.name);
  const cosigned = checkpoint.note.verified.map(({ key }) => key);
  if (policy !== undefined && !isQuorum(policy, cosigned)) {
    throw new ClewError(
      'untrusted',
      'custody.quorum',
      'Too few of the witnesses that the policy asks for cosigned the checkpoint.',
    );
  }
  if (verifyInclusion(proof.index, checkpoint.size, leafHash(entry), proof.hashes, checkpoint.root)) return checkpoint;
  throw new ClewError('untrusted', 'custody.inclusion', `The log does not hold this entry at index ${proof.index}.`, {
    hint: 'The entry was changed, or the proof belongs to another entry.',
  });
}
