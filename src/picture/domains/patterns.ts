import type { Sentence } from '../../model/index.ts';
import type { AllowList } from './allow.ts';
import { patternConfidence, type Standing } from './confidence.ts';
import type { SeenDomain, Sightings } from './gather.ts';
import { learn, type Named } from './learn.ts';
import { globOf, Matcher } from './pattern.ts';
import { SiteIndex } from './site-index.ts';
import { tellingLetters } from './words.ts';

/** A way of naming, with what speaks for it. */
export interface FoundPattern {
  readonly pattern: string;
  readonly fits: number;
  readonly others: number;
  /** Of the domains that fit, taken in the order in which they were first seen: how many the ones before them foretold, of how many that had enough before them. */
  readonly foretold: { readonly hits: number; readonly of: number };
  readonly confidence: number;
  /** When it had enough domains to be seen. */
  readonly learned?: number;
  readonly because: Sentence;
  readonly matcher: Matcher;
}

/** Domains whose order of time is replayed: of a ring with more, the newest. */
const mostReplayed = 60;

/** How many domains a pattern hits that stand in other rings and not in this one. */
type HitsElsewhere = (matcher: Matcher) => number;

/** What stands in no ring is nobody's. */
function elsewhere(sightings: Sightings, ring: string): HitsElsewhere {
  const sites = indexes.get(sightings) ?? indexOf(sightings);
  indexes.set(sightings, sites);
  const { ringsOf } = sightings;
  return (matcher) => sites.fitting(matcher).filter(({ domain }) => ringsOf.get(domain)?.has(ring) !== true).length;
}

const indexes = new WeakMap<Sightings, SiteIndex<SeenDomain>>();

function indexOf({ rings }: Sightings): SiteIndex<SeenDomain> {
  const inRings = new Map<string, SeenDomain>();
  for (const [id, seen] of rings) if (id !== '') for (const each of seen.values()) inRings.set(each.domain, each);
  return new SiteIndex([...inRings.values()]);
}

/** A ring's own domains as they are learned from: none that strangers share or that is allowed. */
function namedOf(seen: Iterable<SeenDomain>, allow: AllowList): Named[] {
  const named: Named[] = [];
  for (const { domain, label, suffix, hosts, service } of seen) {
    if (service || allow.keepsOut(domain)) continue;
    const first = firstOf(hosts.values());
    named.push({ domain, label, suffix, ...(first === undefined ? {} : { first }) });
  }
  return named;
}

function firstOf(all: Iterable<readonly { readonly at?: number }[]>): number | undefined {
  let first = Infinity;
  for (const sightings of all) for (const { at = Infinity } of sightings) first = Math.min(first, at);
  return first === Infinity ? undefined : first;
}

/** How a ring among these sightings names its domains, the surest first: worked out once, as long as these and the list are the same. */
export function ringPatterns(sightings: Sightings, ring: string, standing: Standing, allow: AllowList): FoundPattern[] {
  const byAllow = found.get(sightings) ?? new WeakMap<AllowList, Map<string, FoundPattern[]>>();
  found.set(sightings, byAllow);
  const byRing = byAllow.get(allow) ?? new Map<string, FoundPattern[]>();
  byAllow.set(allow, byRing);
  const known = byRing.get(ring);
  if (known !== undefined) return known;
  const named = namedOf(sightings.rings.get(ring)?.values() ?? [], allow);
  const patterns = named.length < 2 ? [] : patternsOf(named, elsewhere(sightings, ring), standing, allow);
  byRing.set(ring, patterns);
  return patterns;
}

const found = new WeakMap<Sightings, WeakMap<AllowList, Map<string, FoundPattern[]>>>();

/** How a ring names its domains, the surest first. One that fits others' domains more than a few of its own is left out. */
function patternsOf(named: readonly Named[], hits: HitsElsewhere, ring: Standing, allow: AllowList): FoundPattern[] {
  const learned = learn(named, allow);
  if (learned.length === 0) return [];
  const foretold = replayed(named, allow);
  return learned
    .flatMap(({ pattern, fits, least }): FoundPattern[] => {
      const matcher = new Matcher(pattern);
      const hit = hits(matcher);
      if (hit * 4 > fits.length) return [];
      const told = fits.map(({ domain }) => foretold.get(domain)).filter((each) => each !== undefined);
      const learnedAt = fits[least - 1]?.first;
      const one: Omit<FoundPattern, 'because'> = {
        pattern: globOf(pattern),
        fits: fits.length,
        others: hit,
        foretold: { hits: told.filter(Boolean).length, of: told.length },
        confidence: patternConfidence(fits.length, tellingLetters(pattern), hit, ring),
        ...(learnedAt === undefined ? {} : { learned: learnedAt }),
        matcher,
      };
      return [{ ...one, because: sentenceOf(one, fits) }];
    })
    .sort((a, b) => b.confidence - a.confidence || (a.pattern < b.pattern ? -1 : 1));
}

/** By domain that had two others before it: whether a pattern learned from these alone would have fitted it. */
function replayed(named: readonly Named[], allow: AllowList): Map<string, boolean> {
  const timed = named
    .filter(({ first }) => first !== undefined)
    .sort((a, b) => a.first! - b.first! || (a.domain < b.domain ? -1 : 1))
    .slice(-mostReplayed);
  const told = new Map<string, boolean>();
  for (const [at, each] of timed.entries()) {
    const before = timed.slice(0, at).filter(({ first }) => first! < each.first!);
    if (before.length < 2) continue;
    told.set(
      each.domain,
      learn(before, allow).some(({ pattern }) => new Matcher(pattern).fits(each)),
    );
  }
  return told;
}

function sentenceOf(
  { fits, others, foretold: { hits, of } }: Omit<FoundPattern, 'because'>,
  examples: readonly Named[],
): Sentence {
  const some = examples.slice(0, 3).map(({ domain }) => domain);
  const told =
    of === 0
      ? { en: '', zh: '' }
      : { en: `; the earlier ones foretold ${hits} of ${of}`, zh: `；按先后顺序，较早的域名预示了 ${of} 个中的 ${hits} 个` };
  return {
    en: `${fits} domains of the ring are named so, ${some.join(', ')} among them${told.en}; ${others === 0 ? 'no domain of another ring and no known site' : `${others} of other rings and no known site`} would be hit.`,
    zh: `该团伙有 ${fits} 个域名如此命名，如 ${some.join('、')}${told.zh}；${others === 0 ? '不会命中其他团伙的域名' : `会命中其他团伙的 ${others} 个域名`}，也不会命中任何已知正规网站。`,
  };
}
