import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTransfers, type MadeLedger, makeLedger } from '../../test/support/made-ledger.ts';
import { vectors } from '../../test/support/shared.ts';
import { bankOf, issuerOf } from '../banks/index.ts';
import type { AccountFact, Service } from '../model/index.ts';
import { serviceOf } from './services.ts';
import { accountPage, accountViews, namedAccount, namedAccounts, transferViews } from './index.ts';

const card = '6222020200001234562';
const tron = 'TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE';
const ether = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const iban = 'ZZ2100010000000000001234';
const march = Date.UTC(2026, 2, 1);
const day = 86_400_000;

const fact = (name: string, what: AccountFact['fact'], text: string, more: Partial<AccountFact> = {}): AccountFact => ({
  kind: name.startsWith('wallet:') ? 'wallet' : 'bank',
  value: name.replace(/^(?:wallet|bank):/u, ''),
  fact: what,
  text,
  row: 1,
  ...more,
});

const shared = (kind: Service['kind'], value: string): Service => ({
  kind,
  value,
  reports: 9,
  rings: 4,
  exclusivity: 0.1,
  why: { en: '9 reports name it: 4 rings.', zh: '共9份报案提及：涉及4个团伙。' },
});

describe('an account as it is shown', () => {
  let ledger: MadeLedger;
  const read = () => ledger.workbench.ctx.read;
  async function view(name: string, services?: readonly Service[]) {
    const { number } = await namedAccount(read(), name);
    return (await accountViews(read(), [number, number], services === undefined ? {} : { services })).get(number)!;
  }

  beforeAll(async () => {
    ledger = await makeLedger(
      [
        { at: march, from: card, to: iban, minor: 100_00, ref: 'A1', balance: 5_00, side: 'paid' },
        { at: march + day, from: iban, to: '629955000000000000', minor: 40_00, report: 'ZA-1' },
        {
          at: march + 40 * day,
          from: iban,
          to: `wallet:tron:${tron}`,
          minor: 7_00,
          received: { minor: 1_000_000, currency: 'USDT' },
        },
        { at: march, from: `wallet:tron:${tron}`, to: `wallet:evm:${ether}`, minor: 5_000_000, currency: 'USDT' },
        { at: march, from: `wallet:evm:${ether}`, to: 'handle:alipay:ann@mail.example', minor: 5 },
        { at: march, from: iban, to: `name:${iban} 王某`, minor: 5 },
      ],
      {
        facts: [
          fact(iban, 'holder', '王某'),
          fact(card, 'holder', '王某', { row: 7 }),
          fact(iban, 'bank', 'Bank of Nowhere'),
          fact(`wallet:tron:${tron}`, 'label', 'first word', { category: 'scam' }),
          fact(`wallet:tron:${tron}`, 'label', 'desk 4', { category: 'exchange', source: 'tags', row: 3 }),
          fact(`wallet:evm:${ether}`, 'label', 'KuCoin_Deposit_0x23aa'),
        ],
        statements: [
          {
            kind: 'bank',
            value: iban,
            currency: 'CNY',
            rows: 3,
            from: march,
            to: march + day,
            opening: 0,
            closing: 5,
            broken: { row: 2, expected: 3, found: 4 },
          },
        ],
      },
    );
  });
  afterAll(async () => await ledger.close());

  test('the bank as stated, else by the first digits of the card', async () => {
    expect(await view(iban)).toMatchObject({ holder: '王某', bank: 'Bank of Nowhere' });
    expect(await view(card)).toMatchObject({ holder: '王某', bank: '中国工商银行' });
    expect(await view('629955000000000000')).not.toHaveProperty('bank');
    expect(await view(`tron:${tron}`)).toMatchObject({ bank: 'tron' });
    expect(await view('alipay:ann@mail.example')).toMatchObject({ bank: 'alipay' });
  });

  test('a service by the category of a label, by a known name, by the linker; the label that names it is shown', async () => {
    expect(await view(tron)).toMatchObject({
      label: { text: 'desk 4', category: 'exchange', source: 'tags' },
      service: { category: 'exchange' },
    });
    expect((await view(ether)).service).toMatchObject({ category: 'exchange', why: { en: expect.stringContaining('KuCoin') } });
    expect(await view(iban)).not.toHaveProperty('service');
    const services = [shared('iban', iban), shared('wallet', `evm:${ether}`), shared('phone', '+86')];
    expect((await view(iban, services)).service).toEqual({ category: 'mule-desk', why: services[0]!.why });
    // What a source says of an account comes before what its use suggests.
    expect((await view(ether, services)).service?.category).toBe('exchange');
  });

  test.each([
    ['KuCoin 17', 'exchange'],
    ['Deposit: Binance', 'exchange'],
    ['Binance deposit', 'exchange'],
    ['FixedFloat', 'exchange'],
    ['changenow', 'exchange'],
    ['Tornado.Cash: Router', 'mixer'],
    ['Hop', 'bridge'],
    ['CoW Protocol: GPv2Settlement', 'dex'],
    ['KuCoin Hacker', undefined],
    ['LI.FI Exploiter 2', undefined],
    ['Fake_Phishing123', undefined],
    ['Binance Scam Token', undefined],
    ['hop two of the chain', undefined],
    ['Notbinance', undefined],
    ['mybinance.example', undefined],
    ['假冒支付宝客服', undefined],
  ])('a label %s: %s', async (label, category) => {
    const made = await makeLedger([], { facts: [fact('wallet:tron:Tx', 'label', label)] });
    try {
      const views = await accountViews(made.workbench.ctx.read, [0]);
      expect(views.get(0)!.service?.category).toBe(category);
    } finally {
      await made.close();
    }
  });

  test('a person names an account as they like', async () => {
    const one = async (text: string) => (await namedAccounts(read(), text)).map(({ value }) => value);
    expect(await one(` ${card.replaceAll(/(\d{4})/gu, '$1 ')}`)).toEqual([card]);
    expect(await one(Array.from(card, (digit) => '０１２３４５６７８９'[Number(digit)]).join(''))).toEqual([card]);
    expect(await one('zz21 0001 0000 0000 0000 1234')).toEqual([iban]);
    expect(await one(`bank:${iban}`)).toEqual([iban]);
    expect(await one(tron)).toEqual([`tron:${tron}`]);
    expect(await one(tron.toLowerCase())).toEqual([]);
    expect(await one(ether.toLowerCase())).toEqual([`evm:${ether}`]);
    expect(await one(`evm:${ether}`)).toEqual([`evm:${ether}`]);
    expect(await one('ann@mail.example')).toEqual(['alipay:ann@mail.example']);
    expect(await one('%')).toEqual([]);
    expect(await one('王某')).toEqual([card, iban, `${iban} 王某`]);
    expect(await one('王')).toEqual([]);
    await expect(namedAccount(read(), '王某')).rejects.toMatchObject({
      code: 'money.account.several',
      kind: 'conflict',
      hint: expect.stringContaining(iban),
    });
    await expect(namedAccount(read(), '123')).rejects.toMatchObject({ code: 'money.account', kind: 'missing' });
  });

  test('everything of one account', async () => {
    const page = await accountPage(read(), iban, { limit: 2 });
    expect(page).toMatchObject({
      account: { name: `bank:${iban}`, holder: '王某' },
      facts: [{ fact: 'holder', text: '王某', at: { row: 1 } }, { fact: 'bank' }],
      statements: [{ rows: 3, broken: { row: 2, expected: 3, found: 4 } }],
      reports: [],
      reported: 0,
      firstAt: march,
      lastAt: march + 40 * day,
      count: 4,
      sums: [
        {
          currency: 'CNY',
          in: 100_00,
          out: 47_05,
          timesIn: 1,
          timesOut: 3,
          months: [{ month: '2026-03' }, { month: '2026-04', in: 0, out: 7_00, timesOut: 1 }],
        },
      ],
    });
    expect(page.transfers).toHaveLength(2);
    const rest = await accountPage(read(), iban, { offset: 2 });
    expect(new Set([...page.transfers, ...rest.transfers].map(({ number }) => number)).size).toBe(4);
    // What came in another currency counts in that.
    expect((await accountPage(read(), tron)).sums).toMatchObject([{ currency: 'USDT', in: 1_000_000, out: 5_000_000 }]);
  });

  test('a movement that both sides tell is one, with both rows', async () => {
    await addTransfers(
      ledger.workbench,
      [{ at: march + 60_000, from: card, to: iban, minor: 100_00, ref: 'A1', balance: 100_00, side: 'got', note: 'rent' }],
      { exhibit: '1'.repeat(64) },
    );
    const { number } = await namedAccount(read(), card);
    const numbers = await read().transfersOf(number);
    expect(await transferViews(read(), numbers)).toMatchObject([{ ref: 'A1', note: 'rent', rows: [{ row: 1 }, { row: 1 }] }]);
  });
});

