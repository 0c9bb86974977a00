import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../../errors.ts';
import { Reading } from './reading.ts';

/** Where what came lies until somebody decides on it, and what was signed: private to the casebook, and no part of its truth. */
export interface Quarantine {
  /** The folder of a package: `bag/` or `file/` with what came, and `reading.json`. */
  path(id: string, ...below: string[]): string;
  has(id: string): Promise<boolean>;
  /** Moves what was laid out at `staged` in, in place of whatever lay there under this id. */
  keep(id: string, staged: string): Promise<void>;
  /** Throws `missing` `share.lost`. */
  reading(id: string): Promise<Reading>;
  drop(id: string): Promise<void>;
  /** A signed receipt or recall, by a name of its own. */
  note(name: string): Promise<string | undefined>;
  keepNote(name: string, text: string): Promise<void>;
}

/** `state/received/` and `state/notes/` of a casebook. */
export function quarantineOf(casebook: string): Quarantine {
  const folder = join(casebook, 'state', 'received');
  const notes = join(casebook, 'state', 'notes');
  const path = (id: string, ...below: string[]): string => join(folder, plain(id), ...below);
  return {
    path,
    async has(id) {
      return (await stat(path(id, 'reading.json')).catch(() => undefined)) !== undefined;
    },
    async keep(id, staged) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rm(path(id), { recursive: true, force: true });
      await rename(staged, path(id));
    },
    async reading(id) {
      try {
        return Reading.parse(JSON.parse(await readFile(path(id, 'reading.json'), 'utf8')));
      } catch (cause) {
        throw new ClewError('missing', 'share.lost', 'What was received no longer lies here.', {
          hint: 'A copy of the casebook does not hold it. Receive the package again.',
          cause,
        });
      }
    },
    async drop(id) {
      await rm(path(id), { recursive: true, force: true });
    },
    async note(name) {
      return await readFile(join(notes, plain(name)), 'utf8').catch(() => undefined);
    },
    async keepNote(name, text) {
      await mkdir(notes, { recursive: true, mode: 0o700 });
      await writeFile(join(notes, plain(name)), text, { mode: 0o600 });
    },
  };
}

/** Ids come from outside too: one that would lead elsewhere is as missing as one that never was. */
function plain(name: string): string {
  if (/^[A-Za-z0-9][\w.-]{0,99}$/u.test(name)) return name;
  throw new ClewError('missing', 'share.package', 'There is no such package.', { hint: 'clew packages lists them.' });
}
