import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isLuhn, issuerOf, isUnionPay } from '../../src/banks/index.ts';
import { isValidIban } from '../../src/extract/iban.ts';
import { isHongKongId, isMainlandId, isTaiwanId, isThaiId, passportShapes } from '../../src/extract/identity-check.ts';
import { find, readCsv } from './case.ts';
import type { Case } from './case.ts';

/** Countries around the scam centres and their victims, and the large ones. */
const locales =
  'zh-CN zh-TW en-HK en-MO th-TH my-MM ms-MY en-SG vi-VN km-KH en-PH id-ID en-US en-CA en-GB en-AU en-NZ ja-JP ko-KR de-DE fr-FR'.split(
    ' ',
  );
const identities: Readonly<Record<string, (id: string) => boolean>> = {
  'zh-CN': isMainlandId,
  'zh-HK': (id) => isHongKongId(id.replaceAll(/[()]/g, '')),
  'zh-TW': isTaiwanId,
  TH: isThaiId,
};

const plain = (value: string): string => value.replaceAll(/[ -]/g, '');

function mobile(value: string, locale: string): boolean {
  const found = find({ text: '', region: locale.slice(3), fields: { phone: value } }, ['phone'], 0.5)[0];
  if (found === undefined || found.start !== 0 || found.end !== value.length) return false;
  // Blocks that carriers of the mainland have opened since the library's tables were made.
  if (locale === 'zh-CN' && /^\+861[3-9]\d{9}$/.test(found.value)) return true;
  const number = parsePhoneNumberFromString(found.value);
  // Canada and the United States share their plan and these validators.
  const isTheirs = number?.country === locale.slice(3) || (/-(?:CA|US)$/.test(locale) && number?.countryCallingCode === '1');
  return isTheirs && /MOBILE/.test(number?.getType() ?? '');
}

function holds(validator: string, args: string, value: string): boolean | undefined {
  const [option] = JSON.parse(args) as [string | undefined];
  switch (validator) {
    case 'isIBAN':
      return /whitelist|blacklist/.test(args) ? undefined : isValidIban(value.replaceAll(/ /g, '').toUpperCase());
    case 'isLuhnNumber':
      return /^[\d -]*$/.test(value) && isLuhn(plain(value));
    case 'isCreditCard':
      return args === '[]'
        ? /^[\d -]*$/.test(value) && (issuerOf(plain(value)) !== undefined || isUnionPay(plain(value)))
        : undefined;
    case 'isBtcAddress':
    case 'isEthereumAddress': {
      const wallet = find(value, ['wallet'])[0]?.value ?? '';
      return wallet.startsWith(validator === 'isBtcAddress' ? 'btc:' : 'evm:');
    }
    case 'isIdentityCard':
      return identities[option ?? '']?.(value.toUpperCase());
    case 'isPassportNumber':
      return option === undefined ? undefined : passportShapes[option]?.test(value.replaceAll(/\s/g, '').toUpperCase());
    case 'isMobilePhone':
      return typeof option === 'string' && locales.includes(option) ? mobile(value, option) : undefined;
    default:
      return undefined;
  }
}

export const validatorNumbers = {
  name: 'oracle_validator_js-numbers',
  data: 'oracle_validator_js',
  cases(): Case[] {
    return readCsv('oracle_validator_js/cases.csv').flatMap((row, index) => {
      const { validator, args, value, valid } = row as Record<'validator' | 'args' | 'value' | 'valid', string>;
      const got = holds(validator, args, value);
      if (got === undefined) return [];
      const group = validator === 'isMobilePhone' || validator === 'isIdentityCard' ? `${validator} ${args}` : validator;
      return [{ id: `${index} ${validator}`, group, input: value, want: valid === '1', got }];
    });
  },
};
