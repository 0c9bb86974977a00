import { minorDigits, type Sentence } from '../../model/index.ts';
import { money } from '../amounts.ts';
import { atLeast, strengthOf } from './chance.ts';
import { type Found, lasting, period, type Sought } from './found.ts';
import type { ReportingThreshold } from './limits.ts';
import { before } from './ordinary.ts';
import { rowsOf } from './traffic.ts';

/** Thresholds of a law for both sides of an account: so many are tried. */
const choices = 4;
/** Payments between half and twice the threshold are held against each other. */
const [least, most] = [0.5, 2];

/**
 * Smurfing (化整为零): several payments of one account just below an amount from which they would be reported, in a short time and together
 * beyond it; far more of them than others make so near below it, and than would lie there if amounts of all sizes were alike.
 */
export function smurfing(sought: Sought, thresholds: readonly ReportingThreshold[]): Found[] {
  const { traffic } = sought;
  return thresholds.flatMap((threshold) => {
    const currency = traffic.currencies.indexOf(threshold.currency);
    const limit = Math.round(threshold.amount * 10 ** minorDigits(threshold.currency));
    if (currency === -1) return [];
    const isComparable = new Uint8Array(traffic.count);
    const comparable: number[] = [];
    for (let row = 0; row < traffic.count; row++) {
      const minor = traffic.minor[row]!;
      if (traffic.currency[row] !== currency || (traffic.isCash[row] === 1) !== (threshold.form === 'cash')) continue;
      if (minor < least * limit || minor >= most * limit) continue;
      isComparable[row] = 1;
      comparable.push(row);
    }
    if (comparable.length < sought.limits.times) return [];
    return (['in', 'out'] as const).flatMap((side) => ofSide(sought, side, { threshold, limit, comparable, isComparable }));
  });
}

interface Against {
  readonly threshold: ReportingThreshold;
  /** Minor units. */
  readonly limit: number;
  /** Rows that may be held against the limit; and by row, whether it may. */
  readonly comparable: readonly number[];
  readonly isComparable: Uint8Array;
}

function ofSide(sought: Sought, side: 'in' | 'out', against: Against): Found[] {
  const { traffic, limits, isService, near, signal } = sought;
  const { limit, comparable, isComparable } = against;
  const accountOf = side === 'in' ? traffic.target : traffic.source;
  const isBelow = (row: number): boolean => traffic.minor[row]! >= (1 - limits.below) * limit && traffic.minor[row]! < limit;
  const below = new Int32Array(traffic.accounts.length);
  let tries = 0;
  for (const row of comparable) {
    if (accountOf[row]! < 0 || !isBelow(row)) continue;
    below[accountOf[row]!]!++;
    tries++;
  }
  signal?.throwIfAborted();
  const isSuspect = (account: number): boolean => isService[account] === 0 && below[account]! >= limits.times;
  // Amounts of those who do not lie below it time and again: what others do the same is no measure of honesty.
  const honest = comparable.filter((row) => accountOf[row]! >= 0 && !isSuspect(accountOf[row]!));
  const ordinary = Float64Array.from(honest, (row) => traffic.minor[row]!).sort();
  const suspects = Array.from(below.keys()).filter((account) => isSuspect(account) && near?.isNear[account] !== 0);
  return suspects.flatMap((account) => {
    const rows = Array.from(rowsOf(traffic[side], account)).filter((row) => isComparable[row] === 1);
    const best = windows(sought, limit, rows, rows.map(isBelow), ordinary).sort((a, b) => a.chance - b.chance)[0];
    const expected = best === undefined ? 0 : Math.log10(tries * choices) + best.chance;
    if (best === undefined || expected > Math.log10(limits.chance)) return [];
    return [told(sought, account, side, best.below, rows.length - best.below.length, expected, against)];
  });
}

/** Stretches of time in which an account's payments lie below the limit, each with how likely that is by chance (log10). */
function windows(
  { traffic: { at, minor }, limits }: Sought,
  limit: number,
  rows: readonly number[],
  isBelow: readonly boolean[],
  ordinary: Float64Array,
): { readonly below: readonly number[]; readonly chance: number }[] {
  const found: { below: readonly number[]; chance: number }[] = [];
  for (let first = 0, end = 0; first < rows.length; first++) {
    while (end < rows.length && at[rows[end]!]! - at[rows[first]!]! <= limits.smurfing) end++;
    if (!isBelow[first]!) continue;
    const below = rows.slice(first, end).filter((_row, i) => isBelow[first + i]!);
    if (below.length < limits.times) continue;
    const floor = below.reduce((low, row) => Math.min(low, minor[row]!), limit);
    const near = before(ordinary, limit, false) - before(ordinary, floor, false);
    const usual = Math.max(Math.log(limit / floor) / Math.log(most / least), (near + 1) / (ordinary.length + 20));
    // What was found chooses the floor: as many choices as payments.
    found.push({ below, chance: Math.log10(below.length) + atLeast(below.length, end - first, Math.min(1, usual)) });
  }
  return found;
}

function told(
  { traffic }: Sought,
  account: number,
  side: 'in' | 'out',
  rows: readonly number[],
  others: number,
  expected: number,
  { threshold, limit }: Against,
): Found {
  const sum = money(
    rows.reduce((all, row) => all + traffic.minor[row]!, 0),
    threshold.currency,
  );
  const amount = money(limit, threshold.currency);
  const [when, time] = [period(traffic, rows), lasting(traffic.at[rows.at(-1)!]! - traffic.at[rows[0]!]!)];
  const why: Sentence = {
    en: `Smurfing: ${rows.length} ${side === 'in' ? 'receipts' : 'payments'} just below ${amount.en} (${threshold.name.en}) within ${time.en}, ${when.en}, ${sum.en} together; ${others} others of comparable size.`,
    zh: `化整为零：${when.zh}，${time.zh}内${rows.length}笔${side === 'in' ? '入账' : '出账'}均略低于${amount.zh}（${threshold.name.zh}），合计${sum.zh}；另有${others}笔金额相近的交易不属此类。`,
  };
  const ends = new Set(rows.map((row) => (side === 'in' ? traffic.source : traffic.target)[row]!).filter((end) => end >= 0));
  return { kind: 'smurfing', accounts: [account, ...[...ends].sort((a, b) => a - b)], rows, strength: strengthOf(expected), why };
}
