import type { Born, Paper } from '../model/index.ts';
import { mrzCheck } from './check.ts';
import { isoDay, spanOf } from './day.ts';
import { readNationality } from './nationality.ts';

/** What a machine-readable zone says. */
export interface Mrz {
  readonly papers: readonly Paper[];
  readonly surname: string;
  readonly given: string;
  readonly born?: Born;
  readonly sex?: 'm' | 'f';
  readonly nationality?: string;
}

/**
 * Reads a machine-readable zone of ICAO 9303: TD1 (cards, three lines of 30), TD2 (two of 36) and TD3 (passports, two of 44). Lines may
 * follow each other without a break. The paper is `valid` when the check digit of its number holds; a birth date whose own digit does not
 * hold is left out.
 */
export function readMrz(text: string): Mrz | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[«‹]/gu, '<')
    .replaceAll(/[^A-Z0-9<]/gu, '');
  if (plain.length === 90 && /^[AIC]/u.test(plain)) return td1(plain);
  if (plain.length === 88 && plain.startsWith('P')) return td3(plain);
  if (plain.length === 72) return td2(plain);
  return undefined;
}

const td3 = (plain: string): Mrz | undefined => inTwoLines(plain, 44, 'passport');
const td2 = (plain: string): Mrz | undefined => inTwoLines(plain, 36, plain.startsWith('P') ? 'passport' : 'other');

/** Both lines of `width` characters have their fields in the same places (ICAO 9303 parts 4 and 6). */
function inTwoLines(plain: string, width: number, kind: 'passport' | 'other'): Mrz | undefined {
  const second = plain.slice(width);
  return settle({
    kind,
    issuer: plain.slice(2, 5),
    names: plain.slice(5, width),
    number: second.slice(0, 9),
    numberCheck: second[9]!,
    nationality: second.slice(10, 13),
    birth: second.slice(13, 19),
    birthCheck: second[19]!,
    sex: second[20]!,
  });
}

function td1(plain: string): Mrz | undefined {
  const [first, second, third] = [plain.slice(0, 30), plain.slice(30, 60), plain.slice(60)];
  let number = first.slice(5, 14);
  let numberCheck = first[14]!;
  // A number longer than nine goes on in the optional data, its check digit behind it (part 5, 4.2.2).
  if (numberCheck === '<') {
    const rest = first.slice(15, 30).split('<', 1)[0]!;
    if (rest.length > 1) {
      number += rest.slice(0, -1);
      numberCheck = rest.at(-1)!;
    }
  }
  return settle({
    kind: 'other',
    issuer: first.slice(2, 5),
    names: third,
    number,
    numberCheck,
    nationality: second.slice(15, 18),
    birth: second.slice(0, 6),
    birthCheck: second[6]!,
    sex: second[7]!,
  });
}

interface Fields {
  readonly kind: 'passport' | 'other';
  readonly issuer: string;
  readonly names: string;
  readonly number: string;
  readonly numberCheck: string;
  readonly nationality: string;
  readonly birth: string;
  readonly birthCheck: string;
  readonly sex: string;
}

function settle(fields: Fields): Mrz | undefined {
  const value = fields.number.replace(/<+$/u, '');
  if (!/^[A-Z0-9]{3,22}$/u.test(value) || !/^[\d<]{6}$/u.test(fields.birth)) return undefined;
  const country = stateOf(fields.issuer);
  const nationality = stateOf(fields.nationality);
  const [surname = '', given = ''] = fields.names.split('<<', 2).map((name) => name.replaceAll('<', ' ').trim());
  const born = mrzCheck(fields.birth) === fields.birthCheck ? birthOf(fields.birth) : undefined;
  const sex = fields.sex === 'M' ? 'm' : fields.sex === 'F' ? 'f' : undefined;
  const paper: Paper = {
    kind: fields.kind,
    value,
    ...(country === undefined ? {} : { country }),
    valid: mrzCheck(fields.number) === fields.numberCheck,
  };
  return {
    papers: [paper],
    surname,
    given,
    ...(born === undefined ? {} : { born }),
    ...(sex === undefined ? {} : { sex }),
    ...(nationality === undefined ? {} : { nationality }),
  };
}

/** Codes of 9303 part 3, section 5 that are none of ISO 3166: Germany, and Britain's other nationals. */
const otherCodes: Readonly<Record<string, string>> = { D: 'DE', GBD: 'GB', GBN: 'GB', GBO: 'GB', GBP: 'GB', GBS: 'GB' };

const stateOf = (code: string): string | undefined => {
  const plain = code.replaceAll('<', '');
  return otherCodes[plain] ?? (plain.length === 3 ? readNationality(plain) : undefined);
};

/** YYMMDD with fillers for what is not known; nobody is born in the future, so a year after this one is of the last century. */
function birthOf(text: string): Born | undefined {
  const year = Number(text.slice(0, 2));
  if (Number.isNaN(year)) return undefined;
  const born = (century: number): { from: string; to: string } | undefined => {
    const [month, day] = [text.slice(2, 4), text.slice(4, 6)];
    if (month === '<<') return spanOf(century + year);
    if (day === '<<') return spanOf(century + year, Number(month));
    const on = isoDay(century + year, Number(month), Number(day));
    return on === undefined ? undefined : { from: on, to: on };
  };
  const late = born(2000);
  const span = late !== undefined && year <= newestYear ? late : born(1900);
  return span === undefined ? undefined : { text, ...span, calendar: 'gregorian' };
}

/** Two-digit years up to here are of this century: holders of travel papers in lists of suspects are older than ten. */
const newestYear = 20;
