import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Finds, type Foreign, refuse } from './finds.ts';

/** Longest header of a record or of HTTP in it. */
const longestHeader = 1 << 20;
/** A compressed file that grows more than this many times, and beyond a gigabyte, is a bomb. */
const mostGrowth = 300;
const fairSize = 1 << 30;

/** What was found of the records of one WARC file. */
export interface Captured {
  records: number;
  /** Digests that the records tell of their block or payload: recomputed, and equal or not. */
  equal: number;
  unequal: number;
  /** Addresses whose answers are pages. */
  readonly pages: Set<string>;
}

export async function readWarc(path: string, name: string, signal: AbortSignal): Promise<Foreign> {
  const finds = new Finds();
  const captured = await readRecords(createReadStream(path), finds, signal);
  for (const page of captured.pages) finds.add('url', page);
  tellDigests(finds, captured);
  return finds.foreign('file', path, name);
}

/** Says plainly when a record is not what its own digest says. */
export function tellDigests(finds: Finds, { equal, unequal }: Captured): void {
  if (equal + unequal > 0) finds.count('digest recomputed', equal + unequal);
  if (unequal === 0) return;
  finds.count('digest unequal', unequal);
  finds.note(
    `Digests of ${unequal} records are not those of their content: it was changed after the capture, or captured badly.`,
    `${unequal} 条记录的摘要与内容不符：采集后被改动，或采集有误。`,
  );
}

/**
 * Reads the records of a WARC file (ISO 28500, 1.0 and 1.1) as it flows, in flat memory, and recomputes their digests. Throws
 * `input` `share.foreign` where the standard forbids it.
 */
export async function readRecords(source: Readable, finds: Finds, signal: AbortSignal): Promise<Captured> {
  const captured: Captured = { records: 0, equal: 0, unequal: 0, pages: new Set() };
  const bytes = new Flow(opened(source), signal);
  try {
    while (await bytes.more()) {
      await readRecord(bytes, captured, finds);
      captured.records++;
    }
  } catch (error) {
    signal.throwIfAborted();
    const code = (error as NodeJS.ErrnoException).code;
    if (code?.startsWith('Z_') === true) throw wrong(captured, 'its compression is broken', error);
    throw error;
  } finally {
    source.destroy();
  }
  if (captured.records === 0) throw refuse('WARC does not allow this: there is no record.');
  return captured;
}

const wrong = ({ records }: Captured, what: string, cause?: unknown) =>
  refuse(`WARC does not allow this: record ${records + 1}: ${what}.`, undefined, cause);

/** The bytes of the records: what begins as gzip is unpacked, whatever its name says (each record may be a member of its own). */
async function* opened(source: Readable): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head = Buffer.alloc(0);
  let done = false;
  while (head.length < 2 && !done) {
    const next = await chunks.next();
    if (next.done === true) done = true;
    else head = Buffer.concat([head, next.value]);
  }
  let taken = 0;
  const whole = async function* (): AsyncGenerator<Buffer> {
    taken += head.length;
    yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      taken += next.value.length;
      yield next.value;
    }
  };
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* whole();
  const packed = Readable.from(whole());
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  let given = 0;
  for await (const chunk of packed.pipe(gunzip)) {
    given += (chunk as Buffer).length;
    if (given > fairSize && given > taken * mostGrowth) throw refuse('The file grows beyond measure when it is unpacked.');
    yield chunk as Buffer;
  }
}

