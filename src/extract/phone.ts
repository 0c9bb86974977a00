import { type Chain, chainsOf } from './digits.ts';
import { isCardChain } from './card.ts';
import { labelBefore, type Label } from './label.ts';
import { findMaskedPhones } from './phone-mask.ts';
import {
  type Dialled,
  readAnywhere,
  readBareInternational,
  readInternational,
  readNational,
  readNorthAmerican,
  regionFor,
} from './phone-number.ts';
import { famousNumbers, shortNumbers } from './short-numbers.ts';
import type { Finder, Found, Source } from './source.ts';

/** E.164 allows 15 digits; an international prefix (00, 011) and a trunk zero come on top. */
const mostDigits = 19;
const fewestDigits = 7;

/** Telephone numbers: whole ones in E.164, hotlines as `CC:digits`, masked ones as patterns. */
export const findPhones: Finder = (source, out) => {
  if (source.digits >= 3 || source.numerals > 1 || source.runs.length > 6) {
    let until = 0;
    for (const chain of chainsOf(source)) {
      if (chain.groups[0]!.start < until) continue;
      until = readChain(source, chain, out);
    }
  }
  findMaskedPhones(source, out);
};

/** Some groups of a chain read as one number. */
interface Window {
  readonly chain: Chain;
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
}

/** Appends the numbers of a chain; the offset up to which the text is used. */
function readChain(source: Source, chain: Chain, out: Found[]): number {
  const { groups } = chain;
  let until = 0;
  let found = 0;
  if (isIp(chain) || isCardChain(chain)) return until;
  for (let first = 0; first < groups.length; first++) {
    const read = longestFrom(source, chain, first, found > 0);
    if (read === undefined) continue;
    until = push(source, read.window, read.dialled, out);
    found++;
    first = read.window.last;
  }
  if (found > 0) return until;
  return readShort(source, chain, out) || readLabelled(source, chain, out);
}

/** The longest believable number that starts at a group. */
function longestFrom(
  source: Source,
  chain: Chain,
  first: number,
  isSecond: boolean,
): { window: Window; dialled: Dialled } | undefined {
  const { groups } = chain;
  let last = first;
  let count = groups[first]!.digits.length;
  while (last + 1 < groups.length && count + groups[last + 1]!.digits.length <= mostDigits)
    count += groups[++last]!.digits.length;
  for (; last >= first && count >= fewestDigits; count -= groups[last--]!.digits.length) {
    const window = windowOf(source, chain, first, last);
    if (window === undefined || !isFree(source, window) || !isApart(window, isSecond)) continue;
    const dialled = read(source, window);
    if (dialled !== undefined) return { window, dialled };
  }
  return undefined;
}

