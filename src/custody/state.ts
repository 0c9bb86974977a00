import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogView } from '../model/index.ts';
import { protectionOf } from './keys.ts';
import type { CustodyLog } from './log.ts';
import { formatVkey } from './vkey.ts';
import { witnessState } from './witness.ts';

/** Where a log stands, for a page; asks nobody. */
export async function logState(log: CustodyLog): Promise<LogView> {
  const { origin, size, root } = log.head;
  const { witnesses, quorum, witnessed, since } = await witnessState(log);
  const { entries } = log.entriesAround(size - 1);
  const at = entries.at(-1)?.at;
  return {
    origin,
    size,
    root: root.toString('hex'),
    ...(at === undefined ? {} : { at }),
    key: formatVkey(log.vkey),
    protectedBy: await protectionOf(log.folders.keys),
    checkpoint: await log.published(),
    witnesses: { names: witnesses.map(({ name }) => name), quorum, witnessed, ...(since === undefined ? {} : { since }) },
    timestamps: await stampsOf(join(log.folders.log, 'timestamps')),
  };
}

/** Time stamps beside the log, newest first, by what they say of themselves; a damaged one is left out, as verifying tells of it. */
async function stampsOf(folder: string): Promise<LogView['timestamps']> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /^\d+\.tsr$/u.test(name));
  if (files.length === 0) return [];
  const { parseTimestamp } = await import('./timestamp.ts');
  const stamps = await Promise.all(
    files.map(async (name) => {
      try {
        return { size: Number(name.slice(0, -'.tsr'.length)), at: parseTimestamp(await readFile(join(folder, name))).at };
      } catch {
        return undefined;
      }
    }),
  );
  return stamps.filter((stamp) => stamp !== undefined).sort((a, b) => b.size - a.size);
}
