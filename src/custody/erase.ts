import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import type { ActKind } from '../model/index.ts';
import { type ActLine, actFileOf, actsPerFile, parseActLine, tombstone } from './acts.ts';
import { replaceFile } from './disk.ts';
import type { LogFolders } from './opening.ts';

/**
 * Acts whose details must stay: rows are made from them, or the log could not be followed without them. They hold hashes, names
 * of files and ids, no statement of a person. Without those on cases and users, what they close would stand open; without those
 * on what came, a partner's key would be as unknown as before, and another one trusted.
 */
const kept: ReadonlySet<ActKind> = new Set([
  'casebook.create',
  'import',
  'link.run',
  'judge',
  'case.open',
  'case.edit',
  'user.edit',
  'package.receive',
  'key.rotate',
  'erase',
]);

interface ReadableActs {
  readonly size: number;
  acts(from: number, to: number): AsyncGenerator<ActLine>;
}

/** Throws `missing` or `conflict` when the details of one of these acts cannot be erased. */
export async function requireErasable(log: ReadableActs, acts: readonly number[]): Promise<void> {
  for (const seq of acts) {
    if (!Number.isSafeInteger(seq) || seq < 1 || seq > log.size) {
      throw new ClewError('missing', 'custody.erase', `There is no act ${seq}.`, { hint: '`clew log` lists the acts.' });
    }
    for await (const { act, erased } of log.acts(seq - 1, seq)) {
      if (erased !== undefined)
        throw new ClewError('conflict', 'custody.erase', `The details of act ${seq} were erased by act ${erased}.`);
      if (!kept.has(act)) continue;
      throw new ClewError(
        'conflict',
        'custody.erase',
        `The details of act ${seq} (${act}) cannot be erased: rows are made from them.`,
        {
          hint: act === 'judge' ? 'A judgement is taken back with `clew undo`.' : 'They hold no statement of a person.',
        },
      );
    }
  }
}

/**
 * Takes the salt and body of acts out of `acts/`: their entries stay in the log. Done again, it changes nothing. Returns the
 * bytes that each rewritten file has now; lines behind the `size` acts of the log are left out.
 */
export async function eraseLines(
  folders: LogFolders,
  size: number,
  acts: readonly number[],
  by: number,
): Promise<Map<string, number>> {
  const written = new Map<string, number>();
  for (const [file, numbers] of Map.groupBy(acts, (seq) => actFileOf(seq - 1))) {
    const path = join(folders.acts, file);
    const first = Math.floor((numbers[0]! - 1) / actsPerFile) * actsPerFile;
    const lines = (await readFile(path, 'utf8')).split('\n').slice(0, Math.min(actsPerFile, size - first));
    for (const seq of numbers) {
      const line = parseActLine(lines[seq - 1 - first]!, seq);
      if (line.erased === undefined) lines[seq - 1 - first] = tombstone(line, by);
    }
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    await replaceFile(path, bytes, folders.aside);
    written.set(file, bytes.length);
  }
  return written;
}
