import type { Mention } from '../model/index.ts';

/** Distinct defanged addresses from which on a text is taken for an analyst's, who defangs whatever is dangerous. */
const analyst = 3;

/**
 * In a text that defangs its indicators, a live link is a source to read, not an indicator: it gets the role of an
 * institution unless its site is defanged elsewhere. Victims' own words hardly ever defang three addresses.
 */
export function markReferences(mentions: Mention[]): void {
  const marked = new Set<string>();
  for (const { about, value } of mentions) if (about?.['defanged'] === 'yes') marked.add(about['registrable'] ?? value);
  if (marked.size < analyst) return;
  let liveEnd = 0;
  for (const mention of mentions) {
    if (mention.kind !== 'url' && mention.kind !== 'domain') continue;
    const { about, role } = mention;
    if (about?.['defanged'] === 'yes' || marked.has(about?.['registrable'] ?? '') || role === 'victim') continue;
    const live = mention.kind === 'url' && /^https?:/.test(mention.value);
    if (live) liveEnd = mention.end;
    if (live || mention.end <= liveEnd) mention.role = 'institution';
  }
}
