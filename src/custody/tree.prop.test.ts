import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  Frontier,
  type HashReader,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts';

/** Every complete subtree of a tree of `size` leaves, as the frontier told of them. */
function grown(size: number): { frontier: Frontier; read: HashReader; leaves: Buffer[] } {
  const frontier = new Frontier();
  const known = new Map<string, Buffer>();
  const leaves = Array.from({ length: size }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));
  for (const leaf of leaves) frontier.append(leaf, ({ level, index }, hash) => known.set(`${level}/${index}`, hash));
  return { frontier, leaves, read: ({ level, index }) => known.get(`${level}/${index}`)! };
}

const sizes = fc.integer({ min: 1, max: 600 });

describe('proofs', () => {
  it('of inclusion verify, and no other leaf, index, size or damaged hash does', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
        const { leaves, read, frontier } = grown(size);
        const [index, other] = [a % size, b % size];
        const root = frontier.root();
        const proof = inclusionProof(index, size, read);
        expect(root).toEqual(rootOf(size, read));
        expect(verifyInclusion(index, size, leaves[index]!, proof, root)).toBe(true);
        expect(verifyInclusion(other, size, leaves[index]!, proof, root)).toBe(other === index);
        expect(verifyInclusion(index, size, leaves[other]!, proof, root)).toBe(other === index);
        expect(verifyInclusion(index, size, leaves[index]!, [...proof, root], root)).toBe(false);
        if (proof.length > 0) {
          expect(verifyInclusion(index, size, leaves[index]!, proof.slice(1), root)).toBe(false);
          const bent = proof.map((hash) => Buffer.from(hash));
          bent[b % bent.length]![a % 32]! ^= 1 << (b % 8);
          expect(verifyInclusion(index, size, leaves[index]!, bent, root)).toBe(false);
        }
      }),
    );
  });

  it('of consistency verify, and no other beginning or damaged hash does', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (to, a, b) => {
        const { read } = grown(to);
        const from = a % (to + 1);
        const [fromRoot, toRoot] = [rootOf(from, read), rootOf(to, read)];
        const proof = consistencyProof(from, to, read);
        expect(verifyConsistency(from, to, fromRoot, toRoot, proof)).toBe(true);
        expect(verifyConsistency(from, to, leafHash(fromRoot), toRoot, proof)).toBe(false);
        expect(verifyConsistency(from, to, fromRoot, toRoot, [...proof, toRoot])).toBe(false);
        if (from > 0) expect(verifyConsistency(from, to, fromRoot, leafHash(toRoot), proof)).toBe(false);
        if (proof.length > 0) {
          const bent = proof.map((hash) => Buffer.from(hash));
          bent[b % bent.length]![a % 32]! ^= 1 << (b % 8);
          expect(verifyConsistency(from, to, fromRoot, toRoot, bent)).toBe(false);
        }
      }),
    );
  });

  it('go on growing from a stored edge', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, a) => {
        const { frontier, leaves, read } = grown(size);
        const from = a % (size + 1);
        const half = new Frontier();
        for (const leaf of leaves.slice(0, from)) half.append(leaf);
        const resumed = new Frontier(from, half.hashes());
        for (const leaf of leaves.slice(from)) resumed.append(leaf);
        expect(resumed.root()).toEqual(frontier.root());
        expect(resumed.root()).toEqual(rootOf(size, read));
      }),
    );
  });
});
