import { setImmediate as turn } from 'node:timers/promises';
import type { Read } from '../../casebook/index.ts';
import type { Sentence, Watch, WatchMatch } from '../../model/index.ts';
import { AllowList } from './allow.ts';
import { type DomainsAsked, gather, type SeenDomain, type Sightings } from './gather.ts';
import { type FoundPattern, ringPatterns } from './patterns.ts';
import { sightingsOf, spanOf, standings } from './rings.ts';
import { SiteIndex } from './site-index.ts';
import { hostOf, siteOf } from './site.ts';

/** A pattern with the ring whose domains it was learned from. */
export type RingPattern = FoundPattern & { readonly ring: string };

/** Milliseconds after which others get their turn. */
const longest = 25;

/** How all rings that the reader may know of name their domains, the surest first. */
export async function allPatterns(read: Read, sightings: Sightings, allow: AllowList): Promise<RingPattern[]> {
  const found: RingPattern[] = [];
  const rings = await standings(read);
  let since = performance.now();
  for (const ring of sightings.rings.keys()) {
    if (performance.now() - since > longest) {
      await turn();
      since = performance.now();
    }
    const standing = rings.get(ring);
    if (standing === undefined) continue;
    for (const each of ringPatterns(sightings, ring, standing, allow)) found.push({ ...each, ring });
  }
  return found.sort(
    (a, b) => b.confidence - a.confidence || (a.pattern < b.pattern ? -1 : a.pattern > b.pattern ? 1 : a.ring < b.ring ? -1 : 1),
  );
}

/** Patterns of all rings, and domains of reports outside the ring that were first seen once there was a pattern which they fit. */
export async function watch(read: Read, asked: DomainsAsked = {}): Promise<Watch> {
  const allow = asked.allow ?? AllowList.usual();
  const sightings = await gather(read, asked);
  const byAllow = watched.get(sightings) ?? new WeakMap<AllowList, Promise<Watch>>();
  watched.set(sightings, byAllow);
  const known = byAllow.get(allow);
  if (known !== undefined) return await known;
  const made = watchOver(read, sightings, allow);
  byAllow.set(allow, made);
  made.catch(() => byAllow.delete(allow));
  return await made;
}

/** Made once for the same sightings: two pages ask for it, and each of their tabs. */
const watched = new WeakMap<Sightings, WeakMap<AllowList, Promise<Watch>>>();

async function watchOver(read: Read, sightings: Sightings, allow: AllowList): Promise<Watch> {
  const patterns = await allPatterns(read, sightings, allow);
  const matches: WatchMatch[] = [];
  const seen = [...sightings.rings].flatMap(([ring, domains]) => [...domains.values()].map((each) => ({ ...each, ring })));
  const sites = new SiteIndex(seen);
  let since = performance.now();
  for (const pattern of patterns) {
    if (performance.now() - since > longest) {
      await turn();
      since = performance.now();
    }
    for (const each of sites.fitting(pattern.matcher)) matches.push(...matchesOf(each, sightings, pattern, allow));
  }
  return {
    patterns: patterns.map(({ matcher: _matcher, ...pattern }) => pattern),
    matches: matches.sort(
      (a, b) => b.confidence - a.confidence || (b.seen?.first ?? 0) - (a.seen?.first ?? 0) || (keyOf(a) < keyOf(b) ? -1 : 1),
    ),
  };
}

function matchesOf(
  seen: SeenDomain & { readonly ring: string },
  { ringsOf }: Sightings,
  pattern: RingPattern,
  allow: AllowList,
): WatchMatch[] {
  if (seen.service || allow.keepsOut(seen.domain)) return [];
  const all = sightingsOf(seen);
  const { first } = spanOf(all);
  const { learned = Infinity } = pattern;
  if (first === undefined || first <= learned || ringsOf.get(seen.domain)?.has(pattern.ring) === true) return [];
  const reports = new Set(all.map(({ report }) => report)).size;
  return [{ ...matchOf(seen.domain, pattern), seen: { reports, first, ...(seen.ring === '' ? {} : { ring: seen.ring }) } }];
}

const keyOf = ({ domain, ring, pattern, seen }: WatchMatch): string => `${domain} ${ring} ${pattern} ${seen?.ring ?? ''}`;

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
