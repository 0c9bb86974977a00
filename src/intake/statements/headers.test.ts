import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vectors } from '../../../test/support/shared.ts';
import { takeMoney } from '../../../test/support/statements.ts';
import type { PlanOptions } from '../plan.ts';
import { meanings, transferColumns } from './names.ts';

const schema = vectors('data/cn_bank_query_schema');
const columns = (): {
  columns_34: string[];
  variant_names: Record<string, string[]>;
  alipay_mapping_seen: Record<string, string[]>;
} => JSON.parse(readFileSync(schema.path('columns.json'), 'utf8')) as never;

/** What each of the 34 columns becomes. */
const wanted: Readonly<Record<string, string>> = {
  交易卡号: 'own',
  交易账号: 'own',
  账户开户名称: 'ownName',
  交易时间: 'at',
  交易金额: 'amount',
  交易余额: 'balance',
  收付标志: 'direction',
  交易对手账卡号: 'peer',
  现金标志: 'cash',
  对手户名: 'peerName',
  对手开户银行: 'peerBank',
  摘要说明: 'note',
  交易币种: 'currency',
  交易是否成功: 'success',
  交易流水号: 'ref',
  商户名称: 'peerName',
  备注: 'note',
  交易类型: 'form',
};

describe.skipIf(schema.absent)('columns that banks return to investigators (skipped without the shared data)', () => {
  const line = (names: readonly string[]): string =>
    names
      .map((name) => {
        const part = wanted[name];
        if (part === 'own') return '6299 0100-0001 0001\t';
        if (part === 'at') return '2026-03-05 14:30:05';
        if (part === 'amount') return '１,234.50';
        if (part === 'balance') return '2,000.00';
        if (part === 'direction') return '出';
        if (part === 'peer') return '\t9000-001 23';
        if (part === 'currency') return '人民币';
        if (part === 'success') return '成功';
        return part === undefined || part === 'cash' ? '' : name;
      })
      .map((cell) => `"${cell}"`)
      .join(',');

  test('all 34 are known, in any order and encoding', async () => {
    const names = columns().columns_34;
    expect(names).toHaveLength(34);
    for (const order of [names, names.toReversed()]) {
      const { plan, transfers, rejected, facts } = await takeMoney('q.csv', `${order.join(',')}\n${line(order)}\n`, {
        region: 'CN',
      });
      expect(rejected).toEqual([]);
      expect(Object.fromEntries(plan.tables[0]!.columns.map(({ name, part }) => [name, part]))).toEqual(
        Object.fromEntries(names.map((name) => [name, wanted[name] ?? 'ignore'])),
      );
      expect(transfers).toHaveLength(1);
      expect(transfers[0]).toMatchObject({
        at: '2026-03-05T06:30:05.000Z',
        from: 'bank:6299010000010001',
        to: 'bank:900000123',
        minor: 123_450,
        currency: 'CNY',
        balance: 200_000,
        side: 'paid',
        ref: '交易流水号',
      });
      expect(facts).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ value: '6299010000010001', fact: 'holder', text: '账户开户名称' }),
          expect.objectContaining({
            value: '900000123',
            fact: 'holder',
            text: expect.stringMatching(/对手户名|商户名称/u) as string,
          }),
          expect.objectContaining({ value: '900000123', fact: 'bank', text: '对手开户银行' }),
        ]),
      );
    }
  });

  test('so are the variants of their names', () => {
    for (const [name, variants] of Object.entries(columns().variant_names)) {
      for (const variant of variants) {
        expect(meanings(variant, transferColumns)[0]?.part, variant).toBe(meanings(name, transferColumns)[0]?.part);
      }
    }
  });

  test('and the columns that a payment service returns', async () => {
    for (const [name, meant] of Object.entries(columns().alipay_mapping_seen)) {
      const part = meanings(name, transferColumns)[0]?.part;
      expect(
        meant.map((each) => meanings(each, transferColumns)[0]?.part),
        name,
      ).toContain(part);
    }
  });
});

