import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { elementBytes, loadGroup } from './group.ts';

/** Bytes of a seed. */
const seedBytes = 32;

/** A secret exponent: a uniform scalar other than 0, 32 bytes little-endian. */
export async function newSecret(): Promise<Uint8Array> {
  const group = await loadGroup();
  for (;;) {
    const wide = randomBytes(64);
    const scalar = group.reduce(wide);
    wide.fill(0);
    group.forget();
    if (scalar.some((byte) => byte !== 0)) return scalar;
  }
}

/** A seed of an order or of salts: 32 random bytes. */
export const newSeed = (): Uint8Array => new Uint8Array(randomBytes(seedBytes));

/**
 * The order that a seed gives `count` things: at place `p` stands the thing `order[p]`. Fisher and Yates' shuffle, from the last place
 * down, drawn from the stream of AES-256-CTR (counter from 0) under `HKDF-SHA256(seed, '', 'clew/overlap/v1/order')`: 32-bit
 * little-endian words, those beyond the largest multiple of the range thrown away, so that every order is equally likely.
 */
export function orderOf(count: number, seed: Uint8Array): Uint32Array {
  const order = new Uint32Array(new SharedArrayBuffer(count * 4));
  for (let at = 0; at < count; at++) order[at] = at;
  const draw = words(seed);
  for (let last = count - 1; last > 0; last--) {
    const range = last + 1;
    const most = 2 ** 32 - (2 ** 32 % range);
    let word = draw();
    while (word >= most) word = draw();
    const other = word % range;
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

function words(seed: Uint8Array): () => number {
  const key = Buffer.from(hkdfSync('sha256', seed, Buffer.alloc(0), 'clew/overlap/v1/order', 32));
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  key.fill(0);
  const zeros = Buffer.alloc(1 << 14);
  let [block, at] = [zeros, zeros.length];
  return () => {
    if (at === block.length) [block, at] = [stream.update(zeros), 0];
    const word = block.readUInt32LE(at);
    at += 4;
    return word;
  };
}

/** Elements in the order of a seed: at place `p` the one that stood at `orderOf(count, seed)[p]`. */
export function shuffle(elements: Uint8Array, seed: Uint8Array): Uint8Array {
  const to = newElements(elements.length / elementBytes);
  for (const [place, from] of orderOf(elements.length / elementBytes, seed).entries())
    to.set(elements.subarray(from * elementBytes, (from + 1) * elementBytes), place * elementBytes);
  return to;
}

/** Room for elements, or for other records of `bytes` bytes, in memory that threads share. */
export const newElements = (count: number, bytes = elementBytes): Uint8Array =>
  new Uint8Array(new SharedArrayBuffer(count * bytes));
