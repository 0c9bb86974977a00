import { createPrivateKey, createPublicKey, hash as digest, type KeyObject, sign, verify } from 'node:crypto';
import { ClewError } from '../errors.ts';
import { decodeBase64 } from './canonical.ts';

/** What a key signs, as the first byte of its encoding says (C2SP signed-note, tlog-cosignature). */
export const keyTypes = { note: 1, cosignature: 4 } as const;
export type KeyType = keyof typeof keyTypes;

/** A public Ed25519 key with the name it signs under. */
export interface VerifierKey {
  readonly name: string;
  /** First four bytes of the hash over name, type and key, as 8 lower-case hex digits: a hint, no proof. */
  readonly id: string;
  readonly type: KeyType;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Buffer;
  /** Whether the 64-byte signature over the message is this key's. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

/** What can sign in a key's name: a seed in memory, or a token that keeps its key to itself. */
export interface Signer {
  readonly verifier: VerifierKey;
  /** The 64-byte Ed25519 signature over the message. */
  sign(message: Uint8Array): Uint8Array;
}

/** A signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** 8 hex digits, see `VerifierKey.id`. */
  readonly id: string;
  /** What follows the key's id: for a plain note 64 bytes, for a cosignature the time and 64 bytes. */
  readonly bytes: Buffer;
}

const bytesOfKey = 32;
// DER before the raw key: SubjectPublicKeyInfo and PrivateKeyInfo for id-Ed25519 (RFC 8410 §4 and §7).
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Whether a name can stand in a signature line: not empty, no white space, no `+` (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}\p{Cc}+]/u.test(name) && name.isWellFormed();
}

function badKey(what: string): ClewError {
  return new ClewError('input', 'custody.key', `The ${what} is not well formed.`, {
    hint: 'A public key is one line, NAME+HASH+BASE64, as keys/log.vkey holds it.',
  });
}

/** The public key of this name and type. Throws `input` `custody.key` for a bad name or a key of another length. */
export function verifierKey(name: string, publicKey: Uint8Array, type: KeyType = 'note'): VerifierKey {
  if (!isKeyName(name) || publicKey.length !== bytesOfKey) throw badKey('public key');
  const raw = Buffer.from(publicKey);
  const id = digest('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed(type, raw)])).slice(0, 8);
  let key: KeyObject | undefined;
  return {
    name,
    id,
    type,
    publicKey: raw,
    verify(message, signature) {
      key ??= createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
      return signature.length === 64 && verify(null, message, key, signature);
    },
  };
}

const typed = (type: KeyType, raw: Uint8Array): Buffer => Buffer.concat([Buffer.of(keyTypes[type]), raw]);

/** `NAME+HASH+BASE64`, the way public keys are handed on. */
export function formatVkey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${typed(type, publicKey).toString('base64')}`;
}

/** Throws `input` `custody.key` unless it is a vkey of a type known here, spelt in the one canonical way. */
export function parseVkey(text: string): VerifierKey {
  const [name = '', id, base64 = ''] = spread(text);
  const bytes = decodeBase64(base64);
  const type = typeOf(bytes?.[0]);
  if (bytes === undefined || type === undefined) throw badKey('public key');
  const key = verifierKey(name, bytes.subarray(1), type);
  if (key.id !== id) throw badKey('public key');
  return key;
}

/** Name, hash and key; base64 may itself hold `+`. */
function spread(text: string): string[] {
  const [name = '', id = '', ...base64] = text.split('+');
  return [name, id, base64.join('+')];
}

function typeOf(byte: number | undefined): KeyType | undefined {
  return (Object.keys(keyTypes) as KeyType[]).find((type) => keyTypes[type] === byte);
}

/** A signer that holds the 32-byte Ed25519 seed. */
export function seedSigner(name: string, seed: Uint8Array, type: KeyType = 'note'): Signer {
  if (seed.length !== bytesOfKey) throw badKey('private key');
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const { x } = key.export({ format: 'jwk' }) as { readonly x: string };
  return {
    verifier: verifierKey(name, Buffer.from(x, 'base64url'), type),
    sign: (message) => sign(null, message, key),
  };
}

const skeyPrefix = 'PRIVATE+KEY+';

/** `PRIVATE+KEY+NAME+HASH+BASE64`, as Go's sumdb tools write a private key; its hash is the public key's. */
export function formatSkey(name: string, seed: Uint8Array): string {
  const { id } = seedSigner(name, seed).verifier;
  return `${skeyPrefix}${name}+${id}+${typed('note', seed).toString('base64')}`;
}

/** The signer a private key line holds; `type` is what it is to sign. Throws `input` `custody.key`. */
export function parseSkey(text: string, type: KeyType = 'note'): Signer {
  if (!text.startsWith(skeyPrefix)) throw badKey('private key');
  const [name = '', id, base64 = ''] = spread(text.slice(skeyPrefix.length));
  const bytes = decodeBase64(base64);
  if (bytes === undefined || bytes[0] !== keyTypes.note) throw badKey('private key');
  const signer = seedSigner(name, bytes.subarray(1));
  if (signer.verifier.id !== id) throw badKey('private key');
  return type === 'note' ? signer : seedSigner(name, bytes.subarray(1), type);
}
