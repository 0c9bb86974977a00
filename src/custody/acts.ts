import { hash, randomFillSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { type Act, actBodies, type ActKind, actKinds, canonicalJson, type RecordedAct } from '../model/index.ts';
import { checkEntry } from './tiles.ts';

/** Acts of one file: 256 bundles of the log. A file is opened and cut whole, so none grows without end. */
export const actsPerFile = 65_536;

/** Bytes of an act's salt. */
const saltBytes = 32;

/**
 * One line of `acts/NNNNNN.jsonl`: an act with its details. The log holds only a salted hash of the body, so the details
 * can be erased by law, or shown one by one, while the log stays whole.
 */
export interface ActLine {
  readonly seq: number;
  readonly act: ActKind;
  /** UTC milliseconds. */
  readonly at: number;
  readonly by: string;
  /** Absent once erased. */
  readonly details?: { readonly salt: Buffer; readonly body: Act['body'] };
  /** Base64 of `SHA-256(salt ‖ JCS(body))`. */
  readonly detail: string;
  /** Number of the `erase` act that took the details away. */
  readonly erased?: number;
}

/** An act in every form it is written in. */
export interface PreparedAct {
  readonly act: RecordedAct;
  /** Without its newline. */
  readonly line: string;
  readonly entry: Buffer;
}

/** File name of the act at a place of the log, counted from 0. */
export function actFileOf(index: number): string {
  return `${String(Math.floor(index / actsPerFile)).padStart(6, '0')}.jsonl`;
}

/** Base64 of the salted hash of a body, as the entry holds it. */
export function detailOf(salt: Uint8Array, body: unknown): string {
  return hash('sha256', Buffer.concat([salt, Buffer.from(canonicalJson(body))]), 'base64');
}

/** The exact bytes of the log's entry: JCS of `{v:1, act, at, by, detail}`. */
export function entryOf({ act, at, by, detail }: Pick<ActLine, 'at' | 'by' | 'detail'> & { readonly act: string }): Buffer {
  // The members in their order; canonicalJson would give the same at several times the cost.
  return Buffer.from(`{"act":${JSON.stringify(act)},"at":${at},"by":${JSON.stringify(by)},"detail":"${detail}","v":1}`);
}

/** Checks an act's body. Throws `input` `custody.act`. */
export function checkedAct(act: Act): Act {
  const parsed = actBodies[act.kind].safeParse(act.body);
  if (parsed.success) return { kind: act.kind, body: parsed.data } as Act;
  throw new ClewError('input', 'custody.act', `An act of kind ${act.kind} is not well formed.`, {
    detail: parsed.error.message,
    hint: 'Nothing was written. Check the values given.',
  });
}

/** Numbers and salts a checked act. Throws `input` `custody.entry.long` if its entry is too long for the log. */
export function prepareAct(act: Act, seq: number, at: number, by: string): PreparedAct {
  const salt = freshSalt();
  const body = canonicalJson(act.body);
  const saltText = salt.toString('base64');
  const detail = hash('sha256', Buffer.concat([salt, Buffer.from(body)]), 'base64');
  const entry = entryOf({ act: act.kind, at, by, detail });
  checkEntry(entry);
  const line = `{"act":"${act.kind}","at":${at},"body":${body},"by":${JSON.stringify(by)},"salt":"${saltText}","seq":${seq}}`;
  return { act: { kind: act.kind, body: act.body, seq, at, by } as RecordedAct, line, entry };
}

let salts = Buffer.alloc(0);
/** Salts are drawn many at a time: one call to the system's generator costs more than all the rest of a small act. */
function freshSalt(): Buffer {
  if (salts.length < saltBytes) salts = randomFillSync(Buffer.alloc(saltBytes * 256));
  const salt = salts.subarray(0, saltBytes);
  salts = salts.subarray(saltBytes);
  return salt;
}

/** What is left of a line when its details are erased. */
export function tombstone({ seq, act, at, by, detail }: ActLine, erased: number): string {
  return canonicalJson({ act, at, by, detail, erased, seq });
}

/** The line of an act as it stands in its file, without the newline. */
export function lineText(line: ActLine): string {
  const { seq, act, at, by, details, erased } = line;
  if (details === undefined) return tombstone(line, erased!);
  return canonicalJson({ act, at, body: details.body, by, salt: details.salt.toString('base64'), seq });
}

const base64 = (value: unknown, bytes: number): Buffer | undefined => {
  if (typeof value !== 'string') return undefined;
  const decoded = Buffer.from(value, 'base64');
  return decoded.length === bytes && decoded.toString('base64') === value ? decoded : undefined;
};

/** Reads a line; its body must fit the schema of its kind, its number must be `seq`. Throws `untrusted` `custody.acts`. */
export function parseActLine(text: string, seq: number): ActLine {
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw damagedAct(seq, 'a line is not JSON');
  }
  const { act, at, by, salt, body, detail, erased, seq: number, ...rest } = parsed;
  if (number !== seq) throw damagedAct(seq, 'an act is missing');
  // Only one spelling of a line is right, so that no byte of the file can change unseen.
  if (canonicalJson(parsed) !== text) throw damagedAct(seq, 'a line is not in canonical form');
  if (!actKinds.includes(act as ActKind)) throw damagedAct(seq, 'its kind is not known to this version of Clew');
  if (!Number.isSafeInteger(at) || typeof by !== 'string' || Object.keys(rest).length > 0) {
    throw damagedAct(seq, 'a line is not well formed');
  }
  const known = { seq, act: act as ActKind, at: at as number, by };
  if (erased !== undefined) {
    const isTombstone = Number.isSafeInteger(erased) && base64(detail, 32) !== undefined && body === undefined;
    if (!isTombstone) throw damagedAct(seq, 'a line is not well formed');
    return { ...known, detail: detail as string, erased: erased as number };
  }
  const saltGiven = base64(salt, saltBytes);
  if (saltGiven === undefined || detail !== undefined) throw damagedAct(seq, 'a line is not well formed');
  if (!actBodies[known.act].safeParse(body).success) throw damagedAct(seq, 'the body is not well formed');
  return { ...known, details: { salt: saltGiven, body: body as Act['body'] }, detail: detailOf(saltGiven, body) };
}

