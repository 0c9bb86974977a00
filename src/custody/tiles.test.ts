import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TileEdge } from './tile-edge.ts';
import {
  decodeBundle,
  encodeBundle,
  parseTilePath,
  readEntry,
  readTile,
  type Tile,
  tilePath,
  tileReader,
  tilesBetween,
  tilesOf,
} from './tiles.ts';
import { consistencyProof, Frontier, inclusionProof, leafHash, rootOf, verifyConsistency, verifyInclusion } from './tree.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'clew-tiles-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const entry = (at: number): Buffer => Buffer.from(`{"entry":${at}}`);

function save(files: readonly { path: string; bytes: Uint8Array }[]): void {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes, { flag: 'wx' });
  }
}

/** Writes the log at each of the sizes given, one after the other. */
function grow(edge: TileEdge, ...sizes: readonly number[]): TileEdge {
  for (const size of sizes) {
    while (edge.size < size) edge.append(entry(edge.size));
    save(edge.take());
  }
  return edge;
}

describe('paths of tiles', () => {
  it.each<[Tile, string]>([
    [{ level: 'entries', index: 0, width: 256 }, 'tile/entries/000'],
    [{ level: 'entries', index: 255, width: 253 }, 'tile/entries/255.p/253'],
    [{ level: 0, index: 1000, width: 256 }, 'tile/0/x001/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 15, index: 123_456_789, width: 41 }, 'tile/15/x123/x456/789.p/41'],
    [{ level: 63, index: 0, width: 1 }, 'tile/63/000.p/1'],
  ])('%o', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    'tile/0/x001/x234/067.p/',
    'tile/0/x001/x234/067.p',
    'tile/0/x001/x234',
    'tile/0/001/002',
    'tile/64/x001/002',
    'tile/8/x001/0002',
    'tile/8/x001/002.p/256',
    'tile/8/x001/002.p/08',
    'tile/8/x001/002.p/0',
    'tile/08/x001/002',
    'tile/0/x000/001',
    'tile/entries/000\n',
    'tile/data/000',
    '/tile/0/000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('no tile: %j', (path) => expect(parseTilePath(path)).toBeUndefined());

  it('go and come back', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
      }),
    );
  });
});

describe('tiles of a size', () => {
  const hashTiles = (size: number): string[] => [...tilesOf(size)].filter(({ level }) => level !== 'entries').map(tilePath);

  it('are those the format says', () => {
    expect([...tilesOf(0)]).toEqual([]);
    expect([...tilesOf(1)].map(tilePath)).toEqual(['tile/entries/000.p/1', 'tile/0/000.p/1']);
    expect(hashTiles(255)).toEqual(['tile/0/000.p/255']);
    expect(hashTiles(256)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(hashTiles(257)).toEqual(['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']);
    expect(hashTiles(65_536).slice(-2)).toEqual(['tile/1/000', 'tile/2/000.p/1']);
    expect(hashTiles(70_000)).toHaveLength(273 + 1 + 1 + 1 + 1);
    expect(hashTiles(70_000).slice(-4)).toEqual(['tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']);
  });

  it('are, from size to size, what both sizes together say', () => {
    const size = fc.oneof(fc.nat(1100), fc.integer({ min: 65_000, max: 66_100 }));
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const had = new Set([...tilesOf(from)].map(tilePath));
        const gained = [...tilesOf(to)].map(tilePath).filter((path) => !had.has(path));
        expect([...tilesBetween(from, to)].map(tilePath)).toEqual(gained);
      }),
      { numRuns: 50 },
    );
  });
});

describe('bundles', () => {
  it('hold each entry after its length', () => {
    expect(encodeBundle([Buffer.from('ab'), Buffer.alloc(0)])).toEqual(Buffer.from([0, 2, 97, 98, 0, 0]));
    const long = Buffer.alloc(65_535, 1);
    expect(decodeBundle(encodeBundle([long, entry(1)]), 2)).toEqual([long, entry(1)]);
  });

  it('refuse a longer entry', () => {
    expect(() => encodeBundle([Buffer.alloc(65_536)])).toThrow('65536 bytes is too long');
    expect(() => new TileEdge().append(Buffer.alloc(65_536))).toThrow('65536 bytes is too long');
  });

  it('are read to the last byte or not at all', () => {
    const bundle = encodeBundle([entry(0), entry(1)]);
    expect(() => decodeBundle(bundle, 1)).toThrow('goes on after 1');
    expect(() => decodeBundle(bundle, 3)).toThrow('ends after 2 of 3');
    expect(() => decodeBundle(Buffer.concat([bundle, Buffer.of(0)]), 2)).toThrow('goes on');
    expect(() => decodeBundle(bundle.subarray(0, -1), 2)).toThrow('ends after 1 of 2');
    expect(() => decodeBundle(Buffer.of(0), 1)).toThrow('ends after 0');
  });
});

