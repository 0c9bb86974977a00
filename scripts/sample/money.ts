import { createHash } from 'node:crypto';
import { deskMovements, invoiceRing, type Movement, places, policeRing, romanceRing } from './movements.ts';
import type { Row } from './stories.ts';
import { Dice } from './values.ts';

/** Statements and exports beside the reports: what banks, an exchange and a chain told of where the money went. */

type Cells = readonly (readonly string[])[];

const hour = 3_600_000;
/** `2026-03-02 14:05:09` on clocks that many hours east of Greenwich. */
const clock = (at: number, zone: number): string => new Date(at + zone * hour).toISOString().slice(0, 19).replace('T', ' ');
const decimal = (minor: number, digits: number): string => (minor / 10 ** digits).toFixed(digits);
const byTime = (a: Movement, b: Movement): number => a.at - b.at || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** A line of one account's statement. */
interface Line {
  readonly own: string;
  readonly isIn: boolean;
  readonly other: string;
  readonly movement: Movement;
  readonly balance: number;
}

/** Statements of these accounts, one after the other, each with its running balance. */
function statementsOf(own: readonly string[], movements: readonly Movement[]): Line[] {
  const lines: Line[] = [];
  for (const account of own) {
    const its = movements.filter(({ from, to }) => from === account || to === account).sort(byTime);
    let balance = new Dice(`sample money opening ${account}`).between(1, 900) * 100;
    for (const movement of its) {
      const isIn = movement.to === account;
      balance += isIn ? movement.minor : -movement.minor;
      if (balance < 0) throw new Error('a sample account is overdrawn');
      lines.push({ own: account, isIn, other: (isIn ? movement.from : movement.to) ?? '', movement, balance });
    }
  }
  return lines;
}

const holderOf = (account: string): string =>
  new Dice(`sample money holder ${account}`).pick(['王某某', '李某', '陈某某', '刘某', '张某某', '黄某', '某某电子商务部']);
const number = (text: string, length: number): string =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
    .toString()
    .slice(0, length);

/** The return of a police query (资金查控): the 34 columns, of which banks leave many empty. */
function bankReturn(lines: readonly Line[]): Cells {
  const cell: Readonly<Record<string, (line: Line) => string>> = {
    交易卡号: ({ own }) => own,
    交易账号: () => '',
    账户开户名称: ({ own }) => holderOf(own),
    开户人证件号码: () => '',
    交易时间: ({ movement }) => clock(movement.at, 8),
    交易金额: ({ movement }) => decimal(movement.minor, 2),
    交易余额: ({ balance }) => decimal(balance, 2),
    收付标志: ({ isIn }) => (isIn ? '进' : '出'),
    交易对手账卡号: ({ other }) => other,
    现金标志: ({ other }) => (other === '' ? '现金' : '转账'),
    对手户名: ({ other }) => (other === places.trader ? '样例数码商行' : ''),
    对手身份证号: () => '',
    对手开户银行: ({ other }) => (other === '' ? '' : '澜江银行'),
    摘要说明: ({ movement }) => movement.note,
    交易币种: () => 'CNY',
    交易网点名称: () => '',
    交易网点代码: () => '',
    交易发生地: () => '',
    交易是否成功: () => '成功',
    传票号: () => '',
    终端号: () => '',
    IP地址: () => '',
    MAC地址: () => '',
    对手交易余额: () => '',
    交易流水号: ({ own, movement }) => number(`${own} ${JSON.stringify(movement)}`, 16),
    日志号: () => '',
    凭证种类: () => '',
    凭证号: () => '',
    交易柜员号: () => '',
    商户名称: () => '',
    商户号: () => '',
    备注: () => '',
    交易类型: ({ other }) => (other === '' ? 'ATM取款' : '网银转账'),
    查询反馈结果原因: () => '',
  };
  return [Object.keys(cell), ...lines.map((line) => Object.values(cell).map((of) => of(line)))];
}

const usBank = (lines: readonly Line[]): Cells => [
  [
    'Account Number',
    'Date',
    'Time zone',
    'Description',
    'Counterparty account',
    'Debit',
    'Credit',
    'Balance',
    'Currency',
    'Reference',
  ],
  ...lines.map(({ own, isIn, other, movement, balance }) => [
    own,
    clock(movement.at, -5),
    'UTC-5',
    movement.note,
    other,
    isIn ? '' : decimal(movement.minor, 2),
    isIn ? decimal(movement.minor, 2) : '',
    decimal(balance, 2),
    'USD',
    `AM${number(JSON.stringify(movement), 10)}`,
  ]),
];

/** What a desk made of an export: beside each victim's payment stands the number of the report. */
const chain = (movements: readonly Movement[]): Cells => [
  ['Transaction Hash', 'Block', 'Time(UTC)', 'From', 'To', 'Amount', 'Token', 'Report No.'],
  ...movements.map(({ at, from, to, minor, report }, i) => [
    createHash('sha256').update(`clew sample transaction ${i} ${from}`).digest('hex'),
    String(68_000_000 + Math.floor((at - Date.UTC(2026, 0, 1)) / 3000)),
    clock(at, 0),
    from!,
    to!,
    decimal(minor, 6),
    'USDT',
    report ?? '',
  ]),
];

const labels: Cells = [
  ['address', 'currency', 'label', 'category', 'source'],
  [places.deposit, 'USDT', 'Samplecoin Exchange deposit (invented)', 'exchange', 'sample label list'],
];

/** A rate every Monday of the sample's year, wandering a little. */
function rates(): Cells {
  const dice = new Dice('sample money rates');
  const rows: string[][] = [['day', 'from', 'to', 'rate', 'source']];
  let yuan = 7.12;
  for (let day = Date.UTC(2026, 0, 5); day < Date.UTC(2026, 9, 12); day += 7 * 24 * hour) {
    yuan += (dice.next() - 0.5) * 0.03;
    const date = new Date(day).toISOString().slice(0, 10);
    rows.push([date, 'USD', 'CNY', yuan.toFixed(4), 'invented'], [date, 'USDT', 'USD', '1.0000', 'invented']);
  }
  return rows;
}

/** Account of the mule desk that the bank answered for. */
const deskAccount = '6299017915719174486';

/** The files about money, by name. */
export function moneyFiles(rows: readonly Row[]): Readonly<Record<string, Cells>> {
  const police = policeRing(rows);
  const desk = deskMovements(rows, deskAccount);
  const invoices = invoiceRing(rows);
  const collectors = (movements: readonly Movement[], ring: string): string[] => {
    const named = new Set(rows.filter(({ story }) => story.ring === ring).map(({ story }) => story.values['card']));
    return [...new Set(movements.map(({ to }) => to).filter((to) => to !== undefined && named.has(to)))] as string[];
  };
  const answered = [...collectors(police, 'S05').filter((account) => account !== deskAccount), ...places.second, places.third[0]];
  return {
    'statements-zh.csv': bankReturn(statementsOf([...answered, deskAccount], [...police, ...desk])),
    'statements-en.csv': usBank(statementsOf(collectors(invoices, 'S12'), invoices)),
    'chain.csv': chain(romanceRing(rows).sort(byTime)),
    'labels.csv': labels,
    'rates.csv': rates(),
  };
}
