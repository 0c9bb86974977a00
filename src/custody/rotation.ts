import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readActLines } from './acts.ts';
import { replaceFile } from './disk.ts';
import type { Act } from '../model/index.ts';
import { dropNextKey, makeKey, openKey, readVkey, switchKey } from './keys.ts';
import { formatNote, signNote } from './note.ts';
import type { LogFolders } from './opening.ts';
import type { TokenKey } from './pkcs11.ts';
import { formatPolicy, parsePolicy } from './policy.ts';
import { formatVkey, type Signer, type VerifierKey } from './vkey.ts';

/** First line of the text in which a key names the one that follows it. */
const purpose = 'clew/key-rotation/v1';

/** What the key in use signs when another takes over: log, place of the act that records it, the new public key. */
function rotationStatement(signer: Signer, index: number, vkey: string): string {
  const text = `${purpose}\n${signer.verifier.name}\n${index}\n${vkey}\n`;
  return formatNote({ text, signatures: [signNote(text, signer)] });
}

interface Pending {
  readonly index: number;
  readonly to: string;
}

/** Notes which act is to bring the `next` key, before that act is written. */
async function announceRotation(folders: LogFolders, pending: Pending): Promise<void> {
  await replaceFile(join(folders.keys, 'next.json'), Buffer.from(`${JSON.stringify(pending)}\n`), folders.aside, 0o600);
}

/**
 * Ends a rotation that was announced: the new key takes over if its act is in the log, and is thrown away if not. The
 * statement is left beside the log for strangers, who do not see the act's body. Returns whether the key changed.
 */
export async function finishRotation(folders: LogFolders): Promise<boolean> {
  const text = await readFile(join(folders.keys, 'next.json'), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
  });
  if (text === undefined) return false;
  const { index, to } = JSON.parse(text) as Pending;
  const size = Number((await readFile(join(folders.state, 'head'), 'utf8')).split('\n')[1]);
  if (size > index) {
    for await (const { act, details } of readActLines(folders.acts, index, index + 1)) {
      const body = details?.body as { to?: string; statement?: string } | undefined;
      if (act !== 'key.rotate' || body?.to !== to || body.statement === undefined) continue;
      await mkdir(join(folders.log, 'rotations'), { recursive: true });
      await replaceFile(join(folders.log, 'rotations', `${index}.note`), Buffer.from(body.statement), folders.aside);
      await switchKey(folders.keys);
      await renamePolicyKey(folders);
      await dropNextKey(folders.keys);
      return true;
    }
  }
  await dropNextKey(folders.keys);
  return false;
}

/** The policy names the key that signs now; witnesses and quorum stay. */
async function renamePolicyKey(folders: LogFolders): Promise<void> {
  const path = join(folders.keys, 'policy');
  const policy = parsePolicy(await readFile(path));
  const key = await readVkey(folders.keys);
  const logs = policy.logs.map((log) => (log.key.name === key.name ? { ...log, key } : log));
  await replaceFile(path, Buffer.from(formatPolicy({ ...policy, logs })), folders.aside);
}

/** What rotating needs of an open log. */
interface RotatableLog {
  readonly folders: LogFolders;
  readonly size: number;
  readonly origin: string;
  unlock(): Promise<Signer>;
  adopt(signer: Signer): void;
  resign(): Promise<void>;
}

/**
 * Lets another key take over: `commit` records the act it is handed, whose place must be the next one. The old key signs up to and
 * with that act, the new one from then on. Returns the new public key.
 */
export async function rotateKey(
  log: RotatableLog,
  options: {
    /** Protects the new key's file; for a token, its PIN. */
    readonly passphrase: string | undefined;
    readonly token?: TokenKey | undefined;
    readonly reason?: string;
    readonly commit: (act: () => Act, before: () => Promise<void>) => Promise<unknown>;
  },
): Promise<VerifierKey> {
  const { folders } = log;
  const old = await log.unlock();
  const { passphrase, token, reason, commit } = options;
  await dropNextKey(folders.keys);
  const next = await makeKey(folders.keys, log.origin, { slot: 'next', passphrase, token, aside: folders.aside });
  const [from, to] = [formatVkey(old.verifier), formatVkey(next)];
  await commit(
    () => ({
      kind: 'key.rotate',
      body: { from, to, statement: rotationStatement(old, log.size, to), ...(reason === undefined ? {} : { reason }) },
    }),
    async () => await announceRotation(folders, { index: log.size, to }),
  );
  await finishRotation(folders);
  log.adopt(await openKey(folders.keys, async () => passphrase ?? ''));
  await log.resign();
  return next;
}
