import { Frontier, inclusionProof, nodeHash, verifyInclusion } from '../../../custody/index.ts';
import { ClewError } from '../../../errors.ts';
import { pack, requireSet } from './items.ts';
import { leafBytes, leafHashOf, saltsOf } from './leaf.ts';
import { newElements } from './random.ts';
import { copied } from './elements.ts';
import { type Doing, work } from './work.ts';

/** A set that somebody is bound to: root of the Merkle tree over its leaves (RFC 9162, SHA-256), 64 hex digits, and their number. */
export interface Commitment {
  readonly root: string;
  readonly size: number;
}

/**
 * Commits to a set (`itemSet`) and the act that each item stands by, `acts[i]` that of `items[i]`. Leaves are salted, so that the root
 * tells nobody whether an item is in the set. Throws `input` `overlap.items` and what `work` throws.
 */
export async function commit(
  items: readonly string[],
  acts: readonly string[],
  seed: Uint8Array,
  doing: Doing = {},
): Promise<Commitment> {
  const leaves = await leavesOf(items, acts, seed, doing);
  const edge = new Frontier();
  for (let at = 0; at < items.length; at++) edge.append(leafAt(leaves, at));
  return { root: edge.root().toString('hex'), size: items.length };
}

async function leavesOf(items: readonly string[], acts: readonly string[], seed: Uint8Array, doing: Doing): Promise<Uint8Array> {
  requireSet(items);
  if (acts.length !== items.length || acts.some((act) => !act.isWellFormed()))
    throw new ClewError('bug', 'overlap.section', 'Each item needs the act that it stands by.');
  const to = newElements(items.length, leafBytes);
  const held = copied(seed);
  try {
    await work({ what: 'leaf', items: pack(items), acts: pack(acts), seed: held, to }, items.length, doing);
  } finally {
    held.fill(0);
  }
  return to;
}

const leafAt = (leaves: Uint8Array, at: number): Buffer => Buffer.from(leaves.subarray(at * leafBytes, (at + 1) * leafBytes));

/** What shows that one item is in a committed set, and nothing of the others. */
export interface Opening {
  readonly item: string;
  readonly act: string;
  /** 64 hex digits each. */
  readonly salt: string;
  readonly at: number;
  readonly size: number;
  readonly proof: readonly string[];
}

/** Opens the commitment for item `at` of the set. Throws as `commit` does. */
export async function openCommitment(
  items: readonly string[],
  acts: readonly string[],
  seed: Uint8Array,
  at: number,
  doing: Doing = {},
): Promise<Opening> {
  const [item, act] = [items[at], acts[at]];
  if (item === undefined || act === undefined)
    throw new ClewError('input', 'overlap.place', `There is no item ${at + 1} in a set of ${items.length}.`);
  const leaves = await leavesOf(items, acts, seed, doing);
  const levels: Buffer[][] = [items.map((_, each) => leafAt(leaves, each))];
  while (levels.at(-1)!.length > 1) {
    const below = levels.at(-1)!;
    levels.push(Array.from({ length: below.length >> 1 }, (_, i) => nodeHash(below[2 * i]!, below[2 * i + 1]!)));
  }
  const proof = inclusionProof(at, items.length, ({ level, index }) => levels[level]![index]!);
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  return { item, act, salt: hex(saltsOf(seed)(at)), at, size: items.length, proof: proof.map(hex) };
}

/** Whether an opening shows its item in the set that somebody committed to. */
export function verifyOpening({ item, act, salt, at, size, proof }: Opening, commitment: Commitment): boolean {
  const hash = leafHashOf(Buffer.from(salt, 'hex'), Buffer.from(item), Buffer.from(act));
  const hashes = proof.map((each) => Buffer.from(each, 'hex'));
  return size === commitment.size && verifyInclusion(at, size, hash, hashes, Buffer.from(commitment.root, 'hex'));
}
