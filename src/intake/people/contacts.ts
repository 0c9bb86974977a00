import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readWallet } from '../../wallets/index.ts';
import type { ListedPerson } from '../../model/index.ts';

type Contact = ListedPerson['indicators'][number];

/** Services whose handles columns and cells name, as the extractor spells them. */
const services: readonly (readonly [RegExp, string])[] = [
  [/微信|wechat|weixin|wx/iu, 'wechat'],
  [/qq/iu, 'qq'],
  [/支付宝|alipay/iu, 'alipay'],
  [/telegram|电报|電報|飞机|飛機|\btg\b/iu, 'telegram'],
  [/whats\s*app/iu, 'whatsapp'],
  [/facebook|脸书|\bfb\b/iu, 'facebook'],
  [/抖音|douyin|tik\s*tok/iu, 'douyin'],
  [/快手|kuaishou/iu, 'kuaishou'],
  [/陌陌|momo/iu, 'momo'],
  [/\bline\b/iu, 'line'],
  [/viber/iu, 'viber'],
  [/zalo/iu, 'zalo'],
  [/skype/iu, 'skype'],
  [/instagram/iu, 'instagram'],
  [/twitter|推特/iu, 'twitter'],
  [/钉钉|dingtalk/iu, 'dingtalk'],
];

const serviceIn = (text: string): string => services.find(([form]) => form.test(text))?.[1] ?? '?';
const parts = (cell: string): string[] =>
  cell
    .normalize('NFKC')
    .split(/[;；、,，|\n\u001F]|\s\/\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/**
 * Telephone numbers of a cell in E.164.
 *
 * @param regions where a number without a country code is from, the likeliest first (ISO 3166-1 alpha-2).
 */
export function readPhones(cell: string, regions: readonly string[]): Contact[] {
  const found: Contact[] = [];
  for (const part of parts(cell).flatMap((each) =>
    /^[\d-]{7,}(?:\s*[/\s]\s*[\d-]{7,})+$/u.test(each) ? each.split(/[/\s]+/u) : [each],
  )) {
    const value = phoneOf(part, regions);
    if (value !== undefined && !found.some((each) => each.value === value)) found.push({ kind: 'phone', value });
  }
  return found;
}

function phoneOf(text: string, regions: readonly string[]): string | undefined {
  const plain = text.replaceAll(/[^\d+]/gu, '');
  // The usual number of these lists, without the library.
  if (/^(?:\+?86)?1[3-9]\d{9}$/u.test(plain) && (plain.length > 11 || regions.length === 0 || regions.includes('CN')))
    return `+86${plain.slice(-11)}`;
  if (plain.length < 6 || plain.length > 17) return undefined;
  const international = text.trim().startsWith('+') ? plain : plain.startsWith('00') ? `+${plain.slice(2)}` : undefined;
  if (international !== undefined) {
    const number = parsePhoneNumberFromString(international);
    return number?.isValid() === true ? number.number : undefined;
  }
  for (const region of [...regions, 'CN']) {
    if (!isSupportedCountry(region)) continue;
    const number = parsePhoneNumberFromString(plain, region);
    if (number?.isValid() === true) return number.number;
  }
  const number = parsePhoneNumberFromString(`+${plain}`);
  return number?.isValid() === true ? number.number : undefined;
}

/** Handles of a cell, of the service that its column or a label in it names: `微信：abc；QQ：123456`. */
export function readHandles(cell: string, column: string): Contact[] {
  const found: Contact[] = [];
  for (const part of parts(cell)) {
    const label = /^([^:：]{1,20})[:：]\s*(.+)$/u.exec(part);
    const its = label === null ? serviceIn(column) : serviceIn(label[1]!);
    const service = its === '?' ? serviceIn(column) : its;
    const value = (label?.[2] ?? part)
      .trim()
      .replace(/^@/u, '')
      .replace(/^https?:\/\/t\.me\//iu, '')
      .toLowerCase();
    if (!/^[\p{L}\p{N}_.+@-]{2,100}$/u.test(value)) continue;
    found.push({ kind: 'handle', value: `${service}:${value}` });
  }
  return found;
}

/** Mail addresses of a cell. */
export function readEmails(cell: string): Contact[] {
  const found =
    cell
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,200}\.[a-z]{2,24}/gu) ?? [];
  return [...new Set(found)].slice(0, 20).map((value) => ({ kind: 'email', value }));
}

/** Addresses of chains in a cell, those whose checksum holds. */
export function readWallets(cell: string): Contact[] {
  return parts(cell).flatMap((part): Contact[] => {
    const wallet = readWallet(part) ?? readWallet(part.slice(part.indexOf(':') + 1).trim());
    return wallet === undefined ? [] : [{ kind: 'wallet', value: `${wallet.chain}:${wallet.address}` }];
  });
}

/** Numbers of bank accounts in a cell. */
export function readAccounts(cell: string): Contact[] {
  return parts(cell).flatMap((part): Contact[] => {
    const digits = part.replaceAll(/[\s-]/gu, '');
    return /^\d{8,30}$/u.test(digits) ? [{ kind: 'account', value: digits }] : [];
  });
}
