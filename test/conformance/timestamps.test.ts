import { describe, expect, it } from 'vitest';
import { readCertificates } from '../../src/custody/certificates.ts';
import { readPlainStamp } from '../../src/custody/plain-stamp.ts';
import { checkTimestamp, parseTimestamp, type TimestampTrust } from '../../src/custody/timestamp.ts';
import { vectors } from '../support/shared.ts';

// Published by trailofbits/rfc3161-client (Apache-2.0): answers of Sigstore's and of a local authority.
const stamps = vectors('data/rfc3161_timestamps');

interface Row {
  readonly response: string;
  readonly request?: string;
  readonly chain: string;
  readonly message_utf8?: string;
  readonly pinned_common_name?: string;
  readonly expect: 'verify' | 'reject';
  readonly why?: string;
}

/** The checks that fail; none when the stamp is good. */
function failing(row: Row, trust: TimestampTrust = {}): string[] {
  const chain = readCertificates(stamps.bytes(row.chain).toString());
  const stamp = parseTimestamp(stamps.bytes(row.response));
  const checks = checkTimestamp(stamp, Buffer.from(row.message_utf8 ?? 'hello'), {
    roots: chain.filter(({ subject, issuer }) => subject === issuer),
    others: chain,
    ...(row.request === undefined ? {} : { request: stamps.bytes(row.request) }),
    ...(row.pinned_common_name === undefined ? {} : { signerName: row.pinned_common_name.replace('CN=', '') }),
    ...trust,
  });
  return Object.entries(checks).flatMap(([name, good]) => (good === false ? [name] : []));
}

describe.skipIf(stamps.absent)('RFC 3161 (skipped without ../shared)', () => {
  const rows = stamps.absent ? [] : (stamps.json('truth.json') as readonly Row[]);

  it('every row, accepted or refused', () => {
    expect(rows.length).toBe(10);
    expect(rows.filter((row) => (failing(row).length === 0) !== (row.expect === 'verify'))).toEqual([]);
  });

  it('each refused for its own reason', () => {
    const why = (words: string): string[] => failing(rows.find((row) => row.why?.includes(words) === true)!);
    expect(why('message imprint')).toEqual(['imprint']);
    expect(why('nonce of that request')).toEqual(['nonce']);
    expect(why('signature failure')).toEqual(['signature']);
    expect(why('other nonce and other CA')).toEqual(['nonce', 'chain']);
    expect(why('spoofed certificate')).toEqual(['signature']);
  });

  it('read without a library, it is the same stamp', () => {
    for (const row of rows) {
      const der = stamps.bytes(row.response);
      const data = Buffer.from(row.message_utf8 ?? 'hello');
      const { imprint, signature, purpose, signer } = checkTimestamp(parseTimestamp(der), data);
      const plain = readPlainStamp(der, data);
      // Without the certificate that signed, the one says that it is not signed, the other that it cannot tell.
      expect({ row, ...plain, signature: plain.signature ?? false, purpose: plain.purpose ?? false }).toMatchObject({
        imprint,
        signature,
        purpose,
        ...(signer === undefined ? {} : { signer }),
      });
    }
  });

  it('the spoofed certificate does not spoil the genuine signature, and a missing one must be supplied', () => {
    const spoofed = rows.find((row) => row.why?.includes('spoofed') === true)!;
    const { pinned_common_name: _name, ...unpinned } = spoofed;
    expect(failing(unpinned)).toEqual([]);
    const bare = rows.find((row) => row.response.includes('no-embedded'))!;
    const roots = readCertificates(stamps.bytes(bare.chain).toString()).filter(({ subject, issuer }) => subject === issuer);
    expect(failing(bare, { roots, others: [] })).toContain('signature');
  });
});
