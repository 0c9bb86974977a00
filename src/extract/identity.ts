import { chainsOf } from './digits.ts';
import {
  isHongKongId,
  isMacaoId,
  isMainlandId,
  isMalaysianId,
  isMrzCheck,
  isSingaporeId,
  isTaiwanId,
  isThaiId,
  isVietnameseId,
  passportShapes,
} from './identity-check.ts';
import { labelBefore } from './label.ts';
import { firstMatch } from './match.ts';
import { regionFor } from './phone-number.ts';
import { found, has } from './source.ts';
import type { Chain, Finder, Found, Source } from './source.ts';

/** Identity cards and passports. Numbers with a check digit stand alone; the others need a word or a column that names them. */
export const findIdentities: Finder = (source, out) => {
  if (source.digits < 6) return;
  for (const chain of chainsOf(source)) if (!chain.spoken) readDigits(source, chain, out);
  for (const run of source.marked) {
    if (run.digits >= 6 && run.letters > 0 && run.letters <= 4) readLettered(source, run.start, run.end, out);
    if (run.digits >= 14 && run.end - run.start >= 40) readMrz(source, run.start, run.end, out);
  }
  findMyanmar(source, out);
};

function idcard(country: string, id: string, start: number, end: number, confidence: number, checksum?: 'ok'): Found {
  return found('idcard', id, start, end, confidence, checksum === undefined ? { country } : { country, checksum });
}

/** Lengths of the numbers below; a mainland number's 18th place may be an X. */
const isLength = (count: number): boolean =>
  count === 8 || count === 12 || count === 13 || count === 15 || count === 17 || count === 18;

function readDigits(source: Source, chain: Chain, out: Found[]): void {
  if (!chain.plain || !isLength(chain.digits.length)) return;
  const text = source.folded;
  const start = chain.groups[0]!.start;
  let end = chain.groups.at(-1)!.end;
  if (/[A-Za-z0-9_.]/.test(text[start - 1] ?? ' ')) return;
  let id = chain.digits;
  if (id.length === 17 && /^[xX](?![A-Za-z0-9])/.test(text.slice(end, end + 2))) {
    id += 'X';
    end++;
  } else if (/^(?:[A-Za-z_]|[.,]\d)/.test(text.slice(end, end + 2))) return;
  if (id.length === 18 && isMainlandId(id)) {
    const label = labelBefore(source, start);
    if (label !== 'account' && label !== 'card' && label !== 'other') out.push(idcard('CN', id, start, end, 0.97, 'ok'));
    return;
  }
  if (id.length !== 13 && id.length !== 12 && id.length !== 15 && id.length !== 8) return;
  const region = regionFor(source.lang, source.region);
  const isNamed = labelBefore(source, start) === 'identity';
  const lengths = chain.groups.map((group) => group.digits.length).join('-');
  if (id.length === 13 && isThaiId(id) && (isNamed || lengths === '1-4-5-2-1' || (lengths === '13' && region === 'TH'))) {
    out.push(idcard('TH', id, start, end, isNamed ? 0.97 : 0.9, 'ok'));
  } else if (id.length === 12 && isMalaysianId(id) && (isNamed || lengths === '6-2-4') && region !== 'VN') {
    out.push(idcard('MY', id, start, end, isNamed ? 0.85 : 0.75));
  } else if (isNamed && id.length === 12 && isVietnameseId(id)) out.push(idcard('VN', id, start, end, 0.7));
  else if (isNamed && id.length === 15 && isMainlandId(id)) out.push(idcard('CN', id, start, end, 0.8));
  else if (isNamed && id.length === 8 && region === 'MO' && isMacaoId(id)) out.push(idcard('MO', id, start, end, 0.7));
}

const lettered =
  /(?<![A-Za-z0-9])(?:[A-Za-z]{1,2}\d{6}\([\dAa]\)|[A-Za-z]{0,2}\d{6,10}[A-Za-z]{0,2}|[A-Za-z]\d{3}[A-Za-z]\d{4})(?![A-Za-z0-9])/g;

/** Numbers that start or end with letters: Hong Kong, Taiwan, Singapore; passports where a word says so. */
function readLettered(source: Source, runStart: number, runEnd: number, out: Found[]): void {
  // The check digit of Hong Kong stands in brackets, which may be full-width and so outside the run.
  const text = source.folded.slice(runStart, Math.min(runEnd + 3, source.folded.length));
  for (let match = firstMatch(lettered, text); match !== null; match = lettered.exec(text)) {
    const start = runStart + match.index;
    const end = start + match[0].length;
    const id = match[0].replaceAll(/[()]/g, '').toUpperCase();
    const label = labelBefore(source, start);
    const isNamed = label === 'identity';
    if (label === 'passport') {
      const country = passportCountry(id, regionFor(source.lang, source.region));
      if (country !== undefined) out.push(found('passport', id, start, end, 0.8, { country }));
    } else if (label === 'other' || label === 'handle' || label === 'account') continue;
    else if (isTaiwanId(id)) out.push(idcard('TW', id, start, end, isNamed ? 0.97 : 0.85, 'ok'));
    else if (isHongKongId(id) && (isNamed || match[0].includes('('))) out.push(idcard('HK', id, start, end, 0.95, 'ok'));
    else if (isSingaporeId(id)) out.push(idcard('SG', id, start, end, isNamed ? 0.97 : 0.85, 'ok'));
  }
}

/** The country whose passports look like this, the report's own first. */
function passportCountry(id: string, region: string | undefined): string | undefined {
  if (region !== undefined && passportShapes[region]?.test(id)) return region;
  return Object.keys(passportShapes).find((country) => passportShapes[country]!.test(id) && /[A-Z]/.test(id));
}

/** Second line of a passport's machine-readable zone (ICAO 9303 part 4): number, country, birth, sex, expiry. */
function readMrz(source: Source, start: number, end: number, out: Found[]): void {
  const line = source.folded.slice(start, end);
  const match = /([A-Z0-9<]{9})(\d)([A-Z<]{3})(\d{6})(\d)[MFX<](\d{6})(\d)[A-Z0-9<]{14}[\d<]\d/.exec(line);
  if (match === null) return;
  const [, number, check, country, birth, birthCheck, expiry, expiryCheck] = match as unknown as string[];
  if (!isMrzCheck(number!, check!) || !isMrzCheck(birth!, birthCheck!) || !isMrzCheck(expiry!, expiryCheck!)) return;
  const at = start + match.index;
  const value = number!.replaceAll('<', '');
  const about = { country: country!.replaceAll('<', ''), checksum: 'ok' };
  out.push(found('passport', value, at, at + value.length, 0.98, about));
}

/** Myanmar NRC: state 1–14, township letters, class, six digits: 12/ABCDEF(N)123456, ၁၂/ကမရ(နိုင်)၁၂၃၄၅၆. */
const myanmar =
  /(?<![\d/])(1[0-4]|[1-9])\/([A-Za-z]{6,12}|[\u1000-\u109f]{3,24})\s?\((N|Naing|E|P|T|C|[\u1000-\u109f]{1,10})\)\s?(\d{6})(?!\d)/gi;

function findMyanmar(source: Source, out: Found[]): void {
  if ((source.flags & has.slash) === 0 || !source.folded.includes('(')) return;
  for (const match of source.folded.matchAll(myanmar)) {
    const [whole, state, township, kind, serial] = match as unknown as string[];
    const value = `${state}/${township!.toUpperCase()}(${kind!.toUpperCase()})${serial}`;
    out.push(idcard('MM', value, match.index, match.index + whole!.length, 0.9));
  }
}
