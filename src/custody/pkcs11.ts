import { z } from 'zod';
import { ClewError } from '../errors.ts';
import { type Signer, verifierKey } from './vkey.ts';

/** Where the key lies in a hardware token or its like (PKCS#11): what `keys/log.pkcs11` holds. The token keeps it to itself. */
export const TokenKey = z.strictObject({
  /** Path of the maker's library. */
  module: z.string().min(1),
  /** Label of the token. */
  token: z.string().min(1),
  /** Label of the key pair in it. */
  label: z.string().min(1),
});
export type TokenKey = Readonly<z.infer<typeof TokenKey>>;

type Attribute = { readonly type: number; readonly value?: Buffer | string | number | boolean };
type Handle = Buffer;

/** What is used of the module `pkcs11js`, which operators with a token install beside Clew. */
interface Pkcs11 {
  load(path: string): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(present: boolean): Handle[];
  C_GetTokenInfo(slot: Handle): { readonly label: string };
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_Login(session: Handle, user: number, pin: string): void;
  C_FindObjectsInit(session: Handle, template: readonly Attribute[]): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(session: Handle, object: Handle, template: readonly Attribute[]): { readonly value: Buffer }[];
  C_GenerateKeyPair(
    session: Handle,
    mechanism: Mechanism,
    open: readonly Attribute[],
    secret: readonly Attribute[],
  ): { readonly publicKey: Handle; readonly privateKey: Handle };
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void;
  C_Sign(session: Handle, message: Buffer, signature: Buffer): Buffer;
}
interface Mechanism {
  readonly mechanism: number;
  readonly parameter: null;
}

// PKCS#11 3.0, names as there.
const ckf = { RW_SESSION: 2, SERIAL_SESSION: 4 };
const cku = { USER: 1 };
const cko = { PUBLIC_KEY: 2, PRIVATE_KEY: 3 };
const ckk = { EC_EDWARDS: 0x40 };
const ckm = { EC_EDWARDS_KEY_PAIR_GEN: 0x1055, EDDSA: 0x1057 };
const cka = {
  CLASS: 0,
  TOKEN: 1,
  PRIVATE: 2,
  LABEL: 3,
  KEY_TYPE: 0x100,
  SENSITIVE: 0x103,
  SIGN: 0x108,
  VERIFY: 0x10a,
  EXTRACTABLE: 0x162,
  EC_PARAMS: 0x180,
  EC_POINT: 0x181,
};
/** The curve's name, `edwards25519` as a PrintableString: the spelling that SoftHSM and OpenSC both take. */
const edwards25519 = Buffer.from('130c656477617264733235353139', 'hex');

/**
 * A signer whose key never leaves its token; with `make`, a key pair is made there if none has the label. Throws `missing` when
 * the module, the token or the key is not there, `input` `custody.passphrase` for a wrong PIN.
 */
export async function tokenSigner(name: string, key: TokenKey, pin: string, make = false): Promise<Signer> {
  const { api, session } = await opened(key, pin);
  const [open, secret] = found(api, session, key.label) ?? (make ? made(api, session, key.label) : none(key));
  const [point] = api.C_GetAttributeValue(session, open, [{ type: cka.EC_POINT }]);
  // An OCTET STRING around the 32 bytes, or the bytes alone: tokens differ.
  const verifier = verifierKey(name, point!.value.subarray(-32));
  return {
    verifier,
    sign(message) {
      api.C_SignInit(session, { mechanism: ckm.EDDSA, parameter: null }, secret);
      const signature = Buffer.from(api.C_Sign(session, Buffer.from(message), Buffer.alloc(64)));
      if (verifier.verify(message, signature)) return signature;
      throw new ClewError('unavailable', 'custody.token', 'The token made a signature that its own public key does not fit.');
    },
  };
}

interface Opened {
  readonly api: Pkcs11;
  readonly session: Handle;
}
/** By library and token: both take only one opening a process. */
const sessions = new Map<string, Opened>();

