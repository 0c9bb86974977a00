import { createHash, hash as digest, randomBytes, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { ClewError } from '../errors.ts';
import { chainOf, isForTimestamps } from './certificates.ts';

/** Hashes that a token may be made with; SHA-1 is not among them. */
const hashNames: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const sha256Oid = '2.16.840.1.101.3.4.2.1';
/** Hash that the name of a signature algorithm implies, where it does. */
const signatureHashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const oid = {
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  rsa: '1.2.840.113549.1.1.1',
  ecPublicKey: '1.2.840.10045.2.1',
} as const;

export interface TimestampRequest {
  /** DER, to be sent as `application/timestamp-query`. */
  readonly der: Buffer;
  readonly nonce: Buffer;
}

/** A request for a time stamp over the data's SHA-256, with a fresh nonce, asking for the certificate (RFC 3161 §2.4.1). */
export function timestampRequest(data: Uint8Array): TimestampRequest {
  // A leading 1 keeps the number positive and its length fixed.
  const nonce = Buffer.concat([Buffer.of(1), randomBytes(15)]);
  const imprint = new pkijs.MessageImprint({
    hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha256Oid, algorithmParams: new asn1js.Null() }),
    hashedMessage: new asn1js.OctetString({ valueHex: arrayOf(digest('sha256', data, 'buffer')) }),
  });
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: imprint,
    nonce: new asn1js.Integer({ valueHex: arrayOf(nonce) }),
    certReq: true,
  });
  return { der: Buffer.from(request.toSchema().toBER()), nonce };
}

const arrayOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

export interface Timestamp {
  /** UTC milliseconds: when the authority says it saw the hash. */
  readonly at: number;
  readonly policy: string;
  readonly hash: string;
  readonly imprint: Buffer;
  readonly nonce?: Buffer;
  readonly serial: string;
  /** Certificates in the token: nobody vouches for them yet. */
  readonly certificates: readonly X509Certificate[];
  readonly signed: pkijs.SignedData;
  readonly content: Buffer;
}

function malformed(why: string, cause?: unknown): ClewError {
  return new ClewError('untrusted', 'custody.timestamp', `The time stamp is not well formed: ${why}.`, { cause });
}

/**
 * Reads the answer of a time-stamping authority, a `.tsr` file; that it parses says nothing about its truth. Throws
 * `untrusted` `custody.timestamp`, or `unavailable` `custody.timestamp.refused` when the authority declined.
 */
export function parseTimestamp(der: Uint8Array): Timestamp {
  try {
    const { offset } = asn1js.fromBER(arrayOf(der));
    if (offset !== der.length) throw malformed('its length is wrong');
    const { status, timeStampToken } = pkijs.TimeStampResp.fromBER(arrayOf(der));
    if (status.status !== pkijs.PKIStatus.granted && status.status !== pkijs.PKIStatus.grantedWithMods) {
      throw new ClewError('unavailable', 'custody.timestamp.refused', 'The time-stamping authority declined the request.');
    }
    if (timeStampToken?.contentType !== oid.signedData) throw malformed('it holds no signed data');
    return parseToken(new pkijs.SignedData({ schema: timeStampToken.content as asn1js.Sequence }));
  } catch (cause) {
    throw cause instanceof ClewError ? cause : malformed('it cannot be decoded', cause);
  }
}

function parseToken(signed: pkijs.SignedData): Timestamp {
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== oid.timestampInfo || eContent === undefined) throw malformed('it holds no time');
  const content = Buffer.from(eContent.getValue());
  const info = pkijs.TSTInfo.fromBER(arrayOf(content));
  const hash = hashNames[info.messageImprint.hashAlgorithm.algorithmId];
  if (hash === undefined) throw malformed('its hash is not one of SHA-256, SHA-384 and SHA-512');
  const certificates = (signed.certificates ?? []).flatMap((each) =>
    each instanceof pkijs.Certificate ? [new X509Certificate(Buffer.from(each.toSchema().toBER()))] : [],
  );
  return {
    at: info.genTime.getTime(),
    policy: info.policy,
    hash,
    imprint: bytesOf(info.messageImprint.hashedMessage),
    ...(info.nonce === undefined ? {} : { nonce: bytesOf(info.nonce) }),
    serial: bytesOf(info.serialNumber).toString('hex'),
    certificates,
    signed,
    content,
  };
}

