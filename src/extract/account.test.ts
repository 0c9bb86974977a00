import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankOf, isLuhn, issuerOf } from '../banks/index.ts';
import { findAccounts } from './account.ts';
import { findCards } from './card.ts';
import { findIbans, isMod97, isValidIban } from './iban.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';

function find(text: string): Found[] {
  const source = scan({ text });
  const out: Found[] = [];
  for (const finder of [findCards, findAccounts, findIbans]) finder(source, out);
  return out;
}

/** `kind value|raw` of each. */
function read(text: string): string[] {
  return find(text).map((found) => `${found.kind} ${found.value}|${text.slice(found.start, found.end)}`);
}

/** The digits with the check digit that makes them pass Luhn. */
function luhn(body: string): string {
  return '0123456789'
    .split('')
    .map((digit) => body + digit)
    .find(isLuhn)!;
}

const icbc = luhn('622202020000123456');
const visa = '4111111111111111';
const simulated = luhn('629955012345678901');

describe('cards', () => {
  test('a bank card with its bank', () => {
    const text = `转到卡号${icbc}。`;
    expect(find(text)).toMatchObject([
      { kind: 'card', value: icbc, start: 4, end: 23, about: { bank: '中国工商银行', type: 'debit', checksum: 'ok' } },
    ]);
  });

  test.each([
    [`卡号${icbc.replace(/(\d{4})(?=\d)/g, '$1 ')}`, icbc],
    [`卡号${icbc.replace(/(\d{4})(?=\d)/g, '$1-')}`, icbc],
    [`卡号${Array.from(icbc, (digit) => '０１２３４５６７８９'[Number(digit)]).join('')}`, icbc],
    [`my card ${visa} was used`, visa],
    [`card number: 4111-1111-1111-1111`, visa],
  ])('%s', (text, value) => {
    expect(find(text).map((found) => `${found.kind} ${found.value}`)).toEqual([`card ${value}`]);
  });

  test.each([`订单号${icbc}`, `order ${visa}`, `ID${visa}`, `${visa}元`])('none in %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  test('two banks may share a prefix', () => {
    expect(bankOf('6225160000000000')?.name).toContain(' / ');
  });

  test('last digits are patterns', () => {
    expect(find('打款账号：尾号1234')).toMatchObject([{ kind: 'account', value: '*1234', masked: true, start: 5, end: 11 }]);
    expect(find('我的银行卡尾号为1234')).toMatchObject([{ kind: 'card', value: '*1234', masked: true }]);
    expect(find('my card ending in 1234')).toMatchObject([{ kind: 'card', value: '*1234' }]);
    expect(find('account ****1234 was used')).toMatchObject([{ kind: 'account', value: '****1234' }]);
    expect(find('卡号6222 **** **** 1234')).toMatchObject([{ kind: 'card', value: '6222********1234' }]);
  });

  test('one digit changed is no card', () => {
    fc.assert(
      fc.property(fc.nat({ max: 18 }), fc.nat({ max: 9 }), (at, digit) => {
        const mutated = icbc.slice(0, at) + String(digit) + icbc.slice(at + 1);
        expect(issuerOf(mutated) !== undefined).toBe(mutated === icbc);
      }),
    );
  });
});

describe('accounts', () => {
  test.each([
    [`转到卡号${simulated}`, simulated],
    [`收款账户6299 5501 2345 6789 017`, '6299550123456789017'],
    ['打款账号：0200012345678', '0200012345678'],
    ['户头 123-4-56789-0', '1234567890'],
    ['account number 12345678', '12345678'],
    ['acct no. 000123456789', '000123456789'],
    [`${simulated}已冻结`, simulated],
  ])('%s', (text, value) => {
    expect(find(text).map((found) => `${found.kind} ${found.value}`)).toEqual([`account ${value}`]);
  });

  test.each([
    '转账50000元',
    '转到13800138000',
    '打款2024-01-02',
    'paid 5000000 dollars',
    '账号13800138000',
    '电话6299550123456789',
  ])('none in %s', (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('IBAN', () => {
  test.each([
    ['BE71 0961 2345 6769', 'BE71096123456769'],
    ['DE91100000000123456789', 'DE91100000000123456789'],
    ['GB82 WEST 1234 5698 7654 32', 'GB82WEST12345698765432'],
  ])('%s', (raw, value) => {
    expect(read(`send to ${raw} today`)).toEqual([`iban ${value}|${raw}`]);
  });

  test('a country that issues none makes an account', () => {
    expect(find('收款账户ZZ43 FAKE 4458 3051 2323 29。')).toMatchObject([
      { kind: 'account', value: 'ZZ43FAKE44583051232329', start: 4 },
    ]);
  });

  test('any digit changed is none', () => {
    const iban = 'DE91100000000123456789';
    fc.assert(
      fc.property(fc.integer({ min: 4, max: iban.length - 1 }), fc.nat({ max: 9 }), (at, digit) => {
        const mutated = iban.slice(0, at) + String(digit) + iban.slice(at + 1);
        expect(isValidIban(mutated)).toBe(mutated === iban);
        expect(isMod97(mutated)).toBe(mutated === iban);
      }),
    );
  });

  test('a bank code of letters holds no digits', () => {
    expect(isValidIban('IE95TE8270900834048660')).toBe(false);
  });
});

test('no text makes these finders throw, and every span lies in the text', () => {
  const unit = fc.constantFrom(...Array.from('0123456789 -*xX卡账号尾AZ元.\n\ud83d'));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 120 }), (text) => {
      for (const { start, end } of find(text)) expect(start >= 0 && start < end && end <= text.length).toBe(true);
    }),
  );
});
