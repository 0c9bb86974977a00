/** Bitcoin's alphabet; Ripple shuffles the same letters. */
const bitcoin = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const ripple = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

const values = { bitcoin: table(bitcoin), ripple: table(ripple) };

function table(alphabet: string): Int8Array {
  const value = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) value[alphabet.charCodeAt(i)] = i;
  return value;
}

/**
 * Bytes of a base58 number with its leading zeros, or undefined when a character does not belong. Quadratic in the
 * length, so callers bound it. Works in 32-bit limbs, most significant last.
 */
export function decodeBase58(text: string, alphabet: keyof typeof values = 'bitcoin'): Uint8Array | undefined {
  const value = values[alphabet];
  const zero = value.indexOf(0);
  const limbs: number[] = [];
  let zeros = 0;
  while (zeros < text.length && text.charCodeAt(zeros) === zero) zeros++;
  for (let at = zeros; at < text.length;) {
    let carry = 0;
    let scale = 1;
    // Four characters at a time: 58^4 · 2^32 stays below 2^56, so the product is split into halves to stay exact.
    for (let n = 0; n < 4 && at < text.length; n++, at++) {
      const code = text.charCodeAt(at);
      const digit = code < 128 ? value[code]! : -1;
      if (digit < 0) return undefined;
      carry = carry * 58 + digit;
      scale *= 58;
    }
    for (let i = 0; i < limbs.length; i++) {
      const limb = limbs[i]!;
      const low = (limb & 0xffff) * scale + carry;
      const high = (limb >>> 16) * scale + Math.floor(low / 0x10000);
      limbs[i] = ((high & 0xffff) * 0x10000 + (low & 0xffff)) >>> 0;
      carry = Math.floor(high / 0x10000);
    }
    if (carry > 0) limbs.push(carry);
  }
  return toBytes(limbs, zeros);
}

function toBytes(limbs: readonly number[], zeros: number): Uint8Array {
  const bytes: number[] = [];
  for (const limb of limbs) bytes.push(limb & 255, (limb >>> 8) & 255, (limb >>> 16) & 255, limb >>> 24);
  while (bytes.length > 0 && bytes.at(-1) === 0) bytes.pop();
  for (let i = 0; i < zeros; i++) bytes.push(0);
  return Uint8Array.from(bytes.reverse());
}
