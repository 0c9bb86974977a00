import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { own } from '../model/index.ts';

/** A host name that can exist in the public name space (or in one of the reserved ones). */
export interface Host {
  /** Lower-case, punycode, without a root dot. */
  readonly ascii: string;
  /** Registrable domain by the Public Suffix List, private suffixes (`github.io`, `r2.dev`) included. */
  readonly registrable: string;
  /** Last label, lower-case ASCII. */
  readonly tld: string;
}

/** Top-level names outside the root zone: RFC 2606, RFC 6761, RFC 7686 and exercises that use them. */
const reserved = new Set(['test', 'example', 'invalid', 'onion']);

const listed = {
  allowPrivateDomains: true,
  detectIp: false,
  extractHostname: false,
  mixedInputs: false,
  validateHostname: false,
} as const;

const maxLabel = 63; // RFC 1035 §2.3.4
const maxHost = 253;

const tlds = new Map<string, boolean>();

/** Whether a label is a top-level domain: of the root zone (Unicode or punycode), or a reserved one. */
export function isTld(label: string): boolean {
  let known = tlds.get(label);
  if (known === undefined) {
    const lower = label.toLowerCase();
    // The list holds IDN suffixes in Unicode.
    const written = lower.startsWith('xn--') ? domainToUnicode(lower) : lower;
    // Some countries (`za`) register below second-level names only.
    known = reserved.has(lower) || [`a.${written}`, `a.co.${written}`].some((name) => parse(name, listed).isIcann === true);
    if (tlds.size > 20_000) tlds.clear();
    tlds.set(own(label), known);
  }
  return known;
}

const hosts = new Map<string, Host | null>();

/** Reads a host as written; nothing when it is not a valid name under a known top-level domain. */
export function readHost(written: string): Host | undefined {
  if (written.length > maxHost + 1) return undefined;
  const known = hosts.get(written);
  if (known !== undefined) return known ?? undefined;
  const kept = own(written);
  const host = parseHost(kept);
  if (hosts.size > 50_000) hosts.clear();
  hosts.set(kept, host ?? null);
  return host;
}

const asciiHost = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)+$/;

function parseHost(written: string): Host | undefined {
  let ascii = written.toLowerCase();
  if (ascii.endsWith('.')) ascii = ascii.slice(0, -1);
  const wide = /[^\0-\x7f]/.test(ascii);
  // UTS 46 also rejects punycode labels that encode nothing.
  if (wide || ascii.includes('xn--')) ascii = domainToASCII(ascii);
  if (ascii.length > maxHost || !asciiHost.test(ascii)) return undefined;
  const tld = ascii.slice(ascii.lastIndexOf('.') + 1);
  if (!isTld(tld)) return undefined;
  const registrable = registrableOf(ascii, tld);
  // Underscores are met in subdomains only (RFC 2181 §11), never at a label's edge outside of service records.
  if (registrable === undefined || registrable.includes('_') || /(?:^|\.)_|_(?:\.|$)/.test(ascii)) return undefined;
  return { ascii, registrable, tld };
}

function registrableOf(ascii: string, tld: string): string | undefined {
  if (reserved.has(tld)) return ascii.split('.').slice(-2).join('.');
  const { domain, isPrivate } = parse(ascii, listed);
  // A private suffix itself (`github.io`) is a host like any other.
  return domain ?? (isPrivate === true ? ascii : undefined);
}

/** A host whose form is right although no such top-level domain exists: a slip of the pen, an intranet name. */
export function isHostForm(written: string): boolean {
  return (
    /^(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(written) &&
    written.length <= maxLabel * 3
  );
}

/** The host without a leading `www.`, the form one site is known by. */
export function bare(ascii: string): string {
  return ascii.startsWith('www.') && ascii.indexOf('.', 4) > 0 ? ascii.slice(4) : ascii;
}
