import type { OverlapFilter, OverlapGrounds, OverlapVariant } from '../../../src/model/index.ts';

export const variants = ['common', 'size', 'labels', 'deconflict'] as const satisfies readonly OverlapVariant[];
export const fieldNames = ['ring', 'reports', 'first', 'last', 'loss', 'contact'] as const;

/** What a form holds of which indicators enter. */
export interface FilterDraft {
  readonly from: 'all' | 'case' | 'rings';
  readonly case: string;
  readonly rings: readonly string[];
  readonly places: readonly string[];
  readonly kinds: readonly string[];
  readonly since: string;
  readonly unknown: boolean;
}

export const noFilter: FilterDraft = { from: 'all', case: '', rings: [], places: [], kinds: [], since: '', unknown: false };

/** The filter as the server takes it: without what was not chosen. `apart` leaves the kinds out, to see which there are. */
export function filterOf(draft: FilterDraft, variant: OverlapVariant, apart?: 'kinds'): OverlapFilter {
  const { from, rings, places, kinds, since, unknown } = draft;
  return {
    ...(kinds.length === 0 || apart === 'kinds' ? {} : { kinds: kinds as NonNullable<OverlapFilter['kinds']> }),
    ...(unknown ? { roles: ['suspect', 'unknown'] } : {}),
    ...(from === 'rings' ? { rings: [...rings] } : {}),
    ...(from === 'case' && draft.case !== '' ? { case: draft.case } : {}),
    ...(variant === 'deconflict' && places.length > 0 ? { places: [...places] } : {}),
    ...(since === '' ? {} : { since }),
  };
}

export const noGrounds: OverlapGrounds = { purpose: '', basis: '', supervisor: '' };

/** Grounds with nothing around them; undefined while one is missing. */
export function groundsOf(draft: OverlapGrounds): OverlapGrounds | undefined {
  const [purpose, basis, supervisor] = [draft.purpose.trim(), draft.basis.trim(), draft.supervisor.trim()];
  return purpose === '' || basis === '' || supervisor === '' ? undefined : { purpose, basis, supervisor };
}
