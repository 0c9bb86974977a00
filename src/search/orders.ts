import { ranked, room } from './memory.ts';
import type { Order } from './columns.ts';

const digits = 65_536;

/** Order of all of 0 … keys.length - 1 by key; NaN comes last, equal keys stay in order of number (of `start`, when given). */
export function orderBy(keys: Float64Array, start?: Uint32Array): Order {
  const { length } = keys;
  // The bits of a double, as one whole number of 64 bits, are in the order of its value once the sign is turned about.
  const bits = new Uint32Array(keys.slice().buffer);
  let valued = 0;
  for (let i = 0; i < length; i++) {
    const high = 2 * i + 1;
    if (Number.isNaN(keys[i]!)) {
      bits[high] = bits[high - 1] = 0xffff_ffff;
      continue;
    }
    valued++;
    if (keys[i] === 0) bits[high] = bits[high - 1] = 0;
    const negative = bits[high]! >>> 31 === 1;
    bits[high - 1] = negative ? ~bits[high - 1]! : bits[high - 1]!;
    bits[high] = negative ? ~bits[high]! : bits[high]! | 0x8000_0000;
  }
  let list = start?.slice() ?? Uint32Array.from({ length }, (_, i) => i);
  let next = new Uint32Array(length);
  const starts = new Uint32Array(digits + 1);
  for (let digit = 0; digit < 4; digit++) {
    const word = digit >>> 1;
    const shift = (digit & 1) * 16;
    starts.fill(0);
    for (let i = 0; i < length; i++) starts[((bits[2 * i + word]! >>> shift) & 0xffff) + 1]!++;
    // A digit that all share moves nothing.
    if (starts.includes(length)) continue;
    for (let d = 0; d < digits; d++) starts[d + 1]! += starts[d]!;
    for (let i = 0; i < length; i++) {
      const number = list[i]!;
      next[starts[(bits[2 * number + word]! >>> shift) & 0xffff]!++] = number;
    }
    [list, next] = [next, list];
  }
  const shared = room(Uint32Array, length);
  shared.set(list);
  return ranked(shared, valued);
}

/** Bytes of a string that make its key. */
const keyBytes = 6;

/** Order of strings by their bytes; the empty ones come last. */
export function orderStrings(count: number, at: (number: number) => Buffer): Order {
  const same = commonStart(count, at);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const bytes = at(i);
    let key = 0;
    for (let b = same; b < same + keyBytes; b++) key = key * 257 + (b < bytes.length ? bytes[b]! + 1 : 0);
    keys[i] = bytes.length === 0 ? Number.NaN : key;
  }
  const order = orderBy(keys);
  const { list, valued } = order;
  for (let from = 0; from < valued;) {
    let to = from + 1;
    while (to < valued && keys[list[to]!] === keys[list[from]!]) to++;
    if (to - from > 1) list.subarray(from, to).sort((a, b) => at(a).compare(at(b)) || a - b);
    from = to;
  }
  return ranked(list, valued);
}

/** Bytes at the beginning of all strings that are not empty. */
function commonStart(count: number, at: (number: number) => Buffer): number {
  let first: Buffer | undefined;
  let same = 0;
  for (let i = 0; i < count; i++) {
    const bytes = at(i);
    if (bytes.length === 0) continue;
    if (first === undefined) [first, same] = [bytes, bytes.length];
    let b = 0;
    while (b < same && b < bytes.length && bytes[b] === first[b]) b++;
    same = b;
  }
  return same;
}

/**
 * An order with later numbers put in: `added` in ascending order, its first `valued` with a value. `compare` says which of two
 * numbers is first. Few into many: each is looked up, the rest is copied.
 */
export function extended(order: Order, added: Uint32Array, valued: number, compare: (a: number, b: number) => number): Order {
  const { list } = order;
  const whole = room(Uint32Array, list.length + added.length);
  let from = 0;
  let to = 0;
  for (let i = 0; i < valued; i++) {
    let low = from;
    let high = order.valued;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(list[middle]!, added[i]!) <= 0) low = middle + 1;
      else high = middle;
    }
    whole.set(list.subarray(from, low), to);
    to += low - from;
    from = low;
    whole[to++] = added[i]!;
  }
  whole.set(list.subarray(from), to);
  whole.set(added.subarray(valued), to + list.length - from);
  return ranked(whole, order.valued + valued);
}
