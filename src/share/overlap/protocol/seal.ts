import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ClewError } from '../../../errors.ts';

/** Bytes every label is padded to: its length (2), the label in UTF-8, zeros. */
const paddedBytes = 256;
/** Bytes of the longest label, in UTF-8. */
export const maxLabelBytes = paddedBytes - 2;
const nonceBytes = 12;
const tagBytes = 16;
/** Bytes of a sealed label: nonce, ciphertext, tag. */
export const sealedBytes = nonceBytes + paddedBytes + tagBytes;

/** Which file the label rides in: the key of one opens nothing in the other. */
export type Way = 'answer' | 'result';

/** ChaCha20-Poly1305 (RFC 8439) under `HKDF-SHA256(element, run, 'clew/overlap/v1/label/' ‖ way)`. */
const algorithm = 'chacha20-poly1305';
const keyOf = (element: Uint8Array, run: string, way: Way): Buffer =>
  Buffer.from(hkdfSync('sha256', element, Buffer.from(run, 'hex'), `clew/overlap/v1/label/${way}`, 32));

/** Throws `input` `overlap.label` for a label longer than `maxLabelBytes`; says which, not what it is. */
export function requireLabels(labels: readonly string[]): void {
  for (const [at, label] of labels.entries()) {
    if (label.isWellFormed() && Buffer.byteLength(label) <= maxLabelBytes) continue;
    throw new ClewError('input', 'overlap.label', `Label ${at + 1} is longer than ${maxLabelBytes} bytes, or not well formed.`, {
      hint: 'A label is a few words: who is in charge, and a reference.',
    });
  }
}

/** A label sealed under an element that only those know who hold the item and took part; 284 bytes whatever the label. */
export function seal(label: Uint8Array, element: Uint8Array, run: string, way: Way): Buffer {
  const padded = Buffer.alloc(paddedBytes);
  padded.writeUInt16BE(label.length);
  padded.set(label, 2);
  // The nonce is random, though a key seals once: an answer made again after a crash, with other labels, has the same keys.
  const nonce = randomBytes(nonceBytes);
  const key = keyOf(element, run, way);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  const sealed = Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  padded.fill(0);
  return sealed;
}

/** The label sealed under an element; `undefined` when it was sealed under another, or is not what was sealed. */
export function unseal(sealed: Uint8Array, element: Uint8Array, run: string, way: Way): string | undefined {
  const key = keyOf(element, run, way);
  const cipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  cipher.setAuthTag(sealed.subarray(nonceBytes + paddedBytes));
  try {
    const padded = Buffer.concat([cipher.update(sealed.subarray(nonceBytes, nonceBytes + paddedBytes)), cipher.final()]);
    const length = padded.readUInt16BE();
    if (length > maxLabelBytes || padded.subarray(2 + length).some((byte) => byte !== 0)) return undefined;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(padded.subarray(2, 2 + length));
  } catch {
    return undefined;
  } finally {
    key.fill(0);
  }
}
