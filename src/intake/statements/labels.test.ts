import { describe, expect, test } from 'vitest';
import { takeMoney } from '../../../test/support/statements.ts';
import { categoryOf } from './words.ts';

describe('labels', () => {
  test('of a tag pack: what an address is known as, the kind of service, who says so', async () => {
    const text =
      'pack,address,currency,label,category,abuse,actor,confidence,source\n' +
      'x,0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,ETH,Some Exchange 1,exchange,,some,service_data,https://example.org/a\n' +
      'x,1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2,BTC,Robbers,,service_hack,,,https://example.org/b\n' +
      'x,1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3,BTC,Mistyped,,scam,,,https://example.org/c\n' +
      'x,X-avax1ju2khnvkex4u30rt5jm5x8jd3jdfhvawg7ed9x,AVAX,Far away,exchange,,,,https://example.org/d\n';
    const { plan, facts, rejected } = await takeMoney('tags.csv', text);
    expect(plan.content).toBe('labels');
    expect(facts).toEqual([
      {
        kind: 'wallet',
        value: 'evm:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
        fact: 'label',
        text: 'Some Exchange 1',
        category: 'exchange',
        source: 'https://example.org/a',
        row: 1,
      },
      {
        kind: 'wallet',
        value: 'btc:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
        fact: 'label',
        text: 'Robbers',
        category: 'scam',
        source: 'https://example.org/b',
        row: 2,
      },
      {
        kind: 'wallet',
        value: 'avax:X-avax1ju2khnvkex4u30rt5jm5x8jd3jdfhvawg7ed9x',
        fact: 'label',
        text: 'Far away',
        category: 'exchange',
        source: 'https://example.org/d',
        row: 4,
      },
    ]);
    expect(rejected).toMatchObject([{ row: 3, column: 'address', code: 'intake.wrong-address' }]);
  });

  test('of bank accounts, and by a map', async () => {
    const { facts } = await takeMoney(
      'a.csv',
      '账号,标签,类别\n6299010000000001,水房账户,跑分\n6299010000000002,某支付公司备付金,支付\n',
    );
    expect(facts.map(({ value, text, category }) => [value, text, category])).toEqual([
      ['6299010000000001', '水房账户', 'mule-desk'],
      ['6299010000000002', '某支付公司备付金', 'payment'],
    ]);
    const mapped = await takeMoney('a.csv', 'konto,was\n6299010000000001,mixer\n', {
      map: { columns: { konto: 'account', was: 'label' }, constants: { source: 'a list' } },
    });
    expect(mapped.facts).toMatchObject([{ category: 'mixer', source: 'a list' }]);
  });

  test.each([
    ['Some Exchange hot wallet', 'exchange', '', 'exchange'],
    ['KuCoin 17', '', '', 'exchange'],
    ['KuCoin_Deposit_0x23aa', '', '', undefined],
    ['Tornado.Cash: Router', '', '', 'mixer'],
    ['THORChain: THORChain Router v4.1.1', '', '', 'bridge'],
    ['Ronin Bridge Exploiter 4', '', '', 'scam'],
    ['Fake_Phishing1772', '', '', 'scam'],
    ['bet365', 'gambling', '', 'gambling'],
    ['somebody', 'user', '', undefined],
    ['anything', '', 'sanction', 'sanctioned'],
    ['Plain name', '', '', undefined],
    ['transit_9c7a', '', '', undefined],
  ])('%s (%s, %s) is %s', (label, category, abuse, expected) => {
    expect(categoryOf(label, category, abuse)).toBe(expected);
  });
});

describe('rates', () => {
  test('one a row', async () => {
    const { plan, rates, rejected } = await takeMoney(
      'r.csv',
      'date,from,to,rate,source\n2026-03-05,USD,CNY,7.1203,bank\n2026-03-05,USD,CNY,-1,bank\n2026-02-30,USD,CNY,7,bank\n',
    );
    expect(plan.content).toBe('rates');
    expect(rates).toEqual([{ from: 'USD', to: 'CNY', rate: 7.1203, day: '2026-03-05', source: 'bank', row: 1 }]);
    expect(rejected.map(({ row, code }) => `${row} ${code}`)).toEqual(['2 intake.no-rate', '3 intake.impossible-date']);
  });

  test('a column for each currency, by the base that a map states', async () => {
    const text = 'Date,USD,JPY,CNY,\n05/03/2026,1.0821,162.5,7.79,\n13/03/2026,1.0821,,7.8,\n';
    const { rates } = await takeMoney('eurofxref.csv', text, { map: { constants: { base: 'EUR', source: 'central bank' } } });
    expect(rates.map(({ from, to, rate, day }) => `${day} ${from} ${to} ${rate}`)).toEqual([
      '2026-03-05 EUR USD 1.0821',
      '2026-03-05 EUR JPY 162.5',
      '2026-03-05 EUR CNY 7.79',
      '2026-03-13 EUR USD 1.0821',
      '2026-03-13 EUR CNY 7.8',
    ]);
  });
});
