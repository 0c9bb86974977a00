import { hash as digest } from 'node:crypto';
import { ClewError } from '../errors.ts';

/** Bytes of every hash in the tree: SHA-256. */
export const hashBytes = 32;

/** Root of the tree without leaves: the hash of nothing (RFC 6962 §2.1). */
export const emptyRoot: Buffer = digest('sha256', '', 'buffer');

/** Longest proof a tree of 2^63 leaves can need; longer ones are refused unread. */
export const maxProofHashes = 63;

const pair = Buffer.alloc(1 + 2 * hashBytes, 1);
let leaf = Buffer.alloc(1 + 65_535);

/** Hash of a leaf, `SHA-256(0x00 ‖ entry)`; the prefix keeps a leaf from passing for a node (RFC 6962 §2.1). */
export function leafHash(entry: Uint8Array): Buffer {
  if (entry.length >= leaf.length) leaf = Buffer.alloc(1 + entry.length);
  leaf.set(entry, 1);
  return digest('sha256', leaf.subarray(0, 1 + entry.length), 'buffer');
}

/** Hash of an inner node, `SHA-256(0x01 ‖ left ‖ right)`. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== hashBytes || right.length !== hashBytes) {
    return digest('sha256', Buffer.concat([Buffer.of(1), left, right]), 'buffer');
  }
  pair.set(left, 1);
  pair.set(right, 1 + hashBytes);
  return digest('sha256', pair, 'buffer');
}

/** A complete subtree: the `2^level` leaves from `index * 2^level`. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Hash of a complete subtree that the tree at hand has; throws when it cannot be had. */
export type HashReader = (subtree: Subtree) => Uint8Array;

/** Throws `input` `custody.size` for what is no number of leaves: sizes are exact up to 2^53 - 1. */
export function checkSize(size: number): void {
  if (Number.isSafeInteger(size) && size >= 0) return;
  throw new ClewError('input', 'custody.size', `${size} is no number of log entries.`);
}

/** Complete subtrees that the leaves `start` to `end` fall into, from left to right; `start` must be where one can begin. */
export function subtreesOf(start: number, end: number): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = start; at < end;) {
    let [level, width] = [0, 1];
    while (at % (2 * width) === 0 && at + 2 * width <= end) {
      width *= 2;
      level++;
    }
    subtrees.push({ level, index: at / width });
    at += width;
  }
  return subtrees;
}

/** Hash over neighbouring subtrees that shrink from left to right: the right ones are joined first (RFC 9162 §2.1.2). */
function joined(hashes: readonly Uint8Array[]): Buffer {
  let right: Uint8Array | undefined;
  for (const hash of hashes.toReversed()) right = right === undefined ? hash : nodeHash(hash, right);
  return right === undefined ? emptyRoot : Buffer.from(right);
}

const rangeHash = (start: number, end: number, read: HashReader): Buffer => joined(subtreesOf(start, end).map(read));

/** Root of the first `size` leaves of a tree whose subtrees can be read. */
export function rootOf(size: number, read: HashReader): Buffer {
  checkSize(size);
  return rangeHash(0, size, read);
}

