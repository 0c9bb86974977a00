import { describe, expect, test } from 'vitest';
import { scan } from './scan.ts';
import type { Found } from './source.ts';
import { findTxids } from './txid.ts';
import { readWallet } from '../wallets/index.ts';
import { findWallets } from './wallet.ts';

function find(text: string): Found[] {
  const out: Found[] = [];
  findWallets(scan({ text }), out);
  findTxids(scan({ text }), out);
  return out;
}

/** Public examples: specifications, burn and donation addresses. */
const known: ReadonlyArray<readonly [string, string]> = [
  ['btc', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
  ['btc', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
  ['btc', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['btc', 'bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr'],
  ['evm', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
  ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
  ['xrp', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'],
  ['bch', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
  ['xlm', 'GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7'],
  ['dot', '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5'],
  ['sol', 'So11111111111111111111111111111111111111112'],
];

describe('wallets', () => {
  test.each(known)('%s %s', (chain, address) => {
    const text = `币转到${address}，然后`;
    expect(find(text)).toMatchObject([{ kind: 'wallet', value: `${chain}:${address}`, start: 3, end: 3 + address.length }]);
  });

  test('hex in one case gets its checksum', () => {
    const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    expect(readWallet(address.toLowerCase())).toEqual({ chain: 'evm', address, checksum: 'none' });
    expect(readWallet(`0x${address.slice(2).toUpperCase()}`)?.address).toBe(address);
  });

  test.each([
    '0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    'BC1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx',
    'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn',
  ])('not %s', (word) => {
    expect(readWallet(word)).toBeUndefined();
  });

  test('in a link, after a prefix, between dashes', () => {
    const tron = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
    for (const text of [`https://tronscan.org/#/address/${tron}`, `tron:${tron}`, `USDT-${tron}`]) {
      expect(find(text).map((found) => found.value)).toEqual([`tron:${tron}`]);
    }
    expect(find('bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a')).toMatchObject([{ start: 0 }]);
  });

  test('shortened addresses are patterns', () => {
    expect(find('USDT打到TMwYVv...gdSJ这个地址')).toMatchObject([{ value: 'tron:TMwYVv*gdSJ', masked: true, start: 6, end: 19 }]);
    expect(find('0x12aB…90Ff')).toMatchObject([{ value: 'evm:0x12ab*90ff', masked: true }]);
    expect(find('bc1qcg***5a20')).toMatchObject([{ value: 'btc:bc1qcg*5a20', masked: true }]);
    expect(find('Tomorrow...maybe THANKS...all 1234...5678')).toEqual([]);
  });

  test('transactions need a chain around them', () => {
    const hash = '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b';
    expect(find(`交易哈希${hash}`)).toMatchObject([{ kind: 'txid', value: hash, start: 4 }]);
    expect(find(`0x${hash}`)).toMatchObject([{ kind: 'txid', value: `0x${hash}` }]);
    expect(find(`sample sha256 ${hash}`)).toEqual([]);
  });
});
