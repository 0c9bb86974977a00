import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Checklist } from './checks.ts';
import { openPlain } from './plain-file.ts';
import type { ActFacts } from './verify-acts.ts';

export interface ReadingOptions {
  readonly signal?: AbortSignal;
  progress?(done: number, total: number): void;
}

/** Lower-case hex SHA-256 of a file, read in blocks; undefined when it cannot be read to its end. */
export async function hashOf(path: string, signal?: AbortSignal): Promise<string | undefined> {
  const digest = createHash('sha256');
  try {
    for await (const block of createReadStream(path, { fd: openPlain(path), highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      digest.update(block);
    }
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    return undefined;
  }
  return digest.digest('hex');
}

/** Reads every sealed exhibit, and looks for files among them that were not sealed. */
export async function checkExhibits(dir: string, facts: ActFacts, list: Checklist, options: ReadingOptions = {}): Promise<void> {
  const { exhibits } = facts;
  const found = new Set(namesBelow(dir));
  let done = 0;
  for (const [hash, bytes] of exhibits) {
    const name = `${hash.slice(0, 2)}/${hash}`;
    const path = join(dir, name);
    const where = `exhibits/${name}`;
    options.progress?.(done++, exhibits.size);
    if (!found.has(name)) list.fail('exhibits', { where, why: 'missing' });
    else if (bytes !== undefined && statSync(path, { throwIfNoEntry: false })?.size !== bytes) {
      list.fail('exhibits', { where, why: 'length' });
    } else {
      const is = await hashOf(path, options.signal);
      if (is !== hash) list.fail('exhibits', { where, why: is === undefined ? 'unreadable' : 'differs' });
    }
    found.delete(name);
  }
  list.pass('exhibits', exhibits.size);
  list.pass('unsealed');
  for (const name of found) {
    const where = `exhibits/${name}`;
    const [folder, hash = ''] = name.split('/');
    const isAddress = /^[0-9a-f]{64}$/u.test(hash) && hash.startsWith(folder!) && folder!.length === 2 && name.length === 67;
    // A seal whose details were erased leaves its exhibit unnamed; a refused import may have sealed its file already.
    if (isAddress && (await hashOf(join(dir, name), options.signal)) === hash) list.note('unsealed', { where, why: 'notSealed' });
    else list.fail('unsealed', { where, why: isAddress ? 'differs' : 'stranger' });
  }
}

function namesBelow(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((each) => !each.isDirectory())
      .map((each) => relative(dir, join(each.parentPath, each.name)).split(sep).join('/'));
  } catch {
    return [];
  }
}
