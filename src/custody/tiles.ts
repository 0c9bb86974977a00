import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { checkSize, hashBytes, type HashReader, nodeHash } from './tree.ts';

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const tileWidth = 256;

/** Longest entry a bundle can hold: its length is a 16-bit number. */
export const maxEntryBytes = 65_535;

/** A file of the log: a hash tile of some level, or a bundle of entries. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  /** Hashes or entries in it: 1 to 255 in a partial one, 256 in a full one. */
  readonly width: number;
}

/** Path of a tile below the log's folder, as `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: Tile): string {
  let rest = index;
  let path = String(rest % 1000).padStart(3, '0');
  while (rest >= 1000) {
    rest = Math.floor(rest / 1000);
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return `tile/${level}/${path}${width === tileWidth ? '' : `.p/${width}`}`;
}

const pathForm = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/u;

/** The tile a path names; undefined for every path that is not the one way to write it. */
export function parseTilePath(path: string): Tile | undefined {
  const found = pathForm.exec(path);
  if (found === null) return undefined;
  const [, kind = '', groups = '', last = '', partial] = found;
  const level: Tile['level'] = kind === 'entries' ? 'entries' : Number(kind);
  const tile: Tile = {
    level,
    index: Number(groups.replaceAll(/[x/]/gu, '') + last),
    width: partial === undefined ? tileWidth : Number(partial),
  };
  // A leading group of zeros or a width of 256 or more would be a second name.
  const isOne = (level === 'entries' || level < 64) && Number.isSafeInteger(tile.index) && Number(partial ?? 0) < tileWidth;
  return isOne && tilePath(tile) === path ? tile : undefined;
}

/** Files a log of `size` entries consists of: bundles first, then hash tiles from the leaves up; partial ones last. */
export function tilesOf(size: number): Generator<Tile> {
  return tilesBetween(0, size);
}

/** Files a log of `to` entries has and the same log of `from` entries had not. */
export function* tilesBetween(from: number, to: number): Generator<Tile> {
  checkSize(from);
  checkSize(to);
  yield* newTiles('entries', from, to);
  let [had, has] = [from, to];
  for (let level = 0; has > 0; level++) {
    yield* newTiles(level, had, has);
    [had, has] = [Math.floor(had / tileWidth), Math.floor(has / tileWidth)];
  }
}

function* newTiles(level: Tile['level'], had: number, has: number): Generator<Tile> {
  if (had === has) return;
  for (let index = Math.floor(had / tileWidth); index * tileWidth < has; index++) {
    yield { level, index, width: Math.min(tileWidth, has - index * tileWidth) };
  }
}

/** Entries, each after its length in two bytes. Throws `input` `custody.entry.long` for one over 65,535 bytes. */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      checkEntry(entry);
      return [Buffer.of(entry.length >> 8, entry.length & 255), entry];
    }),
  );
}

/** Throws `input` `custody.entry.long` for an entry that no bundle can hold. */
export function checkEntry(entry: Uint8Array): void {
  if (entry.length <= maxEntryBytes) return;
  throw new ClewError('input', 'custody.entry.long', `An entry of ${entry.length} bytes is too long for the log.`, {
    hint: `At most ${maxEntryBytes} bytes: put the content into an exhibit and name it by its hash.`,
  });
}

/**
 * Entries of a bundle, as views into it. It must hold exactly `width` of them and not a byte more; throws `untrusted`
 * `custody.bundle` otherwise.
 */
export function decodeBundle(bytes: Uint8Array, width: number): Buffer[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Buffer[] = [];
  let at = 0;
  while (entries.length < width && at + 2 <= buffer.length) {
    const end = at + 2 + buffer.readUInt16BE(at);
    if (end > buffer.length) break;
    entries.push(buffer.subarray(at + 2, end));
    at = end;
  }
  if (entries.length === width && at === buffer.length) return entries;
  const what = entries.length < width ? `ends after ${entries.length} of ${width} entries` : `goes on after ${width} entries`;
  throw new ClewError('untrusted', 'custody.bundle', `A bundle of entries ${what}.`);
}

/**
 * Bytes of a tile or bundle of the log in `dir`. Where a partial one is gone because the full one came, the full one's
 * beginning is given. Throws `missing` `custody.tile`, or `untrusted` for a wrong length.
 */
export function readTile(dir: string, tile: Tile): Buffer {
  const exact = read(join(dir, tilePath(tile)));
  const bytes = exact ?? (tile.width < tileWidth ? read(join(dir, tilePath({ ...tile, width: tileWidth }))) : undefined);
  if (bytes === undefined) throw new ClewError('missing', 'custody.tile', `The log has no file ${tilePath(tile)}.`);
  const { level, width } = tile;
  if (level === 'entries') return exact === undefined ? beginning(bytes, width) : bytes;
  if (bytes.length === hashBytes * (exact === undefined ? tileWidth : width)) return bytes.subarray(0, hashBytes * width);
  throw new ClewError('untrusted', 'custody.tile', `The file ${tilePath(tile)} of the log has ${bytes.length} bytes.`);
}

const beginning = (bundle: Buffer, width: number): Buffer => encodeBundle(decodeBundle(bundle, tileWidth).slice(0, width));

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ClewError('unavailable', 'custody.read', 'A file of the log cannot be read.', { cause });
  }
}

/** The entry at `index` of a log of `size` entries in `dir`. */
export function readEntry(dir: string, size: number, index: number): Buffer {
  if (!(index >= 0 && index < size)) {
    throw new ClewError('missing', 'custody.index', `There is no entry ${index} in a log of ${size}.`);
  }
  const bundle = Math.floor(index / tileWidth);
  const width = Math.min(tileWidth, size - bundle * tileWidth);
  const bytes = readTile(dir, { level: 'entries', index: bundle, width });
  return decodeBundle(bytes, width)[index % tileWidth]!;
}

/** Tiles kept by a reader: 2 MB. Proofs of neighbouring entries share all but one. */
const keptTiles = 256;

/** Reads subtrees of the log of `size` entries in `dir`, for proofs. Throws as `readTile`. */
export function tileReader(dir: string, size: number): HashReader {
  checkSize(size);
  const kept = new Map<string, Buffer>();
  const tileAt = (level: number, index: number): Buffer => {
    const hashes = Math.floor(size / tileWidth ** level);
    const tile = { level, index, width: Math.min(tileWidth, hashes - index * tileWidth) };
    const key = tilePath(tile);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const bytes = readTile(dir, tile);
    if (kept.size >= keptTiles) kept.delete(kept.keys().next().value!);
    kept.set(key, bytes);
    return bytes;
  };
  return ({ level, index }) => {
    if ((index + 1) * 2 ** level > size) throw new ClewError('bug', 'custody.subtree', 'A subtree beyond the log was asked for.');
    // A tile of level L holds subtrees of level 8 L; those between are joined from 2, 4 … 128 of them.
    const width = 2 ** (level % 8);
    const at = (index * width) % tileWidth;
    const tile = tileAt(Math.floor(level / 8), Math.floor((index * width) / tileWidth));
    return joinedTile(tile.subarray(at * hashBytes, (at + width) * hashBytes));
  };
}

/** Hash of the complete subtree above a power of two of neighbouring hashes. */
function joinedTile(hashes: Buffer): Buffer {
  if (hashes.length <= hashBytes) return hashes;
  const half = hashes.length / 2;
  return nodeHash(joinedTile(hashes.subarray(0, half)), joinedTile(hashes.subarray(half)));
}
