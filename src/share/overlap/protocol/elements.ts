import { ClewError } from '../../../errors.ts';
import { elementBytes, loadGroup } from './group.ts';
import { pack, requireSet } from './items.ts';
import { newElements, orderOf } from './random.ts';
import { type Doing, work } from './work.ts';

/** Elements are 32 bytes each, one behind the other. */
export const countOf = (elements: Uint8Array): number => elements.length / elementBytes;

/**
 * `H(x)^secret` for each item of a set (`itemSet`), 32 bytes each, in the order that `seed` gives: at place `p` stands the item
 * `orderOf(items.length, seed)[p]`. Throws `input` `overlap.items` and what `work` throws.
 */
export async function blind(
  items: readonly string[],
  secret: Uint8Array,
  { seed, ...doing }: Doing & { readonly seed: Uint8Array },
): Promise<Uint8Array> {
  requireSet(items);
  return await blindThose(items, orderOf(items.length, seed), secret, doing);
}

/** `H(x)^secret` for the items at these places, one after the other; `which` in memory that threads share. */
export async function blindThose(
  items: readonly string[],
  which: Uint32Array,
  secret: Uint8Array,
  doing: Doing = {},
): Promise<Uint8Array> {
  const to = newElements(which.length);
  const held = copied(secret);
  try {
    await work({ what: 'blind', items: pack(items), order: which, secret: held, to }, which.length, doing);
  } finally {
    held.fill(0);
  }
  return to;
}

/** `E^secret` for each element, in the same order. Throws `untrusted` `overlap.element` when one is no element, or the identity. */
export async function raise(elements: Uint8Array, secret: Uint8Array, doing: Doing = {}): Promise<Uint8Array> {
  const to = newElements(countOf(elements));
  const held = copied(secret);
  try {
    await work({ what: 'raise', elements: shared(elements), secret: held, to }, countOf(elements), doing);
  } finally {
    held.fill(0);
  }
  return to;
}

/** The secret that undoes a secret: `raise(raise(E, s), inverse(s))` is `E`. */
export async function inverse(secret: Uint8Array): Promise<Uint8Array> {
  const group = await loadGroup();
  const inverted = group.invert(secret);
  group.forget();
  if (inverted === undefined) throw new ClewError('bug', 'overlap.section', 'A secret is 0.');
  return inverted;
}

/** Throws `untrusted` `overlap.element` unless every record is an element, canonical, and not the identity; in threads. */
export async function checkElements(elements: Uint8Array, doing: Doing = {}): Promise<void> {
  await work({ what: 'check', elements: shared(elements) }, countOf(elements), doing);
}

/** The place of the first record that cannot be an element, told from its bytes alone (RFC 9496 §4.3.1, steps 1 to 3); else -1. */
export function firstOddEncoding(elements: Uint8Array): number {
  for (let at = 0; at < elements.length; at += elementBytes) if (!isPlausible(elements, at)) return at / elementBytes;
  return -1;
}

/** Below 2^255 - 19, even, and not 0, little-endian. */
function isPlausible(elements: Uint8Array, at: number): boolean {
  const [first, last] = [elements[at]!, elements[at + elementBytes - 1]!];
  if ((first & 1) === 1 || last > 0x7f) return false;
  if (last === 0x7f && first >= 0xed) return !elements.subarray(at + 1, at + elementBytes - 1).every((byte) => byte === 0xff);
  return last !== 0 || elements.subarray(at, at + elementBytes).some((byte) => byte !== 0);
}

/** The bytes in memory that threads share: those themselves, when they lie there. */
export function shared(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof SharedArrayBuffer ? bytes : copied(bytes);
}

/** A copy in memory that threads share, for what is overwritten afterwards. */
export function copied(bytes: Uint8Array): Uint8Array {
  const to = newElements(bytes.length, 1);
  to.set(bytes);
  return to;
}