async function opened(key: TokenKey, pin: string): Promise<Opened> {
  const name = `${key.module}\n${key.token}`;
  const known = sessions.get(name);
  if (known !== undefined) return known;
  const api = await loaded(key.module);
  const fresh = { api, session: openSession(api, key, pin) };
  sessions.set(name, fresh);
  return fresh;
}

const libraries = new Map<string, Pkcs11>();

async function loaded(path: string): Promise<Pkcs11> {
  const known = libraries.get(path);
  if (known !== undefined) return known;
  // Not a dependency: it is compiled on the machine, and only those who have a token need it.
  const module = 'pkcs11js';
  const { default: library } = (await import(module).catch((cause: unknown) => {
    throw new ClewError('missing', 'custody.token', 'The module pkcs11js, which speaks to tokens, is not installed.', {
      hint: 'Run `npm install --ignore-scripts=false pkcs11js` beside Clew.',
      cause,
    });
  })) as { default: { PKCS11: new () => Pkcs11 } };
  const api = new library.PKCS11();
  try {
    api.load(path);
    api.C_Initialize();
  } catch (cause) {
    throw new ClewError('missing', 'custody.token', 'The library of the token cannot be loaded.', {
      hint: 'Its path stands in keys/log.pkcs11.',
      cause,
    });
  }
  process.once('exit', () => api.C_Finalize());
  libraries.set(path, api);
  return api;
}

function openSession(api: Pkcs11, { token }: TokenKey, pin: string): Handle {
  const slot = api.C_GetSlotList(true).find((each) => api.C_GetTokenInfo(each).label.trimEnd() === token);
  if (slot === undefined) {
    throw new ClewError('missing', 'custody.token', `There is no token ${token}.`, { hint: 'Is it plugged in?' });
  }
  const session = api.C_OpenSession(slot, ckf.SERIAL_SESSION | ckf.RW_SESSION);
  try {
    api.C_Login(session, cku.USER, pin);
  } catch (cause) {
    throw new ClewError('input', 'custody.passphrase', `The token ${token} does not accept the PIN.`, {
      hint: 'Nothing was changed. After a few wrong ones a token locks itself.',
      cause,
    });
  }
  return session;
}

function found(api: Pkcs11, session: Handle, label: string): [Handle, Handle] | undefined {
  const one = (kind: number): Handle | undefined => {
    api.C_FindObjectsInit(session, [
      { type: cka.CLASS, value: kind },
      { type: cka.KEY_TYPE, value: ckk.EC_EDWARDS },
      { type: cka.LABEL, value: label },
    ]);
    const [handle] = api.C_FindObjects(session, 1);
    api.C_FindObjectsFinal(session);
    return handle;
  };
  const [open, secret] = [one(cko.PUBLIC_KEY), one(cko.PRIVATE_KEY)];
  return open === undefined || secret === undefined ? undefined : [open, secret];
}

function made(api: Pkcs11, session: Handle, label: string): [Handle, Handle] {
  const common = [
    { type: cka.TOKEN, value: true },
    { type: cka.LABEL, value: label },
    { type: cka.KEY_TYPE, value: ckk.EC_EDWARDS },
  ];
  const { publicKey, privateKey } = api.C_GenerateKeyPair(
    session,
    { mechanism: ckm.EC_EDWARDS_KEY_PAIR_GEN, parameter: null },
    [...common, { type: cka.EC_PARAMS, value: edwards25519 }, { type: cka.VERIFY, value: true }],
    [
      ...common,
      { type: cka.PRIVATE, value: true },
      { type: cka.SENSITIVE, value: true },
      { type: cka.EXTRACTABLE, value: false },
      { type: cka.SIGN, value: true },
    ],
  );
  return [publicKey, privateKey];
}

function none({ token, label }: TokenKey): never {
  throw new ClewError('missing', 'custody.token', `The token ${token} holds no Ed25519 key ${label}.`);
}
