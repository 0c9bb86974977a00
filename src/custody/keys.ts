import { randomBytes } from 'node:crypto';
import { access, chmod, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { replaceFile, syncDir } from './disk.ts';
import type { TokenKey } from './pkcs11.ts';
import { formatSkey, formatVkey, parseSkey, parseVkey, type Signer, type VerifierKey } from './vkey.ts';

/** Asks for the passphrase of the key, only when the key is needed. `fresh`: a new one is chosen. */
export type AskPassphrase = (fresh: boolean) => Promise<string>;

/** Names of the files of one key: `log` for the one in use, `next` for the one a rotation is about to bring. */
export type KeySlot = 'log' | 'next';

/** What a new key is to be. */
export interface NewKey {
  readonly slot?: KeySlot;
  /** Encrypts the key file; for a token, its PIN. */
  readonly passphrase?: string | undefined;
  /** The key is made in, or taken from, this token instead of a file. */
  readonly token?: TokenKey | undefined;
}

/**
 * scrypt work factor, as a power of two: a guess costs 64 MB and about 0.3 s of one core here. The format's usual 18 costs
 * 1.3 s, which every changing command would wait.
 */
const workFactor = 16;
/** Forms a private key comes in: encrypted, plain, in a token. */
const keyForms = ['age', 'key', 'pkcs11'] as const;

/** A passphrase that is guessed against a stolen file needs some length, whatever it is made of. */
const leastPassphrase = 12;

/**
 * Makes a key for the log `origin` and writes its two files: encrypted with the passphrase (`.age`), or without one readable
 * by the folder's owner alone (`.key`). Returns the public key.
 */
export async function makeKey(
  keysDir: string,
  origin: string,
  options: NewKey & { readonly aside: string },
): Promise<VerifierKey> {
  const { slot = 'log', passphrase, token, aside } = options;
  let verifier: VerifierKey;
  if (token === undefined) {
    const skey = formatSkey(origin, randomBytes(32));
    await writeKey(keysDir, slot, skey, passphrase, aside);
    ({ verifier } = parseSkey(skey));
  } else {
    const { tokenSigner } = await import('./pkcs11.ts');
    ({ verifier } = await tokenSigner(origin, token, passphrase ?? '', true));
    await replaceFile(join(keysDir, `${slot}.pkcs11`), Buffer.from(`${JSON.stringify(token)}\n`), aside, 0o600);
  }
  await replaceFile(join(keysDir, `${slot}.vkey`), Buffer.from(`${formatVkey(verifier)}\n`), aside);
  return verifier;
}

async function writeKey(
  keysDir: string,
  slot: KeySlot,
  skey: string,
  passphrase: string | undefined,
  aside: string,
): Promise<void> {
  if (passphrase === undefined) {
    await replaceFile(join(keysDir, `${slot}.key`), Buffer.from(`${skey}\n`), aside, 0o600);
    return;
  }
  await replaceFile(join(keysDir, `${slot}.age`), await encrypted(skey, passphrase), aside, 0o600);
}

async function encrypted(text: string, passphrase: string): Promise<Uint8Array> {
  if (passphrase.length < leastPassphrase) {
    throw new ClewError('input', 'custody.passphrase', `The passphrase has fewer than ${leastPassphrase} characters.`, {
      hint: 'Several words that do not belong together are easy to keep and hard to guess.',
    });
  }
  const { Encrypter } = await import('age-encryption');
  const age = new Encrypter();
  age.setPassphrase(passphrase);
  age.setScryptWorkFactor(workFactor);
  return await age.encrypt(text);
}

/** The public key of the log. Throws `untrusted` `custody.key.none` when it is gone. */
export async function readVkey(keysDir: string): Promise<VerifierKey> {
  try {
    return parseVkey((await readFile(join(keysDir, 'log.vkey'), 'utf8')).trimEnd());
  } catch (cause) {
    throw new ClewError('untrusted', 'custody.key.none', 'The public key of the log (keys/log.vkey) is missing or damaged.', {
      hint: 'Restore the folder keys/ from a copy.',
      cause,
    });
  }
}

/** Whether a passphrase stands between the key and whoever can read the folder. */
export async function isProtected(keysDir: string): Promise<boolean> {
  return !(await exists(join(keysDir, 'log.key')));
}

/** What stands between the private key and whoever can read the folder. */
export async function protectionOf(keysDir: string): Promise<'passphrase' | 'folder' | 'token'> {
  if (await exists(join(keysDir, 'log.pkcs11'))) return 'token';
  return (await isProtected(keysDir)) ? 'passphrase' : 'folder';
}

/**
 * Unlocks the key. Throws `input` `custody.passphrase` for a wrong passphrase, `missing` when there is no key, `untrusted`
 * `custody.key.other` when it is not the log's.
 */
export async function openKey(keysDir: string, ask: AskPassphrase): Promise<Signer> {
  const vkey = await readVkey(keysDir);
  const token = await readToken(keysDir);
  const signer =
    token === undefined
      ? parseSkey((await readSecret(keysDir, ask)).trimEnd())
      : await (await import('./pkcs11.ts')).tokenSigner(vkey.name, token, await ask(false));
  if (formatVkey(signer.verifier) === formatVkey(vkey)) return signer;
  throw new ClewError('untrusted', 'custody.key.other', 'The private key in keys/ is not that of this log.', {
    hint: 'Restore the folder keys/ from a copy of this casebook.',
  });
}

async function readToken(keysDir: string): Promise<TokenKey | undefined> {
  const text = await readFile(join(keysDir, 'log.pkcs11'), 'utf8').catch(absent);
  if (text === undefined) return undefined;
  try {
    const { TokenKey } = await import('./pkcs11.ts');
    return TokenKey.parse(JSON.parse(text));
  } catch (cause) {
    throw new ClewError('input', 'custody.token', 'The file keys/log.pkcs11 is not well formed.', {
      hint: 'It holds {"module":PATH,"token":LABEL,"label":KEY}.',
      cause,
    });
  }
}

async function readSecret(keysDir: string, ask: AskPassphrase): Promise<string> {
  const plain = await readFile(join(keysDir, 'log.key'), 'utf8').catch(absent);
  if (plain !== undefined) return plain;
  const locked = await readFile(join(keysDir, 'log.age')).catch(absent);
  if (locked === undefined) {
    throw new ClewError('missing', 'custody.key.none', 'The private key of the log is not in keys/.', {
      hint: 'The casebook can be read and verified without it, not changed. Restore keys/ from a copy.',
    });
  }
  const { Decrypter } = await import('age-encryption');
  const age = new Decrypter();
  age.addPassphrase(await ask(false));
  try {
    return await age.decrypt(locked, 'text');
  } catch (cause) {
    throw new ClewError('input', 'custody.passphrase', 'The passphrase does not open the key of the log.', {
      hint: 'Nothing was changed. It is the one given to `clew init` or `clew log key protect`.',
      cause,
    });
  }
}

/** Puts the key under a passphrase, or under another one. The old file is removed; whoever copied it still has the key. */
export async function protectKey(keysDir: string, ask: AskPassphrase, aside: string): Promise<void> {
  if ((await readToken(keysDir)) !== undefined) {
    throw new ClewError('conflict', 'custody.token', 'The key lies in a token, which protects it by its PIN.');
  }
  const skey = (await readSecret(keysDir, ask)).trimEnd();
  parseSkey(skey);
  await replaceFile(join(keysDir, 'log.age'), await encrypted(skey, await ask(true)), aside, 0o600);
  await rm(join(keysDir, 'log.key'), { force: true });
  await syncDir(keysDir);
}

/** Makes the `next` key the log's. Can be done again from the middle. */
export async function switchKey(keysDir: string): Promise<void> {
  for (const form of keyForms) {
    const next = join(keysDir, `next.${form}`);
    if (!(await exists(next))) continue;
    await rename(next, join(keysDir, `log.${form}`));
    for (const other of keyForms) if (other !== form) await rm(join(keysDir, `log.${other}`), { force: true });
    await chmod(join(keysDir, `log.${form}`), 0o600);
  }
  if (await exists(join(keysDir, 'next.vkey'))) await rename(join(keysDir, 'next.vkey'), join(keysDir, 'log.vkey'));
  await syncDir(keysDir);
}

/** Removes a `next` key that no act names. */
export async function dropNextKey(keysDir: string): Promise<void> {
  for (const form of [...keyForms, 'vkey', 'json']) await rm(join(keysDir, `next.${form}`), { force: true });
  await syncDir(keysDir);
}

/** The passphrase in the file that CLEW_PASSPHRASE_FILE names; `undefined` when it names none. */
export async function passphraseFromFile(): Promise<string | undefined> {
  const file = process.env['CLEW_PASSPHRASE_FILE'];
  if (file === undefined || file === '') return undefined;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ClewError('missing', 'custody.passphrase', 'The file that CLEW_PASSPHRASE_FILE names cannot be read.', { cause });
  });
  return text.replace(/\r?\n$/u, '');
}

/** For programs without a terminal: the passphrase file, or an error that says how to give it. */
export const askFile: AskPassphrase = async () => {
  const passphrase = await passphraseFromFile();
  if (passphrase !== undefined) return passphrase;
  throw new ClewError(
    'input',
    'custody.passphrase',
    'The key of the log is locked and there is nobody to ask for its passphrase.',
    {
      hint: 'Put the passphrase into a file and name it in CLEW_PASSPHRASE_FILE.',
    },
  );
};

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

function absent(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause;
}