/** Header sets as banks, services, explorers and wallets export them, each with one invented row and what must come of it. */
const sets: readonly (readonly [name: string, content: string, first: object, options?: PlanOptions])[] = [
  [
    'a bank in English, debit and credit',
    'Account Number: 12345678\n\nDate,Description,Debit,Credit,Balance\n05/03/2026,CARD PAYMENT,"1,200.50",,300.00\n25/03/2026,x,,1.00,301.00',
    {
      from: 'bank:12345678',
      minor: 120_050,
      balance: 30_000,
      side: 'paid',
      note: 'CARD PAYMENT',
      at: '2026-03-05T00:00:00.000Z',
    },
  ],
  [
    'a bank in English, one signed amount',
    'Account,Date,Amount,Balance,Payee,Memo\nGB29NWBK60161331926819,2026-03-05,-45.00,100.00,Jane Roe,rent\nGB29NWBK60161331926819,2026-03-06,5.00,105.00,Jane Roe,back',
    {
      from: 'bank:GB29NWBK60161331926819',
      to: 'name:GB29NWBK60161331926819 Jane Roe',
      minor: 4500,
      side: 'paid',
      currency: 'GBP',
    },
    { region: 'GB' },
  ],
  [
    'a bank in English, withdrawals and deposits',
    'Account No.,Transaction Date,Value Date,Particulars,Withdrawal Amt.,Deposit Amt.,Closing Balance,Reference No\n0012345678,05-03-2026,05-03-2026,NEFT,,"1,00,000.00","1,00,500.00",N123\n0012345678,25-03-2026,25-03-2026,ATM CASH,500.00,,"1,00,000.00",N124',
    { to: 'bank:0012345678', minor: 10_000_000, balance: 10_050_000, side: 'got', ref: 'N123', currency: 'INR' },
    { region: 'IN' },
  ],
  [
    'a bank in English, DR and CR behind the balance',
    'Account Number,Posting Date,Narrative,Amount,Dr/Cr,Running Balance,Currency\n111222333,2026-03-05,x,10.00,DR,90.00 DR,SGD',
    { from: 'bank:111222333', minor: 1000, balance: -9000, currency: 'SGD', side: 'paid' },
  ],
  [
    'a continental bank, comma for the decimals',
    'IBAN;Booking Date;Counterparty;Counterparty IBAN;Purpose;Amount;Currency\nDE89370400440532013000;05.03.2026;ACME;NL91 ABNA 0417 1643 00;bill;-1.234,50;EUR\nDE89370400440532013000;06.03.2026;ACME;NL91 ABNA 0417 1643 00;bill;12,5;EUR',
    { from: 'bank:DE89370400440532013000', to: 'bank:NL91ABNA0417164300', minor: 123_450, currency: 'EUR', side: 'paid' },
  ],
  [
    'a Chinese bank: 借方 and 贷方',
    '账号：6299010000000001 户名：张某某 币种：人民币\n交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名,对方账号,对方开户行\n20260305,143005,网银转账,"10,000.00",,"1,000.00",李某,6299010000000002,样例银行',
    {
      at: '2026-03-05T06:30:05.000Z',
      from: 'bank:6299010000000001',
      to: 'bank:6299010000000002',
      minor: 1_000_000,
      currency: 'CNY',
      balance: 100_000,
    },
    { region: 'CN' },
  ],
  [
    'a Chinese bank: 收入 and 支出, in 万元',
    '卡号,户名,记账日期,收入(万元),支出(万元),账户余额,对方账号,对方户名,用途\n6299010000000001,张某某,2026/3/5,1.25,,12500.00,,李某,货款',
    { to: 'bank:6299010000000001', from: 'name:6299010000000001 李某', minor: 1_250_000, side: 'got', balance: 1_250_000 },
    { region: 'CN' },
  ],
  [
    'a Chinese bank: 借贷标志 by initials',
    '本方账号,交易时间,发生额,借贷标志,余额,对手账号\n6299010000000001,2026-03-05-14.30.05.123456,5.00,D,5.00,6299010000000002\n6299010000000001,2026-03-05-14.31.05.123456,5.00,J,0.00,6299010000000002',
    { at: '2026-03-05T06:30:05.000Z', to: 'bank:6299010000000001', from: 'bank:6299010000000002', side: 'got' },
    { region: 'CN' },
  ],
  [
    'a bank of Taiwan',
    '帳號,交易日期,摘要,支出金額,存入金額,餘額,對方帳號\n0001234567890,115/03/05,轉帳,"3,000",,"7,000",0009876543210',
    { from: 'bank:0001234567890', to: 'bank:0009876543210', minor: 300_000, currency: 'TWD', at: '2026-03-04T16:00:00.000Z' },
    { region: 'TW' },
  ],
  [
    'Alipay for investigators',
    '交易号,商户订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,用户信息,交易对方信息,消费名称,金额（元）,收/支,交易状态,备注,对应的协查数据\nA1,O1,2026-03-05 08:50:20,,,网站,即时到账交易,2088000000000001(张某),2088000000000002(李某),货款,100.5,支出,交易成功,,1',
    { from: 'handle:alipay:2088000000000001', to: 'handle:alipay:2088000000000002', minor: 10_050, currency: 'CNY', ref: 'A1' },
    { region: 'CN' },
  ],
  [
    'Alipay for its customers',
    '支付宝交易记录明细查询\n账号:[someone@example.com]\n起始日期:[2026-03-01 00:00:00]    终止日期:[2026-03-31 00:00:00]\n---------------------------------交易记录明细列表------------------------------------\n交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n2026-03-05 08:50:20,转账,李某,187***@example.com,转账,支出,88.00,余额,交易成功,2026030522,,,\n',
    {
      from: 'handle:alipay:someone@example.com',
      to: 'name:alipay:someone@example.com 187***@example.com',
      minor: 8800,
      ref: '2026030522',
    },
    { region: 'CN' },
  ],
  [
    'WeChat Pay',
    '微信支付账单明细,,,,,,,,\n微信昵称：[某人],,,,,,,,\n,,,,,,,,\n----------------------微信支付账单明细列表--------------------,,,,,,,,\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n2026-03-05 08:50:20,转账,李某,"转账备注:货款",支出,¥66.60,零钱,对方已收钱,"1000050001\t","/","/"\n2026-03-06 08:50:20,零钱提现,某银行,"/",/,¥5.00,某银行(1234),提现已到账,"1000050002\t","/","服务费¥0.10"',
    {
      from: 'handle:wechatpay:wxid_example',
      to: 'name:wechatpay:wxid_example 李某',
      minor: 6660,
      ref: '1000050001',
      currency: 'CNY',
    },
    { region: 'CN', account: 'wxid_example' },
  ],
  [
    'Etherscan, plain transactions',
    '"Txhash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)","CurrentValue @ $1642.27/Eth","TxnFee(ETH)","TxnFee(USD)","Historical $Price/Eth","Status","ErrCode","Method"\n"0xab","17395810","1772699405","2026-03-05 08:30:05","0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed","0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359","","0","1.500000000123456789","2463.4","0.00042","0.69","1642","","","Transfer"',
    {
      from: 'wallet:evm:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      to: 'wallet:evm:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
      minor: 1_500_000_000,
      currency: 'ETH',
      at: '2026-03-05T08:30:05.000Z',
      side: 'neither',
      ref: '0xab',
    },
    { region: 'CN' },
  ],
  [
    'Etherscan, internal transactions',
    '"Txhash","Blockno","UnixTimestamp","DateTime (UTC)","ParentTxFrom","ParentTxTo","ParentTxETH_Value","From","TxTo","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)","CurrentValue @ $1/Eth","Historical $Price/Eth","Status","ErrCode","Type"\n"0xab","1","1772699405","2026-03-05 08:30:05","0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed","","0","0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed","0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359","","0.5","0","","","0","","call"',
    { to: 'wallet:evm:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', minor: 500_000_000, currency: 'ETH' },
  ],
  [
    'Etherscan, tokens',
    '"Txhash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","TokenValue","USDValueDayOfTx","ContractAddress","TokenName","TokenSymbol"\n"0xab","1","1772699405","2026-03-05 08:30:05","0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed","0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359","1,234.567891","$1,234.57","0xdac17f958d2ee523a2206206994597c13d831ec7","Tether USD","USDT"',
    { minor: 1_234_567_891, currency: 'USDT' },
  ],
  [
    'a token that only calls itself USDT',
    'Transaction Hash,DateTime (UTC),From,To,TokenValue,ContractAddress,TokenSymbol\n0xab,2026-03-05 08:30:05,0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359,5000,0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,USDT',
    { minor: 5_000_000_000, currency: 'USDT?0x5aaeb605' },
  ],
  [
    'BscScan',
    '"Txhash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN(BNB)","Value_OUT(BNB)","TxnFee(BNB)","Status","ErrCode","Method"\n"0xab","1","1772699405","2026-03-05 08:30:05","0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed","0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359","","2","0","0.001","","","Transfer"',
    { minor: 2_000_000_000, currency: 'BNB' },
  ],
  [
    'the API of Etherscan: raw values',
    'blockNumber,timeStamp,hash,from,to,value,contractAddress,tokenName,tokenSymbol,tokenDecimal\n1,1772699405,0xab,0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359,1500000000000000000,0x6b175474e89094c44da98b954eedeac495271d0f,Dai Stablecoin,DAI,18',
    { minor: 1_500_000_000, currency: 'DAI' },
  ],
  [
    'Tronscan',
    'Transaction Hash,Block,Time(UTC),From,To,Amount,Token,Result\nab,69296619,2026-02-15 00:30:57,TSHwVpdJQn1m16pB5isA4ZtMVamr621EdD,TC3R7Ru3JqEwsVq1pp8X7RZBsF1soSeb5g,31000.000000,Tether USD,SUCCESS',
    { from: 'wallet:tron:TSHwVpdJQn1m16pB5isA4ZtMVamr621EdD', minor: 31_000_000_000, currency: 'USDT' },
  ],
  [
    'Bitcoin Core',
    '"Confirmed","Date","Type","Label","Address","Amount (BTC)","ID"\n"true","2026-03-05T08:30:05","Sent to","","bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4","-0.01000001","ab"\n"true","2026-03-06T08:30:05","Received with","","bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4","0.5","cd"',
    { from: 'wallet:btc:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', minor: 1_000_001, currency: 'BTC', side: 'paid' },
    { account: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', as: 'transfers' },
  ],
  [
    'a list with kinds of accounts',
    'tx_id,report_id,leg,at,from_kind,from_ref,to_kind,to_ref,amount,currency\nT2,R1,3,2026-01-01T14:51:00Z,account,6299554570894302938,wallet,0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,1458,USDT',
    { from: 'bank:6299554570894302938', minor: 1_458_000_000, report: 'R1', ref: 'T2' },
  ],
  [
    'a simulator of laundering',
    'tran_id,orig_acct,bene_acct,tx_type,base_amt,tran_timestamp,is_sar,alert_id\n1,50,S-mule-3,WIRE,234.08,2011-01-01T00:00:00Z,True,0',
    { from: 'bank:50', to: 'bank:S-mule-3', minor: 23_408, currency: 'XXX' },
  ],
  [
    'transfers as a police form lists them',
    '转账时间,转出账号,转出户名,转入账号,转入户名,收款银行,转账金额(元),报案编号\n2026年3月5日 14:30,6299010000000001,张某,6299010000000002,李某,样例银行,3000,A20260001',
    { from: 'bank:6299010000000001', to: 'bank:6299010000000002', minor: 300_000, report: 'A20260001' },
    { region: 'CN' },
  ],
  [
    'a wallet that swaps',
    'Date,Wallet Address,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,TxHash\n2026-03-05 08:30:05,0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,1.5,ETH,3000,USDT,0.01,ETH,0xab',
    { form: 'swap', minor: 1_500_000_000, currency: 'ETH', received: '3000000000 USDT' },
  ],
];

describe('header sets of the world', () => {
  test.each(sets.map(([name, content, first, options]) => ({ name, content, first, options: options ?? {} })))(
    '$name',
    async ({ content, first, options }) => {
      const { plan, transfers, rejected } = await takeMoney('x.csv', content, options);
      expect(plan.content).toBe('transfers');
      expect(rejected).toEqual([]);
      expect(transfers[0]).toMatchObject(first);
    },
  );

  test('a list in JSON and JSON Lines', async () => {
    const row = { hash: 'ab', from: '50', to: '62', amount: 12.5, currency: 'USD', timestamp: '2026-03-05T08:30:05Z' };
    for (const [name, text] of [
      ['x.json', JSON.stringify([row, { ...row, hash: 'cd' }])],
      ['x.jsonl', `${JSON.stringify(row)}\n${JSON.stringify({ ...row, hash: 'cd' })}\n`],
    ] as const) {
      const { plan, transfers } = await takeMoney(name, text);
      expect(plan.content, name).toBe('transfers');
      expect(transfers.map(({ ref, minor, from }) => [ref, minor, from])).toEqual([
        ['ab', 1250, 'bank:50'],
        ['cd', 1250, 'bank:50'],
      ]);
    }
  });
});
