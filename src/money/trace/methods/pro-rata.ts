import type { Method } from './method.ts';

/**
 * Each payment out carries its share of everybody's money, in proportion to what the account holds of each at that moment. Barlow Clowes
 * International Ltd v Vaughan [1992] 4 All ER 22 (the "rolling charge"); ordered where first in, first out would be a lottery among
 * victims. Shares are whole minor units, cut off along the running sum.
 */
export const proRata: Method = {
  isQueued: false,
  take: (purses, purse, amount) => purses.takeShares(purse, amount),
};
