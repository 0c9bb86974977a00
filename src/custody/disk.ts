import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ClewError } from '../errors.ts';

/** What the system says when the disk, not the caller, is at fault: errno(3). */
const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE']);

/** An error of the file system as ours if the disk is at fault; every other error as it is. */
export function diskError(cause: unknown, message: string): unknown {
  if (!diskCodes.has((cause as NodeJS.ErrnoException | undefined)?.code ?? '')) return cause;
  return new ClewError('unavailable', 'custody.disk', message, {
    hint: 'Nothing was changed. Free some space or check the permissions of the folder, then try again.',
    cause,
  });
}

/**
 * A write whose outcome is not known, as after a failed fsync: the system may have dropped the bytes and would call the next
 * fsync a success. Nobody may go on from there.
 */
export class UnknownOutcome extends Error {
  constructor(cause: unknown) {
    super('the outcome of a write is not known', { cause });
    this.name = 'UnknownOutcome';
  }
}

/** Makes names in a directory durable: without it a crash may lose a file whose bytes are safe. */
export async function syncDir(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new file with these bytes, durable except for its name. Removed again when it cannot be written whole. */
async function writeAside(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await synced(async () => await handle.sync());
  } catch (cause) {
    await rm(path, { force: true }).catch(() => undefined);
    throw cause;
  } finally {
    await handle.close();
  }
}

/** Runs an fsync; its failure is an unknown outcome. */
export async function synced(sync: () => Promise<void>): Promise<void> {
  try {
    await sync();
  } catch (cause) {
    throw new UnknownOutcome(cause);
  }
}

/**
 * Replaces a file by these bytes at once: whole and durable, or as it was. `aside` is a folder of the same file system.
 * Before the new name stands, errors are plain; from the renaming on they are an unknown outcome.
 */
export async function replaceFile(path: string, bytes: Uint8Array, aside: string, mode = 0o644): Promise<void> {
  const copy = join(aside, `${basename(path)}.${randomUUID()}`);
  await writeAside(copy, bytes, mode);
  await synced(async () => {
    await rename(copy, path);
    await syncDir(dirname(path));
  });
}

/**
 * Gives bytes a name that must be free, or hold just these bytes. The folder must be synced after it. Throws `untrusted`
 * `custody.occupied` when other bytes stand there.
 */
export async function placeFile(path: string, bytes: Uint8Array, aside: string, mode = 0o444): Promise<void> {
  const copy = join(aside, randomUUID());
  await writeAside(copy, bytes, mode);
  try {
    // A link never overwrites, unlike a rename.
    await link(copy, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    if (!(await readFile(path)).equals(bytes)) {
      throw new ClewError(
        'untrusted',
        'custody.occupied',
        `The file ${basename(path)} of the log holds other bytes than it must.`,
        {
          hint: 'Somebody else wrote to the log. Run `clew verify`; restore the casebook from a copy.',
          cause,
        },
      );
    }
  } finally {
    await rm(copy, { force: true });
  }
}
