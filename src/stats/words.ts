import type { ScamType, Sentence, StatTableName } from '../model/index.ts';
import { placeName } from '../places/index.ts';
import { scamTypeName } from '../scam/index.ts';
import { ageBands, ageName } from './ages.ts';
import { none, type Partition, unsure } from './complaints.ts';

/** What tables, their first columns, figures and rows are called. */
export const tableTitles: Readonly<Record<StatTableName, Sentence>> = {
  overview: { en: 'Overview', zh: '总体情况' },
  loss: { en: 'Losses by currency', zh: '按币种统计的损失' },
  type: { en: 'Complaints and losses by type of fraud', zh: '按诈骗类型统计的报案与损失' },
  age: { en: 'Complaints and losses by age of the victim', zh: '按受害人年龄统计的报案与损失' },
  place: { en: 'Complaints and losses by where victims live', zh: '按受害人居住地统计的报案与损失' },
  site: { en: 'Complaints and losses by where the gang is said to sit', zh: '按报案所称窝点所在地统计的报案与损失' },
  channel: { en: 'Complaints and losses by channel', zh: '按报案渠道统计的报案与损失' },
  agency: { en: 'Complaints and losses by agency', zh: '按受理单位统计的报案与损失' },
  language: { en: 'Complaints and losses by language', zh: '按语言统计的报案与损失' },
  month: { en: 'Complaints and losses by month', zh: '按月统计的报案与损失' },
  means: { en: 'Complaints and losses by means of payment', zh: '按支付方式统计的报案与损失' },
  cross: { en: 'Complaints by two things', zh: '交叉统计' },
  rings: { en: 'Rings', zh: '团伙' },
  people: { en: 'People screened', zh: '人员比对' },
  freezes: { en: 'Payments stopped', zh: '止付冻结' },
};

export const heads: Readonly<Record<Partition | 'overview' | 'loss' | 'rings' | 'people' | 'freezes', Sentence>> = {
  overview: { en: 'Figure', zh: '指标' },
  loss: { en: 'Currency', zh: '币种' },
  type: { en: 'Type', zh: '类型' },
  age: { en: 'Age', zh: '年龄' },
  place: { en: 'Home', zh: '居住地' },
  site: { en: 'Site', zh: '窝点' },
  channel: { en: 'Channel', zh: '渠道' },
  agency: { en: 'Agency', zh: '单位' },
  language: { en: 'Language', zh: '语言' },
  month: { en: 'Month', zh: '月份' },
  means: { en: 'Paid to', zh: '收款方式' },
  rings: { en: 'Complaints in', zh: '报案归属' },
  people: { en: 'Found to be', zh: '比对结果' },
  freezes: { en: 'State', zh: '状态' },
};

export const figures = {
  count: { en: 'Number', zh: '数量' },
  complaints: { en: 'Complaints', zh: '报案数' },
  gross: { en: 'Lost', zh: '被骗金额' },
  returned: { en: 'Returned', zh: '已返还' },
  net: { en: 'Net loss', zh: '实际损失' },
  rings: { en: 'Rings', zh: '团伙数' },
  people: { en: 'People', zh: '人数' },
  freezes: { en: 'Proposals', zh: '止付建议' },
  stopped: { en: 'Stopped', zh: '止付金额' },
} as const satisfies Record<string, Sentence>;

/** Row that stands for all rows too small to be shown on their own. */
export const other = 'other';
export const totalRow = 'total';
export const totalName: Sentence = { en: 'All', zh: '合计' };
const otherName: Sentence = { en: 'Others', zh: '其他' };
const unsureName: Sentence = { en: 'Not sure', zh: '未能确定' };
const untold: Sentence = { en: 'Not told', zh: '未载明' };

const meansNames: Readonly<Record<string, Sentence>> = {
  bank: { en: 'Bank account or card', zh: '银行账户或银行卡' },
  wallet: { en: 'Crypto wallet', zh: '虚拟货币钱包' },
  'bank+wallet': { en: 'Both', zh: '两者均有' },
};
const languageNames = {
  en: new Intl.DisplayNames('en', { type: 'language' }),
  zh: new Intl.DisplayNames('zh', { type: 'language' }),
};

/** What a row is called: channels and agencies by the word that was filed. */
export function rowName(partition: Partition, row: string): Sentence {
  if (row === other && partition !== 'type') return otherName;
  if (row === none && partition !== 'age' && partition !== 'type') return untold;
  switch (partition) {
    case 'type':
      return row === unsure ? unsureName : scamTypeName(row as ScamType);
    case 'age':
      return ageName(row);
    case 'place':
    case 'site':
      return placeName(row);
    case 'means':
      return meansNames[row]!;
    case 'language':
      return /^[a-z]{2,3}$/iu.test(row)
        ? { en: languageNames.en.of(row) ?? row, zh: languageNames.zh.of(row) ?? row }
        : same(row);
    case 'month':
      return { en: row, zh: `${row.slice(0, 4)}年${Number(row.slice(5))}月` };
    case 'channel':
    case 'agency':
      return same(row);
  }
}

const same = (word: string): Sentence => ({ en: word, zh: word });

/** Rows that are always there, in their order; absent: as they come, the largest first. */
export function fixedRows(partition: Partition, from: string, to: string): readonly string[] | undefined {
  if (partition === 'age') return ageBands;
  if (partition === 'month') return monthsBetween(from, to);
  return undefined;
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const last = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 7);
  for (let [year, month] = from.split('-').map(Number) as [number, number]; ; month === 12 ? (year++, (month = 1)) : month++) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last) return months;
    months.push(name);
  }
}
