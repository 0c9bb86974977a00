import type { Sentence } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import { type Span } from './span.ts';
import { isSmall, moneyMargin } from './suppress/line.ts';

/** How figures are made, and what they cannot tell: printed with them. */
export function methodOf({ k, offset }: Span, { unread, currency }: Complaints): Sentence[] {
  const zone = zoneName(offset);
  return [
    {
      en: `A complaint is one case of one victim, counted on the day of its first report (else of the loss) in ${zone}, whenever the money was paid.`,
      zh: `每一受害人的同一案件计为一件，按首次报案日期（无则按案发日期）统计，时区为${zone}，与付款时间无关。`,
    },
    {
      en: 'Lost is what bank statements show that the victim paid, else what the report states; returned is what statements show came back. Net is the one less the other.',
      zh: '被骗金额以资金流水所示付款为准，无流水的以报案所述为准；已返还以流水所示回款为准；实际损失为两者之差。',
    },
    ...(currency === undefined
      ? []
      : [
          {
            en: `Sums are in ${currency}, other currencies at the day’s rate of the agency’s table; what it has no rate for is in the table by currency alone.`,
            zh: `金额以${currency}计，其他货币按本单位汇率表当日汇率折算；无汇率的只列入分币种表。`,
          },
        ]),
    k > 1
      ? {
          en: `A count from 1 to ${k - 1} is hidden, and so is the money of fewer than ${k} people. Further figures are hidden so that nobody can work a hidden one out: each hidden count may be any of at least ${k + 1} numbers, and no hidden sum can be told within ${moneyMargin * 100} per cent from above. A dot stands for what is hidden; 0 is none.`,
          zh: `1至${k - 1}的计数不予公布，不足${k}人的金额亦不公布；为防止推算，另隐去若干数字：每个被隐去的计数至少有${k + 1}种可能取值，被隐去的金额从上方推算的误差不小于${moneyMargin * 100}%。“·”表示未公布，0表示没有。`,
        }
      : {
          en: 'Nothing is hidden: these figures are for inside alone and must not be published.',
          zh: '本表未隐去任何数字，仅供内部使用，不得公布。',
        },
    {
      en: 'Only what was reported is counted. Figures change when reports come late, are found to tell one case, or are judged anew; what changed since a publication is said with the figures.',
      zh: '只统计已报案的情况。报案迟到、查明为同一案件或重新研判，都会使数字变化；公布之后的变化随数字一并说明。',
    },
    ...(unread === 0
      ? []
      : [
          {
            en: `${isSmall(unread, k) ? 'Some' : unread} reports were stored before Clew read types: run clew rebuild.`,
            zh: `有${isSmall(unread, k) ? '若干' : unread}份报案在具备类型判读之前入库，请运行 clew rebuild。`,
          },
        ]),
  ];
}

/** `UTC`, `UTC+08:00`. */
export function zoneName(offset: number): string {
  if (offset === 0) return 'UTC';
  const minutes = Math.abs(offset);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `UTC${offset < 0 ? '−' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
