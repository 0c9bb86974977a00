import { indicatorKinds } from '../model/index.ts';

/**
 * Kinds the linker counts. The first ones are the indicator kinds at their own positions; the rest are derived:
 * `registrable` (eTLD+1 of a host), `stem` (a domain label without digits and stock affixes), `victim` (the same
 * person reporting: pseudonym inside an agency, or the victim's own number).
 */
export const linkKinds = [...indicatorKinds, 'registrable', 'stem', 'victim'] as const;
export type LinkKind = (typeof linkKinds)[number];

export function kindNumber(kind: LinkKind): number {
  return linkKinds.indexOf(kind);
}

export const kindCount = linkKinds.length;
