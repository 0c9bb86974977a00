import { hash as digest, verify, X509Certificate } from 'node:crypto';
import type { StampCheck } from './verify-package.ts';

/*
 * A time stamp (RFC 3161) looked at without a library, for the verifier in one file: over these bytes, signed by the certificate
 * it names, and that certificate for time stamps alone. Whether its issuer is to be trusted is for OpenSSL (VERIFY.md) or Clew.
 */

/** One value of DER: its tag, its bytes with and without head. */
interface Value {
  readonly tag: number;
  readonly whole: Buffer;
  readonly bytes: Buffer;
}

const tags = { integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30, set: 0x31, first: 0xa0 } as const;

/** Throws when it is not DER with definite lengths. */
function read(bytes: Buffer): Value[] {
  const values: Value[] = [];
  for (let at = 0; at < bytes.length;) {
    let length = bytes[at + 1] ?? 0x80;
    let head = 2;
    if (length >= 0x80) {
      head += length & 0x7f;
      if (head === 2 || head > 6) throw new Error('length');
      length = bytes.readUIntBE(at + 2, head - 2);
    }
    const end = at + head + length;
    if (end > bytes.length) throw new Error('length');
    values.push({ tag: bytes[at]!, whole: bytes.subarray(at, end), bytes: bytes.subarray(at + head, end) });
    at = end;
  }
  return values;
}

/** The parts of a value that must be of this kind. */
function parts(value: Value | undefined, tag: number): Value[] {
  if (value?.tag !== tag) throw new Error('tag');
  return read(value.bytes);
}

const hex = (value: Value | undefined): string => value?.bytes.toString('hex') ?? '';

/** Object identifiers by the hexadecimal digits of their DER. */
const hashNames: Readonly<Record<string, string>> = {
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};
/** Algorithms of signatures that are looked at, and the hash that their name implies: RSA and elliptic curves. */
const signatures: Readonly<Record<string, string>> = {
  '2a864886f70d010101': '',
  '2a8648ce3d0201': '',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};
const oid = {
  signedData: '2a864886f70d010702',
  timestampInfo: '2a864886f70d0109100104',
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
  signingCertificate: '2a864886f70d010910020c',
  signingCertificateV2: '2a864886f70d010910022f',
} as const;

const timeStamping = '1.3.6.1.5.5.7.3.8';

/** What a stamp shows; `signature` and `purpose` are undefined when the certificate that signed is not in it. */
export interface PlainStamp {
  /** By the authority's clock, as RFC 3161 writes it, UTC: `20260101120000Z`. */
  readonly time: string;
  readonly imprint: boolean;
  readonly signature?: boolean;
  readonly purpose?: boolean;
  readonly signer?: string;
}

/** Looks at an authority's answer about these bytes. Throws when it cannot be read. */
export function readPlainStamp(der: Buffer, data: Uint8Array): PlainStamp {
  const [answer, ...more] = read(der);
  const [status, token] = parts(answer, tags.sequence);
  // 0 is granted, 1 granted with changes.
  if (more.length > 0 || !['00', '01'].includes(hex(parts(status, tags.sequence)[0]))) throw new Error('status');
  const [type, wrapped] = parts(token, tags.sequence);
  if (hex(type) !== oid.signedData) throw new Error('type');
  const [, , content, ...rest] = parts(parts(wrapped, tags.first)[0], tags.sequence);
  const [contentType, wrappedInfo] = parts(content, tags.sequence);
  if (hex(contentType) !== oid.timestampInfo) throw new Error('content');
  const info = parts(wrappedInfo, tags.first)[0]!.bytes;
  const [, , imprint, , time] = parts(read(info)[0], tags.sequence);
  const [algorithm, hashed] = parts(imprint, tags.sequence);
  const name = hashNames[hex(parts(algorithm, tags.sequence)[0])];
  if (name === undefined) throw new Error('hash');
  const certificates = rest.find(({ tag }) => tag === tags.first);
  const signers = parts(rest.at(-1), tags.set);
  return {
    time: time!.bytes.toString('latin1'),
    imprint: digest(name, data, 'buffer').equals(hashed!.bytes),
    ...(signers.length === 1
      ? signed(signers[0]!, info, certificates === undefined ? [] : read(certificates.bytes))
      : { signature: false }),
  };
}

