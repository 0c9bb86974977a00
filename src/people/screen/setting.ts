/** Version of parts, weights and thresholds: acts record it. Another number: the same records may be weighed otherwise. */
export const personModel = 'persons 1';

/** From `review` on a person looks at a hit; from `strong` on it is likely that both are one. Probabilities. */
export const thresholds = { review: 0.05, strong: 0.9 } as const;

/** How many of a list agree with one person's names by chance, as shares of the list. Each includes the ones before it. */
export interface NameShares {
  /** The same name. */
  readonly same: number;
  /** The same name in another spelling, script or order. */
  readonly spelled: number;
  /** A name that may be it. */
  readonly possible: number;
}

/** What two records are weighed under. */
export interface PersonSetting {
  /** Entries of the list: the more, the likelier that somebody agrees by chance. Default 1000. */
  readonly entries?: number;
  /** How likely the person stands in the list at all. Default 0.05. */
  readonly share?: number;
  /** How common the person's names are in the list; default that of an ordinary name. */
  readonly names?: NameShares;
  /** Share of records with this place of origin, by the place as `readPlace` gives it; default one in fifty. */
  readonly places?: ReadonlyMap<string, number>;
}

const defaultEntries = 1000;

/**
 * Share of people taken over who stand in a wanted list, before anything is compared: an assumption, recorded with each run. Halving or
 * doubling it moves every score by 0.3 in the logarithm of the odds.
 */
export const defaultShare = 0.05;

/** Of an ordinary name: one in ten thousand bears it, ten times as many one that may be it. */
export const ordinaryName: NameShares = { same: 1e-4, spelled: 2e-4, possible: 1e-3 };

/**
 * People beyond the list among whom a name is thought of: a name that a small list has once is not as rare as the list is small.
 * And what a name borne by nobody else in the list counts as (Good-Turing: unseen is not impossible).
 */
const thoughtOf = 2000;
const unseen = 0.2;

/** Shares from how many entries agree with the person's names: the one meant itself is not by chance. */
export function sharesOf(agree: NameShares, entries: number): NameShares {
  const share = (count: number): number => (Math.max(0, count - 1) + unseen) / (entries + thoughtOf);
  const [same, spelled, possible] = [share(agree.same), share(agree.spelled), share(agree.possible)];
  return { same, spelled: Math.max(same, spelled), possible: Math.max(spelled, possible) };
}

/** log10 of a likelihood ratio: how often it is so of one person, and of two. */
export const ratio = (one: number, two: number): number => Math.log10(one / two);

/** Of a list shorter than this nobody stands in it any the likelier: it is the shorter part of those who are wanted. */
const leastEntries = 1000;

/** log10 of the odds before anything is compared. */
export function prior({ entries = defaultEntries, share = defaultShare }: PersonSetting): number {
  return ratio(share, Math.max(leastEntries, entries));
}

/** Probability of these odds, to six digits, so that it is the same wherever it is computed. */
export function probability(weight: number): number {
  const odds = 10 ** Math.min(300, Math.max(-300, weight));
  return Math.round((odds / (1 + odds)) * 1e6) / 1e6;
}
