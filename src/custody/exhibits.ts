import { createHash, randomUUID } from 'node:crypto';
import { access, type FileHandle, link, mkdir, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ClewError } from '../errors.ts';
import { diskError, syncDir, synced, UnknownOutcome } from './disk.ts';

/** Sealed originals, content-addressed, read-only. **Trusted**: the truth that rows are made from. */
export interface Exhibits {
  /** Copies a file in, hashing on the way; durable when it returns. The same content twice is one exhibit. */
  seal(file: string, options?: SealOptions): Promise<Sealed>;
  has(sha256: string): Promise<boolean>;
  /** Path of the sealed copy; a `missing` error when it is not there. */
  path(sha256: string): Promise<string>;
  /** Reads the copy again and compares its hash. */
  isIntact(sha256: string): Promise<boolean>;
}
export interface SealOptions {
  readonly name?: string;
  readonly onBytes?: (done: number) => void;
  readonly signal?: AbortSignal;
}
export interface Sealed {
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
  readonly path: string;
  /** The content was sealed before. */
  readonly known: boolean;
}

/** Bytes read at once: large enough that reading and writing go on while a block is hashed. */
const blockBytes = 4 << 20;
/** Bytes after which the disk is asked to begin writing, so that the last fsync does not wait for all of a large file. */
const flushBytes = 64 << 20;
/** A known exhibit up to this size is read again when the same content comes: a fraction of a second. */
const recheckBytes = 64 << 20;

/**
 * The folder `exhibits/` of a casebook; copies under way lie in `staging` and are worth nothing. `onUnknown` is told when an fsync
 * failed: whoever keeps the log must stop, as the disk is not to be relied upon.
 */
export function openExhibits(
  dir: string,
  staging: string,
  onPoint: (point: 'exhibit.copied' | 'exhibit.sealed') => void = () => undefined,
  onUnknown: (error: ClewError) => void = () => undefined,
): Exhibits {
  const pathOf = (hash: string): string => join(dir, hash.slice(0, 2), hash);

  return {
    async seal(file, options = {}) {
      const name = options.name ?? basename(file);
      const copy = join(staging, randomUUID());
      try {
        const { hash, bytes } = await hashedCopy(file, copy, options);
        onPoint('exhibit.copied');
        const path = pathOf(hash);
        const known = await place(copy, path, bytes);
        onPoint('exhibit.sealed');
        return { sha256: hash, bytes, name, path, known } satisfies Sealed;
      } catch (cause) {
        const error = sealError(cause, name);
        if (cause instanceof UnknownOutcome) onUnknown(error as ClewError);
        throw error;
      } finally {
        await rm(copy, { force: true });
      }
    },
    async has(hash) {
      return await access(pathOf(hash)).then(
        () => true,
        () => false,
      );
    },
    async path(hash) {
      if (await this.has(hash)) return pathOf(hash);
      throw new ClewError('missing', 'custody.exhibit', `Exhibit ${hash.slice(0, 12)}… is not in the casebook.`, {
        hint: 'Restore the folder exhibits/ from a copy.',
      });
    },
    async isIntact(hash) {
      return (await fileHash(await this.path(hash))) === hash;
    },
  };
}

/** Lower-case hex SHA-256 of a file, read once in large blocks. */
export async function fileHash(path: string): Promise<string> {
  const source = await open(path, 'r');
  try {
    const digest = createHash('sha256');
    await eachBlock(source, (block) => void digest.update(block));
    return digest.digest('hex');
  } finally {
    await source.close();
  }
}

/** Reads a file to its end; the next block is read while `use` has the one before, whose bytes it may not keep. */
async function eachBlock(source: FileHandle, use: (block: Buffer) => Promise<void> | void): Promise<void> {
  // A file of one row must not cost two large blocks: the collector would run at every other one.
  const room = Math.min(blockBytes, Math.max(4096, (await source.stat()).size));
  const blocks = [Buffer.allocUnsafe(room), Buffer.allocUnsafe(room)];
  let reading = source.read(blocks[0]!, 0, room, null);
  for (let turn = 0; ; turn ^= 1) {
    const { bytesRead } = await reading;
    if (bytesRead === 0) return;
    reading = source.read(blocks[turn ^ 1]!, 0, room, null);
    try {
      await use(blocks[turn]!.subarray(0, bytesRead));
    } catch (error) {
      await reading.catch(() => undefined);
      throw error;
    }
  }
}

async function hashedCopy(from: string, to: string, { onBytes, signal }: SealOptions): Promise<{ hash: string; bytes: number }> {
  const digest = createHash('sha256');
  let bytes = 0;
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    let flushing: Promise<unknown> = Promise.resolve();
    let flushed = 0;
    try {
      await eachBlock(source, async (block) => {
        signal?.throwIfAborted();
        const writing = writeAll(target, block);
        digest.update(block);
        bytes += block.length;
        await writing;
        onBytes?.(bytes);
        if (bytes - flushed < flushBytes) return;
        await flushing;
        flushed = bytes;
        flushing = synced(async () => await target.datasync());
        // Its failure is thrown when it is awaited; until then it must not count as unhandled.
        flushing.catch(() => undefined);
      });
      await flushing;
      // Read-only before it is durable, so that no crash leaves a sealed file that can be written.
      await target.chmod(0o444);
      await synced(async () => await target.sync());
    } finally {
      await flushing.catch(() => undefined);
      await target.close();
    }
  } finally {
    await source.close();
  }
  return { hash: digest.digest('hex'), bytes };
}

async function writeAll(target: FileHandle, block: Buffer): Promise<void> {
  for (let from = 0; from < block.length;) {
    const { bytesWritten } = await target.write(block, from, block.length - from, null);
    from += bytesWritten;
  }
}

/** Gives the copy its name; true if the exhibit was there. A link never overwrites, unlike a rename. */
async function place(copy: string, path: string, bytes: number): Promise<boolean> {
  const shelf = dirname(path);
  const hash = basename(path);
  await mkdir(shelf, { recursive: true });
  let known = false;
  try {
    await link(copy, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    known = (await stat(path)).size === bytes && (bytes > recheckBytes || (await fileHash(path)) === hash);
    if (!known) {
      throw new ClewError('untrusted', 'custody.exhibit', `The sealed exhibit ${hash.slice(0, 12)}… has changed.`, {
        hint: 'Restore the folder exhibits/ from a copy.',
        cause,
      });
    }
  }
  // Also for one that was there: who placed it may have been stopped before its name was durable.
  await synced(async () => void (await Promise.all([syncDir(shelf), syncDir(dirname(shelf))])));
  return known;
}

function sealError(cause: unknown, name: string): unknown {
  if (cause instanceof UnknownOutcome) {
    return new ClewError('unavailable', 'custody.stopped', `The disk did not say whether ${name} was sealed.`, {
      hint: 'Nothing was recorded, and nothing more is written by this process. Check the disk, then open the casebook again.',
      cause,
    });
  }
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') {
    return new ClewError('missing', 'custody.file', `There is no file ${name}.`, { hint: 'Check the path.', cause });
  }
  if (code === 'EISDIR') {
    return new ClewError('input', 'custody.file', `${name} is a folder.`, { hint: 'Name the files in it.', cause });
  }
  return diskError(cause, `The file ${name} could not be copied into the casebook.`);
}
