import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx, StoredCase } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { Dossier, PackageOptions } from '../../model/index.ts';
import { type Exported, exportCase, type Sender } from './export.ts';

/** Who asks for a package. */
export interface Asker {
  readonly name: string;
  readonly local: boolean;
  readonly closedRings: ReadonlySet<string>;
}

const folderOf = ({ log }: Pick<Sender, 'log'>, id: string): string => join(log.folders.state, 'packages', id);

/** Makes a package that waits in the casebook's folder to be fetched; its originals take no room there. */
export async function keepPackage(sender: Sender, dossier: Dossier, options: PackageOptions): Promise<Exported> {
  const aside = folderOf(sender, `new-${randomUUID()}`);
  await mkdir(folderOf(sender, ''), { recursive: true, mode: 0o700 });
  const made = await exportCase(sender, dossier, options, aside, { link: true });
  const dir = folderOf(sender, made.info.id);
  await rm(dir, { recursive: true, force: true });
  await rename(aside, dir);
  return { ...made, dir };
}

/**
 * The folder of a package that was sent, and the case it is of: only for who works on that case and sees all of it. Throws
 * `missing` `share.package`, and `share.gone` when it has to be made again.
 */
export async function keptPackage(
  { ctx, log }: Sender,
  id: string,
  asker: Asker,
): Promise<{ readonly dir: string; readonly case: string }> {
  const found = await caseOfSent(ctx, id, asker);
  const dir = folderOf({ log }, id);
  if ((await stat(join(dir, 'seal.note')).catch(() => undefined)) !== undefined) return { dir, case: found };
  throw new ClewError('missing', 'share.gone', 'The package no longer lies here.', {
    hint: 'Make it again from its case: as long as nothing changed there, it is the same byte for byte.',
  });
}

/** The case of a package that was sent, for who works on it. Throws `missing` `share.package` for everybody else. */
export async function caseOfSent({ read }: Pick<Ctx, 'read'>, id: string, asker: Asker): Promise<string> {
  const sent = (await read.packages(id)).findLast((each) => each.kind === 'package.send');
  const found = (await read.cases()).find((each) => each.id === sent?.body.case);
  if (found !== undefined && isOpen(found, asker)) return found.id;
  throw new ClewError('missing', 'share.package', 'There is no such package.', { hint: 'clew packages lists them.' });
}

const isOpen = ({ access, rings }: StoredCase, { name, local, closedRings }: Asker): boolean =>
  local || (access.includes(name) && !rings.some((ring) => closedRings.has(ring)));
