import { describe, expect, it } from 'vitest';
import { emptyRoot, Frontier, leafHash, nodeHash, verifyConsistency, verifyInclusion } from '../../src/custody/index.ts';
import { consistencyProof, inclusionProof, type HashReader } from '../../src/custody/index.ts';
import { vectors } from '../support/shared.ts';

// Published by transparency-dev/merkle (Apache-2.0): proofs of trees of RFC 6962 with every kind of corruption.
const merkle = vectors('data/merkle_proofs');
const own = vectors('evidence/vectors');

interface Inclusion {
  readonly leafIdx: number | string;
  readonly treeSize: number | string;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}
interface Consistency {
  readonly size1: number | string;
  readonly size2: number | string;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

const bytes = (text: string | null | undefined): Buffer => Buffer.from(text ?? '', 'base64');
const proofOf = (proof: readonly string[] | null): Buffer[] => (proof ?? []).map(bytes);
const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map((hash) => Buffer.from(hash).toString('hex'));

function accepts(row: Inclusion): boolean {
  return verifyInclusion(Number(row.leafIdx), Number(row.treeSize), bytes(row.leafHash), proofOf(row.proof), bytes(row.root));
}

function agrees(row: Consistency): boolean {
  return verifyConsistency(Number(row.size1), Number(row.size2), bytes(row.root1), bytes(row.root2), proofOf(row.proof));
}

describe.skipIf(merkle.absent)('proofs of transparency-dev/merkle (skipped without ../shared)', () => {
  it('of inclusion: every row, accepted or refused', () => {
    const rows = merkle.json('inclusion.json') as readonly Inclusion[];
    expect(rows.length).toBe(49);
    expect(rows.filter((row) => accepts(row) === row.wantErr)).toEqual([]);
  });

  it('of consistency: every row, accepted or refused', () => {
    const rows = merkle.json('consistency.json') as readonly Consistency[];
    expect(rows.length).toBe(49);
    expect(rows.filter((row) => agrees(row) === row.wantErr)).toEqual([]);
  });
});

describe.skipIf(own.absent)('the full sets of the same source (skipped without ../shared)', () => {
  it('of inclusion and consistency', () => {
    const { cases: inclusion } = own.json('upstream/merkle-inclusion.json') as { cases: readonly Inclusion[] };
    const { cases: consistency } = own.json('upstream/merkle-consistency.json') as { cases: readonly Consistency[] };
    expect([inclusion.length, consistency.length]).toEqual([98, 98]);
    expect(inclusion.filter((row) => accepts(row) === row.wantErr)).toEqual([]);
    expect(consistency.filter((row) => agrees(row) === row.wantErr)).toEqual([]);
  });

  interface Constants {
    readonly empty_root: string;
    readonly leaf: readonly { in_utf8: string; hash: string }[];
    readonly node: readonly { left_utf8: string; right_utf8: string; hash: string }[];
    readonly leaf_inputs_hex: readonly string[];
    readonly leaf_hashes: readonly string[];
    readonly roots_by_size: readonly string[];
    readonly inclusion: readonly { index: number; size: number; proof: readonly string[] }[];
    readonly consistency: readonly { size1: number; size2: number; proof: readonly string[] }[];
  }

  it('and the trees and proofs of RFC 6962', () => {
    const rows = own.json('rfc6962.json') as Constants;
    expect(hex([emptyRoot])).toEqual([rows.empty_root]);
    for (const { in_utf8: text, hash } of rows.leaf) expect(hex([leafHash(Buffer.from(text))])).toEqual([hash]);
    for (const row of rows.node) {
      expect(hex([nodeHash(Buffer.from(row.left_utf8), Buffer.from(row.right_utf8))])).toEqual([row.hash]);
    }
    const leaves = rows.leaf_inputs_hex.map((input) => leafHash(Buffer.from(input, 'hex')));
    expect(hex(leaves)).toEqual(rows.leaf_hashes);
    const known = new Map<string, Buffer>();
    const frontier = new Frontier();
    const roots = [frontier.root()];
    for (const leaf of leaves) {
      frontier.append(leaf, ({ level, index }, hash) => known.set(`${level}/${index}`, hash));
      roots.push(frontier.root());
    }
    expect(hex(roots)).toEqual(rows.roots_by_size);
    const read: HashReader = ({ level, index }) => known.get(`${level}/${index}`)!;
    for (const { index, size, proof } of rows.inclusion) expect(hex(inclusionProof(index, size, read))).toEqual(proof);
    for (const { size1, size2, proof } of rows.consistency) expect(hex(consistencyProof(size1, size2, read))).toEqual(proof);
  });
});

describe.skipIf(merkle.absent)('constants of transparency-dev/merkle (skipped without ../shared)', () => {
  it('agree', () => {
    const rows = merkle.json('tree_constants.json') as {
      leaf_inputs_hex: string[];
      leaf_hashes: string[];
      roots_by_size: string[];
      empty_root: string;
    };
    const frontier = new Frontier();
    const roots = [frontier.root()];
    for (const input of rows.leaf_inputs_hex) {
      frontier.append(leafHash(Buffer.from(input, 'hex')));
      roots.push(frontier.root());
    }
    expect(hex(roots)).toEqual(rows.roots_by_size);
    expect(hex([emptyRoot])).toEqual([rows.empty_root]);
    expect(hex(rows.leaf_inputs_hex.map((input) => leafHash(Buffer.from(input, 'hex'))))).toEqual(rows.leaf_hashes);
  });
});
