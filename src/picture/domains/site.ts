import { parse } from 'tldts';

/** A host name taken apart by the Public Suffix List, private suffixes (`github.io`, `r2.dev`) included. */
export interface Site {
  /** Lower case, punycode, without the labels that only say which device it is for. */
  readonly host: string;
  /** What somebody registered; on a hosting service, their own name there. */
  readonly domain: string;
  /** `domain` without its suffix. */
  readonly label: string;
  readonly suffix: string;
  /** The suffix is a hosting service's, where anybody gets a name. */
  readonly hosted: boolean;
}

const listed = {
  allowPrivateDomains: true,
  detectIp: true,
  extractHostname: false,
  mixedInputs: false,
  validateHostname: false,
} as const;

/** Labels put before a site's own name for phones, apps and mirrors. */
const fronts = /^(?:www?\d*|wwww|m|wap|h5|app|web|mobile)\./;

/** A valid name: RFC 1035 §2.3.1, with the underscores and lengths met in practice. */
const form = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** Takes a host apart; nothing for an address of the network, a bare suffix, or what is no name. */
export function siteOf(host: string): Site | undefined {
  if (!form.test(host)) return undefined;
  const { domain, domainWithoutSuffix: label, publicSuffix: suffix, isPrivate, isIp } = parse(host, listed);
  if (isIp === true || domain === null || label === null || suffix === null || label === '') return undefined;
  let own = host;
  while (own.length > domain.length && fronts.test(own)) own = own.slice(own.indexOf('.') + 1);
  return { host: own, domain, label, suffix, hosted: isPrivate === true };
}

/** A host and every domain above it, itself first, as far as one may be registered. */
export function* upwards(host: string): Generator<string> {
  for (let at = 0; at >= 0; at = host.indexOf('.', at) + 1 || -1) yield host.slice(at);
}

/** Host of a normalised address, without `www.`; of a bare host, itself. */
export function hostOf(address: string): string {
  const [host = ''] = address
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?/, '')
    .split(/[/?#:]/);
  return host.replace(/\.$/, '').replace(/^www\./, '');
}
