import { isLuhn, issuerOf, isUnionPay } from '../banks/index.ts';
import { chainsOf } from './digits.ts';
import { insideIban } from './iban.ts';
import { isMainlandId } from './identity-check.ts';
import { labelBefore } from './label.ts';
import { found } from './source.ts';
import type { Chain, Finder, Source } from './source.ts';

/** Shortest number a verb alone (转到, paid) makes an account; after a noun (账号, account number) shorter ones count. */
const fewestAfterVerb = 12;
const fewestAfterNoun = 6;
const most = 30;

const nounBefore =
  /(?:账号|帐号|賬號|帳號|账户|帐户|賬戶|帳戶|户头|戶頭|户号|卡号|卡號|银行卡|銀行卡|储蓄卡|(?:a\/c|acct|account|card)(?: number| no\.?| #)?(?: is| was| to)?)[^\d。；;]{0,8}$/i;
const glued = /(?:[A-Za-z_@.$¥￥#]|\d[.,:])$/;
const unitAfter =
  /^(?:[A-Za-z_@]|\.\d|,\d|:\d)|^ ?(?:元|块|万|亿|千|美元|港元|泰铢|%|个|次|笔|天|年|月|号线|USDT|USD|RMB|CNY|dollars?|baht|yuan)/i;

/** Bank account numbers told by the words before them, and numbers in the form of a card whose bank is not known. */
export const findAccounts: Finder = (source, out) => {
  if (source.digits < fewestAfterNoun && source.numerals < fewestAfterNoun) return;
  for (const chain of chainsOf(source)) {
    const digits = accountDigits(chain);
    if (digits === undefined || (digits.length >= 13 && issuerOf(digits) !== undefined)) continue;
    const start = chain.groups[0]!.start;
    const end = chain.groups.at(-1)!.end;
    const confidence = read(source, digits, start, end);
    if (confidence === undefined) continue;
    const about: Record<string, string> = isLuhn(digits) && digits.length > 14 ? { checksum: 'ok' } : {};
    out.push(found('account', digits, start, end, confidence, about));
  }
};

/** Thai and Taiwanese accounts carry dashes, the latter a bank code in brackets. */
function accountDigits(chain: Chain): string | undefined {
  const { digits } = chain;
  if (!chain.plain || digits.length < fewestAfterNoun || digits.length > most) return undefined;
  const isDate =
    chain.groups.length === 3 &&
    chain.groups[0]!.digits.length === 4 &&
    /^(?:19|20)\d{2}$/.test(chain.groups[0]!.digits) &&
    chain.groups[1]!.digits.length <= 2;
  return isDate ? undefined : digits;
}

function read(source: Source, digits: string, start: number, end: number): number | undefined {
  const text = source.folded;
  const before = text.charCodeAt(start - 1);
  if (
    ((before < 0x80 && before !== 0x20) || before === 0xa5 || before === 0xffe5) &&
    glued.test(text.slice(Math.max(0, start - 2), start))
  ) {
    return undefined;
  }
  if (end < text.length && text.charCodeAt(end) !== 0x3002 && unitAfter.test(text.slice(end, end + 6))) return undefined;
  if (insideIban(text, start)) return undefined;
  if (digits.length === 18 && isMainlandId(digits)) return undefined;
  const label = labelBefore(source, start);
  if (label === 'account' || label === 'card') {
    const isNoun = nounBefore.test(text.slice(Math.max(0, start - 30), start)) || source.field !== undefined;
    if (/^1[3-9]\d{9}$/.test(digits) && source.region === 'CN') return undefined;
    if (digits.length < (isNoun ? fewestAfterNoun : fewestAfterVerb)) return undefined;
    return isLuhn(digits) || isNoun ? 0.9 : 0.7;
  }
  if (label === 'phone' || label === 'identity' || label === 'other' || label === 'handle') return undefined;
  return isUnionPay(digits) ? 0.75 : undefined;
}
