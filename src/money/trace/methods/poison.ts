import type { Method } from './method.ts';

/**
 * Traced money leaves before any other: the worst case, which shows every account that may have had some of it. No court's rule: in the
 * literature on tainted coins ("poison") a payment with any traced money in it counts as a whole; that is the flow's own amount, which
 * each flow tells beside its traced part. What is traced stays conserved.
 */
export const poison: Method = {
  isQueued: false,
  take(purses, purse, amount) {
    const lots = purses.takeLots(purse, amount);
    purses.takeOwn(purse, amount - lots);
  },
};
