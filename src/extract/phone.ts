import { isCardChain } from './card.ts';
import { chainsOf } from './digits.ts';
import { isWrittenTo, labelAfter, labelBefore } from './label.ts';
import { findMaskedPhones } from './phone-mask.ts';
import {
  type Dialled,
  isMainlandHotline,
  isMainlandMobile,
  readAnywhere,
  readBareInternational,
  readInternational,
  readNational,
  readNorthAmerican,
  regionFor,
} from './phone-number.ts';
import {
  amountAfter,
  gluedAfter,
  gluedBefore,
  isApart,
  isDate,
  isExtension,
  isFree,
  isIp,
  isOneByOne,
  moneyBefore,
  shapeOf,
  type Window,
  windowOf,
} from './phone-window.ts';
import { famousNumbers, shortNumbers } from './short-numbers.ts';
import { found } from './source.ts';
import type { Chain, Finder, Found, Group, Label, Source } from './source.ts';

/** E.164 allows 15 digits; an international prefix (00, 011) and a trunk zero come on top. */
const mostDigits = 19;
/** Fewer need a word that calls them a telephone number and a plan that knows them. */
const fewestDigits = 7;
/** Confidence above which a plan has assigned the number's block. */
const assigned = 0.9;
/** Shortest number of any national plan (Tokelau). */
const fewestPlanned = 4;

/** Telephone numbers: whole ones in E.164, hotlines as `CC:digits`, masked ones as patterns. */
export const findPhones: Finder = (source, out) => {
  let until = 0;
  for (const chain of chainsOf(source)) {
    // An extension may have been a chain of its own.
    if (chain.groups[0]!.start >= until) until = readChain(source, chain, out);
  }
  findMaskedPhones(source, out);
};

/** Appends the numbers of a chain; answers the offset up to which the text is used. */
function readChain(source: Source, chain: Chain, out: Found[]): number {
  if (chain.digits.length < 3) return 0;
  if (isIp(chain) || isCardChain(chain)) return 0;
  let until = 0;
  for (let first = 0; first < chain.groups.length; first++) {
    const read = longestFrom(source, chain, first, until > 0);
    if (read === undefined) continue;
    until = push(source, read.window, read.dialled, out);
    first = read.window.last;
  }
  return until || readShort(source, chain, out) || readLabelled(source, chain, out);
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
  while (last + 1 < groups.length && count + groups[last + 1]!.digits.length <= mostDigits) {
    count += groups[++last]!.digits.length;
  }
  // Digits written one by one are read from their first, not from each again.
  if (groups[first]!.digits.length === 1 && groups[first - 1]?.digits.length === 1) return undefined;
  if (last === first && count > 14 && !mayBeAbroad(source, groups[first]!)) return undefined;
  let possible: { window: Window; dialled: Dialled } | undefined;
  const fewest = isPlanned(source, groups[first]!.start) ? fewestPlanned : fewestDigits;
  for (; last >= first && count >= fewest; count -= groups[last--]!.digits.length) {
    const window = windowOf(source, chain, first, last);
    if (window === undefined || !isFree(source, window) || !isApart(window, isSecond)) continue;
    const dialled = count < fewestDigits ? readPlanned(source, window) : read(source, window);
    if (dialled === undefined) continue;
    // After a plus a longer reading may only be possible where a shorter one is assigned: what follows is a date, a count.
    if (dialled.confidence > assigned || !window.plus) return { window, dialled };
    possible ??= { window, dialled };
  }
  return possible;
}

