/** Name of the log whose key a line is: what stands before the first of its two or more `+`; undefined when it is no key. */
export function originOf(vkey: string): string | undefined {
  const [, origin] = /^([^\s+]+)\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/u.exec(vkey) ?? [];
  return origin;
}

/**
 * What is read aloud: the first 16 bytes of SHA-256 over the key, eight groups of four hexadecimal digits. Undefined where the browser
 * computes no digests: on a page that came neither from this machine nor over TLS.
 */
export async function fingerprintOf(vkey: string): Promise<string | undefined> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(vkey)));
  const digits = Array.from(digest.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replaceAll(/(.{4})(?=.)/gu, '$1 ');
}
