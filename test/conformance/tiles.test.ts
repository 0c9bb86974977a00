import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  cosign,
  decodeBundle,
  encodeBundle,
  formatNote,
  formatProof,
  formatVkey,
  inclusionProof,
  leafHash,
  openNote,
  parseNote,
  parsePolicy,
  parseProof,
  parseSkey,
  parseTilePath,
  parseVkey,
  readEntry,
  readTile,
  rootOf,
  seedSigner,
  signCheckpoint,
  TileEdge,
  tilePath,
  tileReader,
  tilesOf,
  verify,
  verifyConsistency,
  verifyInclusion,
  verifyProof,
  type Tile,
} from '../../src/custody/index.ts';
import { vectors } from '../support/shared.ts';

const own = vectors('evidence/vectors');
const samples = vectors('evidence');
// Published by FiloSottile/sunlight (ISC): a small mirror of a log, its entries dummies.
const mirror = vectors('data/tlog_tiles_mirror');

const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map((hash) => Buffer.from(hash).toString('hex'));

describe.skipIf(own.absent)('tlog-tiles (skipped without ../shared)', () => {
  interface Paths {
    readonly paths: readonly { kind: 'entries' | 'tile'; level: number; index: number; width: number; path: string }[];
    readonly invalid_paths: readonly string[];
    readonly tiles_for_size: readonly { size: number; tiles: readonly { level: number; full: number; partial: number }[] }[];
  }
  const rows = own.absent ? undefined : (own.json('tiles.json') as Paths);

  it('paths', () => {
    for (const { kind, level, index, width, path } of rows!.paths) {
      const tile: Tile = { level: kind === 'entries' ? 'entries' : level, index, width: width === 0 ? 256 : width };
      expect(tilePath(tile)).toBe(path);
      expect(parseTilePath(path)).toEqual(tile);
    }
    for (const path of rows!.invalid_paths) expect(parseTilePath(path)).toBeUndefined();
  });

  it('files of each size', () => {
    for (const { size, tiles } of rows!.tiles_for_size) {
      const found = [...tilesOf(size)].filter(({ level }) => level !== 'entries');
      const counted = [...new Set(found.map(({ level }) => level))].map((level) => ({
        level,
        full: found.filter((tile) => tile.level === level && tile.width === 256).length,
        partial: found.find((tile) => tile.level === level && tile.width < 256)?.width ?? 0,
      }));
      expect({ size, tiles: counted }).toEqual({ size, tiles });
    }
  });
});

interface Example {
  readonly origin: string;
  readonly log_seed_hex: string;
  readonly log_skey: string;
  readonly log_vkey: string;
  readonly witness_seed_hex: string;
  readonly witness_vkey: string;
  readonly entries_utf8_first5: readonly string[];
  readonly leaf_hashes_first5: readonly string[];
  readonly bundle_000_p_5_hex: string;
  readonly tile_0_000_p_5_hex: string;
  readonly checkpoint_5: string;
  readonly checkpoint_260: string;
  readonly inclusion_3_in_260: readonly string[];
  readonly consistency_5_260: readonly string[];
  readonly tlog_proof_3: string;
  readonly add_checkpoint_body: string;
  readonly add_checkpoint_response: string;
}

