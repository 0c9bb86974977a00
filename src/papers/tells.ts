import type { Born, Paper } from '../model/index.ts';
import { isoDay } from './day.ts';

/** What the number of a paper itself says of its holder. */
export interface PaperTells {
  readonly born?: Born;
  readonly sex?: 'm' | 'f';
  /** Province or state of first registration, as the number codes it: GB/T 2260 for China, ISO 3166-2 for none of the others. */
  readonly region?: string;
  /** ISO 3166-1 alpha-2: who holds this paper is a national of it. */
  readonly nationality?: string;
}

/** Provinces by the first two digits (GB/T 2260), in Chinese. 81 to 83: residence permits of Hong Kong, Macau, Taiwan residents. */
export const cnProvinces: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东 41河南 42湖北 43湖南 ' +
    '44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆 71台湾 81香港 82澳门 83台湾'
  )
    .split(' ')
    .map((each) => [each.slice(0, 2), each.slice(2)]),
);

/** Reads birth date, sex and region out of a paper that has them in its number. A paper that fails its check says nothing. */
export function paperTells({ kind, value, valid }: Paper): PaperTells {
  if (valid === false) return {};
  if (kind === 'cn-id' && value.length === 18) {
    const day = isoDay(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14)));
    const isPermanent = value.startsWith('9');
    const region = isPermanent ? cnProvinces[value.slice(1, 3)] : cnProvinces[value.slice(0, 2)];
    return {
      ...(day === undefined ? {} : { born: onDay(value, day) }),
      sex: sexOf(value[16]!),
      ...(region === undefined ? {} : { region }),
      ...(/^[1-7]/u.test(value) ? { nationality: 'CN' } : {}),
    };
  }
  if (kind === 'tw-id') {
    const second = value[1]!;
    const sex = second === '1' || second === '8' || second === 'A' || second === 'C' ? 'm' : 'f';
    return { sex, ...(second === '1' || second === '2' ? { nationality: 'TW' } : {}) };
  }
  if (kind === 'my-id') {
    const day = shortDay(value);
    return { ...(day === undefined ? {} : { born: onDay(value, day) }), sex: sexOf(value[11]!) };
  }
  if (kind === 'vn-id' && value.length === 12) {
    // Digit 4: century and sex (0, 1 the 20th; 2, 3 the 21st …); 5 and 6: year of birth.
    const code = Number(value[3]);
    const year = 1900 + Math.floor(code / 2) * 100 + Number(value.slice(4, 6));
    return {
      born: { text: value, from: `${year}-01-01`, to: `${year}-12-31`, calendar: 'gregorian' },
      sex: code % 2 === 0 ? 'm' : 'f',
      nationality: 'VN',
    };
  }
  if (kind === 'th-id') return /^[1-58]/u.test(value) ? { nationality: 'TH' } : {};
  if (kind === 'mm-nrc') return /\(N\)/u.test(value) ? { nationality: 'MM' } : {};
  return {};
}

const sexOf = (code: string): 'm' | 'f' => (Number(code) % 2 === 1 ? 'm' : 'f');
const onDay = (text: string, day: string): Born => ({ text, from: day, to: day, calendar: 'gregorian' });

/** YYMMDD of a Malaysian card; those from 2000 on are told by their place of birth no more, so an age above 12 decides. */
export function shortDay(value: string): string | undefined {
  const [year, month, day] = [Number(value.slice(0, 2)), Number(value.slice(2, 4)), Number(value.slice(4, 6))];
  // Cards are given at the age of twelve; the ninth digit is 0 to 4 for who was born from 2000 on, 5 to 7 before.
  const century = Number(value[8]) >= 5 ? 1900 : year > 40 ? 1900 : 2000;
  return isoDay(century + year, month, day);
}
