import { createHash } from 'node:crypto';
import { ClewError } from '../errors.ts';

/**
 * JSON in the one form of RFC 8785: keys sorted by UTF-16 units, no spaces, numbers as ECMAScript writes them. Members that
 * are `undefined` are left out. Throws `input` `model.json` for what has no such form: a number that is not finite, text with
 * half a surrogate pair, `undefined` in a list.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return canonicalString(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw noForm();
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) members.push(`${canonicalString(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

/**
 * The same text piece by piece, so that what is large is never there as a whole: lists and objects down to `depth` are written
 * member by member, and a list may be any iterable that makes its items as they are asked for.
 */
export function* canonicalPieces(value: unknown, depth = 3): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) return yield canonicalJson(value);
  let before = '';
  if (Symbol.iterator in value) {
    yield '[';
    for (const item of value as Iterable<unknown>) {
      yield before;
      yield* canonicalPieces(item, depth - 1);
      before = ',';
    }
    return yield ']';
  }
  yield '{';
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    yield `${before}${canonicalString(key)}:`;
    yield* canonicalPieces(member, depth - 1);
    before = ',';
  }
  yield '}';
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw noForm();
  return JSON.stringify(text);
}

function noForm(): ClewError {
  return new ClewError('input', 'model.json', 'A value cannot be written as canonical JSON.', {
    hint: 'Use text of whole characters, finite numbers, true, false, null, lists and objects of these.',
  });
}

/** Lower-case hex SHA-256 of UTF-8 text or bytes. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
