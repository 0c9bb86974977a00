import type { AccountFact } from '../../src/model/index.ts';
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
function madeTransfers(): MadeTransfer[] {
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
const madeFacts: AccountFact[] = [
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

/** A bank's answer to a query (银行流水) of the first two rows of cards, as CSV; of one card the balances do not add up. */
export function madeStatement(): string {
  const own = [...cards.first, ...cards.second] as string[];
  const balances = new Map<string, number>(own.map((card) => [card, fen(500)]));
  const rows: string[] = [];
  const time = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  for (const { at, from: payer, to, minor, form, ref, note } of madeTransfers().toSorted((a, b) => a.at - b.at)) {
    for (const [card, other, mark, sign] of [
      [payer, to, '出', -1],
      [to, payer, '进', 1],
    ] as const) {
      if (card === undefined || !own.includes(card)) continue;
      const balance = balances.get(card)! + sign * minor;
      balances.set(card, balance);
      const told = card === cards.first[2] && rows.length > 20 ? balance + 100 : balance;
      const peer = other?.startsWith('wallet:') === true ? '' : (other ?? '');
      const holder = madeFacts.find(({ value, fact }) => value === card && fact === 'holder')!.text;
      rows.push(
        [
          card,
          holder,
          time(at),
          minor / 100,
          told / 100,
          mark,
          peer,
          form === 'cash' ? '是' : '否',
          note ?? '',
          `${ref}`,
          'CNY',
        ].join(','),
      );
    }
  }
  return [
    '交易卡号,账户开户名称,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,现金标志,摘要说明,交易流水号,交易币种',
    ...rows,
    '',
  ].join('\n');
}
