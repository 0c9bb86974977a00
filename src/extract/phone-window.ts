import { insideIban } from './iban.ts';
import type { Chain, Source } from './source.ts';

/** Some neighbouring groups of a chain, read as one number. */
export interface Window {
  readonly chain: Chain;
  readonly first: number;
  readonly last: number;
  /** Without a trunk zero in brackets. */
  readonly digits: string;
  /** From the sign or bracket on. */
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
}

/** Whether a plus or an opened bracket may stand before a number. */
function mayBeSigned(text: string, start: number): boolean {
  const near = text.charCodeAt(start - 1);
  const before = near === 0x20 ? text.charCodeAt(start - 2) : near;
  return before === 0x2b || before === 0x28;
}

/** The window over groups first … last, or undefined when brackets do not close. */
export function windowOf(source: Source, chain: Chain, first: number, last: number): Window | undefined {
  const { groups, gaps } = chain;
  const text = source.folded;
  let start = groups[first]!.start;
  if (first === last && !mayBeSigned(text, start)) {
    return { chain, first, last, digits: groups[first]!.digits, start, end: groups[last]!.end, plus: false };
  }
  // Most numbers have no brackets: no list of their gaps is made for them.
  const inner = hasBracket(gaps, first, last) ? gaps.slice(first, last).join('|') : '';
  const closes = inner.indexOf(')');
  const opens = closes !== -1 && (!inner.includes('(') || closes < inner.indexOf('('));
  if (opens) {
    const bracket = /\(\s?\+?$/.exec(text.slice(Math.max(0, start - 3), start))?.[0];
    if (bracket === undefined) return undefined;
    start -= bracket.length;
  }
  if (!isBalanced(opens ? `(${inner}` : inner)) return undefined;
  const sign = mayBeSigned(text, start) ? /\+ ?\(?$/.exec(text.slice(Math.max(0, start - 3), start))?.[0] : undefined;
  if (sign !== undefined && (!sign.endsWith('(') || closes !== -1)) start -= sign.length;
  // A sum (45+31-33…) has a plus, too.
  const plus =
    start < groups[first]!.start &&
    text.slice(start, groups[first]!.start).includes('+') &&
    !/[\d)]$/.test(text.slice(Math.max(0, start - 1), start));
  let digits = '';
  for (let i = first; i <= last; i++) {
    // +44 (0)20 …: the trunk zero that callers from abroad leave out.
    const isTrunk = i > first && groups[i]!.digits === '0' && gaps[i - 1]!.endsWith('(') && gaps[i]?.startsWith(')') === true;
    if (!isTrunk) digits += groups[i]!.digits;
  }
  return { chain, first, last, digits, start, end: groups[last]!.end, plus };
}

function hasBracket(gaps: readonly string[], first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    const gap = gaps[i]!;
    for (let at = 0; at < gap.length; at++) if (gap.charCodeAt(at) === 0x28 || gap.charCodeAt(at) === 0x29) return true;
  }
  return false;
}

function isBalanced(text: string): boolean {
  if (text === '') return true;
  let open = 0;
  for (const char of text) {
    if (char === '(') open++;
    if (char === ')') open--;
    if (open < 0 || open > 1) return false;
  }
  return open === 0;
}

/** What follows an amount, a count or a measure. */
export const amountAfter =
  /^ ?(?:元|块|塊|圆|万|萬|亿|億|千|美元|美金|港|新?台币|泰铢|欧元|英镑|人民币|[%％‰=]|个|次|笔|天|年|月|日|岁|点|分(?![机機])|秒|米|公里|USDT|USD|RMB|CNY|HKD|dollars?|yuan|baht|euros?|pounds?|bucks|days?|hours?|years?|\*\d|:\d)/i;
