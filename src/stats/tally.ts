import type { Complaints, Keyed } from './complaints.ts';
import { hiddenCounts, hiddenSums, isSmall } from './suppress/line.ts';

/** What is counted of a group of complaints. */
export interface Tally {
  complaints: number;
  /** In the one currency, minor units. */
  gross: number;
  returned: number;
  /** Complaints that say what was lost, and those of which something came back. */
  lost: number;
  back: number;
}

export const nothing = (): Tally => ({ complaints: 0, gross: 0, returned: 0, lost: 0, back: 0 });

function add(tally: Tally, { complaints, gross, returned, lost, back }: Tally): void {
  tally.complaints += complaints;
  tally.gross += gross;
  tally.returned += returned;
  tally.lost += lost;
  tally.back += back;
}

export function sumOf(tallies: Iterable<Tally>): Tally {
  const whole = nothing();
  for (const each of tallies) add(whole, each);
  return whole;
}

/** All complaints together. */
export const tallyOf = (complaints: Complaints): Tally =>
  sumOf(talliesBy(complaints, { keys: [''], of: new Int32Array(complaints.count) }).values());

export function talliesBy({ count, gross, returned, hasLoss, hasReturn }: Complaints, { keys, of }: Keyed): Map<string, Tally> {
  const tallies = keys.map(nothing);
  for (let i = 0; i < count; i++) {
    const tally = tallies[of[i]!]!;
    tally.complaints++;
    tally.gross += gross[i]!;
    tally.returned += returned[i]!;
    tally.lost += hasLoss[i]!;
    tally.back += hasReturn[i]!;
  }
  return new Map(keys.map((key, position) => [key, tallies[position]!]));
}

/** The figures of a tally, in the order of the columns. */
export const tallyFigures = ['complaints', 'gross', 'returned', 'net'] as const;
export type TallyFigure = (typeof tallyFigures)[number];
export const valuesOf = ({ complaints, gross, returned }: Tally): Record<TallyFigure, number> => ({
  complaints,
  gross,
  returned,
  net: gross - returned,
});

/** Which figures of which rows are hidden; of the totals; `undefined`: nothing but totals can be told of the table. */
export interface HiddenTallies {
  readonly rows: readonly Readonly<Record<TallyFigure, boolean>>[] | undefined;
  readonly whole: Readonly<Record<TallyFigure, boolean>>;
}

/**
 * Hides small counts, the money of small groups, and what would give them away. Money is small when few complaints tell of it, however
 * many stand in the row; where gross or returned is hidden so is net, which would tell the other.
 */
export function hideTallies(
  rows: readonly Tally[],
  whole: Tally,
  k: number,
  wasHidden: (row: number, figure: TallyFigure) => boolean = () => false,
): HiddenTallies {
  const totals = wholeHidden(whole, k);
  if (totals.complaints) return { rows: undefined, whole: totals };
  const which = (is: (tally: Tally, i: number) => boolean): Set<number> =>
    new Set(rows.flatMap((tally, i) => (is(tally, i) ? [i] : [])));
  const counts = hiddenCounts(
    rows.map(({ complaints }) => complaints),
    k,
    which((_, i) => wasHidden(i, 'complaints')),
  );
  if (counts === undefined) return { rows: undefined, whole: totals };
  // Where nobody reported, nobody lost: that is no secret.
  const all = which((tally) => tally.complaints > 0);
  const gross = totals.gross
    ? all
    : (hiddenSums(
        rows.map((row) => row.gross),
        which(({ lost }, i) => counts.has(i) || isSmall(lost, k) || wasHidden(i, 'gross')),
      ) ?? all);
  const returned = totals.returned
    ? all
    : (hiddenSums(
        rows.map((row) => row.returned),
        which(({ back }, i) => gross.has(i) || isSmall(back, k) || wasHidden(i, 'returned')),
      ) ?? all);
  return {
    rows: rows.map((_, i) => ({
      complaints: counts.has(i),
      gross: gross.has(i),
      returned: returned.has(i),
      net: gross.has(i) || returned.has(i),
    })),
    whole: totals,
  };
}

/** What cannot be told of all complaints together. */
function wholeHidden({ complaints, lost, back }: Tally, k: number): Record<TallyFigure, boolean> {
  const isFew = isSmall(complaints, k);
  const gross = isFew || isSmall(lost, k);
  const returned = isFew || isSmall(back, k);
  return { complaints: isFew, gross, returned, net: gross || returned };
}
