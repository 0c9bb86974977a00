import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskError, snapshot, syncDir } from '../custody/index.ts';
import type { BackupView } from '../model/index.ts';
import type { Casebook } from './casebook.ts';
import type { OnProgress } from './ctx.ts';

interface Under {
  readonly signal: AbortSignal;
  readonly progress: OnProgress;
}

/**
 * Copies the truth of an open casebook into a new folder below `folder`, as it stands at one moment; others go on working. Rows
 * are left out, as they can be made again, and the private key: whoever has a copy can verify it, not write on. The copy is whole
 * or not there.
 */
export async function backUp(casebook: Casebook, folder: string, { signal, progress }: Under): Promise<BackupView> {
  const { dir, log, ctx } = casebook;
  const still = join(log.folders.aside, randomUUID());
  const moment = new Date(ctx.clock()).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
  const name = `${basename(dir)}-${moment}`;
  const part = join(folder, `.${name}.${process.pid}.part`);
  try {
    const acts = await snapshot(log, dir, still);
    const paths = await filesBelow(still);
    const sizes = await Promise.all(paths.map(async (path) => (await stat(join(still, path))).size));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    let bytes = 0;
    for (const [i, path] of paths.entries()) {
      signal.throwIfAborted();
      progress({ step: 'store', done: bytes, total, unit: 'bytes' });
      const to = join(part, path);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(join(still, path), to, constants.COPYFILE_FICLONE);
      await synced(to);
      bytes += sizes[i]!;
    }
    await rename(part, join(folder, name));
    await syncDir(folder);
    return { name, files: paths.length, bytes, acts };
  } catch (cause) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    signal.throwIfAborted();
    throw diskError(cause, 'The copy could not be written to the folder for backups.');
  } finally {
    await rm(still, { recursive: true, force: true });
  }
}

async function filesBelow(dir: string): Promise<string[]> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true });
  return all.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name).slice(dir.length + 1));
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
