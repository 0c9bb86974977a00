/** Letters of bech32 and of CashAddr by value. */
export const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

const values = new Int8Array(128).fill(-1);
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;

const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What the checksum leaves over: BIP-173, BIP-350. */
const residues: Readonly<Record<number, 'bech32' | 'bech32m'>> = { 1: 'bech32', 0x2bc830a3: 'bech32m' };

/** Five-bit words after the separator at `at`, without the checksum, and which code it keeps; lower case only. */
export function decodeBech32(text: string, at: number): { words: Uint8Array; code: 'bech32' | 'bech32m' } | undefined {
  let sum = 1;
  const feed = (value: number): void => {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >>> i) & 1) sum ^= generators[i]!;
  };
  for (let i = 0; i < at; i++) feed(text.charCodeAt(i) >> 5);
  feed(0);
  for (let i = 0; i < at; i++) feed(text.charCodeAt(i) & 31);
  const words = new Uint8Array(text.length - at - 1);
  for (let i = 0; i < words.length; i++) {
    const code = text.charCodeAt(at + 1 + i);
    const value = code < 128 ? values[code]! : -1;
    if (value < 0) return undefined;
    words[i] = value;
    feed(value);
  }
  const code = residues[sum >>> 0];
  return code === undefined || words.length < 6 ? undefined : { words: words.subarray(0, -6), code };
}

/** Bytes that the words hold, or -1 when the bits left over are no zero padding of less than a word. */
export function bytesIn(words: Uint8Array): number {
  const spare = (words.length * 5) % 8;
  if (spare > 4) return -1;
  const last = words.at(-1) ?? 0;
  return (last & ((1 << spare) - 1)) === 0 ? Math.floor((words.length * 5) / 8) : -1;
}
