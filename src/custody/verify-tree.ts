import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ClewError } from '../errors.ts';
import type { Checklist } from './checks.ts';
import { isEntry } from './entry.ts';
import { readPlain } from './plain-file.ts';
import { decodeBundle, parseTilePath, type Tile, tilePath, tileWidth } from './tiles.ts';
import { Frontier, hashBytes, leafHash } from './tree.ts';

/** What is done with a log while it is read once, from the first entry to the last. */
export interface TreeReading {
  /** Each entry, as a view that is only good during the call; `undefined` where the log has lost it. */
  entry?(index: number, entry: Buffer | undefined): void;
  /** Sizes at which the root is wanted. */
  readonly roots?: ReadonlySet<number>;
  root?(size: number, root: Buffer): void;
  readonly signal?: AbortSignal;
  progress?(done: number, total: number): void;
}

/** Entries after which others get their turn. */
const pause = 64 * tileWidth;

/**
 * Reads the whole log of `size` entries in `dir` in one pass and flat memory: bundles and hash tiles must be there, of the
 * right length, and agree. Gives the right edge of the tree that the entries make.
 */
export async function readTree(dir: string, size: number, list: Checklist, reading: TreeReading = {}): Promise<Frontier> {
  const tree = new TreeCheck(dir, size, list);
  const frontier = new Frontier();
  const note = (): void => {
    if (reading.roots?.has(frontier.size) === true) reading.root?.(frontier.size, frontier.root());
  };
  note();
  for (let first = 0; first < size; first += tileWidth) {
    if (first % pause === 0) {
      await setImmediate();
      reading.signal?.throwIfAborted();
      reading.progress?.(first, size);
    }
    const width = Math.min(tileWidth, size - first);
    const entries = tree.entries(first / tileWidth, width);
    // A checkpoint may name any size; one whose files are not there must not keep the reader busy for ever.
    if (tree.missing > mostMissing) break;
    for (let at = 0; at < width; at++) {
      const entry = entries?.[at];
      reading.entry?.(first + at, entry);
      // Where an entry is lost its tile still says its hash, so that the rest can be checked.
      const leaf = entry === undefined ? tree.leaf(first + at) : leafHash(entry);
      frontier.append(leaf, ({ level, index }, hash) => {
        if (level % 8 === 0) tree.compare(level / 8, index, hash);
      });
      note();
    }
  }
  reading.progress?.(size, size);
  list.pass('files', countFiles(size));
  list.pass('entries', size);
  list.pass('hashes');
  return frontier;
}

/** Bundles that may be missing before the rest is not looked for. */
const mostMissing = 1000;

function countFiles(size: number): number {
  let files = Math.ceil(size / tileWidth);
  for (let count = size; count > 0; count = Math.floor(count / tileWidth)) files += Math.ceil(count / tileWidth);
  return files;
}

class TreeCheck {
  missing = 0;
  readonly #dir: string;
  readonly #size: number;
  readonly #list: Checklist;
  /** By level, the tile being compared; `undefined` bytes where it is not usable. */
  readonly #tiles: { readonly index: number; readonly bytes: Buffer | undefined }[] = [];

  constructor(dir: string, size: number, list: Checklist) {
    this.#dir = dir;
    this.#size = size;
    this.#list = list;
  }

  entries(index: number, width: number): readonly Buffer[] | undefined {
    const tile: Tile = { level: 'entries', index, width };
    const bytes = this.#read(tile);
    if (bytes === undefined) {
      this.missing++;
      return undefined;
    }
    const where = `log/${tilePath(tile)}`;
    try {
      const entries = decodeBundle(bytes, width);
      for (const [at, entry] of entries.entries()) {
        if (!isEntry(entry)) this.#list.fail('entries', { where, why: 'malformed', index: index * tileWidth + at });
      }
      return entries;
    } catch {
      this.#list.fail('files', { where, why: 'length' });
      return undefined;
    }
  }

  /** The hash of a leaf as its tile has it; of nothing where that is lost too. */
  leaf(index: number): Buffer {
    const { bytes } = this.#tile(0, Math.floor(index / tileWidth));
    const from = (index % tileWidth) * hashBytes;
    return bytes === undefined ? Buffer.alloc(hashBytes) : Buffer.from(bytes.subarray(from, from + hashBytes));
  }

