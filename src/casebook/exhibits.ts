import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, link, mkdir, open, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClewError } from '../errors.ts';
import type { Exhibits, Sealed } from './ctx.ts';
import { diskError } from './disk.ts';
import type { OnPoint } from './points.ts';

/** Makes names in a directory durable: without it a crash may lose a file whose bytes are safe. */
export async function syncDir(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The folder `exhibits/` of a casebook; copies under way lie in `staging` and are worth nothing. */
export function openExhibits(dir: string, staging: string, onPoint: OnPoint): Exhibits {
  const pathOf = (hash: string): string => join(dir, hash.slice(0, 2), hash);

  return {
    async seal(file, options = {}) {
      const name = options.name ?? basename(file);
      const copy = join(staging, randomUUID());
      try {
        const { hash, bytes } = await hashedCopy(file, copy, options.onBytes);
        onPoint('exhibit.copied');
        const path = pathOf(hash);
        const known = await place(copy, path, dir);
        onPoint('exhibit.sealed');
        return { sha256: hash, bytes, name, path, known } satisfies Sealed;
      } catch (cause) {
        throw sealError(cause, name);
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
      throw new ClewError('missing', 'casebook.exhibit', `Exhibit ${hash.slice(0, 12)}… is not in the casebook.`, {
        hint: 'Restore the folder exhibits/ from a copy.',
      });
    },
    async isIntact(hash) {
      const digest = createHash('sha256');
      await pipeline(createReadStream(await this.path(hash)), digest);
      return digest.digest('hex') === hash;
    },
  };
}

async function hashedCopy(
  from: string,
  to: string,
  onBytes: ((done: number) => void) | undefined,
): Promise<{ hash: string; bytes: number }> {
  const digest = createHash('sha256');
  let bytes = 0;
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      bytes += chunk.length;
      onBytes?.(bytes);
      done(null, chunk);
    },
  });
  const source = createReadStream(from, { highWaterMark: 1 << 20 });
  await pipeline(source, hashing, createWriteStream(to, { flags: 'wx', flush: true }));
  await chmod(to, 0o444);
  return { hash: digest.digest('hex'), bytes };
}

/** Gives the copy its name; true if the exhibit was there. A link never overwrites, unlike a rename. */
async function place(copy: string, path: string, dir: string): Promise<boolean> {
  const shelf = join(path, '..');
  if ((await mkdir(shelf, { recursive: true })) !== undefined) await syncDir(dir);
  try {
    await link(copy, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    if ((await stat(path)).size === (await stat(copy)).size) return true;
    throw new ClewError('untrusted', 'casebook.exhibit', `The sealed exhibit ${basename(path).slice(0, 12)}… has changed.`, {
      hint: 'Restore the folder exhibits/ from a copy.',
      cause,
    });
  }
  await syncDir(shelf);
  return false;
}

function sealError(cause: unknown, name: string): unknown {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') {
    return new ClewError('missing', 'casebook.file', `There is no file ${name}.`, { hint: 'Check the path.', cause });
  }
  if (code === 'EISDIR') {
    return new ClewError('input', 'casebook.file', `${name} is a folder.`, { hint: 'Name the files in it.', cause });
  }
  return diskError(cause, `The file ${name} could not be copied into the casebook.`);
}
