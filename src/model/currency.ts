/**
 * Decimal digits of a currency's minor unit where they are not two: ISO 4217, and for tokens their own decimals, of which no more
 * than nine are kept: beyond, the sums of a ledger would no longer be exact in a double (2^53). What is finer is cut off.
 */
const digits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(['JPY', 'KRW', 'VND', 'CLP', 'ISK', 'UGX', 'XOF', 'XAF'].map((code) => [code, 0])),
  ...Object.fromEntries(['KWD', 'BHD', 'OMR', 'JOD', 'TND'].map((code) => [code, 3])),
  ...Object.fromEntries(['TRX', 'XRP', 'USDT', 'USDC'].map((code) => [code, 6])),
  ...Object.fromEntries(['BTC', 'BCH', 'LTC', 'DOGE', 'DASH', 'ZEC'].map((code) => [code, 8])),
  ...Object.fromEntries(['ETH', 'WETH', 'BNB', 'SOL', 'DAI', 'XMR', 'MATIC', 'TON'].map((code) => [code, 9])),
};

/** Decimal digits of the minor unit of an ISO 4217 currency or of a token; a token that is not known is counted in millionths. */
export function minorDigits(currency: string): number {
  return digits[currency] ?? (currency.length === 3 ? 2 : 6);
}

/** An amount as on a payment record, exact and without its currency: `171,000.00`; a token's digits beyond the second as far as needed. */
export function exactAmount(minor: number, currency: string): string {
  const places = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  const part = places === 0 ? '' : text.slice(-places);
  const shown = places > 3 ? part.slice(0, 2) + part.slice(2).replace(/0+$/u, '') : part;
  return `${minor < 0 ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`;
}
