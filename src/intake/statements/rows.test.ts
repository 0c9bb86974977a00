import { describe, expect, test } from 'vitest';
import { takeMoney, type TakenMoney } from '../../../test/support/statements.ts';
import type { PlanOptions } from '../plan.ts';

const head = '本方账号,交易时间,交易金额,收付标志,交易余额,对手账号,对手户名,摘要,交易流水号,现金标志,交易是否成功,币种';
const own = '6299010000000001';
const peer = '6299010000000002';

/** A statement with these rows; each is told by what differs from an ordinary payment. */
async function statement(rows: readonly Readonly<Record<string, string>>[], options: PlanOptions = {}): Promise<TakenMoney> {
  const lines = rows.map((row, at) => {
    const cells: Record<string, string> = {
      本方账号: own,
      交易时间: `2026-03-05 10:00:0${at % 10}`,
      交易金额: '100.00',
      收付标志: '出',
      交易余额: '',
      对手账号: peer,
      交易流水号: String(at),
      ...row,
    };
    return head
      .split(',')
      .map((name) => `"${cells[name] ?? ''}"`)
      .join(',');
  });
  return takeMoney('s.csv', `${head}\n${lines.join('\n')}\n`, { region: 'CN', ...options });
}

const codes = ({ rejected }: TakenMoney): string[] => rejected.map(({ row, column, code }) => `${row} ${column ?? '-'} ${code}`);

test('a plain row, and the row that makes it suspicious', async () => {
  const { transfers, rejected, records, blank } = await statement([{}, { 收付标志: '进', 交易金额: '１，０００．５０' }]);
  expect(rejected).toEqual([]);
  expect([records, blank]).toEqual([2, 0]);
  expect(transfers).toMatchObject([
    {
      row: 1,
      from: `bank:${own}`,
      to: `bank:${peer}`,
      minor: 10_000,
      side: 'paid',
      at: '2026-03-05T02:00:00.000Z',
      currency: 'CNY',
    },
    { row: 2, from: `bank:${peer}`, to: `bank:${own}`, minor: 100_050, side: 'got' },
  ]);
  expect(new Set(transfers.map(({ id }) => id)).size).toBe(2);
  expect(transfers[0]!.id).toMatch(/^t[0-9a-f]{20}$/u);
});

