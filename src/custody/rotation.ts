import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readActLines } from './acts.ts';
import { replaceFile } from './disk.ts';
import { dropNextKey, switchKey } from './keys.ts';
import { formatNote, signNote } from './note.ts';
import type { LogFolders } from './opening.ts';
import type { Signer } from './vkey.ts';

/** First line of the text in which a key names the one that follows it. */
const purpose = 'clew/key-rotation/v1';

/** What the key in use signs when another takes over: log, place of the act that records it, the new public key. */
export function rotationStatement(signer: Signer, index: number, vkey: string): string {
  const text = `${purpose}\n${signer.verifier.name}\n${index}\n${vkey}\n`;
  return formatNote({ text, signatures: [signNote(text, signer)] });
}

interface Pending {
  readonly index: number;
  readonly to: string;
}

/** Notes which act is to bring the `next` key, before that act is written. */
export async function announceRotation(folders: LogFolders, pending: Pending): Promise<void> {
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
      await dropNextKey(folders.keys);
      return true;
    }
  }
  await dropNextKey(folders.keys);
  return false;
}
