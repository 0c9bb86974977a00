import type { Matcher } from './pattern.ts';
import type { Site } from './site.ts';

type Named = Pick<Site, 'label' | 'suffix'>;

/** Sites in the order of their labels, read forward and backward: a pattern is held against those alone that share the longer of its fixed ends. */
export class SiteIndex<Each extends Named> {
  readonly #forward: Order<Each>;
  readonly #backward: Order<Each>;

  constructor(sites: readonly Each[]) {
    this.#forward = orderOf(sites, (label) => label);
    this.#backward = orderOf(sites, backward);
  }

  /** Sites that the pattern fits, in no order. */
  fitting(matcher: Matcher): Each[] {
    const { before, after } = matcher.pattern;
    const near =
      before.length >= after.length ? startingWith(this.#forward, before) : startingWith(this.#backward, backward(after));
    return near.filter((site) => matcher.fits(site));
  }
}

interface Order<Each> {
  readonly keys: readonly string[];
  readonly sites: readonly Each[];
}

const backward = (label: string): string => [...label].reverse().join('');

function orderOf<Each extends Named>(sites: readonly Each[], keyOf: (label: string) => string): Order<Each> {
  const keyed = sites.map((site) => ({ site, key: keyOf(site.label) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { keys: keyed.map(({ key }) => key), sites: keyed.map(({ site }) => site) };
}

function startingWith<Each>({ keys, sites }: Order<Each>, start: string): readonly Each[] {
  let [from, till] = [0, keys.length];
  while (from < till) {
    const middle = (from + till) >> 1;
    if (keys[middle]! < start) from = middle + 1;
    else till = middle;
  }
  let end = from;
  while (end < keys.length && keys[end]!.startsWith(start)) end++;
  return sites.slice(from, end);
}
