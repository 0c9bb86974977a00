import { ClewError } from '../errors.ts';

/** What an archive says of one of its members. */
export interface Member {
  /** As it stands in the archive; not yet looked at by anybody. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly bytes: number;
}

/** What is done with a member's bytes: `undefined` passes over them. */
export interface MemberSink {
  write(piece: Buffer): Promise<void>;
  end(): Promise<void>;
}

const block = 512;
/** Most bytes of a header that carries another header's long name. */
const mostExtended = 64 * 1024;

const damaged = (why: string): ClewError =>
  new ClewError('input', 'share.archive', `The archive is not well formed: ${why}.`, {
    hint: 'Ask the sender for it again, as a folder or a plain .tar file.',
  });

/** Bytes of a stream, asked for by number, whatever the pieces they come in. */
class Supply {
  #piece: Buffer = Buffer.alloc(0);
  readonly #from: AsyncIterator<Uint8Array>;

  constructor(from: AsyncIterable<Uint8Array>) {
    this.#from = from[Symbol.asyncIterator]();
  }

  /** Up to `most` bytes; none only at the end. */
  async some(most: number): Promise<Buffer> {
    while (this.#piece.length === 0) {
      const { done, value } = await this.#from.next();
      if (done === true) return Buffer.alloc(0);
      this.#piece = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    const piece = this.#piece.subarray(0, most);
    this.#piece = this.#piece.subarray(piece.length);
    return piece;
  }

  /** Exactly so many; fewer only at the end. */
  async exactly(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let left = count;
    while (left > 0) {
      const piece = await this.some(left);
      if (piece.length === 0) break;
      pieces.push(piece);
      left -= piece.length;
    }
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  }

  async close(): Promise<void> {
    await this.#from.return?.();
  }
}

/**
 * Reads a tar archive (POSIX ustar, with the long names and sizes of pax and GNU) in flat memory. Each member is shown to `take`
 * first, which says where its bytes go. Throws `input` `share.archive` for whatever is no plain file or folder: links, devices and
 * sparse files are how an archive writes where it should not, or grows on the disk.
 */
export async function readTar(
  source: AsyncIterable<Uint8Array>,
  take: (member: Member) => Promise<MemberSink | undefined>,
  signal?: AbortSignal,
): Promise<void> {
  const supply = new Supply(source);
  try {
    let next: Partial<Pick<Member, 'name' | 'bytes'>> = {};
    for (;;) {
      signal?.throwIfAborted();
      const header = await supply.exactly(block);
      if (header.length < block) throw damaged('it ends too early');
      if (header.every((byte) => byte === 0)) return;
      const { name, bytes, type } = headerOf(header);
      if (type === 'x' || type === 'g' || type === 'L') {
        if (bytes > mostExtended) throw damaged('a header is too long');
        const body = await supply.exactly(padded(bytes));
        if (body.length < padded(bytes)) throw damaged('it ends too early');
        if (type === 'L') next = { ...next, name: text(body.subarray(0, bytes)) };
        if (type === 'x') next = { ...next, ...extended(body.subarray(0, bytes)) };
        continue;
      }
      const kind = type === '0' || type === '\0' ? 'file' : type === '5' ? 'folder' : undefined;
      if (kind === undefined) throw damaged('it holds something that is neither a file nor a folder');
      const member: Member = { name: next.name ?? name, kind, bytes: kind === 'folder' ? 0 : (next.bytes ?? bytes) };
      next = {};
      await passOn(supply, member.bytes, await take(member), signal);
    }
  } finally {
    await supply.close();
  }
}

const padded = (bytes: number): number => Math.ceil(bytes / block) * block;

async function passOn(supply: Supply, bytes: number, sink: MemberSink | undefined, signal?: AbortSignal): Promise<void> {
  let left = bytes;
  try {
    while (left > 0) {
      signal?.throwIfAborted();
      const piece = await supply.some(left);
      if (piece.length === 0) throw damaged('it ends too early');
      left -= piece.length;
      await sink?.write(piece);
    }
  } finally {
    await sink?.end();
  }
  const rest = padded(bytes) - bytes;
  if ((await supply.exactly(rest)).length < rest) throw damaged('it ends too early');
}

function headerOf(header: Buffer): { readonly name: string; readonly bytes: number; readonly type: string } {
  const sum = number(header.subarray(148, 156));
  let found = 8 * 32;
  for (const [at, byte] of header.entries()) if (at < 148 || at >= 156) found += byte;
  if (sum !== found) throw damaged('a header has the wrong checksum');
  const isUstar = header.toString('latin1', 257, 262) === 'ustar';
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  const name = text(header.subarray(0, 100));
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    bytes: number(header.subarray(124, 136)),
    type: header.toString('latin1', 156, 157),
  };
}

/** Text up to the first NUL. */
function text(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(end === -1 ? bytes : bytes.subarray(0, end));
  } catch {
    throw damaged('a name is not UTF-8');
  }
}

/** Octal digits, or a binary number where the first bit says so (GNU). */
function number(bytes: Buffer): number {
  if ((bytes[0]! & 0x80) !== 0) {
    let value = BigInt(bytes[0]! & 0x7f);
    for (const byte of bytes.subarray(1)) value = value * 256n + BigInt(byte);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('a size is too large');
    return Number(value);
  }
  const digits = bytes.toString('latin1').replaceAll(/[\0 ]/gu, '');
  if (!/^[0-7]*$/u.test(digits)) throw damaged('a number is none');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** `length key=value` records (POSIX pax): of them only name and size say where bytes go. */
function extended(body: Buffer): Partial<Pick<Member, 'name' | 'bytes'>> {
  const found: { name?: string; bytes?: number } = {};
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(32, at);
    const length = Number(body.toString('latin1', at, space));
    if (space === -1 || !Number.isSafeInteger(length) || length < 5 || at + length > body.length)
      throw damaged('a header is damaged');
    const record = text(body.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === 'path') found.name = value;
    if (key === 'size') {
      if (!/^\d{1,15}$/u.test(value)) throw damaged('a size is none');
      found.bytes = Number(value);
    }
    if (key.startsWith('GNU.sparse')) throw damaged('it holds a file with holes');
    at += length;
  }
  return found;
}
