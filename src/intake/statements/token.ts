import { readCurrency } from '../amounts.ts';

/** Names under which chains list what everybody calls by its symbol. */
const symbols: Readonly<Record<string, string>> = {
  'TETHER USD': 'USDT',
  TETHER: 'USDT',
  'USD COIN': 'USDC',
  TRONIX: 'TRX',
  TRON: 'TRX',
  ETHER: 'ETH',
  ETHEREUM: 'ETH',
  BITCOIN: 'BTC',
  'BNB SMART CHAIN': 'BNB',
};

/**
 * The contracts that are the stablecoins they are called, by chain. Anyone can issue a token of the same symbol, and cheats do: what
 * another contract calls USDT is not worth a dollar, and must not be traced as one.
 */
const genuine: Readonly<Record<string, readonly string[]>> = {
  USDT: [
    '0xdac17f958d2ee523a2206206994597c13d831ec7',
    'tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t',
    '0x55d398326f99059ff775485246999027b3197955',
    '0xc2132d05d31c914a87c6611c10748aeb04b58e8f',
    '0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9',
    '0x94b008aa00579c1307b0ef2c499ad98a8ce58e58',
    '0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7',
    'es9vmfrzacermjfrf4h2fyd4kconky11mcce8benwnyb',
  ],
  USDC: [
    '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
    'tekxitehnzsmse2xqrbj4w32run966rdz8',
    '0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d',
    '0x3c499c542cef5e3811e1192ce70d8cc03d5c3359',
    '0x2791bca1f2de4661ed88a30c99a7a9449aa84174',
    '0xaf88d065e77c8cc2239327c5edb3a432268e5831',
    '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
    '0x0b2c639c533813f4aa9d7837caf62653d097ff85',
    '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913',
    '0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e',
    'epjfwdd5aufqssqem2qn1xzybapc8g4weggkzwytdt1v',
  ],
};

/**
 * The currency or token that a cell names; undefined when it is no name of one (an advertisement, an address).
 *
 * @param contract the token's contract, where the row tells it.
 */
export function readToken(cell: string, contract: string): string | undefined {
  const code = symbolOf(cell);
  const known = code === undefined || contract === '' ? undefined : genuine[code];
  if (known === undefined || known.includes(contract.toLowerCase())) return code;
  return `${code}?${contract.slice(0, 10)}`;
}

function symbolOf(cell: string): string | undefined {
  const text = cell.normalize('NFKC').trim();
  const plain = text
    .toUpperCase()
    .replace(/[\s_-]*[([]?(?:TRC|ERC|BEP)-?\d{1,2}[)\]]?$/u, '')
    .replace(/^([A-Z0-9]{2,10})\s*\(.*\)$|^.{1,40}\(([A-Z0-9]{2,10})\)$/u, '$1$2');
  const named = symbols[plain] ?? readCurrency(plain) ?? readCurrency(plain.replace(/元$/u, ''));
  if (named !== undefined) return named;
  return plain !== '' && plain.length <= 20 && !/[\s/:@,]|0x[0-9a-f]{6}|\.(?:com|org|net|io|xyz|app)\b/iu.test(plain)
    ? plain
    : undefined;
}
