export { Balances } from './balances.ts';
export { lookAtMoney } from './look.ts';
export { finished } from './finish.ts';
export { parseLabels, type ParsedLabels } from './labels.ts';
export { parseTransfers, type ParsedTransfers } from './parse.ts';
export { moneyColumns, planMoney, planMoneyOf } from './plan.ts';
export { parseRates, type ParsedRates } from './rates.ts';
