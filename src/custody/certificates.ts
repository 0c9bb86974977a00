import { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { ClewError } from '../errors.ts';

const extension = { keyPurposes: '2.5.29.37', constraints: '2.5.29.19' } as const;
const timeStamping = '1.3.6.1.5.5.7.3.8';

/** Certificates of a PEM file. Throws `input` `custody.certificates` when one is damaged or there is none. */
export function readCertificates(pem: string): X509Certificate[] {
  try {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/gu) ?? [];
    if (blocks.length > 0) return blocks.map((block) => new X509Certificate(block));
  } catch (cause) {
    throw new ClewError('input', 'custody.certificates', 'A certificate of the file cannot be read.', { cause });
  }
  throw new ClewError('input', 'custody.certificates', 'The file holds no certificate.', { hint: 'A PEM file is needed.' });
}

function extensionOf(certificate: X509Certificate, id: string): pkijs.Extension | undefined {
  const { extensions } = pkijs.Certificate.fromBER(new Uint8Array(certificate.raw));
  return extensions?.find(({ extnID }) => extnID === id);
}

/** Whether the certificate may sign time stamps, critically so, and nothing else (RFC 3161 §2.3). */
export function isForTimestamps(certificate: X509Certificate): boolean {
  const { keyUsage } = certificate as { readonly keyUsage?: readonly string[] };
  const isOnly = keyUsage?.length === 1 && keyUsage[0] === timeStamping;
  return isOnly && extensionOf(certificate, extension.keyPurposes)?.critical === true;
}

const inForce = (certificate: X509Certificate, at: number): boolean =>
  certificate.validFromDate.getTime() <= at && at <= certificate.validToDate.getTime();

/** How many certificates of authorities may stand between this one and the last; undefined when there is no limit. */
function pathLength(certificate: X509Certificate): number | undefined {
  const parsed = extensionOf(certificate, extension.constraints)?.parsedValue as unknown;
  const length = parsed instanceof pkijs.BasicConstraints ? parsed.pathLenConstraint : undefined;
  return typeof length === 'number' ? length : undefined;
}

const same = (a: X509Certificate, b: X509Certificate): boolean => a.raw.equals(b.raw);

/** Longest chain looked at; those of time-stamping authorities have three or four. */
const mostLinks = 8;

/**
 * A chain from a certificate up to a trusted one, each signed by the next, all in force at `at` (UTC milliseconds), those
 * above the first being authorities' (RFC 5280 §6.1). Neither revocation nor policies are looked at. Undefined when there
 * is none.
 */
export function chainOf(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: number,
): readonly X509Certificate[] | undefined {
  const climb = (chain: readonly X509Certificate[]): readonly X509Certificate[] | undefined => {
    const last = chain.at(-1)!;
    if (!inForce(last, at)) return undefined;
    if (roots.some((root) => same(root, last))) return chain;
    if (chain.length === mostLinks) return undefined;
    for (const issuer of others) {
      if (chain.some((each) => same(each, issuer)) || !isIssuer(issuer, last)) continue;
      if ((pathLength(issuer) ?? mostLinks) < chain.length - 1) continue;
      const whole = climb([...chain, issuer]);
      if (whole !== undefined) return whole;
    }
    return undefined;
  };
  return climb([certificate]);
}

/** OpenSSL compares names, key identifiers and key usage; the signature is what counts. */
function isIssuer(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}
