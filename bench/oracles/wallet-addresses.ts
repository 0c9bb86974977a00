import { find, readCsv } from './case.ts';
import type { Case } from './case.ts';

const evm = ['evm'];
/** Their currencies by our chains, where Clew reads the chain; forks that share Bitcoin's bytes cannot be told apart. */
const chains: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    (
      'arb arbitrum avalanche avax bankex bera berachain binance bnb callisto celo clo etc eth ethereum ethw etherzero etz exp expanse flare flr game ' +
      'ip op s sonic story tap yfi eurc vechain vet'
    )
      .split(' ')
      .map((name) => [name, evm]),
  ),
  algo: ['algo'],
  cardano: ['ada'],
  ada: ['ada'],
  bitcoin: ['btc'],
  btc: ['btc'],
  bitcoincash: ['bch', 'btc'],
  bch: ['bch', 'btc'],
  bsv: ['bch', 'btc'],
  bitcoingold: ['btg'],
  btg: ['btg'],
  cro: ['cro', ...evm],
  dash: ['dash'],
  dgb: ['dgb', 'doge', 'btc'],
  digibyte: ['dgb', 'doge', 'btc'],
  dogecoin: ['doge'],
  dot: ['dot', 'ksm', 'substrate'],
  kmd: ['kmd'],
  komodo: ['kmd'],
  litecoin: ['ltc', 'btc'],
  ltc: ['ltc', 'btc'],
  monero: ['xmr'],
  xmr: ['xmr'],
  namecoin: ['nmc'],
  peercoin: ['ppc'],
  ppc: ['ppc'],
  pivx: ['doge'],
  qtum: ['qtum'],
  ripple: ['xrp'],
  xrp: ['xrp'],
  sol: ['sol'],
  solana: ['sol'],
  bonk: ['sol'],
  stellar: ['xlm'],
  xlm: ['xlm'],
  trx: ['tron'],
  'unknown trc20': ['tron'],
  'unknown token': evm,
  vertcoin: ['vtc', 'btc'],
  vtc: ['vtc', 'btc'],
  xtz: ['xtz'],
  zcash: ['zec'],
  zec: ['zec'],
  zen: ['zen'],
  zencash: ['zen'],
  usdt: ['evm', 'tron', 'sol', 'btc'],
  tether: ['evm', 'tron', 'sol', 'btc'],
  usdc: ['evm', 'sol', 'xlm'],
};

/** The network an option asks for, when the token lives on several. */
const onChain: Readonly<Record<string, readonly string[]>> = { tron: ['tron'], solana: ['sol'], bitcoin: ['btc'], omni: ['btc'] };

export const walletAddresses = {
  name: 'oracle_wallet_addresses',
  data: 'oracle_wallet_addresses',
  cases(): Case[] {
    return readCsv('oracle_wallet_addresses/cases.csv').flatMap((row, index) => {
      const { currency, address, opts, valid } = row as Record<'currency' | 'address' | 'opts' | 'valid', string>;
      const chainType = /"chainType": "(\w+)"/.exec(opts)?.[1]?.toLowerCase();
      const allowed = (chainType !== undefined && (onChain[chainType] ?? evm)) || chains[currency.toLowerCase()];
      // Test networks hold no money: their addresses are no wallets here.
      if (allowed === undefined || /testnet|both/.test(opts)) return [];
      const found = find(address, ['wallet'], 0.5).find((each) => each.start === 0 && each.end === address.length);
      const got = found !== undefined && allowed.includes(found.value.split(':')[0]!);
      return [
        {
          id: `${index} ${currency}`,
          group: valid === '1' ? 'valid' : 'invalid',
          input: `${address} ${opts}`,
          want: valid === '1',
          got,
        },
      ];
    });
  },
};
