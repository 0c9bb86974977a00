import type { AccountFact, StatementCheck } from '../../src/model/index.ts';
import type { MadeTransfer } from './made-ledger.ts';

/** Minutes after the first payment, 2026-03-02 09:00 UTC. */
const from = Date.UTC(2026, 2, 2, 9);
const minutes = (count: number): number => from + count * 60_000;

/** Cards of the made gang: three that victims pay, four behind them, one behind those; and the exchange that some of it goes to. */
export const cards = {
  first: ['6217000010000000013', '6217000010000000021', '6217000010000000039'],
  second: ['6228480010000000047', '6228480010000000054', '6228480010000000062', '6228480010000000070'],
  third: '6222020010000000089',
  exchange: 'tron:TVP3WE34GsasqVq8EQa1gYKjGEj7Kj12MR',
} as const;

/** Yuan that each of nine victims lost, to which of the three cards. */
const losses = [48_000, 126_500, 9_800, 20_000, 75_000, 31_200, 5000, 260_000, 18_888];

/** Nine reports of one gang, tied by its site, each with account, amount and day. */
export const madeReports = [
  'report_no,reported_at,loss_at,amount,currency,account,website,category,narrative',
  ...losses.map((yuan, i) => {
    const card = cards.first[i % 3]!;
    return `M-0${i + 1},2026-03-0${3 + (i % 3)} 10:00,2026-03-02 ${10 + i}:00,${yuan},CNY,${card},https://jinfu-vip.example/login,投资理财,"客服微信 jinfu_88 让我在 jinfu-vip.example 充值，我向 ${card} 转账${yuan}元。"`;
  }),
].join('\n');

const fen = (yuan: number): number => Math.round(yuan * 100);

/** What the gang did with it: passed on within minutes, partly drawn, partly sent to an exchange, the rest still there. */
export function madeTransfers(): MadeTransfer[] {
  const all: MadeTransfer[] = [];
  let number = 0;
  const pay = (more: MadeTransfer): void => {
    number += 1;
    all.push({ ref: `L${String(number).padStart(6, '0')}`, ...more });
  };
  losses.forEach((yuan, i) => {
    const at = minutes(60 * (i + 1));
    const card = cards.first[i % 3]!;
    pay({ at, from: `62284800200000${String(10_000 + i)}`, to: card, minor: fen(yuan), report: `M-0${i + 1}`, note: '转账' });
    const [one, two] = [cards.second[i % 4]!, cards.second[(i + 1) % 4]!];
    pay({ at: at + 5 * 60_000, from: card, to: one, minor: fen(yuan * 0.6), note: '货款' });
    pay({ at: at + 9 * 60_000, from: card, to: two, minor: fen(yuan * 0.35), note: '借款' });
    pay({ at: at + 20 * 60_000, from: one, to: i % 2 === 0 ? cards.third : `wallet:${cards.exchange}`, minor: fen(yuan * 0.3) });
    if (i % 3 === 0) pay({ at: at + 25 * 60_000, from: two, minor: fen(yuan * 0.2), form: 'cash', note: 'ATM取款' });
  });
  return all;
}

/** Who holds the cards, and that the wallet is an exchange's. */
export const madeFacts: AccountFact[] = [
  ...[...cards.first, ...cards.second, cards.third].flatMap((value, i): AccountFact[] => [
    {
      kind: 'bank',
      value,
      fact: 'holder',
      text: ['李样', '王例', '张设', '赵拟', '钱仿', '孙虚', '周构', '吴假'][i]!,
      row: i + 1,
    },
    { kind: 'bank', value, fact: 'bank', text: i < 3 ? '建设银行' : '农业银行', row: i + 1 },
  ]),
  {
    kind: 'wallet',
    value: cards.exchange,
    fact: 'label',
    text: 'Samplecoin deposit',
    category: 'exchange',
    source: 'sample label list',
    row: 1,
  },
];

/** That the statements of the cards are there, one of them with a row that does not add up. */
export const madeStatements: StatementCheck[] = [...cards.first, ...cards.second].map((value, i) => ({
  kind: 'bank',
  value,
  currency: 'CNY',
  rows: 12,
  from: minutes(-600),
  to: minutes(60 * 24 * 3),
  opening: 120_000,
  closing: 250_000_00,
  ...(i === 2 ? { broken: { row: 7, expected: 120_00, found: 100_00 } } : {}),
}));
