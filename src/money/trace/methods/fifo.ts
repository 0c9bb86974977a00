import type { Method } from './method.ts';

/**
 * First in, first out: what came first leaves first, whoever's it is. Clayton's case: Devaynes v Noble (1816) 1 Mer 572: payments out of
 * a running account are set against payments in, in the order of their dates.
 */
export const fifo: Method = {
  isQueued: true,
  take: (purses, purse, amount) => purses.takeInOrder(purse, amount),
};
