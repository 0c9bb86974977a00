import { type Bits, countBoth, has } from './bits.ts';

/**
 * Reports that hold a term, by stretches of 65,536 report numbers: in each the places of those reports as ascending 16-bit
 * numbers, or as one bit a place once that is shorter. A blob of `bitmapBytes` is the latter.
 */
export const stretch = 65_536;
const bitmapBytes = stretch / 8;
/** From here on the bitmap is as short. */
const mostListed = bitmapBytes / 2;

/** Blob of places, ascending, without repetition. */
export function encode(places: ArrayLike<number>): Uint8Array {
  if (places.length >= mostListed) {
    const bytes = new Uint8Array(bitmapBytes);
    for (let i = 0; i < places.length; i++) bytes[places[i]! >>> 3]! |= 1 << (places[i]! & 7);
    return bytes;
  }
  const bytes = new Uint8Array(places.length * 2);
  for (let i = 0; i < places.length; i++) {
    bytes[2 * i] = places[i]! & 255;
    bytes[2 * i + 1] = places[i]! >>> 8;
  }
  return bytes;
}

/** Blob of the places of `blob` and of later ones. */
export function extended(blob: Uint8Array, places: readonly number[]): Uint8Array {
  if (blob.length === bitmapBytes) {
    for (const place of places) blob[place >>> 3]! |= 1 << (place & 7);
    return blob;
  }
  const old = Array.from({ length: blob.length / 2 }, (_, i) => blob[2 * i]! | (blob[2 * i + 1]! << 8));
  return encode([...old, ...places]);
}

/** Adds the reports of a stretch to `bits`; places at or beyond the end of `bits` are left out. */
export function addTo(bits: Bits, number: number, blob: Uint8Array): void {
  const from = number * (stretch / 32);
  if (blob.length === bitmapBytes) {
    const words = Math.min(stretch / 32, bits.length - from);
    const aligned = blob.byteOffset % 4 === 0 ? blob : blob.slice();
    const source = new Uint32Array(aligned.buffer, aligned.byteOffset, bitmapBytes / 4);
    for (let i = 0; i < words; i++) bits[from + i]! |= source[i]!;
    return;
  }
  for (let i = 0; i < blob.length; i += 2) {
    const place = blob[i]! | (blob[i + 1]! << 8);
    const word = from + (place >>> 5);
    if (word < bits.length) bits[word]! |= 1 << (place & 31);
  }
}

/** How many reports of a stretch are in `among` too. */
export function countAmong(among: Bits, number: number, blob: Uint8Array): number {
  const from = number * stretch;
  if (blob.length === bitmapBytes) {
    const here = new Uint32Array(stretch / 32);
    addTo(here, 0, blob);
    return countBoth(here, among.subarray(from / 32, (from + stretch) / 32));
  }
  let count = 0;
  for (let i = 0; i < blob.length; i += 2) {
    const report = from + (blob[i]! | (blob[i + 1]! << 8));
    if (report >>> 5 < among.length && has(among, report)) count++;
  }
  return count;
}
