import { isUtf8 } from 'node:buffer';
import { type BagHash, bagHashes } from './folder.ts';

/** Versions of BagIt that are read: 1.0 is RFC 8493, 0.97 the draft before it. */
const versions = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'] as const;
export type BagVersion = (typeof versions)[number];

/** What `bagit.txt` says. */
export interface BagDeclaration {
  readonly version: BagVersion;
  /** How the other tag files are to be read. */
  readonly decode: (bytes: Buffer) => string | undefined;
}

/**
 * Reads `bagit.txt`: two lines, in this order, in UTF-8 without byte order mark, and from 1.0 on with not a space too many
 * (RFC 8493 §2.1.1). Undefined for everything else.
 */
export function readDeclaration(bytes: Buffer): BagDeclaration | undefined {
  if (!isUtf8(bytes)) return undefined;
  const [first = '', second = '', ...more] = bytes.toString().split(/\r\n|\n|\r/u);
  if (more.some((line) => line !== '') || more.length > 1) return undefined;
  // Bags in the field end the first line with a space now and then; one before the colon is what the standard forbids.
  const version = /^BagIt-Version: (?<version>\d+\.\d+)\s*$/u.exec(first)?.groups?.['version'];
  const encoding = /^Tag-File-Character-Encoding: (?<encoding>[\w.:-]+)\s*$/u.exec(second)?.groups?.['encoding'];
  const known = versions.find((each) => each === version);
  if (known === undefined || encoding === undefined) return undefined;
  const decode = decoder(encoding);
  return decode === undefined ? undefined : { version: known, decode };
}

function decoder(encoding: string): BagDeclaration['decode'] | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true });
    // UTF-16 begins with the mark of its order; without one it is big-endian (RFC 2781 §4.3), which is not what browsers do.
    const isOpen = encoding.toLowerCase() === 'utf-16';
    return (bytes) => {
      try {
        const isLittle = isOpen && bytes[0] === 0xff && bytes[1] === 0xfe;
        return isOpen && !isLittle ? new TextDecoder('utf-16be', { fatal: true }).decode(bytes) : text.decode(bytes);
      } catch {
        return undefined;
      }
    };
  } catch {
    return undefined;
  }
}

/** A line of a manifest. */
export interface ManifestLine {
  readonly hash: string;
  /** Decoded, without `./` before it. */
  readonly path: string;
  /** Whether it was written in a way that works but should not be used. */
  readonly isLoose: boolean;
}

/** Lines of a manifest; a string names what is wrong with one of them. */
export function readManifest(text: string, kind: BagHash, version: BagVersion): readonly (ManifestLine | string)[] {
  return linesOf(text).map((line) => {
    const found = /^(?<hash>[0-9A-Fa-f]+)[ \t]+(?<star>\*?)(?<path>.+)$/u.exec(line);
    const { hash = '', star = '', path: written = '' } = found?.groups ?? {};
    if (found === null || hash.length !== hexLength[kind]) return line;
    const path = decodePath(written, version);
    // The star is what md5sum and its like write for binary files.
    const isLoose = star !== '' || path !== decoded(written, version);
    return isInside(path) ? { hash: hash.toLowerCase(), path, isLoose } : line;
  });
}

const hexLength: Readonly<Record<BagHash, number>> = { md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128 };

export const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/u).filter((line) => line !== '');

/** Line ends are percent-encoded in paths; from 1.0 on the percent sign too (RFC 8493 §2.1.3). */
const decoded = (path: string, version: BagVersion): string =>
  path
    .replaceAll(/%0A/giu, '\n')
    .replaceAll(/%0D/giu, '\r')
    .replaceAll(/%25/gu, version === '1.0' ? '%' : '%25');

const decodePath = (path: string, version: BagVersion): string => decoded(path, version).replace(/^(?:\.\/)+/u, '');

/** Whether a path stays inside the bag, as every system reads it: no way up, no root, no home, no drive (RFC 8493 §5.1.1). */
export function isInside(path: string): boolean {
  return (
    path !== '' &&
    !/^[~/\\]/u.test(path) &&
    !/^[A-Za-z]:/u.test(path) &&
    !path.split(/[/\\]/u).some((part) => part.replaceAll('\\', '') === '..' || part === '') &&
    !path.includes('\0')
  );
}

/** Kind of manifest that a file at the top of a bag is. */
export function manifestOf(path: string): { readonly tags: boolean; readonly kind: string } | undefined {
  const [, tag = '', kind] = /^(tag)?manifest-(.+)\.txt$/u.exec(path) ?? [];
  return kind === undefined ? undefined : { tags: tag !== '', kind };
}

export const asHash = (kind: string): BagHash | undefined => bagHashes.find((each) => each === kind.toLowerCase());

/** What `bag-info.txt` says: names are compared without their case; undefined when a line is none of it. */
export function readInfo(text: string): readonly (readonly [string, string])[] | undefined {
  const told: [string, string][] = [];
  for (const line of linesOf(text)) {
    const last = told.at(-1);
    if (/^[ \t]/u.test(line) && last !== undefined) last[1] += ` ${line.trim()}`;
    else {
      const [, name, value] = /^([^:]+?)\s*:\s*(.*)$/u.exec(line) ?? [];
      if (name === undefined || value === undefined) return undefined;
      told.push([name.toLowerCase(), value.trim()]);
    }
  }
  return told;
}