async function readRecord(bytes: Flow, captured: Captured, finds: Finds): Promise<void> {
  const version = await bytes.line();
  if (!/^WARC\/1\.[01]$/u.test(version ?? '')) throw wrong(captured, 'it does not begin with WARC/1.0 or WARC/1.1');
  const fields = await headers(bytes, captured);
  const type = fields.get('warc-type');
  if (type === undefined) throw wrong(captured, 'it has no WARC-Type');
  for (const name of ['warc-record-id', 'warc-date', 'content-length']) {
    if (!fields.has(name)) throw wrong(captured, `it has no ${name}`);
  }
  if (Number.isNaN(Date.parse(fields.get('warc-date')!))) throw wrong(captured, 'its date is none');
  const told = fields.get('content-length')!;
  if (!/^\d{1,15}$/u.test(told)) throw wrong(captured, 'its length is no number');
  finds.count(type);

  const http =
    (type === 'response' || type === 'request' || type === 'revisit') &&
    /^application\/http/iu.test(fields.get('content-type') ?? 'application/http');
  const block = digestOf(fields.get('warc-block-digest'));
  const truncated = fields.has('warc-truncated');
  const payload = type === 'revisit' || truncated ? undefined : digestOf(fields.get('warc-payload-digest'));
  const body = new Body(http, payload);
  const length = Number(told);
  const taken = await bytes.take(length, (chunk) => {
    block?.hash.update(chunk);
    body.update(chunk);
  });
  if (taken < length) throw wrong(captured, 'the file ends within it');
  for (const line of [await bytes.line(), await bytes.line()]) {
    if (line !== '') throw wrong(captured, 'no two empty lines follow it');
  }
  if (block !== undefined && !truncated) count(captured, block.hash.digest('hex') === block.hex);
  const same = body.same();
  if (same !== undefined) count(captured, same);
  const uri = fields.get('warc-target-uri')?.replace(/^<(.*)>$/u, '$1');
  if (type === 'response' && uri !== undefined && body.isPage) captured.pages.add(uri);
}

function count(captured: Captured, same: boolean): void {
  if (same) captured.equal++;
  else captured.unequal++;
}

async function headers(bytes: Flow, captured: Captured): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (let left = longestHeader; ;) {
    const line = await bytes.line();
    if (line === undefined) throw wrong(captured, 'the file ends in its header');
    if (line === '') return fields;
    left -= line.length + 2;
    if (left < 0) throw wrong(captured, 'its header has no end');
    const colon = line.indexOf(':');
    // A line that begins with a blank goes on where the one before ended.
    if (/^[ \t]/u.test(line) && last !== undefined) fields.set(last, `${fields.get(last)} ${line.trim()}`);
    else if (colon > 0) fields.set((last = line.slice(0, colon).toLowerCase()), line.slice(colon + 1).trim());
    else throw wrong(captured, 'a line of its header has no name');
  }
}

/** `sha1:` and 32 characters of base32, `sha256:` and hexadecimal digits: both are written. */
function digestOf(told: string | undefined): { readonly hash: Hash; readonly hex: string } | undefined {
  const [, name = '', value = ''] = /^(sha-?1|sha-?256|sha-?512|md5):(\S+)$/iu.exec(told ?? '') ?? [];
  if (value === '') return undefined;
  const hash = createHash(name.toLowerCase().replace('-', ''));
  const size = { md5: 32, sha1: 40, sha256: 64, sha512: 128 }[name.toLowerCase().replace('-', '')];
  return { hash, hex: value.length === size ? value.toLowerCase() : base32(value) };
}

/** RFC 4648 §6, as hexadecimal digits; empty for what is none. */
function base32(value: string): string {
  let bits = '';
  for (const letter of value.replace(/=+$/u, '').toUpperCase()) {
    const at = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter);
    if (at < 0) return '';
    bits += at.toString(2).padStart(5, '0');
  }
  return (bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('');
}

const endOfHeader = Buffer.from('\r\n\r\n');

/**
 * The payload of a record: for HTTP what follows its header. Where the transfer was chunked, some tools digest it as it was sent
 * and some as it was meant: either counts.
 */
class Body {
  readonly #told: ReturnType<typeof digestOf>;
  readonly #chunks: Chunks;
  #head: Buffer | undefined;
  isPage = false;

  constructor(http: boolean, told: ReturnType<typeof digestOf>) {
    this.#told = told;
    this.#chunks = new Chunks(told?.hash.copy());
    this.#head = http ? Buffer.alloc(0) : undefined;
  }