function signed(signer: Value, info: Buffer, certificates: readonly Value[]): Omit<PlainStamp, 'time' | 'imprint'> {
  const [, , algorithm, attributes, signatureAlgorithm, signature] = parts(signer, tags.sequence);
  const hashName = hashNames[hex(parts(algorithm, tags.sequence)[0])];
  const implied = signatures[hex(parts(signatureAlgorithm, tags.sequence)[0])];
  if (attributes?.tag !== tags.first || hashName === undefined || implied === undefined) return { signature: false };
  const told = new Map<string, Value | undefined>();
  for (const each of read(attributes.bytes)) {
    const [type, values] = parts(each, tags.sequence);
    const [value, ...more] = parts(values, tags.set);
    // An attribute that stands there twice says nothing.
    told.set(hex(type), told.has(hex(type)) || more.length > 0 ? undefined : value);
  }
  const certificate = certificates
    .filter(({ tag }) => tag === tags.sequence)
    .map(({ whole }) => new X509Certificate(whole))
    .find((each) => isNamed(told, each));
  if (certificate === undefined) return {};
  // The attributes are signed as the set that they are, not as the field in which they stand (RFC 5652 §5.4).
  const text = Buffer.concat([Buffer.of(tags.set), attributes.whole.subarray(1)]);
  const isWhole =
    hex(told.get(oid.contentType)) === oid.timestampInfo &&
    told.get(oid.messageDigest)?.bytes.equals(digest(hashName, info, 'buffer')) === true;
  const { keyUsage } = certificate as { readonly keyUsage?: readonly string[] };
  return {
    signature: isWhole && verify(implied === '' ? hashName : implied, text, certificate.publicKey, signature!.bytes),
    purpose: keyUsage?.length === 1 && keyUsage[0] === timeStamping,
    signer: certificate.subject.replaceAll('\n', ', '),
  };
}

/** Whether the attributes name the certificate, by its hash (RFC 5035 §3). */
function isNamed(told: ReadonlyMap<string, Value | undefined>, certificate: X509Certificate): boolean {
  const [v1, v2] = [told.get(oid.signingCertificate), told.get(oid.signingCertificateV2)];
  const first = parts(parts(parts(v2 ?? v1, tags.sequence)[0], tags.sequence)[0], tags.sequence);
  const algorithm = first[0]?.tag === tags.sequence ? hex(read(first[0].bytes)[0]) : '608648016503040201';
  const name = v2 === undefined ? 'sha1' : hashNames[algorithm];
  const named = first.find(({ tag }) => tag === tags.octets);
  return name !== undefined && named !== undefined && digest(name, certificate.raw, 'buffer').equals(named.bytes);
}

/** Checks one time stamp of a package. */
export const checkPlainStamp: StampCheck = async (where, der, data, _authorities, list) => {
  try {
    const { time, imprint, signature, purpose, signer } = readPlainStamp(Buffer.from(der), data);
    const at = time.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/u, '$1-$2-$3T$4:$5:$6');
    list.pass('timestamp', `${at} ${signer ?? ''}`.trim());
    if (!imprint) list.fail('timestamp', { where, why: 'imprint' });
    else if (signature === false) list.fail('timestamp', { where, why: 'badSignature' });
    else if (purpose === false) list.fail('timestamp', { where, why: 'purpose' });
    else list.note('timestamp', { where, why: 'unchecked' });
  } catch {
    list.fail('timestamp', { where, why: 'malformed' });
  }
};