function bytesOf(value: asn1js.OctetString | asn1js.Integer | asn1js.BitString): Buffer {
  return Buffer.from(value.valueBlock.valueHexView);
}

/** What is known about a time stamp; a check that could not be made for want of something is absent. */
export interface TimestampChecks {
  /** The hash is that of the data. */
  readonly imprint: boolean;
  /** The number sent with the request came back. */
  readonly nonce?: boolean;
  /** The authority's key signed time and hash, and the signature names the certificate. */
  readonly signature: boolean;
  /** The certificate is for time stamps and nothing else. */
  readonly purpose: boolean;
  /** The certificate leads up to a trusted one, all in force at the time of the stamp; absent without trusted ones. */
  readonly chain?: boolean;
  /** Subject of the certificate that signed. */
  readonly signer?: string;
}

export interface TimestampTrust {
  /** Certificates in which all trust ends; PEM or DER, several in one PEM file. */
  readonly roots?: readonly X509Certificate[];
  /** Certificates between, for tokens that do not bring them. */
  readonly others?: readonly X509Certificate[];
  readonly request?: Uint8Array;
  /** UTC milliseconds at which certificates must be in force; by default the time stamped. */
  readonly at?: number;
  /** The subject's common name that the signer must have. */
  readonly signerName?: string;
}

/** Checks a time stamp over the data. Nothing is thrown: every check that was made is told. */
export function checkTimestamp(stamp: Timestamp, data: Uint8Array, trust: TimestampTrust = {}): TimestampChecks {
  const others = [...stamp.certificates, ...(trust.others ?? []), ...(trust.roots ?? [])];
  const nonce = trust.request === undefined ? undefined : fitsRequest(stamp, trust.request);
  const imprint = createHash(stamp.hash).update(data).digest().equals(stamp.imprint);
  const found = signerOf(stamp, others);
  if (found === undefined) return { imprint, ...(nonce === undefined ? {} : { nonce }), signature: false, purpose: false };
  const { certificate } = found;
  const name = /^CN=(?<name>.*)$/mu.exec(certificate.subject)?.groups?.['name'];
  const named = trust.signerName === undefined || name === trust.signerName;
  return {
    imprint,
    ...(nonce === undefined ? {} : { nonce }),
    signature: found.isSigned && named,
    purpose: isForTimestamps(certificate),
    ...(trust.roots === undefined
      ? {}
      : { chain: chainOf(certificate, others, trust.roots, trust.at ?? stamp.at) !== undefined }),
    signer: certificate.subject.replaceAll('\n', ', '),
  };
}

function fitsRequest(stamp: Timestamp, der: Uint8Array): boolean {
  try {
    const request = pkijs.TimeStampReq.fromBER(arrayOf(der));
    const { hashAlgorithm, hashedMessage } = request.messageImprint;
    const sameNonce =
      request.nonce === undefined ? stamp.nonce === undefined : stamp.nonce?.equals(bytesOf(request.nonce)) === true;
    return sameNonce && hashNames[hashAlgorithm.algorithmId] === stamp.hash && bytesOf(hashedMessage).equals(stamp.imprint);
  } catch {
    return false;
  }
}

