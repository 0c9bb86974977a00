import { createHash } from 'node:crypto';

/** Name-based UUID (RFC 9562, version 5) of `name` in the namespace `within`, a UUID. */
export function uuid5(within: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(within.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** Namespace of everything that packages of this casebook name: the same thing has the same id in each of them. */
export function namespaceOf(casebook: string): string {
  // RFC 9562: the namespace of URLs.
  return uuid5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', `urn:clew:casebook:${casebook}`);
}
