import { readCurrency } from '../amounts.ts';
import { readAccount, readName } from './account.ts';

/** What the lines above the header of a statement say of all its rows. */
export interface Preamble {
  readonly own?: string;
  readonly ownName?: string;
  readonly currency?: string;
  /** More than one account is named: the rows may be of any of them. */
  readonly several?: true;
  readonly service?: string;
}

const ownAccount =
  /(?:支付宝账[户号]|[账帐賬帳]\s*[号號户戶]|卡\s*[号號]|account\s*(?:no\.?|number|id)|card\s*(?:no\.?|number)|iban)\s*[:：=]?\s*[[【]?\s*((?:[\dA-Za-z][\dA-Za-z@._-]*)(?: \d[\d ]*\d)?)/giu;
const holder =
  /(?:户\s*名|戶\s*名|姓\s*名|客户名称|账户名称|account\s*(?:name|holder)|holder)\s*[:：]\s*[[【]?\s*([^\s,，;；\]】]{2,40})/iu;
const currency = /(?:币\s*种|幣\s*別|货\s*币|currency)\s*[:：]\s*[[【]?\s*([\p{L}\d]{2,8})/iu;

/** Reads title lines, cells joined by spaces. */
export function readPreamble(rows: readonly (readonly string[])[]): Preamble {
  const lines = rows.map((cells) => cells.map((cell) => cell.normalize('NFKC').trim()).join(' '));
  const text = lines.join('\n');
  const accounts = new Set<string>();
  for (const [, told = ''] of text.matchAll(ownAccount)) {
    const account = readAccount(told.trim());
    if (typeof account === 'object' && /\d{4}|@/u.test(account.value)) accounts.add(told.trim());
  }
  const [own] = accounts;
  const name = readName(holder.exec(text)?.[1] ?? '');
  const code = readCurrency(currency.exec(text)?.[1] ?? '');
  const service = serviceOf(text);
  return {
    ...(own === undefined ? {} : { own }),
    ...(name === '' ? {} : { ownName: name }),
    ...(code === undefined ? {} : { currency: code }),
    ...(accounts.size > 1 ? { several: true } : {}),
    ...(service === undefined ? {} : { service }),
  };
}

/** The payment service whose record a text says it is. */
export function serviceOf(text: string): string | undefined {
  if (/支付宝|alipay/iu.test(text)) return 'alipay';
  return /微信支付|财付通|wechat ?pay|tenpay/iu.test(text) ? 'wechatpay' : undefined;
}
