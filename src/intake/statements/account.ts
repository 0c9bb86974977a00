import type { AccountKind } from '../../model/index.ts';
import { readWallet } from '../../wallets/index.ts';

/** An account as a cell names it. */
export interface CellAccount {
  readonly kind: AccountKind;
  readonly value: string;
  /** Name told with the number: `2088…(张三)`. */
  readonly name?: string;
}

/**
 * What a cell of accounts is when it is none: `none` empty, or what forms write for nothing; `lost` a spreadsheet kept the first
 * digits only; `unchecked` an address whose checksum does not hold; `masked` part of a number; `name` a name, which is nobody's number.
 */
export type NoAccount = 'none' | 'lost' | 'unchecked' | 'masked' | 'name';

/** What is known of a column of accounts beside its cells. */
export interface AccountHint {
  /** Cells are addresses of a chain, and one that fails its checksum is wrong. */
  readonly wallets?: boolean;
  /** Numbers are those of a payment service: `alipay`, `wechatpay`. */
  readonly service?: string | undefined;
  /** Long numbers of the table are whole: one that ends in zeros is what the bank gave. */
  readonly wholeNumbers?: boolean;
}

const nothing = /^(?:n\/?a|null|none|nan|nil|undefined|unknown|coinbase|[-—/.]+|0+|无|無|空|不详|不詳|未知)$/iu;
const scientific = /^\d(?:\.\d+)?e\+?\d{1,2}$/iu;
const masked = /[*＊•●…]|\.{3}|(?<=\d)[x×]{3,}(?=\d)/iu;
const withName = /^([^\s()（）]{2,64})\s*[(（]([^()（）]{1,60})[)）]$/u;
const numberish = /^[\dA-Za-z][\dA-Za-z\s-]*$/u;
const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u;
/** What a person is called: letters of a script without case, or words of letters alone. */
const nameLike = /^(?=.*\p{L})[^\d@_:]*(?:\p{Script=Han}|\p{L}[\s.·]+\p{L})[^\d@_:]*$/u;

/** Reads a cell that names an account; the same text always gives the same. */
export function readAccount(cell: string, hint: AccountHint = {}): CellAccount | NoAccount {
  if (isDigits(cell)) return ofNumber(cell, hint);
  const text = plain(cell);
  if (text === '' || text.length > 200 || nothing.test(text)) return 'none';
  if (isDigits(text)) return ofNumber(text, hint);
  if (scientific.test(text)) return 'lost';
  const pair = withName.exec(text);
  if (pair !== null && /\d/u.test(pair[1]!)) {
    const account = readAccount(pair[1]!, hint);
    return typeof account === 'string' ? account : { ...account, name: pair[2]!.trim() };
  }
  // 工商银行(6222…): a bank's account among those of a payment service.
  if (pair !== null && /^\d{12,19}$/u.test(pair[2]!)) return { kind: 'bank', value: pair[2]! };
  if (masked.test(text)) return 'masked';
  const wallet = ofWallet(text);
  if (wallet !== undefined) return wallet;
  if (hint.wallets === true || isCheckedShape(text)) return 'unchecked';
  if (hint.service !== undefined && !nameLike.test(text))
    return { kind: 'handle', value: `${hint.service}:${text.toLowerCase()}` };
  return ofPlain(text);
}

/** Whether a text has the shape of an address whose chain gives it a checksum that `readWallet` knows. */
function isCheckedShape(text: string): boolean {
  return /^(?:0x[0-9a-f]{40}|(?:bc1|ltc1)[0-9a-z]{20,}|[13T][1-9A-HJ-NP-Za-km-z]{25,34})$/iu.test(text) && !isDigits(text);
}

/** Digits of an account as they are, without what forms put around them. */
function plain(cell: string): string {
  // Cells that a spreadsheet shall keep as text: ="6222…", '6222…
  let text = cell.normalize('NFKC').trim();
  const kept = /^="?([^"]*)"?$/u.exec(text) ?? /^['`‘](.*?)'?$/u.exec(text);
  if (kept !== null) text = kept[1]!.trim();
  // A number that went through a floating-point column.
  return /^\d{1,15}\.0$/u.test(text) ? text.slice(0, -2) : /^\d{16,}\.0$/u.test(text) ? '1e16' : text;
}

function isDigits(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 40) return false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** Whether a long number looks as a spreadsheet leaves it: it keeps fifteen digits and writes zeros for the rest. */
export function isCut(digits: string): boolean {
  return digits.length >= 18 && /[1-9]0?$/u.test(digits.slice(0, 15)) && /^0+$/u.test(digits.slice(15));
}

function ofNumber(digits: string, { wallets, service, wholeNumbers }: AccountHint): CellAccount | NoAccount {
  if (/^0+$/u.test(digits) && digits.length > 1) return 'none';
  if (wallets === true) return 'unchecked';
  if (wholeNumbers !== true && isCut(digits)) return 'lost';
  return service === undefined ? { kind: 'bank', value: digits } : { kind: 'handle', value: `${service}:${digits}` };
}

/** `0x…`, `T…`, `tron:T…`, `bitcoin:1…`: as the extractor spells it. */
function ofWallet(text: string): CellAccount | undefined {
  if (text.length < 25) return undefined;
  const wallet = readWallet(text) ?? readWallet(text.slice(text.indexOf(':') + 1));
  return wallet === undefined ? undefined : { kind: 'wallet', value: `${wallet.chain}:${wallet.address}` };
}

function ofPlain(text: string): CellAccount | NoAccount {
  const handle = /^(alipay|wechatpay|wechat|支付宝|财付通|微信)\s*[:：]\s*(\S+)$/iu.exec(text);
  if (handle !== null) return { kind: 'handle', value: `${services[handle[1]!.toLowerCase()]}:${handle[2]!.toLowerCase()}` };
  if (numberish.test(text)) {
    const joined = text.replaceAll(/[\s-]/gu, '').toUpperCase();
    if (isDigits(joined)) return joined.length > 1 && /^0+$/u.test(joined) ? 'none' : { kind: 'bank', value: joined };
    if (iban.test(joined)) return { kind: 'bank', value: joined };
  }
  if (nameLike.test(text)) return 'name';
  return { kind: 'bank', value: text.replaceAll(/\s+/gu, ' ') };
}

const services: Readonly<Record<string, string>> = {
  alipay: 'alipay',
  支付宝: 'alipay',
  wechatpay: 'wechatpay',
  wechat: 'wechatpay',
  财付通: 'wechatpay',
  微信: 'wechatpay',
};

/** A name as it is compared: one width, single spaces. Empty for what forms write for nothing. */
export function readName(cell: string): string {
  const text = cell.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ');
  return text.length > 200 || nothing.test(text) ? '' : text;
}
