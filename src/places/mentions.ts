import type { PlaceMention, Report } from '../model/index.ts';
import { fieldRole } from './fields.ts';
import { type PlaceSpan, placesOf } from './find.ts';
import { placeOf } from './place.ts';
import { roleOf } from './roles.ts';

function told(text: string): PlaceMention[] {
  const mentions: PlaceMention[] = [];
  for (const span of placesOf(text)) {
    const { key: place, start, end } = span;
    const last = mentions.at(-1);
    // 妙瓦底的KK园区: what holds for the town holds for the compound in it.
    const isPart = placeOf(place)?.kind === 'compound' && last !== undefined && /^的?$/u.test(text.slice(last.end, start));
    const role = isPart ? last.role : roleOf(text, span);
    if (role !== undefined) mentions.push({ place, role, start, end });
  }
  return mentions;
}

/** A street may be called after another province: of an address its first place counts, of a bank's branch the last. */
function chosen(spans: readonly PlaceSpan[], role: PlaceMention['role']): readonly PlaceSpan[] {
  if (role === 'home') return spans.slice(0, 1);
  return role === 'bank' ? spans.slice(-1) : spans;
}

function inCell(field: string, cell: string): PlaceMention[] {
  const role = fieldRole(field);
  if (role === undefined) return [];
  if (role === 'text') return told(cell).map((mention) => ({ ...mention, field }));
  return chosen(placesOf(cell), role).map(({ key, start, end }) => ({ place: key, role, field, start, end }));
}

/**
 * Places that a report tells in its text and columns, with what they are to it; text first. Of a victim's home the town or province
 * alone is given, never the address.
 */
export function placeMentions({ text, fields }: Pick<Report, 'text' | 'fields'>): PlaceMention[] {
  return [...told(text), ...Object.entries(fields).flatMap(([field, cell]) => inCell(field, cell))];
}

const exactness = { compound: 0, town: 1, zone: 2, region: 3, country: 4 } as const;

/**
 * The one place that stands for a report in lists: where the gang sits, the most exact told; else the first town that is only named.
 * Never a home, a bank's branch, a stop on the way or a weak sign.
 */
export function mainPlace(mentions: readonly PlaceMention[]): string | undefined {
  const of = (role: PlaceMention['role']): PlaceMention[] => mentions.filter((mention) => mention.role === role);
  const rank = ({ place }: PlaceMention): number => exactness[placeOf(place)?.kind ?? 'country'];
  const [best] = of('site').sort((a, b) => rank(a) - rank(b));
  return (best ?? of('named')[0])?.place;
}
