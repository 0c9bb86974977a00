import type { Checklist } from './checks.ts';

/** Checks a time stamp over a file's bytes. */
export async function checkStamp(
  where: string,
  der: Uint8Array,
  data: Uint8Array,
  authorities: string | undefined,
  list: Checklist,
): Promise<void> {
  // The libraries that decode it take a third of a second to load; most logs have no time stamp.
  const { checkTimestamp, parseTimestamp } = await import('./timestamp.ts');
  const { readCertificates } = await import('./certificates.ts');
  const trusted = authorities === undefined ? undefined : readCertificates(authorities);
  const roots = trusted?.filter(({ subject, issuer }) => subject === issuer);
  try {
    const stamp = parseTimestamp(der);
    const found = checkTimestamp(stamp, data, roots === undefined ? {} : { roots, others: trusted ?? [] });
    list.pass('timestamp', `${new Date(stamp.at).toISOString()} ${found.signer ?? ''}`.trim());
    if (!found.imprint) list.fail('timestamp', { where, why: 'imprint' });
    if (!found.signature) list.fail('timestamp', { where, why: 'badSignature' });
    else if (!found.purpose) list.fail('timestamp', { where, why: 'purpose' });
    else if (found.chain === undefined) list.note('timestamp', { where: '--tsa', why: 'notGiven' });
    else if (!found.chain) list.fail('timestamp', { where, why: 'chain' });
  } catch {
    list.fail('timestamp', { where, why: 'malformed' });
  }
}
