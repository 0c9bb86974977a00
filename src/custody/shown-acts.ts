import { hash as digest } from 'node:crypto';
import { canonicalJson } from '../model/index.ts';
import { decodeBase64 } from './canonical.ts';
import { entryOf } from './acts.ts';

/** An act as a package shows it: with its details, or with no more of them than the log itself holds. */
export interface ShownAct {
  readonly seq: number;
  readonly act: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly by: string;
  /** Base64 of `SHA-256(salt ‖ JCS(body))`. */
  readonly detail: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** The exact bytes of the log's entry. */
  readonly entry: Buffer;
  /** The line, without its newline. */
  readonly line: string;
}

const saltBytes = 32;
/** Last moment that a date can have (ECMAScript), UTC milliseconds. */
const latest = 8.64e15;

/**
 * Reads a line of `acts.jsonl`, in the one spelling that it may have. What a body must hold is not looked at: that it is the
 * body which was logged shows by its salted hash, and a receiver may know other kinds of acts than the sender.
 */
export function parseShownAct(line: string): ShownAct | undefined {
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(line) as Record<string, unknown>;
    if (canonicalJson(parsed) !== line) return undefined;
  } catch {
    return undefined;
  }
  const { seq, act, at, by, salt, body, detail, ...rest } = parsed;
  const isForm =
    Number.isSafeInteger(seq) &&
    (seq as number) > 0 &&
    typeof act === 'string' &&
    /^[a-z]+(?:\.[a-z]+)*$/u.test(act) &&
    Number.isSafeInteger(at) &&
    (at as number) >= 0 &&
    (at as number) <= latest &&
    typeof by === 'string' &&
    Object.keys(rest).length === 0;
  if (!isForm) return undefined;
  const known = { seq: seq as number, act, at: at as number, by };
  if (salt === undefined && body === undefined) {
    if (typeof detail !== 'string' || decodeBase64(detail)?.length !== 32) return undefined;
    return { ...known, detail, entry: entryOf({ ...known, detail }), line };
  }
  const bytes = typeof salt === 'string' ? decodeBase64(salt) : undefined;
  const isBody = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (bytes?.length !== saltBytes || !isBody || detail !== undefined) return undefined;
  const hashed = digest('sha256', Buffer.concat([bytes, Buffer.from(canonicalJson(body))]), 'base64');
  const entry = entryOf({ ...known, detail: hashed });
  return { ...known, detail: hashed, body: body as Readonly<Record<string, unknown>>, entry, line };
}
