export { accountViews } from './accounts.ts';
export { money, sums } from './amounts.ts';
export { DayRates, type UsedRate, type Worth } from './rates.ts';
export { converted } from './worth.ts';
