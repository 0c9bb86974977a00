import { minorDigits } from '../../../src/model/currency.ts';

/**
 * Minor units of an amount as people type it: separators, full-width figures, 万 and 亿. Exact: what a currency has no unit for is
 * refused, and so is what no safe integer holds. `undefined`: no amount.
 */
export function minorOf(typed: string, currency: string): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,，_]/gu, '');
  const found = /^(\d{1,15})(?:\.(\d{1,9}))?(万|亿)?$/u.exec(plain);
  if (found === null) return undefined;
  const [, whole = '', part = '', unit] = found;
  const places = minorDigits(currency) + (unit === '万' ? 4 : unit === '亿' ? 8 : 0);
  if (/[1-9]/u.test(part.slice(places))) return undefined;
  const minor = Number(BigInt(whole + part.slice(0, places).padEnd(places, '0')));
  return minor > 0 && Number.isSafeInteger(minor) ? minor : undefined;
}

/** An amount as one may go on typing it: plain figures, no separators. */
export function typedOf(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(minor).padStart(digits + 1, '0');
  if (digits === 0) return text;
  const part = text.slice(-digits).replace(/0+$/u, '');
  return part === '' ? text.slice(0, -digits) : `${text.slice(0, -digits)}.${part.padEnd(2, '0')}`;
}
