import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { checkBag, Checklist, fileHash } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import type { CheckView } from '../../model/index.ts';
import type { Foreign } from '../foreign/index.ts';
import { type Arrived, contentsOfForeign, type Reading } from './reading.ts';
import { Unverified, viewOf } from './vouched.ts';

interface How {
  readonly name: string;
  readonly signal: AbortSignal;
}

/** Files of a bag that are looked into; the others are exhibits all the same. */
const mostRead = 2000;

/** A file of somebody else: an exhibit, and the indicators it names. Throws `input` `share.foreign`. */
export async function foreignFile(path: string, staged: string, { name, signal }: How): Promise<Arrived> {
  const folder = join(staged, 'file');
  await mkdir(folder, { mode: 0o700 });
  // The copy is what is read and later sealed: the file itself may change meanwhile.
  const copy = join(folder, plainName(name));
  await copyFile(path, copy);
  const sha256 = await fileHash(copy);
  // Loaded here: most who receive receive packages.
  const { readForeign } = await import('../foreign/index.ts');
  const read = await readForeign(copy, { signal });
  const files: Reading['exhibits'] = [];
  for (const [at, each] of read.exhibits.entries()) {
    let held = each.path;
    if (relative(staged, held).startsWith('..')) {
      held = join(folder, `${at}-${plainName(each.name)}`);
      await copyFile(each.path, held);
    }
    files.push(await exhibitAt(staged, relative(staged, held), each.name));
  }
  return arrived(read, files, { sha256, bytes: (await stat(copy)).size });
}

/**
 * A bag (BagIt) of somebody else, laid out in `staged`: its payload is exhibits, and what of it can be read names indicators. That a bag
 * is whole says nothing of who made it. Throws `Unverified` when it is not.
 */
export async function foreignBag(staged: string, { name, signal }: How): Promise<Arrived> {
  const bag = join(staged, 'bag');
  const list = new Checklist();
  const { ok, version } = await checkBag(bag, list, { signal });
  const checks = list.list().map(viewOf);
  if (!ok)
    throw new Unverified(
      checks
        .flatMap(({ found }) => found.map(({ where }) => where))
        .slice(0, 5)
        .join(', '),
      checks,
    );
  const paths = (await readdir(join(bag, 'data'), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((each) => each.isFile())
    .map((each) => relative(staged, join(each.parentPath, each.name)))
    .sort();
  const all = createHash('sha256');
  const files: Reading['exhibits'] = [];
  const found: Foreign[] = [];
  const { readForeign } = await import('../foreign/index.ts');
  for (const path of paths) {
    signal.throwIfAborted();
    const file = await exhibitAt(staged, path, relative(join('bag', 'data'), path));
    all.update(`${file.sha256}  ${path}\n`);
    files.push(file);
    if (found.length >= mostRead) continue;
    const read = await readForeign(join(staged, path), { signal }).catch((error: unknown) => {
      if (error instanceof ClewError && error.kind === 'input') return undefined;
      throw error;
    });
    if (read !== undefined) found.push(read);
  }
  const info = await readFile(join(bag, 'bag-info.txt'), 'utf8').catch(() => '');
  const sender = /^Source-Organization\s*:\s*(?<name>\S.*)$/mu.exec(info)?.groups?.['name'];
  const read: Foreign = {
    format: 'file',
    title: name,
    ...(sender === undefined ? {} : { sender }),
    indicators: found.flatMap(({ indicators }) => indicators),
    exhibits: [],
    holds: { exhibits: files.length },
    notes: [
      {
        en: `A bag (BagIt ${version ?? ''}), complete and unchanged since it was made.`,
        zh: `BagIt ${version ?? ''} 数据包，完整，自制作以来未被改动。`,
      },
      ...found.flatMap(({ notes }) => notes),
    ],
  };
  return arrived(read, files, { sha256: all.digest('hex'), bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }, checks);
}

function arrived(
  read: Foreign,
  files: Reading['exhibits'],
  { sha256, bytes }: Pick<Arrived, 'sha256' | 'bytes'>,
  checks: CheckView[] = [],
): Arrived {
  const sender = read.sender?.trim().slice(0, 200) || 'unknown';
  const reading: Reading = { version: 1, package: `F${sha256.slice(0, 12)}`, sender, ...contentsOfForeign(read, files), checks };
  return { reading, key: undefined, sha256, bytes, trusted: undefined };
}

async function exhibitAt(staged: string, path: string, name: string): Promise<Reading['exhibits'][number]> {
  const held = join(staged, path);
  return { name, path, sha256: await fileHash(held), bytes: (await stat(held)).size };
}

/** A name as one file of one folder, whatever its sender calls it. */
function plainName(name: string): string {
  const last = name
    .replaceAll('\\', '/')
    .split('/')
    .at(-1)!
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(-80);
  return /^\.*$/u.test(last) ? 'file' : last;
}
