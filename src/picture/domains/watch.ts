import type { Read } from '../../casebook/index.ts';
import type { Sentence, Watch, WatchMatch } from '../../model/index.ts';
import { AllowList } from './allow.ts';
import { type DomainsAsked, gather, type SeenDomain, type Sightings } from './gather.ts';
import { fitting, type FoundPattern, namedOf, othersOf, patternsOf } from './patterns.ts';
import { sightingsOf, spanOf, standings } from './rings.ts';
import { hostOf, siteOf } from './site.ts';

/** A pattern with the ring whose domains it was learned from. */
export type RingPattern = FoundPattern & { readonly ring: string };

/** How all rings that the reader may know of name their domains, the surest first. */
export async function ringPatterns(read: Read, sightings: Sightings, allow: AllowList): Promise<RingPattern[]> {
  const found: RingPattern[] = [];
  const rings = await standings(read);
  for (const [ring, seen] of sightings.rings) {
    const standing = rings.get(ring);
    if (standing === undefined) continue;
    const named = namedOf(seen.values(), allow);
    if (named.length < 2) continue;
    for (const each of patternsOf(named, othersOf(sightings, ring), standing, allow)) found.push({ ...each, ring });
  }
  return found.sort(
    (a, b) => b.confidence - a.confidence || (a.pattern < b.pattern ? -1 : a.pattern > b.pattern ? 1 : a.ring < b.ring ? -1 : 1),
  );
}

/** Patterns of all rings, and domains of reports outside the ring that were first seen once there was a pattern which they fit. */
export async function watch(read: Read, asked: DomainsAsked = {}): Promise<Watch> {
  const allow = asked.allow ?? new AllowList();
  const sightings = await gather(read, asked);
  const patterns = await ringPatterns(read, sightings, allow);
  const matches: WatchMatch[] = [];
  for (const [ring, domains] of sightings.rings) {
    for (const seen of domains.values()) matches.push(...matchesOf(seen, ring, sightings, patterns, allow));
  }
  return {
    patterns: patterns.map(({ matcher: _matcher, ...pattern }) => pattern),
    matches: matches.sort(
      (a, b) => b.confidence - a.confidence || (b.seen?.first ?? 0) - (a.seen?.first ?? 0) || (a.domain < b.domain ? -1 : 1),
    ),
  };
}

function matchesOf(
  seen: SeenDomain,
  ring: string,
  { ringsOf }: Sightings,
  patterns: readonly RingPattern[],
  allow: AllowList,
): WatchMatch[] {
  if (seen.service || allow.keepsOut(seen.domain)) return [];
  const all = sightingsOf(seen);
  const { first } = spanOf(all);
  if (first === undefined) return [];
  return fitting(seen.domain, patterns).flatMap((pattern) => {
    const { learned = Infinity } = pattern;
    if (ringsOf.get(seen.domain)?.has(pattern.ring) === true || first <= learned) return [];
    const reports = new Set(all.map(({ report }) => report)).size;
    return [{ ...matchOf(seen.domain, pattern), seen: { reports, first, ...(ring === '' ? {} : { ring }) } }];
  });
}

const matchOf = (domain: string, { ring, pattern, confidence }: RingPattern): WatchMatch => ({
  domain,
  ring,
  pattern,
  confidence,
  because: hint(ring, pattern),
});

const hint = (ring: string, pattern: string): Sentence => ({
  en: `It fits ${pattern}, how ring ${ring} names its domains. A hint for a person, no link.`,
  zh: `符合团伙 ${ring} 的域名命名规律 ${pattern}。仅供人工研判参考，并非串并结论。`,
});

/**
 * Names of a list held against the patterns: each with the surest that it fits. A line's first cell is a host or an address, `*.` before it
 * as certificates have it; blank lines and those that begin with `#` or `!` are none.
 */
export function matchLine(line: string, patterns: readonly RingPattern[], allow: AllowList): WatchMatch | undefined {
  const site = siteOfLine(line);
  if (site === undefined) return undefined;
  const [surest] = patterns.filter(({ matcher }) => matcher.fits(site));
  return surest === undefined || allow.keepsOut(site.host) ? undefined : matchOf(site.domain, surest);
}

/** The name that a line of a list holds. */
export function siteOfLine(line: string): ReturnType<typeof siteOf> {
  const [cell = ''] = line.trim().split(/[,;\t ]/);
  if (cell === '' || cell.startsWith('#') || cell.startsWith('!')) return undefined;
  return siteOf(hostOf(cell.replace(/^"|"$/g, '').replace(/^\*\./, '')));
}
