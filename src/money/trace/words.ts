import type { Sentence, StopReason, TraceMethod, TraceStart } from '../../model/index.ts';

/** Names of the rules, of the reasons why money stops, and of how a start was found, as pages and tables have them. */
export const methodWords: Readonly<Record<TraceMethod, Sentence>> = {
  fifo: { en: 'first in, first out', zh: '先进先出' },
  'pro-rata': { en: 'pro rata', zh: '按比例' },
  poison: { en: 'poison (traced money first)', zh: '涉案资金先出' },
  'first-in-balance': { en: 'own money first', zh: '自有资金先出' },
};

export const reasonWords: Readonly<Record<StopReason, Sentence>> = {
  held: { en: 'still there', zh: '仍在账内' },
  unseen: { en: 'no record after', zh: '后续无记录' },
  'cash-out': { en: 'drawn in cash', zh: '取现' },
  exchange: { en: 'exchange', zh: '交易所' },
  'mixed-service': { en: 'mixing service', zh: '混同服务' },
  'unknown-outflow': { en: 'left, not told where to', zh: '转出去向不明' },
  fee: { en: 'fees', zh: '手续费' },
  returned: { en: 'returned', zh: '已退回' },
  'no-rate': { en: 'changed, no rate stated', zh: '换币无汇率' },
  dust: { en: 'too small to follow', zh: '数额过小' },
  horizon: { en: 'beyond what was asked', zh: '超出所查层数' },
};

export const startWords: Readonly<Record<TraceStart['how'], Sentence>> = {
  reported: { en: 'the row names the report', zh: '交易注明报案' },
  txid: { en: 'the report names the transaction', zh: '报案写明交易号' },
  matched: { en: 'amount, day and account agree', zh: '金额、日期、账户相符' },
  account: { en: 'payment of the account', zh: '该账户的交易' },
  stated: { en: 'as the report says', zh: '依报案所述' },
};
