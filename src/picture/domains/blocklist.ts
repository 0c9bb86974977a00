import type { Read } from '../../casebook/index.ts';
import type { NewBlocklist, Sentence } from '../../model/index.ts';
import type { AllowList } from './allow.ts';
import { hostConfidence, voicesOf } from './confidence.ts';
import { type DomainFact, factsOf } from './facts.ts';
import { type DomainsAsked, gather, type SeenDomain } from './gather.ts';
import { elsewhereOf, sightingsOf, spanOf, standings } from './rings.ts';
import { allPatterns, type RingPattern } from './watch.ts';

/** A host to be blocked. */
export interface Blocked {
  readonly host: string;
  /** What was registered. */
  readonly domain: string;
  readonly ring: string;
  readonly confidence: number;
  /** Different people who name the domain. */
  readonly people: number;
  readonly first?: number;
  readonly last?: number;
  readonly because: Sentence;
  readonly facts: readonly DomainFact[];
}

export interface Chosen {
  readonly rows: readonly Blocked[];
  readonly patterns: readonly RingPattern[];
  /** Hosts that would have been on it and are allowed. */
  readonly allowed: readonly string[];
  /** Hosts of rings that are not sure enough, and those that strangers share. */
  readonly below: number;
  readonly services: number;
}

/**
 * Hosts that reports name as a suspect's, of rings that the reader may know of, and that are sure enough; the surest first. What a domain's
 * hosts say counts together, except on a hosting service. Never one that is allowed, nor one above or under it.
 */
export async function choose(
  read: Read,
  { confidence: least, patterns: withPatterns, rings: only }: Pick<NewBlocklist, 'confidence' | 'patterns' | 'rings'>,
  allow: AllowList,
  asked: DomainsAsked = {},
): Promise<Chosen> {
  const sightings = await gather(read, asked);
  const known = await standings(read);
  const wanted =
    only === undefined ? undefined : new Set(await Promise.all(only.map(async (id) => (await read.ring(id))?.id ?? id)));
  const rows = new Map<string, Omit<Blocked, 'facts'>>();
  const allowed = new Set<string>();
  const counts = { below: 0, services: 0 };
  for (const [ring, domains] of sightings.rings) {
    const standing = known.get(ring);
    if (standing === undefined || wanted?.has(ring) === false) continue;
    for (const seen of domains.values()) {
      const accused = accusedHosts(seen);
      if (seen.service) {
        counts.services += accused.length;
        continue;
      }
      const all = sightingsOf(seen);
      const confidence = hostConfidence(all, elsewhereOf(sightings, seen.domain, ring), standing);
      for (const host of accused) {
        if (confidence < least) counts.below++;
        else if (allow.keepsOut(host)) allowed.add(host);
        else if ((rows.get(host)?.confidence ?? 0) < confidence) {
          const people = voicesOf(all);
          const because = sentenceOf(host, seen.domain, ring, people, confidence);
          rows.set(host, { host, domain: seen.domain, ring, confidence, people, ...spanOf(all), because });
        }
      }
    }
  }
  const facts = await factsOf(read, [...new Set([...rows.values()].map(({ domain }) => domain))]);
  const found = withPatterns ? await allPatterns(read, sightings, allow) : [];
  return {
    rows: [...rows.values()]
      .map((row) => ({ ...row, facts: facts.get(row.domain) ?? [] }))
      .sort((a, b) => b.confidence - a.confidence || (a.host < b.host ? -1 : 1)),
    patterns: found.filter(({ confidence, ring, others }) => confidence >= least && others === 0 && wanted?.has(ring) !== false),
    allowed: [...allowed].sort(),
    ...counts,
  };
}

/** Hosts that a report calls the suspect's. */
const accusedHosts = ({ hosts }: SeenDomain): string[] =>
  [...hosts].filter(([, sightings]) => sightings.some(({ role }) => role === 'suspect')).map(([host]) => host);

function sentenceOf(host: string, domain: string, ring: string, people: number, confidence: number): Sentence {
  const named = host === domain ? host : `${domain} (${host})`;
  return {
    en: `${people} ${people === 1 ? 'person names' : 'people name'} ${named} in reports of ring ${ring}, confidence ${confidence.toFixed(2)}.`,
    zh: `团伙 ${ring} 的报案中有 ${people} 人提到 ${named}，置信度 ${confidence.toFixed(2)}。`,
  };
}
