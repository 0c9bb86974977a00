import type { IndicatorKind } from '../../src/model/index.ts';
import { find, readCsv } from './case.ts';
import type { Case } from './case.ts';

/** Validators and options that ask what Clew decides too; other options (white lists, display names …) are not ours. */
const asked: Readonly<Record<string, readonly string[]>> = {
  isURL: [
    '[]',
    '[{"require_tld": false}]',
    '[{"allow_underscores": true}]',
    '[{"require_valid_protocol": true, "protocols": ["http", "https", "ftp"]}]',
    '[{"require_protocol": true}]',
    '[{"require_tld": false, "require_protocol": true, "require_valid_protocol": false}]',
  ],
  isFQDN: ['[]'],
  isEmail: ['[]', '[{"allow_utf8_local_part": false}]', '[{"allow_ip_domain": true}]', '[{"allow_underscores": true}]'],
  isIP: ['[]', '[4]', '[6]', '[{"version": 4}]', '[{"version": 6}]', '[{"version": null}]'],
  isHash: ['["md5"]', '["sha1"]', '["sha256"]', '["sha384"]', '["sha512"]'],
  isMD5: ['[]'],
  isMailtoURI: ['[]'],
};

function holds(validator: string, args: string, value: string): boolean {
  const whole = (kinds: readonly IndicatorKind[], floor = 0.5, text = value) =>
    find(text, kinds, floor).find((each) => each.start === 0 && each.end === text.length);
  if (validator === 'isURL') {
    const found = whole(['url', 'domain'], args.includes('"require_tld": false') ? 0 : 0.5);
    return found !== undefined && (!args.includes('"require_protocol": true') || found.value.includes('://'));
  }
  if (validator === 'isFQDN') return whole(['domain']) !== undefined;
  if (validator === 'isEmail') return whole(['email']) !== undefined;
  if (validator === 'isIP') {
    const ip = whole(['ip'], 0)?.value;
    return ip !== undefined && (args.includes('4') ? !ip.includes(':') : args.includes('6') ? ip.includes(':') : true);
  }
  if (validator === 'isMailtoURI') {
    const address = /^mailto:([^?]+)/.exec(value)?.[1];
    return address !== undefined && whole(['email'], 0.5, address) !== undefined;
  }
  const algorithm = validator === 'isMD5' ? 'md5' : (JSON.parse(args) as string[])[0];
  return whole(['hash'])?.about?.['algorithm'] === algorithm;
}

export const validatorJs = {
  name: 'oracle_validator_js',
  cases(): Case[] {
    const cases: Case[] = [];
    for (const [index, { validator, args, value, valid }] of readCsv('oracle_validator_js/cases.csv').entries()) {
      if (asked[validator!]?.includes(args!) !== true) continue;
      // A mailto address list in the query is a form's default, not a person's address.
      if (validator === 'isMailtoURI' && !/^mailto:[^?]/.test(value!)) continue;
      cases.push({
        id: `${index} ${validator}`,
        group: validator!,
        input: value!,
        want: valid === '1',
        got: holds(validator!, args!, value!),
      });
    }
    return cases;
  },
};
