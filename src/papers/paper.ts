import type { Paper, PaperKind } from '../model/index.ts';
import { cnCheck, hkHolds, thHolds, twHolds } from './check.ts';
import { isoDay } from './day.ts';
import { readNrc } from './nrc.ts';
import { cnProvinces, shortDay } from './tells.ts';

/** What is known of a paper beside its number. */
export interface PaperHint {
  /** What its column or its label says it is. */
  readonly kind?: PaperKind | undefined;
  /** ISO 3166-1 alpha-2: who issued it, or whose national its holder is. */
  readonly country?: string | undefined;
}

const nothing = /^(?:n\/?a|null|none|nil|nan|undefined|unknown|[-—/.*?]+|0+|-0-|无|無|空|不详|不詳|未知|不明|没有|无证件)$/iu;
/** A passport's number: ICAO 9303 has nine characters, some countries write more. */
const passportForm = /^(?=.*\d{3})[A-Z0-9]{5,14}$/u;

/**
 * Reads one identity paper. Separators, width and case do not matter. A number that has the form of its kind but fails its check is kept
 * with `valid: false`; where a form has no check digit `valid` is absent. A Chinese number of 15 digits is written with 18, as when the
 * cards were exchanged (GB 11643-1999), and has no check of its own.
 *
 * @returns undefined for what forms write for nothing.
 */
export function readPaper(written: string, hint: PaperHint = {}): Paper | undefined {
  const text = written.normalize('NFKC').trim().slice(0, 200);
  if (text === '' || nothing.test(text)) return undefined;
  const nrc = text.includes('/') || text.includes('⁄') ? readNrc(text) : undefined;
  if (nrc !== undefined) return { kind: 'mm-nrc', value: nrc, country: 'MM' };
  // A check character in brackets is Hong Kong's way of writing.
  const bracketed = /^([A-Z]{1,2})\s?(\d{6})\s?\(([\dA])\)$/iu.exec(text);
  if (bracketed !== null && hint.kind !== 'passport') return readers['hk-id'](bracketed.slice(1).join('').toUpperCase(), hint);
  const value = text.toUpperCase().replaceAll(/[\s\-‐–—.()·_'’"]/gu, '');
  if (value === '' || !/\d/u.test(value)) return undefined;
  const { kind } = hint;
  if (kind === undefined || kind === 'other') return byForm(value, hint) ?? other(value, hint);
  // No passport's number is as long as a card's.
  const found = kind === 'passport' && /^\d{12,}$/u.test(value) ? byForm(value, hint) : undefined;
  // What stands in a column of passports may be a card, and the other way round; a name for the number does not make it one.
  const read = found ?? readers[kind](value, hint) ?? byForm(value, hint);
  if (read !== undefined) return read;
  const isMiscounted = kind === 'cn-id' && /^\d{14,19}X?$/u.test(value) && (hint.country === undefined || hint.country === 'CN');
  return isMiscounted ? { kind: 'cn-id', value, country: 'CN', valid: false } : other(value, hint);
}

const other = (value: string, { country }: PaperHint): Paper | undefined => {
  const kept = value.replaceAll(/[^\p{L}\p{N}/]/gu, '').slice(0, 100);
  return kept === '' ? undefined : { kind: 'other', value: kept, ...(country === undefined ? {} : { country }) };
};

type Read = (value: string, hint: PaperHint) => Paper | undefined;

const readers: Readonly<Record<PaperKind, Read>> = {
  'cn-id': (value) => readCnId(value),
  passport: readPassport,
  'hk-id': (value) => {
    if (/^[A-Z]{1,2}\d{6}[\dA]$/u.test(value)) return { kind: 'hk-id', value, country: 'HK', valid: hkHolds(value) };
    return /^[A-Z]{1,2}\d{6}$/u.test(value) ? { kind: 'hk-id', value, country: 'HK' } : undefined;
  },
  'tw-id': (value) =>
    /^[A-Z][A-D\d]\d{8}$/u.test(value) ? { kind: 'tw-id', value, country: 'TW', valid: twHolds(value) } : undefined,
  'th-id': (value) => (/^\d{13}$/u.test(value) ? { kind: 'th-id', value, country: 'TH', valid: thHolds(value) } : undefined),
  'mm-nrc': (value) => {
    const found = readNrc(value);
    return found === undefined ? undefined : { kind: 'mm-nrc', value: found, country: 'MM' };
  },
  permit: (value) => {
    if (/^[HM]\d{8}(?:\d{2})?$/u.test(value)) {
      // The last two count how often it was issued: the number before them stays with its holder.
      return { kind: 'permit', value: value.slice(0, 9), country: 'CN' };
    }
    return /^(?:[CWLT]\d{8}|C[A-Z]\d{7}|\d{8}(?:[A-Z]|\d{2}[A-Z]?)?)$/u.test(value)
      ? { kind: 'permit', value, country: 'CN' }
      : undefined;
  },
  'vn-id': (value) => {
    if (/^\d{9}$/u.test(value)) return { kind: 'vn-id', value, country: 'VN' };
    if (!/^\d{12}$/u.test(value)) return undefined;
    const isPlace = Number(value.slice(0, 3)) >= 1 && Number(value.slice(0, 3)) <= 96;
    return { kind: 'vn-id', value, country: 'VN', ...(isPlace && Number(value[3]) < 4 ? {} : { valid: false }) };
  },
  'my-id': (value) => {
    if (!/^\d{12}$/u.test(value)) return undefined;
    const place = Number(value.slice(6, 8));
    const isPlace = place >= 1 && place !== 17 && place !== 18 && place !== 19 && place !== 20 && place <= 99;
    return { kind: 'my-id', value, country: 'MY', ...(isPlace && shortDay(value) !== undefined ? {} : { valid: false }) };
  },
  other,
};

function readCnId(value: string): Paper | undefined {
  if (/^\d{17}[\dX]$/u.test(value)) {
    const isRegion = value.startsWith('9') || cnProvinces[value.slice(0, 2)] !== undefined;
    const day = isoDay(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14)));
    const holds = isRegion && day !== undefined && day >= '1850' && cnCheck(value) === value[17];
    return { kind: 'cn-id', value, country: 'CN', valid: holds };
  }
  if (!/^\d{15}$/u.test(value)) return undefined;
  const first17 = `${value.slice(0, 6)}19${value.slice(6)}`;
  const day = isoDay(Number(first17.slice(6, 10)), Number(first17.slice(10, 12)), Number(first17.slice(12, 14)));
  if (cnProvinces[value.slice(0, 2)] === undefined || day === undefined)
    return { kind: 'cn-id', value, country: 'CN', valid: false };
  return { kind: 'cn-id', value: first17 + cnCheck(first17), country: 'CN' };
}

