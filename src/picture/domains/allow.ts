import { isKnownInstitution, knownDomains } from '../../extract/index.ts';
import known from './data/known-sites.json' with { type: 'json' };
import type { Matcher, NamePattern } from './pattern.ts';
import { SiteIndex } from './site-index.ts';
import { siteOf, type Site, upwards } from './site.ts';

/** Shorter brands are parts of too many words to be told. */
const shortestBrand = 4;

/** Why a host is allowed. `official`: an institution's, or an ending that only a state or a school gives. */
export type Kept = { readonly rule: 'listed' | 'under' | 'above'; readonly site: string } | { readonly rule: 'official' };

/**
 * Sites that honest people use: never blocked, nor anything under or above them, and never hit by a pattern. Institutions that extraction
 * knows, well-known sites, and what the operator adds.
 */
export class AllowList {
  readonly #domains: ReadonlySet<string>;
  /** Parents of listed sites, each with one of these. */
  readonly #above = new Map<string, string>();
  readonly #sites: SiteIndex<Site>;
  readonly #brands = new Set<string>();

  /** `own`: hosts that the operator adds; `sites`: instead of the list that comes with Clew. */
  constructor(own: readonly string[] = [], sites: readonly string[] = known.domains.join(' ').split(' ')) {
    this.#domains = new Set([...knownDomains(), ...sites, ...own]);
    const parts: Site[] = [];
    for (const domain of this.#domains) {
      for (const above of upwards(domain)) if (above !== domain && !this.#above.has(above)) this.#above.set(above, domain);
      const site = siteOf(domain);
      if (site === undefined) continue;
      parts.push(site);
      const brand = lettersOf(site.label);
      if (brand.length >= shortestBrand) this.#brands.add(brand);
    }
    this.#sites = new SiteIndex(parts);
  }

  /** The list that comes with Clew, alone. */
  static usual(): AllowList {
    return (usual ??= new AllowList());
  }

  /** On the list, under something on it, or above something on it; official endings and shared hosts too. */
  keepsOut(host: string): boolean {
    return this.ruleOf(host) !== undefined;
  }

  /** By which rule a host is kept out, and the listed site that it is, lies under or lies above. */
  ruleOf(host: string): Kept | undefined {
    for (const above of upwards(host))
      if (this.#domains.has(above)) return { rule: above === host ? 'listed' : 'under', site: above };
    const below = this.#above.get(host);
    if (below !== undefined) return { rule: 'above', site: below };
    return isKnownInstitution('domain', host) ? { rule: 'official' } : undefined;
  }

  /** A site on the list that the pattern would hit. */
  hitBy(matcher: Matcher): string | undefined {
    return this.#sites.fitting(matcher)[0]?.domain;
  }

  /** Nothing of the pattern's letters is the gang's own: with letters that change it would hit whatever the brand registers next. */
  isBrandAlone({ before, gap, after }: Pick<NamePattern, 'before' | 'gap' | 'after'>): boolean {
    return gap === '*' && this.#brands.has(lettersOf(before + after));
  }
}

let usual: AllowList | undefined;

const lettersOf = (label: string): string => label.replace(/[^a-z]/g, '');
