import { ClewError } from '../../../errors.ts';

/** Bytes of the longest item, in UTF-8. */
export const maxItemBytes = 4096;

const form = /^[a-z]+:[^\p{Cc}]+$/u;

const bad = (what: string): ClewError =>
  new ClewError('input', 'overlap.items', `The set cannot be compared: ${what}.`, {
    hint: 'An item is KIND:VALUE, of at most 4096 bytes, and stands in a set once.',
  });

/** The set of these items (`kind:value`): sorted by their UTF-8 bytes, each once. Throws `input` `overlap.items`. */
export function itemSet(items: Iterable<string>): string[] {
  const set = [...new Set(items)].sort(byBytes);
  requireSet(set);
  return set;
}

/** Throws `input` `overlap.items` unless the items are a set as `itemSet` makes it. Names places, never an item. */
export function requireSet(items: readonly string[]): void {
  for (const [at, item] of items.entries()) {
    if (!form.test(item) || !item.isWellFormed() || Buffer.byteLength(item) > maxItemBytes)
      throw bad(`item ${at + 1} is not well formed`);
    if (at > 0 && byBytes(items[at - 1]!, item) >= 0) throw bad(`item ${at + 1} is not in its place, or stands there twice`);
  }
}

/** UTF-8 sorts as code points do, UTF-16 does not: a surrogate (U+10000 and above) goes after U+E000 to U+FFFF. */
function byBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);

/** Texts in UTF-8 one behind the other, in memory that threads share; text `i` ends at `ends[i]`. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

export function pack(texts: readonly string[]): Texts {
  const ends = new Uint32Array(new SharedArrayBuffer(texts.length * 4));
  let length = 0;
  for (const [at, text] of texts.entries()) ends[at] = length += Buffer.byteLength(text);
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  const writer = Buffer.from(bytes.buffer);
  for (const [at, text] of texts.entries()) writer.write(text, at === 0 ? 0 : ends[at - 1]!);
  return { bytes, ends };
}

export function textAt({ bytes, ends }: Texts, at: number): Uint8Array {
  return bytes.subarray(at === 0 ? 0 : ends[at - 1]!, ends[at]);
}
