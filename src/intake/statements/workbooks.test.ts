import { expect, test } from 'vitest';
import { takeMoney, type TakenMoney } from '../../../test/support/statements.ts';

type Row = readonly (string | number | Date | undefined)[];

async function takeWorkbook(
  sheets: Readonly<Record<string, readonly Row[]>>,
  merges: readonly string[] = [],
): Promise<TakenMoney> {
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows as unknown[][], { cellDates: true });
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  return await takeMoney('s.xlsx', write(book, { type: 'buffer', bookType: 'xlsx', cellDates: false }) as Buffer, {
    region: 'CN',
  });
}

const header = ['交易时间', '收入', '支出', '余额', '对方账号', '对方户名', '摘要'];
const peer = '6299010000000002';
const rows: readonly Row[] = [
  ['2026-03-05 10:00:00', 500, undefined, 1500.5, peer, '李某', '往来'],
  ['2026-03-05 11:00:00', undefined, 200.25, 1300.25, peer, '李某', '货款'],
];

test('title lines above the header of a workbook say whose statement it is, and are no rows', async () => {
  const titles: readonly Row[] = [
    ['样例银行个人账户交易明细'],
    ['户名：王某', undefined, '账号：6299 0100 0000 0001'],
    ['币种：人民币', undefined, '起止日期：2026-03-01 至 2026-03-31'],
    [],
  ];
  const { plan, transfers, facts, rejected } = await takeWorkbook({ 明细: [...titles, header, ...rows] }, ['A1:G1']);
  expect(plan.content).toBe('transfers');
  expect(rejected).toEqual([]);
  const own = 'bank:6299010000000001';
  expect(transfers).toMatchObject([
    { row: 1, from: `bank:${peer}`, to: own, minor: 500_00, balance: 1_500_50, currency: 'CNY', at: '2026-03-05T02:00:00.000Z' },
    { row: 2, from: own, to: `bank:${peer}`, minor: 200_25, balance: 1_300_25 },
  ]);
  expect(facts).toContainEqual(expect.objectContaining({ value: '6299010000000001', fact: 'holder', text: '王某' }));
});

test('each sheet has the account of its own title', async () => {
  const sheet = (account: string): Row[] => [['交易明细'], [`账号：${account}`], header, ...rows];
  const { transfers } = await takeWorkbook({ 一: sheet('6299010000000011'), 二: sheet('6299010000000022') });
  expect(transfers.map(({ from, to }) => [from, to])).toEqual([
    [`bank:${peer}`, 'bank:6299010000000011'],
    ['bank:6299010000000011', `bank:${peer}`],
    [`bank:${peer}`, 'bank:6299010000000022'],
    ['bank:6299010000000022', `bank:${peer}`],
  ]);
});

test('a title that names nobody is refused with what to do, and a bad row below one is told by its own number', async () => {
  await expect(takeWorkbook({ 明细: [['交易明细'], header, ...rows] })).rejects.toMatchObject({ kind: 'input' });
  const bad: Row = ['2026-13-45 10:00:00', 5, undefined, 5, peer, '李某', '往来'];
  const lines = [['账号：6299010000000001'], header, rows[0]!, bad, rows[1]!];
  const { transfers, rejected } = await takeWorkbook({ 明细: lines });
  expect(transfers.map(({ row }) => row)).toEqual([1, 3]);
  expect(rejected).toMatchObject([{ row: 2, column: '交易时间' }]);
});
