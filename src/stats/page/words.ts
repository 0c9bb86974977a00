import type { Sentence } from '../../model/index.ts';

/** What the report says beside its tables. */
export const says = {
  title: { en: 'Fraud statistics', zh: '诈骗报案统计报告' },
  contents: { en: 'Contents', zh: '目录' },
  inside: { en: 'For inside alone: nothing is hidden. Not for publication.', zh: '仅供内部使用：未隐去任何数字，不得公布。' },
  synthetic: {
    en: 'Made from invented reports: every person and figure in it is invented.',
    zh: '本报告以虚构样例生成，其中人员与数字均属虚构。',
  },
  complaints: { en: 'complaints', zh: '报案（件）' },
  gross: { en: 'lost', zh: '被骗金额' },
  returned: { en: 'returned', zh: '已返还' },
  net: { en: 'net loss', zh: '实际损失' },
  byCount: { en: 'Complaints', zh: '报案数' },
  byGross: { en: 'Lost', zh: '被骗金额' },
  byLoss: { en: 'Net loss', zh: '实际损失' },
  method: { en: 'Method and limits', zh: '方法与局限' },
  revisions: { en: 'Revisions', zh: '修订说明' },
  withheld: {
    en: 'Nothing but the total can be told without telling of single people.',
    zh: '除合计外，其余数字均可能涉及个人，不予公布。',
  },
  untold: { en: 'Not told, for too few complaints: ', zh: '报案过少，不予公布：' },
  empty: { en: 'No complaint of these days is on record.', zh: '本期没有登记的报案。' },
  hidden: { en: 'not told', zh: '未公布' },
  asOf: { en: 'As on record up to act', zh: '统计所据记录截至行为' },
  digest: { en: 'Digest of the figures (SHA-256)', zh: '数字摘要（SHA-256）' },
} as const satisfies Record<string, Sentence>;