/** Largest power of two below `n`, for n of at least 2. */
function split(n: number): number {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

/**
 * Proof that the leaf `index` stands in the tree of `size` leaves: hashes from the leaf's sibling up to the root's child
 * (RFC 9162 §2.1.3.1). Throws `input` when there is no such leaf.
 */
export function inclusionProof(index: number, size: number, read: HashReader): Buffer[] {
  checkSize(size);
  checkSize(index);
  if (index >= size) throw new ClewError('input', 'custody.index', `There is no entry ${index} in a log of ${size}.`);
  const path: Buffer[] = [];
  for (let [start, end] = [0, size]; end - start > 1;) {
    const middle = start + split(end - start);
    if (index < middle) {
      path.push(rangeHash(middle, end, read));
      end = middle;
    } else {
      path.push(rangeHash(start, middle, read));
      start = middle;
    }
  }
  return path.reverse();
}

/**
 * Proof that the tree of `to` leaves begins with the tree of `from` leaves (RFC 9162 §2.1.4.1); empty when `from` is 0 or
 * equals `to`. Throws `input` when `from` is the greater.
 */
export function consistencyProof(from: number, to: number, read: HashReader): Buffer[] {
  checkSize(from);
  checkSize(to);
  if (from > to) throw new ClewError('input', 'custody.size', `A log of ${to} entries cannot begin with ${from}.`);
  if (from === 0 || from === to) return [];
  const path: Buffer[] = [];
  let [start, end] = [0, to];
  // Whether the part still looked at is, up to `from`, a tree whose hash the verifier holds already.
  let known = true;
  while (from !== end) {
    const middle = start + split(end - start);
    if (from <= middle) {
      path.push(rangeHash(middle, end, read));
      end = middle;
    } else {
      path.push(rangeHash(start, middle, read));
      start = middle;
      known = false;
    }
  }
  if (!known) path.push(rangeHash(start, end, read));
  return path.reverse();
}

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.length <= maxProofHashes && hashes.every((hash) => hash.length === hashBytes);
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const half = (n: number): number => Math.floor(n / 2);

/** Whether the proof shows the leaf at `index` of the tree with `size` leaves and this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(size) || !isSize(index) || index >= size || !areHashes(proof) || !areHashes([leaf, root])) return false;
  let [fn, sn] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(hash, root);
}

/**
 * Whether the proof shows that the tree of `to` leaves with `toRoot` begins with the tree of `from` leaves with `fromRoot`
 * (RFC 9162 §2.1.4.2). Everything begins with the empty tree, whose root must then be the empty one and the proof empty.
 */
export function verifyConsistency(
  from: number,
  to: number,
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(from) || !isSize(to) || from > to || !areHashes(proof)) return false;
  if (from === 0 && !same(fromRoot, emptyRoot)) return false;
  if (from === to) return proof.length === 0 && same(fromRoot, toRoot);
  if (from === 0) return proof.length === 0 && toRoot.length === hashBytes;
  if (!areHashes([fromRoot, toRoot])) return false;
  if (proof.length === 0) return false;
  let [fn, sn] = [from - 1, to - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  // The earlier tree, when it is complete, is itself the subtree that the path begins with.
  const path = fn === 0 ? [fromRoot, ...proof] : proof;
  let [fromHash, toHash] = [path[0]!, path[0]!];
  for (const hash of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fromHash = nodeHash(hash, fromHash);
      toHash = nodeHash(hash, toHash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      toHash = nodeHash(toHash, hash);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(fromHash, fromRoot) && same(toHash, toRoot);
}

/** Told of every complete subtree, leaves included, at the moment it becomes complete. */
export type OnSubtree = (subtree: Subtree, hash: Buffer) => void;

/**
 * The right edge of a growing tree: the complete subtrees its leaves fall into, largest first. Grows by one leaf with one
 * node hash on average and knows the root at any time; the leaves themselves are not kept.
 */
export class Frontier {
  #size: number;
  /** By level; what stands at a level whose bit of the size is 0 means nothing. */
  readonly #hashes: Buffer[] = [];

  /** The edge of a tree of `size` leaves; `hashes` are those of `subtreesOf(0, size)`. */
  constructor(size = 0, hashes: readonly Uint8Array[] = []) {
    checkSize(size);
    const subtrees = subtreesOf(0, size);
    if (subtrees.length !== hashes.length || hashes.some((hash) => hash.length !== hashBytes)) {
      throw new ClewError('bug', 'custody.frontier', `The edge of a tree of ${size} leaves has ${subtrees.length} hashes.`);
    }
    this.#size = size;
    for (const [at, { level }] of subtrees.entries()) this.#hashes[level] = Buffer.from(hashes[at]!);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the hash of the next leaf. */
  append(leaf: Buffer, onSubtree?: OnSubtree): void {
    let [level, index, hash] = [0, this.#size, leaf];
    onSubtree?.({ level, index }, hash);
    for (; index % 2 === 1; index = half(index)) {
      hash = nodeHash(this.#hashes[level]!, hash);
      level++;
      onSubtree?.({ level, index: half(index) }, hash);
    }
    this.#hashes[level] = hash;
    this.#size++;
  }

  /** Hashes of `subtreesOf(0, size)`. */
  hashes(): Buffer[] {
    return subtreesOf(0, this.#size).map(({ level }) => this.#hashes[level]!);
  }

  root(): Buffer {
    return joined(this.hashes());
  }
}
