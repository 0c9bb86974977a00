import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { looksLikeCase, readCase } from './case.ts';
import { readDocument } from './document.ts';
import { type Foreign, isObject, refuse } from './finds.ts';
import { looksLikeFtm, readFtm } from './ftm.ts';
import { looksLikeMisp, readMisp } from './misp.ts';
import { looksLikeStix, readStix } from './stix.ts';
import { readWacz } from './wacz.ts';
import { readWarc } from './warc.ts';

export type { Foreign } from './finds.ts';

/** Bytes that are looked at to tell what a file is. */
const headBytes = 256 << 10;
/** Largest JSON that is read whole, bytes. */
const mostJson = 256 << 20;

const known =
  'STIX 2.1, MISP, FollowTheMoney, CASE, WACZ, WARC, mails (.eml) and PDF are received; tables of reports are imported: clew import FILE.';

/**
 * Reads a file that no Clew made: the file itself is an exhibit, what it names are indicators; it brings no link and no decision.
 * What a file is, is told by its content. Throws `input` `share.foreign` for a kind not known here and for what a format's own
 * standard forbids; no message tells anything of the content.
 */
export async function readForeign(path: string, { signal }: { readonly signal: AbortSignal }): Promise<Foreign> {
  const name = basename(path);
  const head = await headOf(path);
  if (head.length === 0) throw refuse('The file is empty.', known);
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return await readWacz(path, name, signal);
  if (head.subarray(0, 1024).includes('%PDF-')) return await readDocument(path, name, 'pdf', signal);
  if (startsWarc(head)) return await readWarc(path, name, signal);
  const begin = head
    .toString('utf8')
    .replace(/^\uFEFF/u, '')
    .trimStart();
  if (/^[[{]/u.test(begin)) return await readJson(path, name, begin, signal);
  if (/^(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+/u.test(begin) && isMail(begin))
    return await readDocument(path, name, 'eml', signal);
  throw refuse('The file is of no kind that is received here.', known);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function startsWarc(head: Buffer): boolean {
  if (head.subarray(0, 5).toString('latin1') === 'WARC/') return true;
  if (head[0] !== 0x1f || head[1] !== 0x8b) return false;
  try {
    // The beginning of a longer stream: its end may be missing.
    const begin = gunzipSync(head, { finishFlush: 2, maxOutputLength: 64 << 20 });
    return begin.subarray(0, 5).toString('latin1') === 'WARC/';
  } catch {
    return false;
  }
}

/** RFC 5322 §3.6: a mail tells when it was written and by whom. */
function isMail(begin: string): boolean {
  const header = begin.split(/\r?\n\r?\n/u, 1)[0]!;
  return /^from:/imu.test(header) && /^date:/imu.test(header);
}

async function readJson(path: string, name: string, begin: string, signal: AbortSignal): Promise<Foreign> {
  // Entities stand one a line, and there may be more of them than can be read whole.
  const [first = ''] = begin.split('\n', 1);
  if (looksLikeFtm(parsed(first))) return await readFtm(path, name, signal);
  if ((await stat(path)).size > mostJson) throw refuse('The file is larger than 256 MiB.', 'Ask the sender to split it.');
  let value: unknown;
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw refuse('The file is not JSON.', known, error);
  }
  signal.throwIfAborted();
  try {
    if (looksLikeFtm(value)) return await readFtm(path, name, signal);
    if (looksLikeMisp(value)) return readMisp(value, path, name);
    if (isObject(value)) {
      if (looksLikeStix(value)) return readStix(value, path, name);
      if (looksLikeCase(value)) return readCase(value, path, name);
    }
  } catch (error) {
    if (error instanceof RangeError) throw refuse('The file is nested too deep.', undefined, error);
    throw error;
  }
  throw refuse('The file is JSON of no kind that is received here.', known);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