  update(chunk: Uint8Array): void {
    if (this.#head === undefined) {
      this.#told?.hash.update(chunk);
      this.#chunks.update(chunk);
      return;
    }
    const head = Buffer.concat([this.#head, chunk]);
    const end = head.indexOf(endOfHeader);
    if (end < 0 && head.length <= longestHeader) {
      this.#head = head;
      return;
    }
    const told = head.toString('latin1', 0, Math.max(end, 0));
    this.isPage = /^HTTP\/[\d.]+ 2\d\d/iu.test(told) && /^content-type:\s*(?:text\/html|application\/xhtml)/imu.test(told);
    this.#chunks.on = /^transfer-encoding:.*chunked/imu.test(told);
    this.#head = undefined;
    this.update(head.subarray(end < 0 ? 0 : end + endOfHeader.length));
  }

  /** Whether it is what the record tells; nothing where it tells none. */
  same(): boolean | undefined {
    if (this.#told === undefined) return undefined;
    const { hash, hex } = this.#told;
    return hash.digest('hex') === hex || this.#chunks.digest() === hex;
  }
}

/** Undoes chunked transfer (RFC 9112 §7.1) for a digest. */
class Chunks {
  on = false;
  readonly #hash: Hash | undefined;
  #line = '';
  #left = 0;
  #broken = false;

  constructor(hash: Hash | undefined) {
    this.#hash = hash;
  }

  update(bytes: Uint8Array): void {
    if (!this.on || this.#hash === undefined || this.#broken) return;
    for (let at = 0; at < bytes.length;) {
      if (this.#left > 0) {
        const part = bytes.subarray(at, at + this.#left);
        this.#hash.update(part);
        this.#left -= part.length;
        at += part.length;
        continue;
      }
      const letter = String.fromCharCode(bytes[at++]!);
      if (letter !== '\n') {
        this.#line += letter;
        if (this.#line.length > 4096) this.#broken = true;
        continue;
      }
      const size = this.#line.trim().split(';', 1)[0]!;
      this.#line = '';
      if (size === '') continue;
      if (/^[0-9a-f]{1,12}$/iu.test(size)) this.#left = Number.parseInt(size, 16);
    }
  }

  digest(): string | undefined {
    return this.on && !this.#broken ? this.#hash?.digest('hex') : undefined;
  }
}

/** Bytes as they come, by lines and by lengths. */
class Flow {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #signal: AbortSignal;
  #held: Buffer = Buffer.alloc(0);
  #done = false;

  constructor(source: AsyncIterable<Uint8Array>, signal: AbortSignal) {
    this.#source = source[Symbol.asyncIterator]();
    this.#signal = signal;
  }

  async #fill(): Promise<boolean> {
    this.#signal.throwIfAborted();
    const { value, done } = await this.#source.next();
    if (done === true) this.#done = true;
    else this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
    return !this.#done;
  }

  /** Is there anything left? */
  async more(): Promise<boolean> {
    while (this.#held.length === 0 && !this.#done) await this.#fill();
    return this.#held.length > 0;
  }

  /** The next line without its end; nothing when the bytes end first or the line is too long. */
  async line(): Promise<string | undefined> {
    for (let from = 0; ;) {
      const end = this.#held.indexOf(10, from);
      if (end >= 0) {
        const line = this.#held.toString('utf8', 0, end).replace(/\r$/u, '');
        this.#held = this.#held.subarray(end + 1);
        return line;
      }
      from = this.#held.length;
      if (from > longestHeader || this.#done || !(await this.#fill())) return undefined;
    }
  }

  /** Hands on the next `length` bytes; fewer when they end first. */
  async take(length: number, each: (bytes: Uint8Array) => void): Promise<number> {
    let left = length;
    while (left > 0 && (await this.more())) {
      const part = this.#held.subarray(0, left);
      each(part);
      left -= part.length;
      this.#held = this.#held.subarray(part.length);
    }
    return length - left;
  }
}
