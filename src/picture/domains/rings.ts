import type { Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { RingDomains } from '../../model/index.ts';
import { AllowList } from './allow.ts';
import { hostConfidence, type Standing } from './confidence.ts';
import { factsOf } from './facts.ts';
import { type DomainsAsked, gather, type SeenDomain, type Sighting, type Sightings } from './gather.ts';
import { ringPatterns } from './patterns.ts';

const mostHosts = 20;

/**
 * Domains that a ring's reports name, over time, and how they are named. Throws `missing` `picture.ring`, also for a ring closed to the
 * reader.
 */
export async function ringDomains(read: Read, name: string, asked: DomainsAsked = {}): Promise<RingDomains> {
  const ring = await read.ring(name);
  if (ring === undefined || asked.closed?.has(ring.id) === true) {
    throw new ClewError('missing', 'picture.ring', 'There is no such ring.', {
      hint: 'It may have been merged, or be closed to you.',
    });
  }
  const sightings = await gather(read, asked);
  const allow = asked.allow ?? AllowList.usual();
  const own = [...(sightings.rings.get(ring.id)?.values() ?? [])];
  const facts = await factsOf(
    read,
    own.map(({ domain }) => domain),
  );
  const domains = own.map((seen): RingDomains['domains'][number] => {
    const all = sightingsOf(seen);
    return {
      domain: seen.domain,
      hosts: [...seen.hosts.keys()].sort().slice(0, mostHosts),
      reports: new Set(all.map(({ report }) => report)).size,
      ...spanOf(all),
      confidence: hostConfidence(all, elsewhereOf(sightings, seen.domain, ring.id), ring),
      ...(seen.service ? { service: true as const } : {}),
      facts: facts.get(seen.domain) ?? [],
    };
  });
  const found = ringPatterns(sightings, ring.id, ring, allow);
  return {
    domains: domains.sort((a, b) => (a.first ?? Infinity) - (b.first ?? Infinity) || (a.domain < b.domain ? -1 : 1)),
    patterns: found.map(({ matcher: _matcher, ...pattern }) => pattern),
  };
}

export const sightingsOf = ({ hosts }: SeenDomain): Sighting[] => [...hosts.values()].flat();

/** Who names a domain in other rings. */
export function elsewhereOf({ rings, ringsOf }: Sightings, domain: string, ring: string): Sighting[] {
  const others = [...(ringsOf.get(domain) ?? [])].filter((id) => id !== ring);
  return others.flatMap((id) => sightingsOf(rings.get(id)!.get(domain)!));
}

/** When it was first and last seen, where any report tells a time. */
export function spanOf(sightings: readonly Sighting[]): { readonly first?: number; readonly last?: number } {
  const times = sightings.flatMap(({ at }) => at ?? []);
  if (times.length === 0) return {};
  return { first: times.reduce((a, b) => Math.min(a, b)), last: times.reduce((a, b) => Math.max(a, b)) };
}

/** Rings by id, as far as they bear on what their reports say. */
export async function standings(read: Read): Promise<ReadonlyMap<string, Standing>> {
  return new Map((await read.rings()).map(({ id, confidence, status }) => [id, { confidence, status }]));
}