/** The `untrusted` error for an act whose line is not what the log vouches for. */
export function damagedAct(seq: number, why: string): ClewError {
  const file = actFileOf(seq - 1);
  return new ClewError('untrusted', 'custody.acts', `The acts are damaged at act ${seq}, in acts/${file}: ${why}.`, {
    hint: 'Restore the folder acts/ from a copy; no row is made from acts that the log does not vouch for.',
  });
}

/** An act as recorded; `undefined` when its details were erased. */
export function recordedAct({ seq, act, at, by, details }: ActLine): RecordedAct | undefined {
  return details === undefined ? undefined : ({ kind: act, body: details.body, seq, at, by } as RecordedAct);
}

/** A line as it stands in the file, and the place of its first byte. */
interface RawLine {
  readonly text: string;
  readonly start: number;
}

/** Lines of one file that end with a newline. A last one without was never committed. */
export async function* rawLines(path: string): AsyncGenerator<RawLine> {
  let left: Buffer = Buffer.alloc(0);
  let at = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const block = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    let from = 0;
    for (let to = block.indexOf(10); to !== -1; to = block.indexOf(10, from)) {
      yield { text: block.toString('utf8', from, to), start: at };
      at += to + 1 - from;
      from = to + 1;
    }
    left = block.subarray(from);
  }
}

/**
 * Acts at the places `from` to `to` of the log, in order, each well formed and in its place; whether the log vouches for them
 * is the caller's to check with `entryOf`. Throws `untrusted` `custody.acts` when one is missing or damaged.
 */
export async function* readActLines(dir: string, from: number, to: number): AsyncGenerator<ActLine> {
  let index = Math.floor(from / actsPerFile) * actsPerFile;
  while (index < to) {
    const file = join(dir, actFileOf(index));
    if ((await stat(file).catch(missing)) === undefined) throw damagedAct(index + 1, 'the file is not there');
    const end = Math.min(to, (Math.floor(index / actsPerFile) + 1) * actsPerFile);
    for await (const { text } of rawLines(file)) {
      if (index >= end) break;
      if (index >= from) yield parseActLine(text, index + 1);
      index++;
    }
    if (index < end) throw damagedAct(index + 1, 'the file ends too early');
  }
}

function missing(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause;
}