/** The certificate that the signature names, by issuer and serial number and by its hash (RFC 5816), and whether it signed. */
function signerOf(
  { signed, content }: Timestamp,
  certificates: readonly X509Certificate[],
): { readonly certificate: X509Certificate; readonly isSigned: boolean } | undefined {
  const [info, ...more] = signed.signerInfos;
  // One signer, whose attributes are signed (RFC 3161 §2.4.2, RFC 5652 §5.3).
  if (info === undefined || more.length > 0 || info.signedAttrs === undefined) return undefined;
  const named = certificates.filter((each) => isNamed(info.sid, each));
  const certificate = named.find((each) => isHashed(info.signedAttrs!, each));
  if (certificate === undefined) return undefined;
  const hashName = hashNames[info.digestAlgorithm.algorithmId];
  const isSigned =
    hashName !== undefined &&
    oidOf(attribute(info.signedAttrs, oid.contentType)) === oid.timestampInfo &&
    bytesOfAttribute(info.signedAttrs, oid.messageDigest)?.equals(digest(hashName, content, 'buffer')) === true &&
    isSignature(info, certificate, hashName);
  return { certificate, isSigned };
}

function isSignature(info: pkijs.SignerInfo, certificate: X509Certificate, hashName: string): boolean {
  const { algorithmId } = info.signatureAlgorithm;
  const plain = algorithmId === oid.rsa || algorithmId === oid.ecPublicKey;
  const name = plain ? hashName : signatureHashes[algorithmId];
  if (name === undefined) return false;
  try {
    return verify(name, Buffer.from(info.signedAttrs!.encodedValue), certificate.publicKey, bytesOf(info.signature));
  } catch {
    return false;
  }
}

function isNamed(sid: unknown, certificate: X509Certificate): boolean {
  const parsed = pkijs.Certificate.fromBER(arrayOf(certificate.raw));
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    return sid.issuer.isEqual(parsed.issuer) && bytesOf(sid.serialNumber).equals(bytesOf(parsed.serialNumber));
  }
  const keyId = parsed.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue as unknown;
  const asked = sid instanceof asn1js.BaseBlock ? (sid as asn1js.OctetString) : undefined;
  return keyId instanceof asn1js.OctetString && asked !== undefined && bytesOf(keyId).equals(bytesOf(asked));
}

type Attributes = pkijs.SignedAndUnsignedAttributes;

function attribute({ attributes }: Attributes, type: string): asn1js.Sequence | undefined {
  const found = attributes.filter((each) => each.type === type);
  return found.length === 1 && found[0]!.values.length === 1 ? (found[0]!.values[0] as asn1js.Sequence) : undefined;
}

const oidOf = (value: unknown): string | undefined => (value instanceof asn1js.ObjectIdentifier ? value.getValue() : undefined);

function bytesOfAttribute(attributes: Attributes, type: string): Buffer | undefined {
  const value = attribute(attributes, type) as unknown;
  return value instanceof asn1js.OctetString ? bytesOf(value) : undefined;
}

/** Whether the signing-certificate attribute, which must be there, holds the certificate's hash. */
function isHashed(attributes: Attributes, certificate: X509Certificate): boolean {
  const v2 = attribute(attributes, oid.signingCertificateV2);
  const v1 = attribute(attributes, oid.signingCertificate);
  // SigningCertificate(V2) ::= SEQUENCE { certs SEQUENCE OF ESSCertID(v2), … }; the first is the signer's (RFC 5035 §3).
  const first = ((v2 ?? v1)?.valueBlock.value[0] as asn1js.Sequence | undefined)?.valueBlock.value[0] as
    | asn1js.Sequence
    | undefined;
  const parts = first?.valueBlock.value ?? [];
  const hash = parts.find((part) => part instanceof asn1js.OctetString);
  const named = parts[0] instanceof asn1js.Sequence ? oidOf(parts[0].valueBlock.value[0]) : sha256Oid;
  const name = v2 === undefined ? 'sha1' : hashNames[named ?? ''];
  return hash !== undefined && name !== undefined && bytesOf(hash).equals(digest(name, certificate.raw, 'buffer'));
}
