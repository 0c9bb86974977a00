import { hash } from 'node:crypto';
import load, { type Sodium } from 'libsodium-sumo';

/** Bytes of an encoded element and of a scalar of ristretto255 (RFC 9496). */
export const elementBytes = 32;
export const scalarBytes = 32;
/** Domain of our hashing to the group (RFC 9380 §3.1): no other protocol hashes an item to the same element. */
export const hashDomain = 'clew/overlap/v1/ristretto255_XMD:SHA-512_R255MAP_RO_';

const wideBytes = 64;
/** Bytes of one block of SHA-512, all 0: `Z_pad` of RFC 9380 §5.3.1. */
const zeroPad = Buffer.alloc(128);

/**
 * `expand_message_xmd` with SHA-512 (RFC 9380 §5.3.1) to `length` bytes, 1 to 16,320. A `domain` may have up to 255 bytes, which ours
 * and those of the published vectors have.
 */
export function expandMessage(message: Uint8Array, domain: string, length: number): Buffer {
  const prime = primeOf(domain);
  const asked = Buffer.of(length >> 8, length & 255, 0);
  const first = hash('sha512', Buffer.concat([zeroPad, message, asked, prime]), 'buffer');
  const blocks: Buffer[] = [hash('sha512', Buffer.concat([first, one, prime]), 'buffer')];
  for (let i = 2; blocks.length * 64 < length; i++) {
    const mixed = Buffer.from(blocks.at(-1)!.map((byte, at) => byte ^ first[at]!));
    blocks.push(hash('sha512', Buffer.concat([mixed, Buffer.of(i), prime]), 'buffer'));
  }
  return blocks.length === 1 ? blocks[0]!.subarray(0, length) : Buffer.concat(blocks).subarray(0, length);
}

const one = Buffer.of(1);
let lastPrime = { domain: '', prime: Buffer.of(0) };

/** `DST_prime`: the domain and its length; kept, as it is the same for a million items. */
function primeOf(domain: string): Buffer {
  if (lastPrime.domain !== domain) {
    const tag = Buffer.from(domain);
    lastPrime = { domain, prime: Buffer.concat([tag, Buffer.of(tag.length)]) };
  }
  return lastPrime.prime;
}

/**
 * The group ristretto255 (RFC 9496) as libsodium computes it, in constant time for scalars. Elements and scalars are their 32-byte
 * encodings; what comes back is a new array, and `false` or `undefined` stands for what is no element.
 */
export class Group {
  readonly #sodium: Sodium;
  readonly #scalar: number;
  readonly #point: number;
  readonly #product: number;
  readonly #wide: number;

  constructor(sodium: Sodium) {
    this.#sodium = sodium;
    this.#scalar = sodium._malloc(scalarBytes);
    this.#point = sodium._malloc(elementBytes);
    this.#product = sodium._malloc(elementBytes);
    this.#wide = sodium._malloc(wideBytes);
  }

  /** The element of 64 uniform bytes (RFC 9496 §4.3.4), encoded. */
  fromUniform(wide: Uint8Array): Uint8Array {
    this.#put(this.#wide, wide);
    this.#sodium._crypto_core_ristretto255_from_hash(this.#product, this.#wide);
    return this.#take();
  }

  /** `hash_to_ristretto255` (RFC 9380 appendix B) under a domain, ours unless another is given. */
  hash(message: Uint8Array, domain = hashDomain): Uint8Array {
    return this.fromUniform(expandMessage(message, domain, wideBytes));
  }

  /** The scalar that the following `raise` multiply with; `forget` overwrites it. */
  hold(scalar: Uint8Array): void {
    this.#put(this.#scalar, scalar);
  }

  forget(): void {
    for (const [at, length] of [
      [this.#scalar, scalarBytes],
      [this.#point, elementBytes],
      [this.#product, elementBytes],
      [this.#wide, wideBytes],
    ] as const)
      this.#sodium.HEAPU8.fill(0, at, at + length);
  }

  /**
   * The element at `from` of `elements` times the scalar held, written to `to` at `at`. False, and nothing written, when there is no
   * element (not canonical, not on the curve) or when it or the product is the identity.
   */
  raise(elements: Uint8Array, from: number, to: Uint8Array, at: number): boolean {
    const { HEAPU8: heap } = this.#sodium;
    heap.set(elements.subarray(from, from + elementBytes), this.#point);
    if (this.#sodium._crypto_scalarmult_ristretto255(this.#product, this.#scalar, this.#point) !== 0) return false;
    to.set(heap.subarray(this.#product, this.#product + elementBytes), at);
    return true;
  }

  /** `H(message)` times the scalar held, written to `to` at `at`; as `hash` and `raise` after it. */
  raiseHash(message: Uint8Array, to: Uint8Array, at: number): boolean {
    this.#put(this.#wide, expandMessage(message, hashDomain, wideBytes));
    this.#sodium._crypto_core_ristretto255_from_hash(this.#point, this.#wide);
    if (this.#sodium._crypto_scalarmult_ristretto255(this.#product, this.#scalar, this.#point) !== 0) return false;
    to.set(this.#sodium.HEAPU8.subarray(this.#product, this.#product + elementBytes), at);
    return true;
  }

  /** Whether 32 bytes encode an element other than the identity, in the one canonical way (RFC 9496 §4.3.1). */
  isElement(element: Uint8Array): boolean {
    this.#put(this.#point, element);
    return this.#sodium._crypto_core_ristretto255_is_valid_point(this.#point) === 1 && element.some((byte) => byte !== 0);
  }

  /** 64 bytes as a number modulo the order of the group. */
  reduce(wide: Uint8Array): Uint8Array {
    this.#put(this.#wide, wide);
    this.#sodium._crypto_core_ristretto255_scalar_reduce(this.#product, this.#wide);
    return this.#take();
  }

  /** The scalar that undoes one; `undefined` for 0. */
  invert(scalar: Uint8Array): Uint8Array | undefined {
    this.#put(this.#scalar, scalar);
    const good = this.#sodium._crypto_core_ristretto255_scalar_invert(this.#product, this.#scalar) === 0;
    return good ? this.#take() : undefined;
  }

  #put(at: number, bytes: Uint8Array): void {
    this.#sodium.HEAPU8.set(bytes, at);
  }

  #take(): Uint8Array {
    return this.#sodium.HEAPU8.slice(this.#product, this.#product + elementBytes);
  }
}

let loading: Promise<Group> | undefined;

/** The group of this thread; its module is compiled once, in some 20 ms. */
export async function loadGroup(): Promise<Group> {
  loading ??= load().then((sodium) => new Group(sodium));
  return await loading;
}
