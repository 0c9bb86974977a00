import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  emptyRoot,
  Frontier,
  type HashReader,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// The tree that implementations of RFC 6962 test with, as Certificate Transparency published it.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((input) => leafHash(Buffer.from(input, 'hex')));

/** Reads subtrees by the definition of the tree hash, with nothing of the code under test but the two hashes. */
const reader =
  (all: readonly Buffer[]): HashReader =>
  ({ level, index }) => {
    if (level === 0) return all[index]!;
    const below = reader(all);
    return nodeHash(below({ level: level - 1, index: 2 * index }), below({ level: level - 1, index: 2 * index + 1 }));
  };

describe('the Merkle tree', () => {
  it('hashes leaves, nodes and the empty tree as RFC 6962 says', () => {
    expect(hex(emptyRoot)).toBe(roots[0]);
    expect(hex(leafHash(Buffer.from('L123456')))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
    expect(hex(nodeHash(Buffer.from('N123'), Buffer.from('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  it('keeps a long entry apart from the one hashed before it', () => {
    const long = Buffer.alloc(70_000, 7);
    const first = hex(leafHash(long));
    expect(hex(leafHash(Buffer.from('x')))).not.toBe(first);
    expect(hex(leafHash(long))).toBe(first);
  });

  it.each(roots.map((root, size) => ({ size, root })))('has the known root at size $size', ({ size, root }) => {
    const frontier = new Frontier();
    for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
    expect(hex(frontier.root())).toBe(root);
    expect(hex(rootOf(size, reader(leaves)))).toBe(root);
    expect(hex(new Frontier(size, frontier.hashes()).root())).toBe(root);
  });

  it('makes the known proofs', () => {
    expect(inclusionProof(0, 1, reader(leaves))).toEqual([]);
    expect(inclusionProof(5, 8, reader(leaves)).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistencyProof(6, 8, reader(leaves)).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('refuses what no tree has', () => {
    const root = rootOf(8, reader(leaves));
    const proof = inclusionProof(5, 8, reader(leaves));
    expect(() => inclusionProof(8, 8, reader(leaves))).toThrow('no entry 8');
    expect(() => consistencyProof(9, 8, reader(leaves))).toThrow('cannot begin with 9');
    expect(() => rootOf(-1, reader(leaves))).toThrow('-1');
    expect(() => rootOf(2 ** 53, reader(leaves))).toThrow('9007199254740992');
    expect(() => new Frontier(3, [leaves[0]!])).toThrow('2 hashes');
    expect(verifyInclusion(8, 8, leaves[5]!, proof, root)).toBe(false);
    expect(verifyInclusion(5, 2 ** 53, leaves[5]!, proof, root)).toBe(false);
    expect(verifyInclusion(5.5, 8, leaves[5]!, proof, root)).toBe(false);
    expect(verifyInclusion(5, 8, leaves[5]!.subarray(1), proof, root)).toBe(false);
    expect(verifyInclusion(5, 8, leaves[5]!, Array<Buffer>(64).fill(root), root)).toBe(false);
    expect(verifyConsistency(0, 8, emptyRoot, root, [])).toBe(true);
    expect(verifyConsistency(0, 8, root, root, [])).toBe(false);
    expect(verifyConsistency(0, 8, emptyRoot, root, [root])).toBe(false);
    expect(verifyConsistency(8, 8, root, root, [])).toBe(true);
    expect(verifyConsistency(8, 8, root, root, [root])).toBe(false);
    expect(verifyConsistency(9, 8, root, root, [])).toBe(false);
  });
});