describe('what cannot be is set aside, with its column and why', () => {
  test.each([
    [{ 交易时间: '2026-02-31 10:00:00' }, '交易时间 intake.impossible-date'],
    [{ 交易时间: '2031-01-01 10:00:00' }, '交易时间 intake.impossible-date'],
    [{ 交易时间: '' }, '交易时间 intake.no-date'],
    [{ 交易时间: 'yesterday' }, '交易时间 intake.unread-date'],
    [{ 交易金额: '' }, '交易金额 intake.no-amount'],
    [{ 交易金额: '0.00' }, '交易金额 intake.zero-amount'],
    [{ 交易金额: 'many' }, '交易金额 intake.unread-amount'],
    [{ 交易金额: '-100.00' }, '交易金额 intake.negative-amount'],
    [{ 交易金额: '99999999999999999.00' }, '交易金额 intake.absurd-amount'],
    [{ 收付标志: 'O' }, '收付标志 intake.no-direction'],
    [{ 收付标志: '空' }, '收付标志 intake.no-direction'],
    [{ 收付标志: '' }, '收付标志 intake.no-direction'],
    [{ 对手账号: own }, '- intake.to-itself'],
    [{ 对手账号: '6.22E+18' }, '对手账号 intake.lost-digits'],
    [{ 对手账号: '6299010000000010000' }, '对手账号 intake.lost-digits'],
    [{ 本方账号: '6.22202E+18' }, '本方账号 intake.lost-digits'],
    [{ 本方账号: '' }, '本方账号 intake.no-account'],
    [{ 对手账号: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD' }, '对手账号 intake.wrong-address'],
    [{ 交易是否成功: '失败' }, '交易是否成功 intake.failed-transfer'],
    [{ 交易是否成功: '0' }, '交易是否成功 intake.failed-transfer'],
    [{ 币种: 'visit win-usdt.com' }, '币种 intake.unread-currency'],
  ])('%j', async (row, expected) => {
    const taken = await statement([{}, row, {}]);
    expect(codes(taken)).toEqual([`2 ${expected}`]);
    expect(taken.transfers).toHaveLength(2);
    expect(taken.records).toBe(3);
    // What went aside comes back as it was.
    expect(taken.rejected[0]!.record).toMatchObject(row);
  });
});

test('signs: of a column without a direction, of one whose signs agree, of one where a single minus stands', async () => {
  const signed = await takeMoney(
    's.csv',
    `账号,日期,金额,余额,对方户名\n${own},2026-03-05,-100.00,50.00,李某\n${own},2026-03-06,30.00,80.00,王某\n`,
  );
  expect(signed.transfers).toMatchObject([
    { from: `bank:${own}`, to: `name:${own} 李某`, minor: 10_000, balance: 5000 },
    { from: `name:${own} 王某`, to: `bank:${own}`, minor: 3000 },
  ]);
  const agreeing = await statement([{ 交易金额: '-100.00' }, { 收付标志: '进', 交易金额: '30.00' }]);
  expect(agreeing.transfers.map(({ side, minor }) => `${side} ${minor}`)).toEqual(['paid 10000', 'got 3000']);
  const reversal = await statement([{}, { 交易金额: '-100.00' }]);
  expect(codes(reversal)).toEqual(['2 交易金额 intake.negative-amount']);
});

test('the sign or the mark tells where the direction does not', async () => {
  const { transfers } = await statement([
    { 交易金额: '-5.00', 收付标志: '' },
    { 交易金额: '(6.00)' },
    { 交易金额: '7.00 CR', 收付标志: '' },
  ]);
  expect(transfers.map(({ side, minor }) => `${side} ${minor}`)).toEqual(['paid 500', 'paid 600', 'got 700']);
});

test('a debit and a credit at once is no payment', async () => {
  const taken = await takeMoney(
    's.csv',
    `Account No,Date,Debit,Credit,Balance\n1234567,2026-03-05,5.00,6.00,1\n1234567,2026-03-05,5.00,0.00,1\n`,
  );
  expect(codes(taken)).toEqual(['1 Debit intake.two-amounts']);
  expect(taken.transfers).toMatchObject([{ minor: 500, side: 'paid' }]);
});

test('currencies differ from row to row, each with its own digits', async () => {
  const { transfers, rejected } = await statement([
    { 币种: '人民币' },
    { 币种: 'JPY', 交易金额: '100.99' },
    { 币种: 'USDT-TRC20', 交易金额: '1.2345678' },
    { 币种: '840' },
    { 币种: '' },
  ]);
  expect(rejected).toEqual([]);
  expect(transfers.map(({ minor, currency }) => `${minor} ${currency}`)).toEqual([
    '10000 CNY',
    '100 JPY',
    '1234567 USDT',
    '10000 USD',
    '10000 CNY',
  ]);
});

test('counterparties: number, masked number, name alone, nobody, cash', async () => {
  const { transfers, facts } = await statement([
    { 对手户名: '李 某' },
    { 对手账号: '6222****1234', 对手户名: '王某' },
    { 对手账号: '', 对手户名: '王某' },
    { 对手账号: '-', 对手户名: '' },
    { 对手账号: '', 摘要: 'ATM取款' },
    { 对手账号: '', 现金标志: '现金', 收付标志: '进' },
    { 对手账号: '', 摘要: '短信费' },
    { 对手户名: '骗子', 摘要: '解冻手续费' },
  ]);
  expect(transfers.map(({ from, to, form }) => [from, to, form])).toEqual([
    [`bank:${own}`, `bank:${peer}`, 'transfer'],
    [`bank:${own}`, `name:${own} 6222****1234`, 'transfer'],
    [`bank:${own}`, `name:${own} 王某`, 'transfer'],
    [`bank:${own}`, undefined, 'transfer'],
    [`bank:${own}`, undefined, 'cash'],
    [undefined, `bank:${own}`, 'cash'],
    [`bank:${own}`, undefined, 'fee'],
    // Cheats ask for fees: with somebody on the other side it is a payment to them.
    [`bank:${own}`, `bank:${peer}`, 'transfer'],
  ]);
  expect(facts).toEqual([
    { kind: 'bank', value: peer, fact: 'holder', text: '李 某', row: 1 },
    { kind: 'name', value: `${own} 6222****1234`, fact: 'holder', text: '王某', row: 2 },
    { kind: 'name', value: `${own} 王某`, fact: 'holder', text: '王某', row: 3 },
    { kind: 'bank', value: peer, fact: 'holder', text: '骗子', row: 8 },
  ]);
});

test('a page that was copied twice gives the same ids, whatever file, row and encoding it stands in', async () => {
  const once = await statement([{}, { 交易余额: '5.00' }]);
  const twice = await takeMoney('other.csv', `\uFEFF${head}\r\n"${own}\t",2026/3/5 10:00:00,"100",付,,${peer},,,0,,,CNY\r\n`, {
    region: 'CN',
  });
  expect(twice.transfers[0]!.id).toBe(once.transfers[0]!.id);
  const copied = await takeMoney(
    's.csv',
    `${head}\n${own},2026-03-05 10:00:00,100,出,,${peer},,,0,,,\n${head}\n${own},2026-03-05 10:00:00,100,出,,${peer},,,0,,,\n`,
    {
      region: 'CN',
    },
  );
  expect([copied.records, copied.blank]).toEqual([3, 1]);
  expect(new Set(copied.transfers.map(({ id }) => id)).size).toBe(1);
});

test('newest first is an order like any other', async () => {
  const rows = [{ 交易时间: '2026-03-07' }, { 交易时间: '2026-03-06' }, { 交易时间: '2026-03-05' }];
  const down = await statement(rows);
  const up = await statement(rows.toReversed().map((row, at) => ({ ...row, 交易流水号: String(2 - at) })));
  expect(new Set(down.transfers.map(({ id }) => id))).toEqual(new Set(up.transfers.map(({ id }) => id)));
});

test('the zone: stated, of the region, of the row, of the header, of a chain; and a note says which', async () => {
  const at = async (options: PlanOptions): Promise<string> => (await statement([{}], options)).transfers[0]!.at;
  expect(await at({})).toBe('2026-03-05T02:00:00.000Z');
  expect(await at({ zone: '+00:00' })).toBe('2026-03-05T10:00:00.000Z');
  expect(await at({ region: 'MM' })).toBe('2026-03-05T03:30:00.000Z');
  expect(await at({ region: 'US' })).toBe('2026-03-05T10:00:00.000Z');
  const { plan } = await statement([{}], { region: 'US' });
  expect(plan.notes.map(({ en }) => en).join()).toContain('taken as UTC');
  const zoned = await takeMoney(
    's.csv',
    'from,to,amount,time zone,date\n1,2,5,UTC-5,2026-03-05 10:00\n1,2,5,Asia/Shanghai,2026-03-05 10:00\n1,2,5,here,2026-03-05 10:00\n',
  );
  expect(zoned.transfers.map((each) => each.at)).toEqual(['2026-03-05T15:00:00.000Z', '2026-03-05T02:00:00.000Z']);
  expect(codes(zoned)).toEqual(['3 time zone intake.unread-zone']);
});

test('whose statement it is must be told: by a column, by the lines above, by the operator', async () => {
  const bare = 'Date,Description,Debit,Credit,Balance\n2026-03-05,x,5.00,,1.00\n';
  await expect(takeMoney('s.csv', bare)).rejects.toMatchObject({ code: 'intake.no-account' });
  const stated = await takeMoney('s.csv', bare, { account: '12345678' });
  expect(stated.transfers).toMatchObject([{ from: 'bank:12345678', minor: 500 }]);
  const several = `Account Number: 12345678\nAccount Number: 87654321\n${bare}`;
  await expect(takeMoney('s.csv', several)).rejects.toMatchObject({ code: 'intake.no-account' });
});

test('rows set aside say whose statement they stood in, so that they can come back', async () => {
  const above =
    'Account Number: 12345678\nDate,Description,Debit,Credit,Balance\n2026-03-05,x,5.00,,1.00\n2026-03-06,y,zero,,1.00\n';
  const { rejected } = await takeMoney('s.csv', above);
  expect(rejected).toMatchObject([{ row: 2, column: 'Debit', record: { 'own account': '12345678', Description: 'y' } }]);
  const again = await takeMoney(
    'r.csv',
    'Date,Description,Debit,Credit,Balance,own account,clew_file,clew_row,clew_column,clew_reason\n2026-03-06,y,7,,1.00,12345678,s.csv,2,Debit,why\n',
  );
  expect(again.transfers).toMatchObject([{ from: 'bank:12345678', minor: 700 }]);
});

test('a map says what the columns are, where their names do not', async () => {
  const text = 'wann,wer,wem,wieviel\n2026-03-05,50,62,"1.234,50"\n2026-03-05,50,62,"12,00"\n';
  const columns = { wann: 'at', wer: 'from', wem: 'to', wieviel: 'amount' } as const;
  const { transfers } = await takeMoney('s.csv', text, { map: { columns, constants: { currency: 'EUR' } } });
  expect(transfers.map(({ minor, currency }) => `${minor} ${currency}`)).toEqual(['123450 EUR', '1200 EUR']);
  const bare = await takeMoney('s.csv', '2026-03-05,50,62,5\n', {
    map: { headerRow: 0, columns: { 'column 1': 'at', 'column 2': 'from', 'column 3': 'to', 'column 4': 'amount' } },
  });
  expect(bare.transfers).toMatchObject([{ minor: 500, from: 'bank:50' }]);
});

test('what is asked for and is not there is refused', async () => {
  await expect(takeMoney('s.csv', 'a,b\n1,2\n', { as: 'transfers' })).rejects.toMatchObject({ code: 'intake.content' });
  await expect(takeMoney('s.txt', 'I was cheated.', { as: 'rates' })).rejects.toMatchObject({ code: 'intake.content' });
});

describe('long numbers that end in zeros', () => {
  const whole = Array.from({ length: 25 }, (_, at) => ({ 对手账号: `62990100000${String(10_000_000 + at * 7 + 1)}` }));

  test('are what the bank gave where the others of the table keep their last digits', async () => {
    const { transfers, rejected } = await statement([...whole, { 对手账号: '6299010000000010000' }]);
    expect(rejected).toEqual([]);
    expect(transfers.at(-1)).toMatchObject({ to: 'bank:6299010000000010000' });
  });

  test('were cut where several of them are, and what is written as 6.2E+18 always', async () => {
    const cut = await statement([...whole, { 对手账号: '6299010000000010000' }, { 对手账号: '6299010000000020000' }]);
    expect(codes(cut)).toEqual(['26 对手账号 intake.lost-digits', '27 对手账号 intake.lost-digits']);
    expect(codes(await statement([...whole, { 对手账号: '6.29901E+18' }]))).toEqual(['26 对手账号 intake.lost-digits']);
  });
});

test('a header and no rows is said', async () => {
  expect((await statement([])).plan.notes.map(({ en }) => en)).toContain('A header and no rows.');
});

test('headers in traditional characters are those in simplified ones', async () => {
  const head = '交易時間,交易卡號,對手帳號,交易金額,收付標誌,餘額';
  const { plan, transfers } = await takeMoney('t.csv', `${head}\n2026-03-05 10:00,${own},${peer},100,出,900\n`, { region: 'CN' });
  expect(plan.tables[0]!.columns.map(({ part }) => part)).toEqual(['at', 'own', 'peer', 'amount', 'direction', 'balance']);
  expect(transfers).toMatchObject([{ from: `bank:${own}`, to: `bank:${peer}`, minor: 10_000 }]);
});
