/**
 * Bytes of standard, padded base64 (RFC 4648 §4), or undefined for anything but the one canonical spelling: a second
 * spelling of the same bytes would let a signed file be changed without its signature noticing.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** The number that decimal digits without sign or leading zeros write, up to 2^53 - 1; undefined for anything else. */
export function decodeDecimal(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,15})$/u.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}