export const moneyBefore = /(?:[$¥￥€£฿₫₱₩]|USD|RMB|CNY|HKD|R[ps]\.?|RM|人民币) ?$/i;
/** Glued before a number: letters, marks of codes, decimals, thousands, products. */
export const gluedBefore = /(?:[A-Za-z0-9_@#=&%$*\\^~]|[A-Za-z0-9]-|\d[.:]|(?<!\d)\d{1,3},|\d )$/;
export const gluedAfter = /^(?:[A-WYZa-wyz_@%*×]|[xX](?! ?\d)|\.\d|,\d{3}(?![\d-])|-[A-Za-z])/;
/** Letters that announce a number without a space, and a template's field before it. */
const announces =
  /(?:^|[^A-Za-z])(?:tel|ph|phone|t|m|p|c|f|fax|mob|mobile|cell|hp|whatsapp|wa|is|to|at|on|and|or)[.:]?$|[A-Za-z]-$(?<=[a-z]{4}-)|# ?-?$|#@$/i;

/** First letters and marks, in ASCII, of what follows an amount or is glued to a number. */
const afterHeads = new Set(Array.from('%=UuRrCcHhDdYyEeBbPp*:', (char) => char.charCodeAt(0)));
/** First characters of what follows an amount. */
const amountHeads = new Set('元块塊圆万萬亿億千美港新台泰欧英人个次笔天年月日岁点分秒米公');
/** Last characters of what stands before money, outside ASCII. */
const moneyTails = new Set('¥￥€£฿₫₱₩币');

/** Whether what stands around a window leaves it a number of its own: no amount, code, address or sum. */
export function isFree(source: Source, window: Window): boolean {
  const { start, end, chain } = window;
  const text = source.folded;
  const next = text[end] ?? '';
  if (
    next <= '~'
      ? next !== '' && !isEndMark(text, end) && !isFreeAfter(text.slice(end, end + 8), chain.spoken)
      : amountHeads.has(next) && amountAfter.test(text.slice(end, end + 8))
  ) {
    return false;
  }
  const previous = text[start - 1] ?? '';
  // 四百零零一二…: the end of a numeral, not digits read out.
  if (chain.spoken && '十百千万萬亿億点'.includes(previous || ' ')) return false;
  if (previous > '~') return !moneyTails.has(previous);
  return previous === '' || isFreeBefore(source, window);
}

/** A mark that ends the sentence or its part. */
function isEndMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === 0x2c || code === 0x2e) && !isDigit(text.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isFreeAfter(after: string, isSpoken: boolean): boolean {
  const next = after.charCodeAt(0) === 0x20 ? after.charCodeAt(1) : after.charCodeAt(0);
  if ((next > 0x7f || afterHeads.has(next)) && amountAfter.test(after)) return false;
  return isSpoken || /^ext/i.test(after) || !gluedAfter.test(after);
}

/** `number 123`, `number: 123`: a space after a word that is no currency's, or after its colon. */
function isAfterWord(text: string, start: number): boolean {
  if (text.charCodeAt(start - 1) !== 0x20) return false;
  const code = text.charCodeAt(start - 2);
  if (code === 0x3a || code === 0x2c) return true;
  return code >= 0x61 && code <= 0x7a && !currencyTails.includes(text.charAt(start - 2));
}

/** Last letters of USD, RMB, CNY, Rs, Rp, RM. */
const currencyTails = 'dbyspm';

/** Whether what stands before a number ends as the signs and codes of money do. */
function mayBeMoney(text: string, start: number): boolean {
  const near = text.charCodeAt(start - 1) === 0x20 ? start - 2 : start - 1;
  const code = text.charCodeAt(near);
  if (code > 0x7f) return true;
  return code === 0x24 || code === 0x2e || currencyTails.includes(String.fromCharCode(code | 0x20));
}

function isFreeBefore(source: Source, { start, chain, first, plus }: Window): boolean {
  const text = source.folded;
  if (first === 0 && isAfterWord(text, start)) return true;
  const before = text.slice(Math.max(0, start - 24), start);
  if (mayBeMoney(text, start) && moneyBefore.test(before)) return false;
  if (chain.spoken) return true;
  if (insideIban(text, chain.groups[0]!.start)) return false;
  const isInside = first > 0 && /\d[ ./-]*$/.test(before);
  if (!isInside && !plus && gluedBefore.test(before) && !announces.test(before) && !/\d $/.test(before)) return false;
  // -2208960000 is a negative number; 45*31-339243873 a sum.
  if (!isInside && /(?:^|[\s(\d])[*+/=-]$/.test(before)) return false;
  // A path or a query of a URL holds ids, not telephone numbers; links to chats hold both.
  return !/[A-Za-z]\.[A-Za-z]{2,}\/[!-~]*$|:\/\/[!-~]*$|[?&]\w+=$/.test(before) || /(?:wa\.me|t\.me)\/\+?$/.test(before);
}

/** Whether a window cuts no longer number: what is left on either side is a number or a date of its own. */
export function isApart({ chain, first, last }: Window, isSecond: boolean): boolean {
  const { groups, gaps } = chain;
  if (groups.length === 1) return true;
  const next = groups[last + 1];
  const gapAfter = gaps[last] ?? '';
  const before = first === 0 || isSecond || /\/|  |^ $| - /.test(gaps[first - 1]!);
  const after = next === undefined || /\/|  |^ $| -|- /.test(gapAfter) || isExtension(gapAfter, next.digits);
  if (!before || !after) return false;
  // Whole groups of eight or more digits are separate things even across one space.
  const isAlone = first === last && groups[first]!.digits.length >= 8;
  const left =
    first === 0 || isSecond || isAlone || groups[first - 1]!.digits.length >= 8 || /[-./]$/.test(gaps[first - 2] ?? '');
  const right = next === undefined || isAlone || next.digits.length >= 7 || gapAfter !== ' ';
  return left && right;
}

/** 6130-2222-8866: a few digits after a last dash. */
export function isExtension(gap: string, digits: string): boolean {
  return gap === '-' && digits.length >= 2 && digits.length <= 6;
}

/** Lengths of a window's groups: `3 3 4`. */
export function shapeOf({ chain, first, last }: Window): string {
  return chain.groups
    .slice(first, last + 1)
    .map((group) => group.digits.length)
    .join(' ');
}

/** Whether its digits are spelled one by one. */
export function isOneByOne({ chain, first, last }: Window): boolean {
  for (let i = first; i <= last; i++) if (chain.groups[i]!.digits.length !== 1) return false;
  return last > first;
}

/** 2024-01-02, 17/02/2018, 2024-01-02 08. */
export function isDate({ chain, first, last }: Window): boolean {
  if (last - first < 2 || last - first > 3) return false;
  if (chain.groups[first]!.digits.length !== 4 && chain.groups[first + 2]!.digits.length !== 4) return false;
  const parts = chain.groups.slice(first, last + 1).map((group) => group.digits);
  const [a, b, c] = parts.map(Number) as [number, number, number];
  const isYear = (digits: string): boolean => digits.length === 4 && (digits.startsWith('19') || digits.startsWith('20'));
  return (isYear(parts[0]!) && b <= 12 && c <= 31) || (isYear(parts[2]!) && a <= 31 && b <= 31 && parts[0]!.length <= 2);
}

/** A dot, or one in brackets or behind one of the pair: how a chain holds a defanged address. */
const dotGap = /^\(?\.\)?$/;

export function isIp({ groups, gaps }: Chain): boolean {
  return (
    groups.length === 4 &&
    gaps.every((gap) => dotGap.test(gap)) &&
    groups.every(({ digits }) => digits.length <= 3 && Number(digits) < 256)
  );
}