describe.skipIf(own.absent)('the worked example (skipped without ../shared)', () => {
  const row = own.absent ? undefined : (own.json('example-log.json') as Example);
  const big = samples.path('samplelog');

  const cosigned = (signed: string, time: number): string => {
    const note = parseNote(signed);
    const witness = seedSigner(row!.witness_vkey.split('+')[0]!, Buffer.from(row!.witness_seed_hex, 'hex'), 'cosignature');
    return formatNote({ ...note, signatures: [...note.signatures, cosign(note.text, time, witness)] });
  };

  it('is made byte for byte', () => {
    const { origin, log_skey: skey, log_vkey: vkey } = row!;
    const log = parseSkey(skey);
    expect(formatVkey(log.verifier)).toBe(vkey);
    const edge = new TileEdge();
    for (const entry of row!.entries_utf8_first5) edge.append(Buffer.from(entry));
    const files = new Map(edge.take().map(({ path, bytes }) => [path, bytes.toString('hex')]));
    expect(files.get('tile/entries/000.p/5')).toBe(row!.bundle_000_p_5_hex);
    expect(files.get('tile/0/000.p/5')).toBe(row!.tile_0_000_p_5_hex);
    expect(hex(row!.entries_utf8_first5.map((entry) => leafHash(Buffer.from(entry))))).toEqual(row!.leaf_hashes_first5);
    expect(cosigned(signCheckpoint({ origin, size: 5, root: edge.root() }, log), 1_767_225_600)).toBe(row!.checkpoint_5);
    const grown = new TileEdge();
    for (let at = 0; at < 260; at++) grown.append(readEntry(big, 260, at));
    for (const { path, bytes } of grown.take()) expect(bytes.equals(readFileSync(join(big, path)))).toBe(true);
    const signed = signCheckpoint({ origin, size: 260, root: grown.root() }, log);
    expect(cosigned(signed, 1_767_229_200)).toBe(row!.checkpoint_260);
  });

  it('has its proofs, from its tiles', () => {
    const read = tileReader(big, 260);
    const [five, all] = [rootOf(5, read), rootOf(260, read)];
    const inclusion = inclusionProof(3, 260, read);
    expect(hex(inclusion)).toEqual(row!.inclusion_3_in_260);
    expect(verifyInclusion(3, 260, leafHash(readEntry(big, 260, 3)), inclusion, all)).toBe(true);
    const consistency = consistencyProof(5, 260, read);
    expect(hex(consistency)).toEqual(row!.consistency_5_260);
    expect(verifyConsistency(5, 260, five, all, consistency)).toBe(true);
    const body = `old 5\n${consistency.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${signCheckpoint(
      { origin: row!.origin, size: 260, root: all },
      parseSkey(row!.log_skey),
    )}`;
    expect(row!.add_checkpoint_body).toBe(body);
    expect(row!.checkpoint_260.endsWith(row!.add_checkpoint_response)).toBe(true);
  });

  it('has its proof file', () => {
    const proof = parseProof(row!.tlog_proof_3);
    expect(formatProof(proof)).toBe(row!.tlog_proof_3);
    const logKey = parseVkey(row!.log_vkey);
    const policy = parsePolicy(`witness w ${row!.witness_vkey}\nquorum w\n`);
    const entry = samples.bytes('samplelog/entry3.bin');
    expect(verifyProof(proof, entry, { logKey, policy }).size).toBe(260);
    expect(parseProof(samples.bytes('samplelog/entry3.tlog-proof'))).toEqual(proof);
    expect(() => verifyProof(proof, readEntry(big, 260, 4), { logKey, policy })).toThrow('does not hold');
  });

  it.each(['samplelog', 'samplelog5'])('verifies as a whole, but for its entries, which are no acts: %s', async (name) => {
    const key = parseVkey(row!.log_vkey);
    const policy = parsePolicy(name === 'samplelog' ? `witness w ${row!.witness_vkey}\nquorum w\n` : 'quorum none\n');
    const { checks } = await verify(samples.path(name), { key, policy });
    expect(checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code)).toEqual(['custody.entries']);
  });
});

describe.skipIf(mirror.absent)('Sunlight’s mirror (skipped without ../shared)', () => {
  it('has the root that it and its witness signed', () => {
    const text = mirror.bytes('checkpoint').toString();
    const key = parseVkey((mirror.json('mirror.v0.json') as { verifier_keys: string[] }).verifier_keys[0]!);
    const opened = openNote(text, [key]);
    const [, size, root] = opened.text.split('\n');
    expect(rootOf(Number(size), tileReader(mirror.path('.'), Number(size))).toString('base64')).toBe(root);
    expect(opened.verified).toMatchObject([{ time: expect.any(Number) as number }]);
    const witness = parseVkey((mirror.json('witness.v0.json') as { verifier_keys: string[] }).verifier_keys[0]!);
    const witnessed = openNote(mirror.bytes('witnessed_checkpoint.txt'), [witness]);
    // The log's own signature is of a kind for certificate logs, which nobody here knows: it is set aside.
    expect([witnessed.verified.length, witnessed.unknown.length]).toEqual([1, 1]);
    expect(() => openNote(mirror.bytes('witnessed_checkpoint.txt'), [key])).toThrow('None of the keys');
  });

  it('has tiles that its records make, and each level the one below', () => {
    const edge = new TileEdge();
    for (let at = 0; at < 300; at++) edge.append(Buffer.from(`record ${at}`));
    const dir = mkdtempSync(join(tmpdir(), 'clew-mirror-'));
    try {
      const hashes = edge.take().filter(({ path }) => !path.includes('entries'));
      expect(hashes.map(({ path }) => path).toSorted()).toEqual(['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1']);
      for (const { path, bytes } of hashes) {
        expect(bytes.equals(mirror.bytes(path))).toBe(true);
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), bytes);
      }
      const full = readTile(dir, { level: 1, index: 0, width: 1 });
      expect(rootOf(256, tileReader(dir, 300)).equals(full)).toBe(true);
      const sum = own.absent
        ? undefined
        : (own.json('cosignature-v1.json') as { tiles: { path: string; sha256: string }[] }).tiles;
      for (const { path, sha256 } of sum ?? []) {
        expect(createHash('sha256').update(mirror.bytes(path)).digest('hex')).toBe(sha256);
      }
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('stores bundles packed, which is not how a folder holds them', () => {
    for (const [path, width] of [
      ['tile/entries/000', 256],
      ['tile/entries/001.p/44', 44],
    ] as const) {
      const stored = mirror.bytes(path);
      expect(() => decodeBundle(stored, width)).toThrow(expect.objectContaining({ code: 'custody.bundle' }));
      expect(() => decodeBundle(gunzipSync(stored), width)).toThrow(expect.objectContaining({ code: 'custody.bundle' }));
    }
    expect(decodeBundle(encodeBundle([Buffer.from('x')]), 1)).toHaveLength(1);
  });
});
