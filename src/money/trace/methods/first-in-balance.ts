import type { Method } from './method.ts';

/**
 * The account's own money leaves first; traced money only when nothing else is left, so that what can be claimed is never more than the
 * lowest balance since it came. Re Hallett's Estate (1880) 13 Ch D 696 (the holder is taken to spend his own money first); James Roscoe
 * (Bolton) Ltd v Winder [1915] 1 Ch 62 (money paid in later does not fill up what was spent: the lowest intermediate balance).
 */
export const firstInBalance: Method = {
  isQueued: false,
  take: (purses, purse, amount) => purses.takeInOrder(purse, amount),
};
