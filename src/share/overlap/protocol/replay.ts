import { timingSafeEqual } from 'node:crypto';
import { commit } from './commitment.ts';
import { blind, raise } from './elements.ts';
import type { Header } from './header.ts';
import type { Sections } from './layout.ts';
import { shuffle } from './random.ts';
import type { Secrets } from './secrets.ts';
import type { Doing } from './work.ts';

/** A file of a run, and the sections of the one that it answers, which the other side sent; undefined for an offer. */
export interface Played {
  readonly header: Header;
  readonly sections: Sections;
  readonly answered?: Sections | undefined;
}

/** What a judge finds when the steps of one side are done again. `own` and `raised` are absent where the file has no such section. */
export interface Replay {
  /** The set has the size that the header tells. */
  readonly size: boolean;
  /** The set with its acts is the one committed to. */
  readonly commitment: boolean;
  /** The set under the secret, in its order, is what was sent. */
  readonly own?: boolean;
  /** The other's elements under the secret are what was sent back. */
  readonly raised?: boolean;
}

/**
 * Does again what one side did for a file, from its set, acts and secrets, and compares: for a judge to whom the side has opened
 * them. Labels are sealed with random nonces and not compared. Throws as `commit`, `blind` and `raise` do.
 */
export async function replay(
  { header, sections, answered }: Played,
  { items, acts }: { readonly items: readonly string[]; readonly acts: readonly string[] },
  secrets: Secrets,
  doing: Omit<Doing, 'resume'> = {},
): Promise<Replay> {
  const { root } = await commit(items, acts, secrets.salts, doing);
  const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
  const { own, raised } = sections;
  const theirs = answered?.own;
  const again = async (elements: Uint8Array): Promise<Uint8Array> => {
    const product = await raise(elements, secrets.exponent, doing);
    return header.variant === 'count' ? shuffle(product, secrets.others) : product;
  };
  return {
    size: header.size === items.length,
    commitment: header.commitment === root,
    ...(own === undefined ? {} : { own: same(own, await blind(items, secrets.exponent, { ...doing, seed: secrets.order })) }),
    ...(raised === undefined || theirs === undefined ? {} : { raised: same(raised, await again(theirs)) }),
  };
}
