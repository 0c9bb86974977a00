import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** CBOR (RFC 8949), as much as an authenticator says: small maps, text, bytes, integers. */
type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>;

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 256) return Buffer.from([(major << 5) | 24, n]);
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
}
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...Array.from(value, ([key, each]) => Buffer.concat([cbor(key), cbor(each)]))]);
}
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const text = (data: Buffer): string => data.toString('base64url');

export interface How {
  readonly origin: string;
  readonly challenge: string;
  /** Whether the user showed who they are, by PIN or finger. */
  readonly verified?: boolean;
  readonly host?: string;
}

/** A security key in software (WebAuthn level 3), that signs whatever it is told to: also what a real one would not. */
export class Authenticator {
  readonly id = randomBytes(32);
  readonly #key: KeyObject;
  readonly #public: Buffer;
  #handle = '';
  counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    // COSE_Key: EC2, ES256, P-256.
    this.#public = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  }

  register(how: How, handle: string, statement: ReadonlyMap<string, Cbor> = new Map(), format = 'none'): object {
    this.#handle = handle;
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, this.#public]);
    const authData = Buffer.concat([this.#authData(how, 0x40), credential]);
    const attestation = cbor(
      new Map<string, Cbor>([
        ['fmt', format],
        ['attStmt', statement],
        ['authData', authData],
      ]),
    );
    return this.#answer({
      clientDataJSON: text(clientData('webauthn.create', how)),
      attestationObject: text(attestation),
      transports: ['internal'],
    });
  }

  sign(how: How, handle = this.#handle): object {
    this.counter++;
    const authData = this.#authData(how, 0);
    const client = clientData('webauthn.get', how);
    const signature = createSign('sha256')
      .update(Buffer.concat([authData, sha256(client)]))
      .sign(this.#key);
    return this.#answer({
      clientDataJSON: text(client),
      authenticatorData: text(authData),
      signature: text(signature),
      userHandle: handle,
    });
  }

  #answer(response: object): object {
    return { id: text(this.id), rawId: text(this.id), type: 'public-key', clientExtensionResults: {}, response };
  }

  #authData({ origin, host = new URL(origin).hostname, verified = true }: How, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(host), Buffer.from([0x01 | (verified ? 0x04 : 0) | flags]), counter]);
  }
}

function clientData(type: string, { challenge, origin }: How): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
