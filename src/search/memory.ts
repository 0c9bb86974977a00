import type { Order, Runs, Strings } from './columns.ts';

/** Arrays in shared memory. Growing leaves the old one as it is: who was handed it may still be reading. */

type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;
type Make<T extends Numbers> = new (buffer: SharedArrayBuffer) => T;

export function room<T extends Numbers>(Kind: Make<T> & { readonly BYTES_PER_ELEMENT: number }, length: number): T {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}

/** `array` with room for `length`, grown by half when it must be. */
export function grown<T extends Numbers>(Kind: Make<T> & { readonly BYTES_PER_ELEMENT: number }, array: T, length: number): T {
  if (array.length >= length) return array;
  const larger = room(Kind, Math.max(1024, Math.ceil(length * 1.5)));
  larger.set(array);
  return larger;
}

/** Strings that are added one by one. */
export class StringColumn {
  #bytes: Uint8Array = room(Uint8Array, 4096);
  #buffer: Buffer = Buffer.from(this.#bytes.buffer);
  #ends: Uint32Array = room(Uint32Array, 1024);
  #count = 0;
  #end = 0;

  push(text: string): void {
    const most = this.#end + text.length * 3;
    if (most > this.#bytes.length) {
      this.#bytes = grown(Uint8Array, this.#bytes, most);
      this.#buffer = Buffer.from(this.#bytes.buffer);
    }
    this.#end += this.#buffer.write(text, this.#end);
    this.#ends = grown(Uint32Array, this.#ends, this.#count + 1);
    this.#ends[this.#count++] = this.#end;
  }

  /** Bytes of number `i`. */
  at(i: number): Buffer {
    return this.#buffer.subarray(i === 0 ? 0 : this.#ends[i - 1]!, this.#ends[i]);
  }

  get strings(): Strings {
    return { bytes: this.#bytes, ends: this.#ends.subarray(0, this.#count) };
  }
}

export function runsFrom(lists: readonly ArrayLike<number>[]): Runs {
  const ends = room(Uint32Array, lists.length);
  const values = room(
    Int32Array,
    lists.reduce((sum, list) => sum + list.length, 0),
  );
  let end = 0;
  lists.forEach((list, i) => {
    values.set(list, end);
    ends[i] = end += list.length;
  });
  return { values, ends };
}

export function ranked(list: Uint32Array, valued: number): Order {
  const rank = room(Uint32Array, list.length);
  for (let i = 0; i < list.length; i++) rank[list[i]!] = i;
  return { list, rank, valued };
}
