import { isLuhn, issuerOf, isUnionPay } from '../banks/index.ts';
import { chainsOf } from './digits.ts';
import { insideIban } from './iban.ts';
import { labelBefore, labelIn } from './label.ts';
import { maskedOf } from './mask.ts';
import { found } from './source.ts';
import type { Chain, Finder, Found, Source } from './source.ts';

/** Whether a chain is a card or has the form of one, so that no other finder cuts a number out of it. */
export function isCardChain(chain: Chain): boolean {
  const { digits } = chain;
  if (!chain.plain || digits.length < 12 || digits.length > 19 || !isLuhn(digits)) return false;
  if (chain.groups.length === 1) return digits.length > 14 || issuerOf(digits) !== undefined;
  const isFours = chain.groups.slice(0, -1).every((group) => group.digits.length === 4) || chain.groups.length === 3;
  return isFours && (issuerOf(digits) !== undefined || isUnionPay(digits));
}

const joined = /[A-Za-z0-9_.$¥￥]$/;
const tailed = /^(?:[A-Za-z_@]|\.\d|,\d|:\d|元|万|%)/;

/** Bank and payment cards, whole (Luhn and a bank's prefix) and by their last digits (尾号1234, ****1234, ending in 1234). */
export const findCards: Finder = (source, out) => {
  if (source.digits < 4 && source.numerals < 4) return;
  for (const chain of chainsOf(source)) {
    const { groups, digits } = chain;
    if (!chain.plain || digits.length < 12 || digits.length > 19) continue;
    const issuer = issuerOf(digits);
    if (issuer === undefined) continue;
    const start = groups[0]!.start;
    const end = groups.at(-1)!.end;
    if (insideIban(source.folded, start)) continue;
    if (joined.test(source.folded.slice(Math.max(0, start - 1), start)) || tailed.test(source.folded.slice(end, end + 2)))
      continue;
    const label = labelBefore(source, start);
    if (label === 'other' || label === 'identity' || label === 'phone') continue;
    // Twelve and thirteen digits with a chance sum are common: a word has to say card.
    if (digits.length < 14 && label !== 'card' && label !== 'account' && label !== 'number') continue;
    const about: Record<string, string> = { bank: issuer.name, checksum: 'ok' };
    if (issuer.type !== undefined) about['type'] = issuer.type;
    out.push(found('card', digits, start, end, label === 'card' || label === 'account' ? 0.98 : 0.85, about));
  }
  findMaskedCards(source, out);
};

const tailBefore =
  /(?:尾号|尾號|末四位|末4位|后四位|后4位|後四碼|末四碼|末四码|(?:ending|ends|ended)(?: (?:in|with))?|last (?:four|4)(?: digits)?)(?:数字|号码|是|为|為|of| is)?[ :：]{0,2}\(?$/i;

const tailEnds = new Set(Array.from('号號位码碼字是为為数: (gsdnhrf', (char) => char.charCodeAt(0)));

/** Whether the words of `tailBefore` may end in this unit. */
function mayEndTail(unit: number): boolean {
  return tailEnds.has(unit | (unit < 0x80 && unit > 0x40 ? 0x20 : 0));
}

/** Partial numbers: patterns, never identities. `account` unless the words say card. */
function findMaskedCards(source: Source, out: Found[]): void {
  for (const { groups, spoken } of chainsOf(source)) {
    const { digits, start, end } = groups[0]!;
    if (spoken || digits.length < 3 || digits.length > 5 || !mayEndTail(source.folded.charCodeAt(start - 1))) continue;
    const match = tailBefore.exec(source.folded.slice(Math.max(0, start - 30), start));
    // 手机号后四位 is no account.
    if (match === null || labelBefore(source, start - match[0].length) === 'phone') continue;
    pushMasked(source, start - match[0].length, end, `*${digits}`, out);
  }
  for (const { head, stars, tail, start, end } of maskedOf(source)) {
    const label = labelBefore(source, start);
    if (label === 'phone' || label === 'identity' || label === 'other') continue;
    const isLong = head.length >= 4 && head.length + stars + tail.length >= 14;
    if (head === '' ? tail.length !== 4 : !isLong && label !== 'card' && label !== 'account') continue;
    pushMasked(source, start, end, `${head}${'*'.repeat(stars)}${tail}`, out);
  }
}

function pushMasked(source: Source, start: number, end: number, value: string, out: Found[]): void {
  const before = labelIn(source.folded.slice(Math.max(0, start - 10), start));
  const kind = before === 'card' || /卡/.test(source.folded.slice(Math.max(0, start - 4), start)) ? 'card' : 'account';
  out.push(found(kind, value, start, end, 0.75, undefined, true));
}