function readPassport(value: string, { country }: PaperHint): Paper | undefined {
  if (!passportForm.test(value)) return undefined;
  const isForeign = country !== undefined && passportForms.some(([, its]) => its === country) && !isOfCountry(value, country);
  // Who holds a passport of another country than their own is no rarity in these lists: its form says so.
  const by = isForeign ? (passportCountry(value) ?? country) : (country ?? passportCountry(value));
  return { kind: 'passport', value, ...(by === undefined ? {} : { country: by }) };
}

/**
 * Forms of passport numbers that one country alone has among those whose nationals stand in these lists: China's electronic and paper
 * passports (E, G, D, S, P and 14/15 series), Myanmar's (M and a letter), Thailand's (two letters and seven digits from AA on).
 * Vietnam, Malaysia, India and others share theirs, and need the nationality beside them.
 */
const passportForms: readonly (readonly [RegExp, string])[] = [
  [/^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E?\d{7}|1[45]\d{7})$/u, 'CN'],
  [/^M[A-H]\d{6}$/u, 'MM'],
  [/^A[A-E]\d{7}$/u, 'TH'],
  [/^K[AJ]?\d{7,8}$/u, 'HK'],
];

const isOfCountry = (value: string, country: string): boolean =>
  passportForms.some(([form, its]) => its === country && form.test(value));

function passportCountry(value: string): string | undefined {
  return passportForms.find(([form]) => form.test(value))?.[1];
}

/** A number without a word on what it is: only forms that no other kind has, and a check that holds. */
function byForm(value: string, hint: PaperHint): Paper | undefined {
  const { country } = hint;
  const cn = readCnId(value);
  if (cn !== undefined && (value.length === 18 || cn.valid !== false)) return cn;
  if (/^\d{13}$/u.test(value)) {
    const th = readers['th-id'](value, hint);
    if (th?.valid === true || country === 'TH') return th;
  }
  if (/^[A-Z][A-D\d]\d{8}$/u.test(value) && (twHolds(value) || country === 'TW')) return readers['tw-id'](value, hint);
  if (/^[A-Z]{1,2}\d{6}[\dA]$/u.test(value) && country !== 'MM' && (hkHolds(value) || country === 'HK')) {
    const hk = readers['hk-id'](value, hint);
    // One number in eleven of other countries' passports passes: only one letter, or the country, makes it sure.
    if (country === 'HK' || (country === undefined && value.endsWith('A'))) return hk;
  }
  if (/^\d{12}$/u.test(value)) {
    if (country === 'VN') return readers['vn-id'](value, hint);
    if (country === 'MY') return readers['my-id'](value, hint);
  }
  if (country === 'VN' && /^\d{9}$/u.test(value)) return readers['vn-id'](value, hint);
  if (/^[A-Z]{1,2}\d{6,8}[A-Z]?$/u.test(value) || passportCountry(value) !== undefined) return readPassport(value, hint);
  return undefined;
}