const bins = vectors('data/cn_bank_card_bins');
describe.skipIf(bins.absent)(
  `banks by prefix: the published table's own cases${bins.absent ? ' (skipped: data not there)' : ''}`,
  () => {
    const lines = (name: string) => bins.bytes(name).toString().trim().split('\n').slice(1);
    const table = bins.absent ? [] : lines('bins.csv').map((line) => line.split(','));

    test('its cases', () => {
      const cases = lines('tests.csv').map((line) => line.split(',') as [string, string, string]);
      for (const [input, field, expected] of cases) {
        const bank = bankOf(input);
        if (field === 'error') expect(bank).toBeUndefined();
        else if (field === 'bank_code') expect(bank?.code).toBe(expected);
        else expect(bank).toBeDefined();
      }
    });

    test('every prefix leads to its bank', () => {
      const wrong = table.filter(([prefix, length, , name]) => {
        const bank = bankOf(prefix!.padEnd(Number(length), '0'));
        return !bank?.name.split(' / ').includes(name!);
      });
      // A longer prefix of another bank may begin with the digits and zeros.
      expect(wrong.length / table.length).toBeLessThan(0.01);
    });

    test('numbers of orders are no cards', () => {
      const numbers = Array.from({ length: 2000 }, (_, i) => `2024${String(i * 7919).padStart(15, '0')}`);
      expect(numbers.filter((number) => issuerOf(number) !== undefined)).toEqual([]);
    });
  },
);

const thefts = vectors('data/mftracer_ethereum_cases');
describe.skipIf(thefts.absent)(`where stolen money ended${thefts.absent ? ' (skipped: data not there)' : ''}`, () => {
  test('labels of exchanges and mixers name the service, those of thieves none', () => {
    const labels = new Set(
      ['54m', 'LIFI', 'Atomic'].flatMap((name) =>
        thefts
          .bytes(`${name}_edges.csv`)
          .toString()
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[6]!),
      ),
    );
    const category = (text: string): string | undefined =>
      serviceOf({ kind: 'wallet', value: 'evm:0x0' }, { account: 0, fact: 'label', text, exhibit: '', row: 1 }, new Map())
        ?.category;
    const of = (shape: RegExp): Set<string | undefined> => new Set([...labels].filter((each) => shape.test(each)).map(category));
    expect(of(/^(?:Huobi|KuCoin|Bitget|Binance)/u)).toEqual(new Set(['exchange']));
    expect(of(/^Tornado/u)).toEqual(new Set(['mixer']));
    expect(of(/Exploiter|Hack|Phish/u)).toEqual(new Set([undefined]));
  });
});
