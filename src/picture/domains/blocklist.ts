import type { Read } from '../../casebook/index.ts';
import type { Blocklist, NewBlocklist, Sentence } from '../../model/index.ts';
import type { AllowList, Kept } from './allow.ts';
import { hostConfidence, voicesOf } from './confidence.ts';
import { type DomainFact, factsOf } from './facts.ts';
import { type DomainsAsked, gather, type SeenDomain, type Sighting, type Sightings } from './gather.ts';
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

/** A host that a report calls the suspect's, of the ring that it most surely is of. */
interface Candidate {
  readonly host: string;
  readonly domain: string;
  readonly ring: string;
  readonly confidence: number;
  readonly sightings: readonly Sighting[];
}

interface Candidates {
  readonly sightings: Sightings;
  /** Ids of the rings that were asked for; undefined: all. */
  readonly wanted: ReadonlySet<string> | undefined;
  /** The surest first. */
  readonly hosts: readonly Candidate[];
  /** Hosts that strangers share. */
  readonly services: number;
}

/**
 * Hosts that reports name as a suspect's, of rings that the reader may know of. What a domain's hosts say counts together, except on a
 * hosting service.
 */
async function candidates(read: Read, rings: readonly string[] | undefined, asked: DomainsAsked): Promise<Candidates> {
  const sightings = await gather(read, asked);
  const known = await standings(read);
  const wanted =
    rings === undefined ? undefined : new Set(await Promise.all(rings.map(async (id) => (await read.ring(id))?.id ?? id)));
  const best = new Map<string, Candidate>();
  const shared = new Set<string>();
  for (const [ring, domains] of sightings.rings) {
    const standing = known.get(ring);
    if (standing === undefined || wanted?.has(ring) === false) continue;
    for (const seen of domains.values()) {
      const accused = accusedHosts(seen);
      if (seen.service) for (const host of accused) shared.add(host);
      if (seen.service || accused.length === 0) continue;
      const all = sightingsOf(seen);
      const confidence = hostConfidence(all, elsewhereOf(sightings, seen.domain, ring), standing);
      for (const host of accused) {
        if ((best.get(host)?.confidence ?? -1) >= confidence) continue;
        best.set(host, { host, domain: seen.domain, ring, confidence, sightings: all });
      }
    }
  }
  const hosts = [...best.values()].sort((a, b) => b.confidence - a.confidence || (a.host < b.host ? -1 : 1));
  return { sightings, wanted, hosts, services: shared.size };
}

/** What stands on a blocklist: hosts that are sure enough, the surest first; never one that is allowed, nor one above or under it. */
export async function choose(
  read: Read,
  { confidence: least, patterns: withPatterns, rings }: Pick<NewBlocklist, 'confidence' | 'patterns' | 'rings'>,
  allow: AllowList,
  asked: DomainsAsked = {},
): Promise<Chosen> {
  const { sightings, wanted, hosts, services } = await candidates(read, rings, asked);
  const sure = hosts.filter(({ confidence }) => confidence >= least);
  const rows = sure.filter(({ host }) => !allow.keepsOut(host));
  const facts = await factsOf(read, [...new Set(rows.map(({ domain }) => domain))]);
  const patterns = withPatterns ? listed(await allPatterns(read, sightings, allow), wanted) : [];
  return {
    rows: rows.map((row) => ({ ...told(row), facts: facts.get(row.domain) ?? [] })),
    patterns: patterns.filter(({ confidence }) => confidence >= least),
    allowed: sure.flatMap(({ host }) => (allow.keepsOut(host) ? [host] : [])).sort(),
    below: hosts.length - sure.length,
    services,
  };
}

/** Hosts that are shown: who looks through more has the file. */
const mostShown = 1000;
/** Least confidence that a list can be asked with, in per cent. */
const leastPercent = 50;

/**
 * What a blocklist would hold, before one is given out: hosts from 0.5 on, those that the allow list takes out, and how many of each there
 * are by confidence asked for.
 */
export async function propose(
  read: Read,
  rings: readonly string[] | undefined,
  allow: AllowList,
  asked: DomainsAsked = {},
): Promise<Blocklist> {
  const { sightings, wanted, hosts, services } = await candidates(read, rings, asked);
  const patterns = listed(await allPatterns(read, sightings, allow), wanted);
  const likely = hosts.filter(({ confidence }) => confidence >= leastPercent / 100);
  const ruled = likely.flatMap((each) => {
    const kept = allow.ruleOf(each.host);
    return kept === undefined ? [] : [{ ...each, kept }];
  });
  const taken = new Set(ruled.map(({ host }) => host));
  const rows = likely.filter(({ host }) => !taken.has(host));
  const from = (of: readonly { readonly confidence: number }[], least: number): number =>
    of.filter(({ confidence }) => confidence >= least).length;
  return {
    rows: rows.slice(0, mostShown).map(told),
    patterns: patterns
      .filter(({ confidence }) => confidence >= leastPercent / 100)
      .map(({ pattern, ring, confidence, because }) => ({ pattern, ring, confidence, because })),
    allowed: ruled
      .slice(0, mostShown)
      .map(({ host, ring, confidence, kept }) => ({ host, ring, confidence, because: reasonOf(host, kept) })),
    services,
    counts: Array.from({ length: 101 - leastPercent }, (_, i) => {
      const confidence = (leastPercent + i) / 100;
      const domains = from(rows, confidence);
      const allowed = from(ruled, confidence);
      return { confidence, domains, allowed, below: hosts.length - domains - allowed, patterns: from(patterns, confidence) };
    }),
  };
}

/** Patterns that may stand on a list: none that fits a domain of another ring. */
const listed = (patterns: readonly RingPattern[], wanted: ReadonlySet<string> | undefined): RingPattern[] =>
  patterns.filter(({ ring, others }) => others === 0 && wanted?.has(ring) !== false);

/** Hosts that a report calls the suspect's. */
const accusedHosts = ({ hosts }: SeenDomain): string[] =>
  [...hosts].filter(([, sightings]) => sightings.some(({ role }) => role === 'suspect')).map(([host]) => host);

function told({ host, domain, ring, confidence, sightings }: Candidate): Omit<Blocked, 'facts'> {
  const people = voicesOf(sightings);
  const because = sentenceOf(host, domain, ring, people, confidence);
  return { host, domain, ring, confidence, people, ...spanOf(sightings), because };
}

function sentenceOf(host: string, domain: string, ring: string, people: number, confidence: number): Sentence {
  const named = host === domain ? host : `${domain} (${host})`;
  return {
    en: `${people} ${people === 1 ? 'person names' : 'people name'} ${named} in reports of ring ${ring}, confidence ${confidence.toFixed(2)}.`,
    zh: `团伙 ${ring} 的报案中有 ${people} 人提到 ${named}，置信度 ${confidence.toFixed(2)}。`,
  };
}

function reasonOf(host: string, kept: Kept): Sentence {
  switch (kept.rule) {
    case 'listed':
      return { en: `${host} is on the list of well-known sites.`, zh: `${host} 在知名网站名单中。` };
    case 'under':
      return { en: `It lies under ${kept.site}, a well-known site.`, zh: `属于知名网站 ${kept.site} 的下级域名。` };
    case 'above':
      return {
        en: `The well-known site ${kept.site} lies under it and would be blocked too.`,
        zh: `知名网站 ${kept.site} 是其下级域名，会一并被封堵。`,
      };
    case 'official':
      return {
        en: 'It is an institution’s, or ends as only those of a state or a school do.',
        zh: '属于机构网站，或使用政府、学校专用的域名后缀。',
      };
  }
}
