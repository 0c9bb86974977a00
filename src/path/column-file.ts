import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { StringList } from '../link/index.ts';

/** First in a file; another number when files are laid out otherwise. */
const layout = Buffer.from('clew columns 1\n ');
const hashBytes = 32;
const headBytes = layout.length + 2 * hashBytes;
/** Every column begins at a multiple of it, so that it can be looked at where it lies. */
const step = 8;
/** Bytes read, or strings put into bytes, at once. */
const bytesAtOnce = 1 << 24;
const stringsAtOnce = 1 << 12;

/** What columns of numbers may be. */
export interface Arrays {
  readonly Uint8Array: Uint8Array;
  readonly Uint16Array: Uint16Array;
  readonly Uint32Array: Uint32Array;
  readonly Int16Array: Int16Array;
  readonly Int32Array: Int32Array;
  readonly Float64Array: Float64Array;
}
const arrays = { Uint8Array, Uint16Array, Uint32Array, Int16Array, Int32Array, Float64Array } as const;
type ArrayName = keyof Arrays;
export type NamedColumn = readonly [name: string, column: Arrays[ArrayName] | StringList];

/** What a file says of a column; of strings, `ends` is the column that tells where each ends in its bytes. */
interface Entry {
  readonly name: string;
  readonly type: ArrayName;
  readonly at: number;
  readonly length: number;
}

/**
 * Writes columns into a file, whole or not at all: a full disk ends no work for the sake of a file that can be made again. `tie`: SHA-256
 * of all that the columns follow from. Sums hold against accidents: who may write to the folder of a casebook may change its rows as well,
 * and either is found when they are made again from the acts.
 */
export function leaveColumns(file: string, tie: Buffer, columns: Iterable<NamedColumn>): void {
  const part = partOf(file);
  try {
    const open = openSync(part, 'w', 0o600);
    try {
      const out = new Out(open);
      for (const [name, column] of columns) out.add(name, column);
      const sum = out.end();
      writeAll(open, Buffer.concat([layout, tie, sum]), 0);
    } finally {
      closeSync(open);
    }
    renameSync(part, file);
  } catch {
    remove(part);
  }
}

/** Columns as they were left with this tie; `undefined` when there are none, or the file is not as it was written. */
export function takeColumns(file: string, tie: Buffer): TakenColumns | undefined {
  let open: number;
  try {
    open = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const head = Buffer.alloc(headBytes);
    const length = fstatSync(open).size - headBytes;
    if (length < step || readSync(open, head, 0, headBytes, 0) < headBytes) return undefined;
    if (!head.subarray(0, headBytes - hashBytes).equals(Buffer.concat([layout, tie]))) return undefined;
    const body = Buffer.from(new ArrayBuffer(length));
    const hash = createHash('sha256');
    for (let at = 0; at < length;) {
      const read = readSync(open, body, at, Math.min(bytesAtOnce, length - at), headBytes + at);
      if (read === 0) return undefined;
      hash.update(body.subarray(at, at + read));
      at += read;
    }
    return head.subarray(headBytes - hashBytes).equals(hash.digest()) ? new TakenColumns(body) : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(open);
  }
}

/** Removes a file of columns, and what a process that ended left of one. */
export function forgetColumns(file: string): void {
  for (const each of [file, partOf(file)]) remove(each);
}

const partOf = (file: string): string => `${file}.part`;

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What stays fits nothing else, and is of use for the same.
  }
}

/** Columns of a file that is whole, looked at where they lie. */
export class TakenColumns {
  readonly #body: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(body: Buffer) {
    this.#body = body;
    const listed = Number(body.readBigUInt64LE(body.length - step));
    const list = body.toString('utf8', body.length - step - listed, body.length - step);
    this.#entries = new Map((JSON.parse(list) as Entry[]).map((entry) => [entry.name, entry]));
  }

  numbers<Name extends ArrayName>(name: string, type: Name): Arrays[Name] {
    const { at, length } = this.#entries.get(name)!;
    return new arrays[type](this.#body.buffer as ArrayBuffer, this.#body.byteOffset + at, length) as Arrays[Name];
  }

  strings(name: string): StringList {
    const { buffer, byteOffset, byteLength } = this.numbers(name, 'Uint8Array');
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    if (!this.#entries.has(endsOf(name))) return JSON.parse(bytes.toString()) as string[];
    return new PackedStrings(bytes, this.numbers(endsOf(name), 'Uint32Array'));
  }
}

const endsOf = (name: string): string => `${name} ends`;

/** Strings as UTF-8, one after the other: each is made when somebody asks for it. */
class PackedStrings implements StringList {
  readonly #bytes: Buffer;
  readonly #ends: Uint32Array;

  constructor(bytes: Buffer, ends: Uint32Array) {
    this.#bytes = bytes;
    this.#ends = ends;
  }

  get length(): number {
    return this.#ends.length;
  }

  at(position: number): string | undefined {
    const end = this.#ends[position];
    return end === undefined ? undefined : this.#bytes.toString('utf8', position === 0 ? 0 : this.#ends[position - 1]!, end);
  }
}

/** Columns on their way into a file, and what is said of them. */
class Out {
  readonly #open: number;
  readonly #hash = createHash('sha256');
  readonly #entries: Entry[] = [];
  #at = 0;

  constructor(open: number) {
    this.#open = open;
  }

  add(...[name, column]: NamedColumn): void {
    if (ArrayBuffer.isView(column)) {
      const type = Object.prototype.toString.call(column).slice(8, -1) as ArrayName;
      this.#entries.push({ name, type, at: this.#at, length: column.length });
      this.#bytes(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
      this.#fill();
    } else this.#strings(name, column);
  }

  /** Writes what is said of the columns; gives the sum of all. */
  end(): Buffer {
    const list = Buffer.from(JSON.stringify(this.#entries));
    const length = Buffer.alloc(step);
    length.writeBigUInt64LE(BigInt(list.length));
    this.#bytes(Buffer.concat([list, length]));
    return this.#hash.digest();
  }

  #strings(name: string, list: StringList): void {
    const at = this.#at;
    const ends = new Uint32Array(list.length);
    let isWhole = true;
    let end = 0;
    for (let from = 0; from < list.length && isWhole; from += stringsAtOnce) {
      const some = Array.from({ length: Math.min(stringsAtOnce, list.length - from) }, (_, i) => list.at(from + i)!);
      isWhole = some.every((each) => each.isWellFormed());
      const bytes = Buffer.from(some.join(''));
      some.forEach((each, i) => (ends[from + i] = end += Buffer.byteLength(each)));
      this.#bytes(bytes);
    }
    if (end >= 2 ** 32) throw new RangeError('strings of 4 GB');
    if (isWhole) this.#entries.push({ name, type: 'Uint8Array', at, length: end });
    this.#fill();
    if (isWhole) this.add(endsOf(name), ends);
    // Half a character cannot stand in UTF-8.
    else this.add(name, Buffer.from(JSON.stringify(Array.from({ length: list.length }, (_, i) => list.at(i)))));
  }

  #bytes(bytes: Uint8Array): void {
    writeAll(this.#open, bytes, headBytes + this.#at);
    this.#hash.update(bytes);
    this.#at += bytes.length;
  }

  #fill(): void {
    this.#bytes(new Uint8Array((step - (this.#at % step)) % step));
  }
}

function writeAll(open: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length;)
    done += writeSync(open, bytes, done, Math.min(bytesAtOnce, bytes.length - done), at + done);
}
