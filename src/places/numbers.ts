import type { Mention, PlaceMention } from '../model/index.ts';
import { gazetteer } from './gazetteer.ts';

const keyOf = new Map(
  gazetteer
    // Hong Kong, Macau and Taiwan have calling codes of their own and stand among the regions.
    .filter(({ kind, country }) => kind === 'country' || (kind === 'region' && ['HK', 'MO', 'TW'].includes(country)))
    .map(({ key, country }) => [country, key] as const),
);

const countryOf = ({ kind, about }: Mention): string | undefined => (kind === 'phone' ? about?.['country'] : undefined);

/** Dialled inside a country, a number has fewer digits than with its calling code: its country was only assumed. */
function isWrittenWhole({ raw, value, about }: Mention): boolean {
  const digits = raw.replaceAll(/\P{Nd}+/gu, '').length - (about?.['extension']?.length ?? 0);
  return value.startsWith('+') && digits >= value.length - 1;
}

/**
 * Countries of the other side's telephone numbers, by their calling codes, each once: where a number was bought, which is not where the
 * gang sits. Not of the victim's number, nor of a country that the victim's number or the casebook (`region`, ISO 3166-1 alpha-2) is of:
 * gangs take numbers that look like home. In the order of `mentions`.
 */
export function numberPlaces(mentions: readonly Mention[], region?: string): PlaceMention[] {
  const seen = new Set(region === undefined ? [] : [region]);
  for (const mention of mentions) {
    const country = mention.role === 'victim' ? countryOf(mention) : undefined;
    if (country !== undefined) seen.add(country);
  }
  const places: PlaceMention[] = [];
  for (const mention of mentions) {
    const { role, earlier, masked, field, start, end } = mention;
    if (role !== 'suspect' || earlier || masked) continue;
    const country = countryOf(mention);
    const place = country === undefined ? undefined : keyOf.get(country);
    if (place === undefined || seen.has(country!) || !isWrittenWhole(mention)) continue;
    seen.add(country!);
    places.push({ place, role: 'number', ...(field === undefined ? {} : { field }), start, end });
  }
  return places;
}
