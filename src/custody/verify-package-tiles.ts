import { join } from 'node:path';
import type { Checklist } from './checks.ts';
import type { Folder } from './folder.ts';
import type { LogKeys } from './log-keys.ts';
import { parseTilePath, tileWidth } from './tiles.ts';
import { emptyRoot } from './tree.ts';
import type { VerifyOptions } from './verification.ts';
import { type ReadCheckpoint, readCheckpoint, signerOf } from './verify-log.ts';
import type { PackageActs } from './verify-package-acts.ts';
import type { ToldHead } from './verify-package-told.ts';
import { readTree } from './verify-tree.ts';

interface Then {
  readonly name: string;
  readonly size: number;
  readonly root: Buffer;
}

/**
 * Holds the package's checkpoint against what was signed before. With the whole log in the package, the tree is made anew and
 * must hold every act shown and have had each of the earlier roots; without it only roots of the same size can be compared.
 */
export async function checkTiles(
  folder: Folder,
  checkpoint: ReadCheckpoint,
  acts: PackageActs,
  {
    options,
    keys,
    head,
  }: { readonly options: VerifyOptions; readonly keys: LogKeys | undefined; readonly head: ToldHead | undefined },
  list: Checklist,
): Promise<void> {
  const tiles = folder.files.filter((path) => path.startsWith('log/tile/'));
  const then = earlier(folder, checkpoint, keys, options, list);
  if (tiles.length === 0) {
    for (const { name, size, root } of then) {
      if (size !== checkpoint.size) list.note('since', { where: name, why: size < checkpoint.size ? 'unproven' : 'later' });
      else if (!root.equals(checkpoint.root)) list.fail('fork', { where: name, why: 'differs' });
      else list.pass('fork');
    }
    return;
  }
  for (const where of tiles)
    if (!isOf(where.slice('log/'.length), checkpoint.size)) list.fail('strangers', { where, why: 'stranger' });
  const wanted = new Map<number, Then[]>();
  for (const each of then.filter(({ size }) => size <= checkpoint.size)) {
    wanted.set(each.size, [...(wanted.get(each.size) ?? []), each]);
  }
  const told = head === undefined ? undefined : Buffer.from(head.root, 'base64');
  const edge = await readTree(join(folder.dir, 'log'), checkpoint.size, list, {
    roots: new Set([...wanted.keys(), ...(head === undefined ? [] : [head.size])]),
    root(size, root) {
      const is = size === 0 ? emptyRoot : root;
      for (const { name, root: was } of wanted.get(size) ?? []) {
        if (was.equals(is)) list.pass('fork');
        else list.fail('fork', { where: name, why: 'differs' });
      }
      if (size === head?.size && told?.equals(is) !== true) list.fail('told', { where: 'data/dossier.json', why: 'differs' });
    },
    entry(index, entry) {
      const shown = acts.shown.get(index + 1);
      if (shown !== undefined && entry?.equals(shown.entry) !== true) {
        list.fail('proven', { where: 'log/acts.jsonl', why: 'differs', index });
      }
    },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    progress: (done, total) => options.progress?.('check', done, total),
  });
  if (edge.root().equals(checkpoint.root)) list.pass('root');
  else list.fail('root', { where: 'log/checkpoint', why: 'differs' });
}

/** Checkpoints that are at hand besides the package's own: those stamped, and those that the reader kept. */
function earlier(
  folder: Folder,
  checkpoint: ReadCheckpoint,
  keys: LogKeys | undefined,
  { earlier: kept }: VerifyOptions,
  list: Checklist,
): Then[] {
  const stamped = folder.files
    .filter((path) => /^log\/timestamps\/\d+\.checkpoint$/u.test(path))
    .flatMap((name) => ({ name, bytes: folder.read(name), isOurs: true }));
  const found: Then[] = [];
  for (const { name, bytes, isOurs } of [...stamped, ...(kept ?? []).map((each) => ({ ...each, isOurs: false }))]) {
    const then = bytes === undefined ? undefined : readCheckpoint(bytes);
    const isSigned = then !== undefined && signerOf(then, keys?.at(then.size) ?? []) !== undefined;
    if (isSigned) found.push({ name, size: then.size, root: then.root });
    // Stamped ones were looked at with their stamps.
    else if (!isOurs) {
      const why = then === undefined ? 'malformed' : then.origin === checkpoint.origin ? 'unsigned' : 'foreign';
      list.fail('since', { where: name, why });
    }
  }
  if (found.length > 0) list.pass('since', found.length);
  return found;
}

/** Whether a log of just this size has this file: of partial tiles, those of now alone. */
function isOf(path: string, size: number): boolean {
  const tile = parseTilePath(path);
  if (tile === undefined) return false;
  const count = tile.level === 'entries' ? size : Math.floor(size / tileWidth ** tile.level);
  return tile.width === Math.min(tileWidth, count - tile.index * tileWidth);
}
