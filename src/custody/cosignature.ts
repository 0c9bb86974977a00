import { ClewError } from '../errors.ts';
import type { NoteSignature, Signer } from './vkey.ts';

/** What a witness signs: that at `time` (Unix seconds) it knew no larger tree of this log (C2SP tlog-cosignature v1). */
export function cosignedMessage(checkpointText: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${checkpointText}`;
}

/** A witness's signature line for a checkpoint's text. */
export function cosign(checkpointText: string, time: number, signer: Signer): NoteSignature {
  if (signer.verifier.type !== 'cosignature' || !Number.isSafeInteger(time) || time < 0) {
    throw new ClewError('bug', 'custody.sign', 'A cosignature needs a cosigning key and a time.');
  }
  const { name, id } = signer.verifier;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(time));
  return { name, id, bytes: Buffer.concat([bytes, signer.sign(Buffer.from(cosignedMessage(checkpointText, time)))]) };
}
