import { copyFile, link, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskError } from './disk.ts';
import type { CustodyLog } from './log.ts';

/** Parts of a casebook that are truth, or that verifying it needs. The private key is in none of them. */
const folders = ['exhibits', 'acts', 'log'];
const files = [
  'casebook.json',
  join('keys', 'log.vkey'),
  join('keys', 'policy'),
  join('state', 'head'),
  join('state', 'witnessed'),
];

/**
 * The truth of a casebook as it stands at one moment, in `target` on the same disk. Files that nobody changes in place are linked,
 * so that it takes no room and little time; whoever writes waits only for that. What is not a file is taken as it is. Resolves to
 * the number of acts.
 */
export async function snapshot(log: CustodyLog, dir: string, target: string): Promise<number> {
  const name = (path: string): string => join(target, path);
  try {
    return await log.still(async () => {
      const newest = (await readdir(join(dir, 'acts'))).sort().at(-1);
      for (const folder of folders) {
        await mkdir(name(folder), { recursive: true, mode: 0o700 });
        for (const each of await readdir(join(dir, folder), { recursive: true, withFileTypes: true })) {
          const path = join(each.parentPath, each.name);
          const to = name(path.slice(dir.length + 1));
          if (each.isDirectory()) await mkdir(to, { recursive: true, mode: 0o700 });
          else if (each.isSymbolicLink()) await symlink(await readlink(path), to);
          else if (folder === 'acts' && each.name === newest) await copyFile(path, to);
          else await link(path, to);
        }
      }
      for (const file of files) {
        await mkdir(dirname(name(file)), { recursive: true, mode: 0o700 });
        await copyFile(join(dir, file), name(file)).catch((cause: NodeJS.ErrnoException) => {
          if (cause.code !== 'ENOENT') throw cause;
        });
      }
      return log.size;
    });
  } catch (cause) {
    throw diskError(cause, 'The casebook could not be copied.');
  }
}
