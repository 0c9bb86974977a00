import type { Sentence } from '../../model/index.ts';
import type { AllowList } from './allow.ts';
import { patternConfidence, type Standing } from './confidence.ts';
import type { SeenDomain, Sightings } from './gather.ts';
import { learn, type Named } from './learn.ts';
import { globOf, Matcher } from './pattern.ts';
import { siteOf } from './site.ts';
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

/** Domains of others, of which none may be hit by many. */
export interface Others {
  /** Domains of other rings, each once. */
  readonly domains: readonly Pick<SeenDomain, 'domain' | 'label' | 'suffix'>[];
}

/** Domains whose order of time is replayed: of a ring with more, the newest. */
const mostReplayed = 60;

export function othersOf({ rings, ringsOf }: Sightings, ring: string): Others {
  const domains: SeenDomain[] = [];
  for (const [id, seen] of rings) {
    if (id === '' || id === ring) continue;
    for (const each of seen.values()) if (ringsOf.get(each.domain)?.has(ring) !== true) domains.push(each);
  }
  return { domains: [...new Map(domains.map((each) => [each.domain, each])).values()] };
}

/** A ring's own domains as they are learned from: none that strangers share or that is allowed. */
export function namedOf(seen: Iterable<SeenDomain>, allow: AllowList): Named[] {
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

/** How a ring names its domains, the surest first. One that fits others' domains more than a few of its own is left out. */
export function patternsOf(named: readonly Named[], others: Others, ring: Standing, allow: AllowList): FoundPattern[] {
  const learned = learn(named, allow);
  if (learned.length === 0) return [];
  const foretold = replayed(named, allow);
  return learned
    .flatMap(({ pattern, fits, least }): FoundPattern[] => {
      const matcher = new Matcher(pattern);
      const hit = others.domains.filter((each) => matcher.fits(each)).length;
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

/** Whether a host fits one of them. */
export function fitting<Each extends { readonly matcher: Matcher }>(host: string, patterns: readonly Each[]): Each[] {
  const site = siteOf(host);
  return site === undefined ? [] : patterns.filter(({ matcher }) => matcher.fits(site));
}
