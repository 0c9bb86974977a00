import { isUtf8 } from 'node:buffer';
import { canonicalJson } from '../model/index.ts';

/** An act as the log holds it: what happened, when, by whom, and a salted hash of the details. */
export interface Entry {
  readonly act: string;
  /** UTC milliseconds by the operator's clock. */
  readonly at: number;
  readonly by: string;
  /** Base64 of `SHA-256(salt ‖ JCS(body))`. */
  readonly detail: string;
}

// The one spelling of an entry whose strings need no escape: all but a few. Each byte is one character here.
const plain =
  /^\{"act":"[a-z]+(?:\.[a-z]+)*","at":(?:0|[1-9]\d{0,14}),"by":"[^"\\\0-\u001F]*","detail":"[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=","v":1\}$/u;

/** Whether the bytes are an entry in canonical form: `{v: 1, act, at, by, detail}` (RFC 8785). */
export function isEntry(bytes: Buffer): boolean {
  return (plain.test(bytes.toString('latin1')) && isUtf8(bytes)) || parseEntry(bytes) !== undefined;
}

/** The entry that the bytes spell canonically; undefined for everything else. */
export function parseEntry(bytes: Buffer): Entry | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const { act, at, by, detail, v, ...rest } = JSON.parse(text) as Record<string, unknown>;
    const isForm =
      v === 1 &&
      typeof act === 'string' &&
      /^[a-z]+(?:\.[a-z]+)*$/u.test(act) &&
      Number.isSafeInteger(at) &&
      (at as number) >= 0 &&
      typeof by === 'string' &&
      typeof detail === 'string' &&
      Buffer.from(detail, 'base64').length === 32 &&
      Buffer.from(detail, 'base64').toString('base64') === detail &&
      Object.keys(rest).length === 0;
    return isForm && canonicalJson({ v, act, at, by, detail }) === text ? { act, at: at as number, by, detail } : undefined;
  } catch {
    return undefined;
  }
}
