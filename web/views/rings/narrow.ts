import type { Params } from '../../app/api.ts';
import type { Asked } from '../../app/ways.ts';

const dayMs = 86_400_000;

export const noFilters: Asked = {
  status: undefined,
  tier: undefined,
  category: undefined,
  agency: undefined,
  place: undefined,
  from: undefined,
  to: undefined,
  sizeFrom: undefined,
};

/** A day of the reader's zone as the server takes it; `after`: the day's end. */
function timeOf(day: string | undefined, after = 0): number | undefined {
  const at = day === undefined ? NaN : Date.parse(`${day}T00:00`);
  return Number.isNaN(at) ? undefined : at + after;
}

/** What the address asks for, as the server takes it. */
export function filtersOf({ status, tier, category, agency, place, from, to, sizeFrom }: Asked): Params {
  return {
    status,
    tier,
    category,
    agency,
    place,
    from: timeOf(from),
    to: timeOf(to, dayMs),
    sizeFrom: sizeFrom !== undefined && /^\d+$/u.test(sizeFrom) ? sizeFrom : undefined,
  };
}