function windowOf(source: Source, chain: Chain, first: number, last: number): Window | undefined {
  const { groups, gaps } = chain;
  const text = source.folded;
  let start = groups[first]!.start;
  const end = groups[last]!.end;
  const inner = gaps.slice(first, last).join('|');
  // (0) is the trunk zero that callers from abroad leave out; ( 19 ) an area code.
  const opens = inner.includes(')') && (inner.indexOf('(') === -1 || inner.indexOf(')') < inner.indexOf('('));
  if (opens) {
    const bracket = /\(\s?\+?$/.exec(text.slice(Math.max(0, start - 3), start))?.[0];
    if (bracket === undefined) return undefined;
    start -= bracket.length;
  }
  if (!isBalanced((opens ? '(' : '') + inner)) return undefined;
  const sign = /\+ ?\(?$/.exec(text.slice(Math.max(0, start - 3), start))?.[0];
  if (sign !== undefined && (!sign.endsWith('(') || inner.includes(')'))) start -= sign.length;
  const plus = text.slice(start, groups[first]!.start).includes('+');
  let digits = '';
  for (let i = first; i <= last; i++) {
    const isTrunk = i > first && groups[i]!.digits === '0' && gaps[i - 1]!.endsWith('(') && gaps[i]?.startsWith(')');
    if (!isTrunk) digits += groups[i]!.digits;
  }
  return { chain, first, last, digits, start, end, plus };
}

function isBalanced(text: string): boolean {
  let open = 0;
  for (const char of text) {
    if (char === '(') open++;
    if (char === ')') open--;
    if (open < 0 || open > 1) return false;
  }
  return open === 0;
}

const amountAfter =
  /^ ?(?:元|块|塊|圆|万|萬|亿|億|千|美元|美金|港|新?台币|泰铢|欧元|英镑|人民币|%|％|‰|个|次|笔|天|年|月|日|岁|点|分|秒|米|公里|USDT|USD|RMB|CNY|HKD|dollars?|yuan|baht|euros?|pounds?|bucks|days?|hours?|years?|%|=|\*\d|:\d)/i;
const moneyBefore = /(?:[$¥￥€£฿₫₱₩]|USD|RMB|CNY|HKD|US\$|人民币) ?$/i;
/** Glued before a number: letters other than those that announce one, marks of codes, decimals, products and hashes. */
const gluedBefore = /(?:[A-Za-z0-9_@#=&%$*\\^~]|[A-Za-z0-9]-|\d[.,:]|\d )$/;
const announces = /(?:^|[^A-Za-z])(?:tel|ph|phone|t|m|p|c|f|fax|mob|mobile|cell|hp|whatsapp|wa|is|to|at|on|and|or)[.:]?$/i;
const gluedAfter = /^(?:[A-WYZa-wyz_@%]|[xX](?! ?\d)|[.,]\d|-[A-Za-z])/;

/** Whether what stands around a window leaves it a number of its own: no amount, code, address or part of a longer one. */
function isFree(source: Source, { start, end, chain, first, plus }: Window): boolean {
  const text = source.folded;
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 8);
  if (moneyBefore.test(before) || amountAfter.test(after)) return false;
  if (!chain.spoken) {
    if (/^ext/i.test(after) ? false : gluedAfter.test(after)) return false;
    const inside = first > 0 && /\d[ ./-]*$/.test(before);
    if (
      !inside &&
      !plus &&
      gluedBefore.test(before) &&
      !announces.test(before) &&
      !/\d $/.test(before) &&
      !/# ?-?$|#@$/.test(before)
    )
      return false;
    if (!inside && /(?:^|[\s+*/=]|\d)[+*/=-]$/.test(before) && /\d ?[+*/=-]$/.test(before)) return false;
    // A path or a query of a URL holds ids, not telephone numbers.
    if (/[A-Za-z]\.[A-Za-z]{2,}\/\S*$|:\/\/\S*$|[?&]\w+=$/.test(before) && !/(?:wa\.me|t\.me)\/\+?$/.test(before)) return false;
  }
  return true;
}

/** A window inside a chain must not cut a longer number: what is left on either side has to be a number, date or word gap. */
function isApart({ chain, first, last }: Window, isSecond: boolean): boolean {
  const { groups, gaps } = chain;
  const before = first === 0 || isSecond || /[/]|  |^ $| - /.test(gaps[first - 1]!);
  const next = groups[last + 1];
  const after = next === undefined || /[/]|  |^ $|[ ]-|- /.test(gaps[last]!) || (gaps[last] === '-' && next.digits.length <= 6);
  if (!before || !after) return false;
  // Whole groups of eight or more digits, and dates, are separate things even across one space.
  const alone = first === last && groups[first]!.digits.length >= 8;
  const left = first === 0 || isSecond || alone || groups[first - 1]!.digits.length <= 2 || groups[first - 1]!.digits.length >= 8;
  const right =
    next === undefined || alone || next.digits.length >= 7 || gaps[last] !== ' ' || isExtension(gaps[last], next.digits);
  return left && right;
}

function isExtension(gap: string, digits: string): boolean {
  return gap === '-' && digits.length >= 2 && digits.length <= 6;
}

function read(source: Source, window: Window): Dialled | undefined {
  const { digits, plus, chain, first, last } = window;
  const region = regionFor(source.lang, source.region);
  if (plus)
    return (
      readInternational(digits) ?? (region === undefined ? readAnywhere(digits) : readNational(digits, region)) ?? service(digits)
    );
  if (isDate(window)) return undefined;
  if (digits.startsWith('00') && digits.length >= 10) return readInternational(digits.slice(2)) ?? service(digits.slice(2));
  if (digits.startsWith('011') && digits.length >= 12) {
    const abroad = readInternational(digits.slice(3));
    if (abroad !== undefined && (abroad.confidence > 0.9 || region === 'US' || region === undefined)) return abroad;
  }
  if (digits.length > 13) return undefined;
  const label = labelBefore(source, window.start);
  if (label === 'identity' || label === 'passport' || label === 'other') return undefined;
  const isSplit = last > first;
  const isCalled = label === 'phone' || chain.spoken;
  if (region !== undefined) {
    const national = readNational(digits, region);
    const isMobile = national !== undefined && national.confidence > 0.95;
    if (national !== undefined && (isMobile ? label !== 'card' : isBelievable(digits, isSplit, isCalled, label))) {
      return label === 'account' || label === 'handle' ? { ...national, confidence: 0.6 } : national;
    }
  }
  if (label === 'account' || label === 'card') return undefined;
  const shaped = readAnywhere(digits);
  if (shaped !== undefined && (isCalled || isSplit || /^(?:86)?1[3-9]\d{9}$/.test(digits))) return shaped;
  if (isCalled || isSplit || (region === undefined && label !== 'handle')) {
    const american = isAmericanShape(window) || isCalled || !isSplit ? readNorthAmerican(digits) : undefined;
    if (american !== undefined && (isCalled || isAmericanShape(window) || (digits.length === 10 && region === undefined))) {
      return isCalled || isSplit ? american : { ...american, confidence: 0.55 };
    }
  }
  return isCalled ? readBareInternational(digits) : undefined;
}

/** +400…: forms put a plus before everything; the mainland's service numbers stay what they are. */
function service(digits: string): Dialled | undefined {
  return /^[48]00/.test(digits) ? readNational(digits, 'CN') : undefined;
}

/** Outside shapes of their own, national numbers need a word, a leading zero or the spacing people give them. */
function isBelievable(digits: string, isSplit: boolean, isCalled: boolean, label: Label | undefined): boolean {
  if (isCalled) return true;
  if (label === 'account' || label === 'card' || label === 'handle') return false;
  return digits.length >= 10 || (digits.length >= 9 && digits[0] === '0') || (isSplit && digits.length >= 8);
}

/** (213) 373-4253, 213-373-4253, 1-213-373-4253. */
function isAmericanShape({ chain, first, last }: Window): boolean {
  const lengths = chain.groups
    .slice(first, last + 1)
    .map((group) => group.digits.length)
    .join(' ');
  return lengths === '3 3 4' || lengths === '1 3 3 4' || lengths === '3 7';
}

/** 2024-01-02, 17/02/2018, 2024-01-02 08. */
function isDate({ chain, first, last }: Window): boolean {
  const lengths = chain.groups.slice(first, last + 1).map((group) => group.digits);
  if (lengths.length < 3 || lengths.length > 4) return false;
  const [a, b, c] = lengths.map(Number) as [number, number, number];
  const isYear = (n: number, digits: string): boolean => digits.length === 4 && n >= 1900 && n < 2100;
  return (
    (isYear(a, lengths[0]!) && b <= 12 && c <= 31) || (isYear(c, lengths[2]!) && a <= 31 && b <= 31 && lengths[0]!.length <= 2)
  );
}

function isIp({ groups, gaps }: Chain): boolean {
  return (
    groups.length >= 4 &&
    gaps.slice(0, 3).every((gap) => gap === '.') &&
    groups.slice(0, 4).every(({ digits }) => digits.length > 1 || groups.length === 4) &&
    groups.slice(0, 4).every(({ digits }) => digits.length <= 3 && Number(digits) < 256)
  );
}

const extension = /^\s?(?:(?:ext(?:ension|n)?|extn|转|轉|分机|分機|內線|内线)\.?:? ?|[x#] ?)(\d{1,7})(?!\d)/i;

function push(source: Source, window: Window, dialled: Dialled, out: Found[]): number {
  const match = extension.exec(source.folded.slice(window.end, window.end + 16));
  const next = window.chain.groups[window.last + 1];
  const dashed = next !== undefined && isExtension(window.chain.gaps[window.last]!, next.digits) ? next : undefined;
  const end = match === null ? (dashed?.end ?? window.end) : window.end + match[0].length;
  const ext = match?.[1] ?? dashed?.digits;
  const about: Record<string, string> = {};
  if (dialled.country !== undefined) about['country'] = dialled.country;
  if (ext !== undefined) about['extension'] = ext;
  out.push({ kind: 'phone', value: dialled.value, start: window.start, end, confidence: dialled.confidence, about });
  return end;
}

const dialledBefore =
  /(?:拨打?|撥打?|致电|打了?|打过|热线|熱線|客服|专线|專線|电话|電話|中心|来电|來電|短信|簡訊|号码|號碼|报警|報警|咨询)[^\d。，,;；]{0,8}$|(?:\b(?:call|called|calling|rang|ring|dial|dialled|hotline|helpline|phone|text|texted|sms|spoke to|police on|bank on)\b[\w' ]{0,20}\W{0,3})$/i;
const dialledAfter = /^(?:也打过|打来|打過|打给|来电|热线|客服|报警|提醒|hotline| hotline| called)/i;

/** Hotlines and short codes: 96110 anywhere, 110 or 165 where a word says that it was dialled. */
function readShort(source: Source, chain: Chain, out: Found[]): number {
  if (chain.spoken || chain.groups.length !== 1) return 0;
  const { digits, start, end } = chain.groups[0]!;
  if (digits.length < 3 || digits.length > 6) return 0;
  const text = source.folded;
  const before = text.slice(Math.max(0, start - 32), start);
  const after = text.slice(end, end + 8);
  if (moneyBefore.test(before) || amountAfter.test(after) || gluedBefore.test(before) || gluedAfter.test(after)) return 0;
  const region = regionFor(source.lang, source.region);
  const listed = region === undefined ? undefined : shortNumbers[region]?.has(digits);
  const isDialled = dialledBefore.test(before) || dialledAfter.test(after);
  const country = listed ? region : shortNumbers['CN']!.has(digits) && digits.length > 4 ? 'CN' : (region ?? 'ZZ');
  if (!(isDialled && (listed || digits.length >= 5)) && !(famousNumbers.has(digits) && region !== 'US')) return 0;
  if (isDialled && !listed && country !== 'CN' && digits.length < 5) return 0;
  out.push({
    kind: 'phone',
    value: `${country}:${digits}`,
    start,
    end,
    confidence: listed ? 0.9 : 0.6,
    about: { country: country! },
  });
  return end;
}

/** What no plan knows but a word calls a telephone number: kept with its digits, weakly. */
function readLabelled(source: Source, chain: Chain, out: Found[]): number {
  const { groups } = chain;
  for (let first = 0; first < groups.length; first++) {
    for (let last = groups.length - 1; last >= first; last--) {
      const window = windowOf(source, chain, first, last);
      if (window === undefined || window.digits.length < 6 || window.digits.length > mostDigits || isDate(window)) continue;
      if (!isFree(source, window) || labelBefore(source, window.start) !== 'phone') continue;
      if (
        window.digits.length < fewestDigits &&
        !/(?:电话|電話|phone)[^\d]{0,12}$/i.test(source.folded.slice(Math.max(0, window.start - 30), window.start))
      )
        continue;
      const country = regionFor(source.lang, source.region) ?? 'ZZ';
      return push(source, window, { value: `${window.plus ? 'ZZ' : country}:${window.digits}`, confidence: 0.45 }, out);
    }
  }
  return 0;
}