describe('a log that grows', () => {
  const sizes = [1, 2, 255, 256, 257, 512, 700, 65_535, 65_536, 65_537];

  it('makes just the files of each size, and proofs between all of them', () => {
    const edge = new TileEdge();
    const frontier = new Frontier();
    const roots = new Map<number, Buffer>();
    let written: string[] = [];
    for (const [at, size] of sizes.entries()) {
      while (edge.size < size) {
        expect(edge.append(entry(edge.size))).toBe(frontier.size);
        frontier.append(leafHash(entry(frontier.size)));
      }
      const files = edge.take();
      expect(files.map(({ path }) => path).sort()).toEqual([...tilesBetween(sizes[at - 1] ?? 0, size)].map(tilePath).sort());
      save(files);
      written = [...written, ...files.map(({ path }) => path)];
      expect(edge.root()).toEqual(frontier.root());
      expect(rootOf(size, tileReader(dir, size))).toEqual(edge.root());
      roots.set(size, edge.root());
    }
    expect(edge.take()).toEqual([]);
    expect(new Set(written).size).toBe(written.length);
    for (const size of sizes) {
      const read = tileReader(dir, size);
      const index = Math.floor(size / 3);
      expect(readEntry(dir, size, index)).toEqual(entry(index));
      const proof = inclusionProof(index, size, read);
      expect(verifyInclusion(index, size, leafHash(entry(index)), proof, roots.get(size)!)).toBe(true);
      for (const from of sizes.filter((other) => other <= size)) {
        const path = consistencyProof(from, size, read);
        expect(verifyConsistency(from, size, roots.get(from)!, roots.get(size)!, path)).toBe(true);
      }
    }
  });

  it('goes on after it was closed, wherever that was', () => {
    const whole = new TileEdge();
    while (whole.size < 700) whole.append(entry(whole.size));
    let edge = new TileEdge();
    for (const size of [0, 3, 255, 256, 300, 512, 513, 700]) {
      grow(edge, size);
      edge = TileEdge.load(dir, size);
      expect(edge.size).toBe(size);
      expect(edge.take()).toEqual([]);
    }
    expect(edge.root()).toEqual(whole.root());
  });

  it('reads an earlier size from full files where the partial ones are gone', () => {
    grow(new TileEdge(), 256);
    const frontier = new Frontier();
    while (frontier.size < 100) frontier.append(leafHash(entry(frontier.size)));
    expect(rootOf(100, tileReader(dir, 100))).toEqual(frontier.root());
    expect(readEntry(dir, 100, 99)).toEqual(entry(99));
    expect(decodeBundle(readTile(dir, { level: 'entries', index: 0, width: 100 }), 100)).toHaveLength(100);
  });

  it('names the file that is missing, cut or does not fit', () => {
    expect(() => tileReader(dir, 3)({ level: 0, index: 0 })).toThrow('no file tile/0/000.p/3');
    const edge = grow(new TileEdge(), 3);
    expect(() => readEntry(dir, 3, 3)).toThrow('no entry 3');
    expect(() => tileReader(dir, 3)({ level: 1, index: 1 })).toThrow('beyond the log');
    writeFileSync(join(dir, 'tile/0/000.p/3'), Buffer.alloc(95));
    expect(() => TileEdge.load(dir, edge.size)).toThrow('tile/0/000.p/3 of the log has 95 bytes');
    writeFileSync(join(dir, 'tile/0/000.p/3'), Buffer.alloc(96));
    expect(() => TileEdge.load(dir, edge.size)).toThrow('Entry 0 of the log');
  });
});
