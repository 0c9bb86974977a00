import { createRequire } from 'node:module';
import type { IndicatorKind } from '../model/index.ts';
import { simplifyText } from '../lexicon/index.ts';
import { shortNumbers } from './short-numbers.ts';

interface Country {
  readonly domains?: string;
  readonly phones?: string;
  readonly names?: string;
}
interface List {
  readonly mail: string;
  readonly shared: string;
  readonly apps: string;
  readonly countries: Readonly<Record<string, Country>>;
}

const list = createRequire(import.meta.url)('./data/institutions.json') as List;

const words = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(' '));
const everywhere = (pick: (country: Country) => string | undefined): Set<string> =>
  new Set(Object.values(list.countries).flatMap((country) => words(pick(country))));

const mail = new Set(words(list.mail));
const shared = new Set(words(list.shared));
const apps = new Set(words(list.apps).map((app) => app.toLowerCase()));
const domains = everywhere((country) => country.domains);
const phones = everywhere((country) => country.phones);
const names = new Set(
  Object.values(list.countries).flatMap(({ names: text }) => (text === undefined ? [] : text.split(',').map(simplifyText))),
);
const longestName = Math.max(...[...names].map((name) => name.length));

/** Domains of known institutions, each with all that stands under it; and hosts on which anybody may publish. */
export function knownDomains(): string[] {
  return [...domains, ...shared];
}

/** Endings under which only a state registers names: `gov`, `gov.xx`, `go.xx`, police and schools' own. */
const official = /(?:^|\.)(?:gov|mil|gob|gouv|govt|go|police)(?:\.[a-z]{2})?$/;

/** Every such ending has one of these in it, few hosts have. */
function mayBeOfficial(host: string): boolean {
  return host.includes('go') || host.includes('mil') || host.includes('police');
}

/** Subdomains that are the host's own front doors: `www`, mobile, languages. */
const frontDoor = /^(?:www|m|mobile|web|[a-z]{2}(?:-[a-z]{2,4})?)\./;

/** `zh-hans` */
const longestDoor = 7;

/** Whether anybody may publish pages or keep an account on this host. */
export function isSharedHost(host: string): boolean {
  if (shared.has(host)) return true;
  const door = host.indexOf('.');
  return door > 0 && door <= longestDoor && shared.has(host.replace(frontDoor, ''));
}

/** Whether a host, or a domain it stands under, is a known institution's. */
function isKnownHost(host: string): boolean {
  // An address and its domain, the same site in the next sentence.
  if (host !== lastHost) {
    lastHost = host;
    isLastKnown = readKnownHost(host);
  }
  return isLastKnown;
}

let lastHost = '';
let isLastKnown = false;

function readKnownHost(host: string): boolean {
  if (isSharedHost(host)) return true;
  for (let at = 0; ;) {
    if (domains.has(at === 0 ? host : host.slice(at))) return true;
    const dot = host.indexOf('.', at);
    if (dot < 0) return mayBeOfficial(host) && official.test(host);
    at = dot + 1;
  }
}

/** Whether a name is a well-known firm's, authority's or product's, in simplified characters and lower case. */
function isKnownName(name: string): boolean {
  return name.length <= longestName && names.has(name);
}

/**
 * Whether an indicator belongs to a known bank, authority, shop, exchange or network. Its number or site may be faked or
 * borrowed by a fraudster, but two reports that name it have nothing in common.
 */
export function isKnownInstitution(kind: IndicatorKind, value: string): boolean {
  switch (kind) {
    case 'phone':
      return isKnownPhone(value);
    case 'domain':
      return isKnownHost(value);
    case 'url': {
      const host = hostOf(value);
      return isKnownHost(host) && !isSharedHost(host);
    }
    case 'email': {
      const host = value.slice(value.lastIndexOf('@') + 1);
      return !mail.has(host) && isKnownHost(host);
    }
    case 'app':
      return apps.has(value.toLowerCase());
    case 'platform':
      return isKnownName(value);
    default:
      return false;
  }
}

function isKnownPhone(value: string): boolean {
  if (value.charCodeAt(2) === 0x3a) {
    const digits = value.slice(3);
    return shortNumbers[value.slice(0, 2)]?.has(digits) === true || phones.has(digits);
  }
  return phones.has(value.startsWith('+') ? value.slice(1) : value) || (value.startsWith('+86') && phones.has(value.slice(3)));
}

/** `/ ? # :` */
function endsHost(code: number): boolean {
  return code === 0x2f || code === 0x3f || code === 0x23 || code === 0x3a;
}

/** Host of a normalised address, without port. */
export function hostOf(url: string): string {
  const from = url.indexOf('://') < 0 ? 0 : url.indexOf('://') + 3;
  let to = from;
  while (to < url.length && !endsHost(url.charCodeAt(to))) to++;
  const host = url.slice(url.lastIndexOf('@', to) >= from ? url.lastIndexOf('@', to) + 1 : from, to);
  return host.startsWith('www.') ? host.slice(4) : host;
}
