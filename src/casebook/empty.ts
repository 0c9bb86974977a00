import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskError, syncDir } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import { type CasebookInfo, createCasebook, isSynthetic } from './casebook.ts';

/**
 * Puts an empty casebook where the synthetic sample was, and the sample beside it under another name, which is given back. Nobody
 * may have it open. Refuses a real casebook: `conflict` `casebook.real`. `keep`: files of the folder `state/` that go along.
 */
export async function emptySample(
  dir: string,
  info: CasebookInfo,
  { now, keep }: { readonly now: number; readonly keep: readonly string[] },
): Promise<string> {
  requireSynthetic(info);
  const moment = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
  const aside = `${dir}.sample-${moment}`;
  const fresh = `${dir}.empty-${moment}`;
  const { region, language } = info;
  try {
    await (await createCasebook(fresh, { region, language })).close();
    for (const name of keep) {
      const from = join(dir, 'state', name);
      if (await isThere(from)) await copyFile(from, join(fresh, 'state', name));
    }
    await mkdir(dirname(aside), { recursive: true });
    await rename(dir, aside);
    await rename(fresh, dir);
    await syncDir(dirname(dir));
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    if (!(await isThere(dir)) && (await isThere(aside))) await rename(aside, dir);
    throw diskError(cause, 'The sample could not be moved aside.');
  }
  return basename(aside);
}

/** Throws `conflict` `casebook.real` for anything but the sample. */
export function requireSynthetic(info: CasebookInfo): void {
  if (isSynthetic(info)) return;
  throw new ClewError('conflict', 'casebook.real', 'Only the synthetic sample can be emptied.', {
    hint: 'A real casebook keeps what was recorded; make a new one with clew init.',
  });
}

const isThere = async (path: string): Promise<boolean> =>
  await access(path).then(
    () => true,
    () => false,
  );
