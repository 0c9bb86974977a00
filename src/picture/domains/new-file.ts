import { randomUUID } from 'node:crypto';
import { lstat, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ClewError } from '../../errors.ts';

/**
 * Writes a new file and records that it is given out, so that neither stands without the other: the text lies whole beside its place before
 * `record` runs, and gets its name after it. Resolves to what `record` does.
 *
 * Throws `conflict` `picture.exists` when something has the name, `unavailable` `picture.unwritten` when the folder takes no file; nothing
 * is recorded then.
 */
export async function newFile<Result>(path: string, text: string, record: () => Promise<Result>): Promise<Result> {
  if (await isTaken(path)) {
    throw new ClewError('conflict', 'picture.exists', `${basename(path)} is there already`, { hint: 'Name a new file.' });
  }
  const aside = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  let result: Result;
  try {
    await writeFile(aside, text, { flag: 'wx', flush: true }).catch((cause: unknown) => {
      throw unwritten(path, 'Nothing was recorded. Is the folder there, may you write to it, and is there space?', cause);
    });
    result = await record();
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw cause;
  }
  await rename(aside, path).catch((cause: unknown) => {
    throw unwritten(path, `It is recorded as given out, and lies whole in ${basename(aside)}.`, cause);
  });
  return result;
}

const unwritten = (path: string, hint: string, cause: unknown): ClewError =>
  new ClewError('unavailable', 'picture.unwritten', `${basename(path)} could not be written`, { hint, cause });

/** A folder that is not there is found out when the file is written. */
async function isTaken(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}
