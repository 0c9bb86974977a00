import { createRequire } from 'node:module';
import type * as Library from 'libphonenumber-js/max';
import { americanAreas } from './short-numbers.ts';

/** A telephone number understood: its normal form and how sure that is. */
export interface Dialled {
  /** E.164, or `CC:digits` when the country's plan does not know the number (`ZZ`: country not known either). */
  readonly value: string;
  readonly confidence: number;
  readonly country?: string;
}

let library: typeof Library | undefined;

/** Loaded at first need (its tables cost ~15 ms): most reports hold only numbers whose shape says it all. */
function plans(): typeof Library {
  library ??= createRequire(import.meta.url)('libphonenumber-js/max') as typeof Library;
  return library;
}

/** What national numbers of a country lack, as `+86`; `undefined` for one that has no plan. */
export function dialCode(country: string): string | undefined {
  const code = country as Library.CountryCode;
  return plans().isSupportedCountry(code) ? `+${plans().getCountryCallingCode(code)}` : undefined;
}

const cache = new Map<string, Dialled | undefined>();
const cacheSize = 20_000;

function cached(key: string, read: () => Dialled | undefined): Dialled | undefined {
  if (cache.has(key)) return cache.get(key);
  const value = read();
  if (cache.size >= cacheSize) cache.clear();
  cache.set(key, value);
  return value;
}

/** Mainland mobile: 11 digits from 13 to 19. 14x and unassigned blocks are taken too: carriers open them every year. */
export function isMainlandMobile(digits: string): boolean {
  return digits.length === 11 && digits.charCodeAt(0) === 0x31 && digits.charCodeAt(1) >= 0x33;
}
/** North America (NANP): area code and exchange start with 2–9. */
const nanp = /^[2-9]\d{2}[2-9]\d{6}$/;
/** Service numbers of the mainland without area code; 800 is North America's toll-free prefix, too. */
const mainlandService = /^[48]00[1-9]\d{6}$/;
/** Trunk 0, area code, seven or eight digits. */
const mainlandFixed = /^0(?:10|2\d)[2-8]\d{7}$|^0[3-9]\d{2}[2-8]\d{6,7}$/;

/** A number after `+` or an international prefix. */
export function readInternational(digits: string): Dialled | undefined {
  if (digits.length === 13 && digits.startsWith('86') && isMainlandMobile(digits.slice(2))) {
    return { value: `+${digits}`, confidence: 0.99, country: 'CN' };
  }
  if (digits.length === 11 && digits[0] === '1' && nanp.test(digits.slice(1))) {
    const country = americanCountry(digits.slice(1, 4));
    return { value: `+${digits}`, confidence: 0.97, ...(country !== undefined && { country }) };
  }
  return cached(`+${digits}`, () => {
    const number = plans().parsePhoneNumberFromString(`+${digits}`);
    if (number === undefined) return undefined;
    const country = number.country ?? number.getPossibleCountries()[0];
    const about = country === undefined ? {} : { country };
    if (number.isValid()) return { value: number.number, confidence: 0.98, ...about };
    // The plan has room for it but no such block: new blocks and mistyped ones look the same.
    return number.isPossible() ? { value: number.number, confidence: 0.75, ...about } : undefined;
  });
}

const areaCountry = new Map(
  Object.entries(americanAreas).flatMap(([country, areas]) => areas.split(' ').map((area) => [area, country] as const)),
);

/** Country of a North American area code; none for the codes all share (800, 900, 500 …). */
function americanCountry(area: string): string | undefined {
  if (/^(?:8(?:00|33|44|55|66|77|88)|900|5(?:00|2[1-9]|33|44|66|77|88))$/.test(area)) return undefined;
  return areaCountry.get(area) ?? 'US';
}

/** A number as dialled inside a country, or undefined when its plan has no such block. */
export function readNational(digits: string, region: string): Dialled | undefined {
  if (region === 'CN') {
    if (isMainlandMobile(digits)) return { value: `+86${digits}`, confidence: 0.97, country: 'CN' };
    if (mainlandService.test(digits)) return { value: `+86${digits}`, confidence: 0.95, country: 'CN' };
    if (mainlandFixed.test(digits)) return { value: `+86${digits.slice(1)}`, confidence: 0.9, country: 'CN' };
  }
  if (region === 'US' || americanAreas[region] !== undefined) {
    const american = readNorthAmerican(digits);
    if (american !== undefined) return american;
  }
  return cached(`${region}:${digits}`, () => {
    const { isSupportedCountry, parsePhoneNumberFromString } = plans();
    if (!isSupportedCountry(region)) return undefined;
    const number = parsePhoneNumberFromString(digits, region);
    if (!number?.isValid()) return undefined;
    return { value: number.number, confidence: 0.9, country: number.country ?? region };
  });
}

/**
 * Countries whose numbers are written without `+` in reports about the scam centres and their victims, by calling code;
 * a number of theirs is believed by its length, others only when the plan knows its block.
 */
const nearby = /^(?:1|44|60|61|62|63|65|66|81|82|84|852|853|855|856|86|880|886|91|95|971)/;

/** A number with its country code but nothing before it (`66812345678`): for places where words say it is one. */
export function readBareInternational(digits: string): Dialled | undefined {
  if (digits.length < 10 || digits.length > 15 || digits[0] === '0') return undefined;
  // Every eleven digits from 1 would be possible in North America; its area codes start higher.
  if (digits[0] === '1' && !nanp.test(digits.slice(1))) return undefined;
  const found = readInternational(digits);
  if (found === undefined || (found.confidence < 0.9 && !nearby.test(digits))) return undefined;
  return { ...found, confidence: Math.min(found.confidence, 0.8) };
}

/** 400 numbers are the mainland's whatever the language of the text: North America has no such area code. */
export function isMainlandHotline(digits: string): boolean {
  return digits.startsWith('400') && mainlandService.test(digits);
}

/** A number whose country nothing says: by shapes that only one country has. */
export function readAnywhere(digits: string): Dialled | undefined {
  if (isMainlandMobile(digits)) return { value: `+86${digits}`, confidence: 0.9, country: 'CN' };
  if (digits.length === 13 && digits.startsWith('86') && isMainlandMobile(digits.slice(2))) return readInternational(digits);
  if (isMainlandHotline(digits)) return readNational(digits, 'CN');
  if (/^09\d{8}$/.test(digits)) return readNational(digits, 'TW');
  if (/^0(?:7[1-9]|1[1-6]1|20)\d+$/.test(digits) && digits.length === 11) return readNational(digits, 'GB');
  return undefined;
}

/** Ten digits in the shape of North America. */
export function readNorthAmerican(digits: string): Dialled | undefined {
  const national = digits.length === 11 && digits[0] === '1' ? digits.slice(1) : digits;
  return nanp.test(national) ? { ...readInternational(`1${national}`)!, confidence: 0.8 } : undefined;
}

/** Languages that name a country when the report gives none. */
const regions: Readonly<Record<string, string>> = {
  th: 'TH',
  my: 'MM',
  km: 'KH',
  vi: 'VN',
  lo: 'LA',
  ms: 'MY',
  id: 'ID',
  ja: 'JP',
  ko: 'KR',
  fil: 'PH',
  tl: 'PH',
};

/** The country national numbers are read in, or undefined: then only shapes decide. */
export function regionFor(lang: string, region: string | undefined): string | undefined {
  if (region !== undefined || lang === 'en') return region;
  const dash = lang.indexOf('-');
  return regions[dash < 0 ? lang : lang.slice(0, dash)];
}
