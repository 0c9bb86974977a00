import { ClewError } from '../errors.ts';
import { checkEntry, decodeBundle, encodeBundle, readTile, type Tile, tilePath, tileReader, tileWidth } from './tiles.ts';
import { Frontier, hashBytes, leafHash, subtreesOf } from './tree.ts';

/** A file to be written below the log's folder. */
export interface TileFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * The growing end of a log: takes entries, says which files they make. Holds no more than the partial files at the end and
 * those not yet taken. It writes nothing: durability and order are the writer's.
 */
export class TileEdge {
  readonly #frontier: Frontier;
  #entries: Buffer[];
  /** By level, the hashes of the partial tile. */
  readonly #hashes: Buffer[][];
  /** Levels whose partial tile is not yet taken. */
  readonly #changed = new Set<number>();
  #bundleChanged = false;
  #full: TileFile[] = [];

  constructor(frontier = new Frontier(), entries: readonly Buffer[] = [], hashes: readonly (readonly Buffer[])[] = []) {
    this.#frontier = frontier;
    this.#entries = [...entries];
    this.#hashes = hashes.map((level) => [...level]);
  }

  /**
   * The end of the log of `size` entries in `dir`. Entries of the last bundle must have the hashes of the last tile; that
   * `root()` is the signed one is for the caller to check. Throws `missing` or `untrusted`.
   */
  static load(dir: string, size: number): TileEdge {
    const frontier = new Frontier(size, subtreesOf(0, size).map(tileReader(dir, size)));
    const hashes: Buffer[][] = [];
    for (let [level, count] = [0, size]; count > 0; level++, count = Math.floor(count / tileWidth)) {
      const tile = lastPartial(level, count);
      const bytes = tile === undefined ? Buffer.alloc(0) : readTile(dir, tile);
      hashes.push(Array.from({ length: count % tileWidth }, (_, at) => bytes.subarray(at * hashBytes, (at + 1) * hashBytes)));
    }
    const tile = lastPartial('entries', size);
    const entries = tile === undefined ? [] : decodeBundle(readTile(dir, tile), tile.width);
    for (const [at, entry] of entries.entries()) {
      if (leafHash(entry).equals(hashes[0]![at]!)) continue;
      const index = size - entries.length + at;
      throw new ClewError('untrusted', 'custody.leaf', `Entry ${index} of the log has not the hash that its tile holds.`);
    }
    return new TileEdge(frontier, entries, hashes);
  }

  get size(): number {
    return this.#frontier.size;
  }

  root(): Buffer {
    return this.#frontier.root();
  }

  /** Adds an entry and returns its index. Throws `input` `custody.entry.long` over 65,535 bytes. */
  append(entry: Uint8Array): number {
    checkEntry(entry);
    const index = this.size;
    this.#entries.push(Buffer.from(entry));
    this.#bundleChanged = true;
    this.#frontier.append(leafHash(entry), (subtree, hash) => {
      if (subtree.level % 8 === 0) this.#push(subtree.level / 8, Math.floor(subtree.index / tileWidth), hash);
    });
    if (this.#entries.length === tileWidth) {
      const tile = { level: 'entries', index: Math.floor(index / tileWidth), width: tileWidth } as const;
      this.#full.push({ path: tilePath(tile), bytes: encodeBundle(this.#entries) });
      this.#entries = [];
      this.#bundleChanged = false;
    }
    return index;
  }

  #push(level: number, index: number, hash: Buffer): void {
    const hashes = (this.#hashes[level] ??= []);
    hashes.push(hash);
    this.#changed.add(level);
    if (hashes.length < tileWidth) return;
    this.#full.push({ path: tilePath({ level, index, width: tileWidth }), bytes: Buffer.concat(hashes) });
    this.#hashes[level] = [];
    this.#changed.delete(level);
  }

  /** Files new since the last call, partial ones as they are now: what makes the log of `size` entries readable. */
  take(): TileFile[] {
    const files = this.#full;
    this.#full = [];
    if (this.#bundleChanged) {
      files.push({ path: tilePath(lastPartial('entries', this.size)!), bytes: encodeBundle(this.#entries) });
    }
    for (const level of this.#changed) {
      const tile = lastPartial(level, Math.floor(this.size / tileWidth ** level))!;
      files.push({ path: tilePath(tile), bytes: Buffer.concat(this.#hashes[level]!) });
    }
    this.#bundleChanged = false;
    this.#changed.clear();
    return files;
  }
}

/** The partial tile at the end of `count` hashes or entries. */
function lastPartial(level: Tile['level'], count: number): Tile | undefined {
  const width = count % tileWidth;
  return width === 0 ? undefined : { level, index: Math.floor(count / tileWidth), width };
}
