import { minorDigits, type Money } from '../model/index.ts';
import { numericCodes, smallUnits, spellings } from './currencies.ts';

/** Why a cell gives no amount: `none` not given, `unread` not understood, the others impossible. */
export type NoAmount = 'none' | 'unread' | 'negative' | 'absurd';

/** No single victim's report is larger, in major units; a thousand times more where a unit buys next to nothing. */
const largestMajor = 1e10;
const isoCode = /^[A-Za-z]{3,5}$/;

const currencies = new Map<string, string | undefined>();

/** ISO code (or token symbol) of a currency as a form spells it; undefined when it is none. */
export function readCurrency(cell: string): string | undefined {
  const known = currencies.get(cell);
  if (known !== undefined || currencies.has(cell)) return known;
  if (cell.length > 40) return undefined;
  const text = cell.normalize('NFKC').trim().toUpperCase();
  let code = spellings.find(([spelling]) => spelling === text)?.[1];
  if (text === '元') code = 'CNY';
  code ??= numericCodes[text];
  if (code === undefined && isoCode.test(text) && !/^(?:NONE|NULL|NAN)$/.test(text)) code = text;
  if (currencies.size < 1000) currencies.set(cell, code);
  return code;
}

/** Currency and unit that a header names: 涉案金额（万元）, `loss_usd`. */
export function headerMoney(name: string): { currency?: string; times?: number } {
  const text = name.normalize('NFKC');
  const times = /万|萬/.test(text) ? 10_000 : /亿|億/.test(text) ? 100_000_000 : /千元|仟元/.test(text) ? 1000 : undefined;
  let currency =
    /(?:^|[^A-Za-z])(CNY|RMB|USD|TWD|NTD|HKD|EUR|GBP|JPY|SGD|MYR|THB|AUD|CAD|INR|USDT|USDC|ETH|BTC|BNB|TRX)(?:$|[^A-Za-z])/i.exec(
      text,
    )?.[1];
  currency =
    currency === undefined
      ? spellings.find(([spelling]) => spelling.length > 1 && /\P{ASCII}/u.test(spelling) && text.includes(spelling))?.[1]
      : readCurrency(currency);
  return { ...(currency === undefined ? {} : { currency }), ...(times === undefined ? {} : { times }) };
}

/**
 * Reads an amount: `32225`, `1,234.50`, `1.234,50`, `１２.５万`, `¥3000元`, `USDT 1200`.
 *
 * @param fallback currency when the cell names none.
 * @param times major units the column is told in.
 */
export function readAmount(cell: string, fallback: string, times = 1): Money | NoAmount {
  const plain = plainNumber(cell);
  if (plain >= 0) return money(plain * times, fallback);
  // No amount is so long, and the patterns below need not be proof against a megabyte of spaces.
  if (cell.length > 80) return cell.trim() === '' ? 'none' : 'unread';
  let text = cell.normalize('NFKC').trim();
  if (text === '' || /^(?:n\/?a|null|none|nan|unknown|-+|—+|\?+|无|無|不详|不詳|未知|不明)$/i.test(text)) return 'none';
  const named = takeCurrency(text);
  const currency = named.currency ?? fallback;
  text = named.text;
  const match =
    /^\s*(?:约|約|共|共计|共計|合计|合計|~)?\s*(\(?[-−+]?)\s*(\d[\d,.' ]*)\s*(万|萬|亿|億|千|百万|百萬|[KkMm](?![A-Za-z]))?\s*(?:余|餘|多)?\s*(?:元|圆|圓|块|塊)?(?:整|正)?\)?\s*$/.exec(
      text,
    );
  if (match === null) return 'unread';
  const value = decimal(match[2]!);
  if (value === undefined) return 'unread';
  if (/[-−(]/.test(match[1]!)) return value === 0 ? money(0, currency) : 'negative';
  const unit = match[3] === undefined ? times : (units[match[3].toLowerCase()] ?? 1);
  return money(value * unit, currency);
}

/** Takes the currency out of an amount that names it: ¥3000元, `USDT 1200`, `12.5 EUR`. */
export function takeCurrency(text: string): { readonly text: string; readonly currency?: string } {
  let rest = text;
  let currency: string | undefined;
  const upper = text.toUpperCase();
  for (const [spelling, code] of spellings) {
    const at = upper.indexOf(spelling);
    if (at < 0) continue;
    currency = code;
    rest = text.slice(0, at) + text.slice(at + spelling.length);
    break;
  }
  const code = /(?:^|[\d\s])([A-Za-z]{3,5})(?:$|[\d\s])/.exec(rest);
  if (code !== null) {
    currency = code[1]!.toUpperCase() === 'RMB' ? 'CNY' : code[1]!.toUpperCase();
    rest = rest.replace(code[1]!, '');
  }
  return currency === undefined ? { text } : { text: rest, currency };
}

const units: Readonly<Record<string, number>> = {
  千: 1e3,
  k: 1e3,
  万: 1e4,
  萬: 1e4,
  百万: 1e6,
  百萬: 1e6,
  m: 1e6,
  亿: 1e8,
  億: 1e8,
};

/** ASCII digits with at most one point and two decimals, -1 for anything else: nearly every cell, without a regex. */
function plainNumber(cell: string): number {
  const { length } = cell;
  if (length === 0 || length > 15) return -1;
  let point = -1;
  for (let i = 0; i < length; i++) {
    const code = cell.charCodeAt(i);
    if (code === 46 && point < 0 && i > 0 && i < length - 1 && length - i <= 3) point = i;
    else if (code < 48 || code > 57) return -1;
  }
  return Number(cell);
}

/** A number with grouping; the last mark is the decimal one unless exactly three digits follow it. */
function decimal(text: string): number | undefined {
  const digits = text.replace(/[' ]/g, '');
  const point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (point < 0) return Number(digits);
  const mark = digits[point]!;
  const after = digits.length - point - 1;
  const marks = new Set(digits.replace(/\d/g, ''));
  const grouped = marks.size === 1 && (mark === ',' ? after === 3 : digits.indexOf(mark) !== point);
  if (marks.size === 1 && mark === ',' && after > 3) return undefined;
  const whole = (grouped ? digits : digits.slice(0, point)).replace(/[.,]/g, '');
  const value = Number(grouped ? whole : `${whole}.${digits.slice(point + 1)}`);
  return Number.isFinite(value) ? value : undefined;
}

function money(major: number, currency: string): Money | NoAmount {
  if (major > (smallUnits.has(currency) ? 1000 * largestMajor : largestMajor)) return 'absurd';
  const minor = Math.round(major * 10 ** minorDigits(currency));
  return Number.isSafeInteger(minor) ? { minor, currency } : 'absurd';
}
