import type { Facets } from '../model/index.ts';
import { has } from './bits.ts';
import type { View, Visible } from './view.ts';

/** Values a filter offers; a list longer than that helps nobody. */
const mostOffered = 300;

type Tally = Facets['agencies'][number];

/** What the filters offer among what a reader may see. */
export function facetsOf({ shared, words }: View, { reports: seen }: Visible): Facets {
  const { reports, places } = shared;
  const tally = (column: Int32Array, names: readonly string[], none: number): Tally[] => {
    const counts = new Uint32Array(names.length);
    for (let i = 0; i < column.length; i++) {
      const value = column[i]!;
      if (value !== none && has(seen, i)) counts[value]!++;
    }
    return Array.from(counts, (count, value) => [value, count] as const)
      .filter(([, count]) => count > 0)
      .map(([value, count]) => ({ value: names[value]!, reports: count }))
      .sort((a, b) => b.reports - a.reports || (a.value < b.value ? -1 : 1))
      .slice(0, mostOffered);
  };
  return {
    agencies: tally(reports.agency, words, 0),
    languages: tally(reports.language, words, 0),
    categories: tally(reports.category, words, 0),
    channels: tally(reports.channel, words, 0),
    currencies: tally(reports.currency, words, 0),
    places: tally(reports.place, places, -1),
  };
}