/** Whether more digits than any national plan has may be a number: after a plus or an international prefix. */
function mayBeAbroad({ folded }: Source, { digits, start }: Group): boolean {
  return digits[0] === '0' || /\+ ?\(?$/.test(folded.slice(Math.max(0, start - 3), start));
}

/** Whether fewer than seven digits may be a number at all: after a plus, or in a country that has such numbers. */
function isPlanned(source: Source, at: number): boolean {
  if (source.folded[at - 1] === '+') return true;
  return source.region !== 'CN' && regionFor(source.lang, source.region) !== undefined;
}

/** Numbers of small countries, four to six digits, where a word announces them. */
function readPlanned(source: Source, window: Window): Dialled | undefined {
  const region = regionFor(source.lang, source.region);
  if (window.plus) return readInternational(window.digits);
  const isNamed = region !== undefined && !isDate(window) && labelOf(source, window) === 'phone';
  return isNamed && !shortNumbers[region]?.has(window.digits) ? readNational(window.digits, region) : undefined;
}

/** Something in the words before a number that may be a label other than a telephone's. */
const otherWords = /[单單編编流账帐賬户戶卡信密证證護护邮郵工案群尾款]|[A-Za-z]{2}/;

function labelOf(source: Source, { start, end, digits }: Window): Label | undefined {
  // Most numbers are mainland mobiles after plain words: not worth the full list.
  if (source.field === undefined && isMainland(digits) && !otherWords.test(source.folded.slice(Math.max(0, start - 14), start))) {
    return 'phone';
  }
  const label = labelBefore(source, start) ?? labelAfter(source, end);
  return label === 'number' ? 'phone' : label;
}

function read(source: Source, window: Window): Dialled | undefined {
  const { digits, plus, chain, first, last } = window;
  const region = regionFor(source.lang, source.region);
  if (plus) {
    // A plus before a trunk zero or a mainland number is a form's, not the caller's.
    const isNational = region !== undefined && (digits[0] === '0' || region === 'CN');
    return readInternational(digits) ?? (isNational ? readNational(digits, region) : readAnywhere(digits)) ?? readService(digits);
  }
  if (isDate(window)) return undefined;
  if (digits.startsWith('00') && digits.length >= 10) return readInternational(digits.slice(2)) ?? readService(digits.slice(2));
  if (digits.startsWith('011') && digits.length >= 12) {
    const abroad = readInternational(digits.slice(3));
    if (abroad !== undefined && (abroad.confidence > 0.9 || region === 'US' || region === undefined)) return abroad;
  }
  if (digits.length > 14) return undefined;
  const label = labelOf(source, window);
  if (label === 'identity' || label === 'passport' || label === 'other') return undefined;
  const isSplit = last > first;
  // Digits spelled one by one are meant to be dialled and to escape a filter.
  const isSpelled = chain.spoken || isOneByOne(window);
  const isCalled = label === 'phone' || isSpelled;
  const isHotline = isMainlandHotline(digits) && !chain.gaps[first]?.startsWith(')'); // (400) 555-0123 is American
  if ((region === 'CN' || region === undefined) && isAmericanShape(window) && digits[0] !== '0' && !isHotline) {
    const american = readNorthAmerican(digits);
    if (american !== undefined) return american;
  }
  const national = region === undefined ? undefined : readNational(digits, region);
  if (national !== undefined && isBelievable(national, digits, isSplit, label, isSpelled)) {
    return label === 'account' || label === 'handle' ? { ...national, confidence: 0.6 } : national;
  }
  if (label === 'account' || label === 'card' || (label === 'handle' && !isMainland(digits))) return undefined;
  const shaped = readAnywhere(digits);
  if (shaped !== undefined && (isCalled || isSplit || isMainland(digits) || isHotline)) {
    return shaped;
  }
  const isAmerican = isAmericanShape(window) || isCalled || (digits.length === 10 && !isSplit && region === undefined);
  const american = isAmerican ? readNorthAmerican(digits) : undefined;
  if (american !== undefined) return isCalled || isSplit ? american : { ...american, confidence: 0.55 };
  return isCalled ? readBareInternational(digits) : undefined;
}

function isMainland(digits: string): boolean {
  return isMainlandMobile(digits) || (digits.length === 13 && digits.startsWith('86') && isMainlandMobile(digits.slice(2)));
}

/** +400…: forms put a plus before everything; the mainland's service numbers stay what they are. */
function readService(digits: string): Dialled | undefined {
  return /^[48]00/.test(digits) ? readNational(digits, 'CN') : undefined;
}

/** Outside shapes of their own, national numbers need a word, a leading zero or the spacing people give them. */
function isBelievable(national: Dialled, digits: string, isSplit: boolean, label: Label | undefined, isSpoken: boolean): boolean {
  if (national.confidence > 0.95) return label !== 'card';
  if (label === 'phone' || isSpoken) return true;
  if (label === 'account' || label === 'card' || label === 'handle') return false;
  return digits.length >= 10 || (digits.length === 9 && digits[0] === '0') || (isSplit && digits.length >= 8);
}

/** (213) 373-4253, 213-373-4253, 1-213-373-4253. */
function isAmericanShape({ chain, first, last }: Window): boolean {
  const length = (at: number): number => chain.groups[at]?.digits.length ?? 0;
  const area = last - first === 3 && chain.groups[first]!.digits === '1' ? first + 1 : first;
  if (length(area) !== 3) return false;
  return last === area + 2
    ? length(area + 1) === 3 && length(last) === 4
    : last === area + 1 && area === first && length(last) === 7;
}

const extension = /^\s?(?:(?:ext(?:ension|n)?|extn|转|轉|分机|分機|內線|内线)\.?:? ?|[x#] ?)(\d{1,7})(?!\d)/i;

const extensionHeads = new Set(Array.from('eExX#转轉分內内', (char) => char.charCodeAt(0)));

/** Whether what follows may be an extension, by its first character, or its second after a space. */
function mayExtend(text: string, end: number): boolean {
  return extensionHeads.has(text.charCodeAt(end)) || extensionHeads.has(text.charCodeAt(end + 1));
}

function push(source: Source, window: Window, dialled: Dialled, out: Found[]): number {
  const match = mayExtend(source.folded, window.end) ? extension.exec(source.folded.slice(window.end, window.end + 16)) : null;
  const next = window.chain.groups[window.last + 1];
  const dashed = next !== undefined && isExtension(window.chain.gaps[window.last]!, next.digits) ? next : undefined;
  const end = match === null ? (dashed?.end ?? window.end) : window.end + match[0].length;
  const ext = match?.[1] ?? dashed?.digits;
  const about: Record<string, string> = {};
  if (dialled.country !== undefined) about['country'] = dialled.country;
  if (ext !== undefined) about['extension'] = ext;
  out.push(found('phone', dialled.value, window.start, end, dialled.confidence, about));
  return end;
}

const dialledBefore =
  /(?:拨打?|撥打?|致电|打了?|打过|热线|熱線|客服|专线|專線|电话|電話|中心|来电|來電|短信|簡訊|号码|號碼|报警|報警|咨询)[^\d。，,;；]{0,8}$|(?:\b(?:call|called|calling|rang|ring|dial|dialled|hotline|helpline|phone|text|texted|sms|spoke to|police on|bank on)\b[\w' ]{0,20}\W{0,3})$/i;
const dialledAfter = /^(?:也打过|打来|打過|打给|来电|热线|客服|报警|提醒|hotline| hotline| called)/i;

/** Hotlines and short codes: 96110 anywhere, 110 or 165 where a word says that it was dialled. */
function readShort(source: Source, chain: Chain, out: Found[]): number {
  const { digits, start, end } = chain.groups[0]!;
  if (chain.spoken || chain.groups.length !== 1 || digits.length < 3 || digits.length > 6) return 0;
  const region = regionFor(source.lang, source.region);
  const isListed = region !== undefined && shortNumbers[region]?.has(digits) === true;
  const isFamous = famousNumbers.has(digits) && (region === undefined || region === 'CN');
  if (!isListed && !isFamous && digits.length < 5) return 0;
  const text = source.folded;
  const before = text.slice(Math.max(0, start - 32), start);
  const after = text.slice(end, end + 8);
  if (moneyBefore.test(before) || amountAfter.test(after) || gluedBefore.test(before) || gluedAfter.test(after)) return 0;
  if (!isFamous && !dialledBefore.test(before) && !dialledAfter.test(after)) return 0;
  const isMainlands = digits.length > 4 && shortNumbers['CN']!.has(digits);
  const country = isListed ? region : isMainlands ? 'CN' : (region ?? 'ZZ');
  out.push(found('phone', `${country}:${digits}`, start, end, isListed ? 0.9 : 0.6, { country }));
  return end;
}

/** 175.000.000: thousands as many countries mark them. */
function isThousands({ chain, first, last }: Window): boolean {
  const { groups, gaps } = chain;
  if (last === first) return false;
  return (
    gaps.slice(first, last).every((gap) => gap === '.') &&
    groups.slice(first + 1, last + 1).every(({ digits }) => digits.length === 3)
  );
}

/** What no plan knows but a word or its brackets call a telephone number: kept with its digits, weakly. */
function readLabelled(source: Source, chain: Chain, out: Found[]): number {
  const { groups } = chain;
  if (chain.digits.length < 6 || groups.length > mostDigits) return 0;
  if (groups.length === 1 && groups[0]!.digits.length > mostDigits) return 0;
  let label: Label | undefined | null = null;
  for (let first = 0; first < groups.length; first++) {
    for (let last = groups.length - 1; last >= first; last--) {
      const window = windowOf(source, chain, first, last);
      if (window === undefined || window.digits.length < 6 || window.digits.length > mostDigits || isDate(window)) continue;
      // One group: its label is asked first, being known already to most.
      if (groups.length === 1 && labelOf(source, window) !== 'phone') return 0;
      if (!isFree(source, window) || isThousands(window) || (first > 0 && !isApart(window, false))) continue;
      // No word can stand inside a chain: its label is the same for all windows.
      if (label === null) label = labelOf(source, window);
      const isBracketed = shapeOf(window) === '3 3 4' && source.folded.startsWith('(', window.start);
      if (!isBracketed && label !== 'phone') return 0;
      if (window.digits.length < fewestDigits && (last > first || !isWrittenTo(source, window.start))) continue;
      const country = regionFor(source.lang, source.region) ?? 'ZZ';
      const value = window.plus ? `+${window.digits}` : `${country}:${window.digits}`;
      return push(source, window, { value, confidence: 0.45 }, out);
    }
  }
  return 0;
}