  /** Holds a hash made from entries against the one in its tile. */
  compare(level: number, index: number, hash: Buffer): void {
    const tile = this.#tile(level, Math.floor(index / tileWidth));
    const from = (index % tileWidth) * hashBytes;
    if (tile.bytes === undefined || tile.bytes.compare(hash, 0, hashBytes, from, from + hashBytes) === 0) return;
    const path = (of: Tile['level'], at: number): string =>
      `log/${tilePath({ level: of, index: at, width: this.#width(of, at) })}`;
    this.#list.fail('hashes', { where: path(level, tile.index), why: 'differs', ...(level === 0 ? { index } : {}) });
    if (level === 0) this.#list.fail('hashes', { where: path('entries', tile.index), why: 'differs', index });
  }

  #width(level: Tile['level'], index: number): number {
    const count = level === 'entries' ? this.#size : Math.floor(this.#size / tileWidth ** level);
    return Math.min(tileWidth, count - index * tileWidth);
  }

  #tile(level: number, index: number): { readonly index: number; readonly bytes: Buffer | undefined } {
    const known = this.#tiles[level];
    if (known !== undefined && known.index === index) return known;
    const tile: Tile = { level, index, width: this.#width(level, index) };
    let bytes = this.#read(tile);
    if (bytes !== undefined && bytes.length !== tile.width * hashBytes) {
      this.#list.fail('files', { where: `log/${tilePath(tile)}`, why: 'length' });
      bytes = undefined;
    }
    return (this.#tiles[level] = { index, bytes });
  }

  #read(tile: Tile): Buffer | undefined {
    try {
      return readPlain(join(this.#dir, tilePath(tile)));
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      const isGone = code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
      this.#list.fail('files', { where: `log/${tilePath(tile)}`, why: isGone ? 'missing' : 'unreadable' });
      return undefined;
    }
  }
}

/**
 * Looks for files below `tile/` that a log of `size` entries has not. Partial tiles of earlier sizes may stay and must be the
 * beginnings of what came after; tiles of entries up to `ahead` are on their way, if the log's writer knows of so many.
 */
export function findStrangers(dir: string, size: number, list: Checklist, ahead = size): void {
  list.pass('strangers');
  for (const path of filesBelow(join(dir, 'tile'), list)) {
    const name = `tile/${path}`;
    const tile = parseTilePath(name);
    const where = `log/${name}`;
    if (tile === undefined) {
      list.fail('strangers', { where, why: 'stranger' });
      continue;
    }
    const end = tile.index * tileWidth + tile.width;
    const count = countAt(tile, size);
    if (end > count) {
      if (end <= countAt(tile, ahead)) list.note('strangers', { where, why: 'unpublished' });
      else list.fail('strangers', { where, why: 'stranger' });
    } else if (
      tile.width < tileWidth &&
      end < count &&
      !isBeginning(dir, tile, Math.min(tileWidth, count - tile.index * tileWidth))
    ) {
      list.fail('strangers', { where, why: 'differs' });
    }
  }
}

const countAt = ({ level }: Tile, size: number): number => (level === 'entries' ? size : Math.floor(size / tileWidth ** level));

function isBeginning(dir: string, tile: Tile, width: number): boolean {
  try {
    const [part, whole] = [tile, { ...tile, width }].map((each) => readPlain(join(dir, tilePath(each)))) as [Buffer, Buffer];
    if (tile.level === 'entries') decodeBundle(part, tile.width);
    else if (part.length !== tile.width * hashBytes) return false;
    return whole.subarray(0, part.length).equals(part);
  } catch {
    return false;
  }
}

/** Paths of all files below a folder, with `/`; what is neither file nor folder counts as a stranger. */
function* filesBelow(dir: string, list: Checklist): Generator<string> {
  let found;
  try {
    found = readdirSync(dir, { recursive: true, withFileTypes: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new ClewError('unavailable', 'custody.read', 'The folder tile/ of the log cannot be read.', { cause });
  }
  for (const file of found) {
    const path = relative(dir, join(file.parentPath, file.name)).split(sep).join('/');
    if (file.isFile()) yield path;
    else if (!file.isDirectory()) list.fail('strangers', { where: `log/tile/${path}`, why: 'stranger' });
  }
}
