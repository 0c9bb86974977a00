import { type TraffickingSign, traffickingSigns } from '../../model/index.ts';

export type Strength = 'strong' | 'medium' | 'weak';

/**
 * How much each sign speaks for looking closer, after the strengths of the ILO's operational indicators of trafficking in human beings
 * (2009; deceptive and coercive recruitment, exploitation, coercion at the place, abuse of vulnerability). Read from memory of that list
 * and to be compared with it before anybody relies on it. For a child no means need be shown (Palermo Protocol, Art. 3 (c)).
 */
export const strengths: Readonly<Record<TraffickingSign, Strength>> = {
  recruitment_lie: 'strong',
  passport_held: 'strong',
  sold: 'strong',
  debt: 'strong',
  ransom: 'strong',
  confined: 'strong',
  violence: 'strong',
  minor: 'strong',
  quota: 'medium',
  threats: 'medium',
  no_pay: 'medium',
};

/** Whether these signs are enough to propose that somebody looks: one strong, or two medium. No sum, and no verdict. */
export function proposes(signs: Iterable<string>): boolean {
  const found = new Set(signs);
  const count = (strength: Strength): number =>
    traffickingSigns.filter((sign) => found.has(sign) && strengths[sign] === strength).length;
  return count('strong') >= 1 || count('medium') >= 2;
}
