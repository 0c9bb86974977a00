import { isValidIBAN } from 'ibantools';
import { isOf, of } from './charset.ts';
import { found } from './source.ts';
import type { Finder, Found, Source } from './source.ts';

/** Country, check digits, then the account in groups as printed; cut back to what the check digits confirm. */
const shape = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}/iy;

/** Countries whose bank code is four letters (SWIFT IBAN registry, `4!a`), which the library lets digits into. */
const letteredBanks = /^(?:AZ|BG|BH|GB|GI|IE|IQ|JO|KW|LC|LV|MT|MU|NL|PK|PS|QA|RO|SC|SV|VG)..(?![A-Z]{4})/;

/** ISO 13616: known country, its length and structure, modulus 97. */
export function isValidIban(iban: string): boolean {
  return isValidIBAN(iban) && isMod97(iban) && !letteredBanks.test(iban);
}

/** ISO 7064 MOD 97-10 over the rearranged number, seven digits at a time. */
export function isMod97(iban: string): boolean {
  let rest = 0;
  for (let i = 0; i < iban.length; i++) {
    const code = iban.charCodeAt((i + 4) % iban.length);
    if (code >= 48 && code <= 57) rest = (rest * 10 + code - 48) % 97;
    else if (code >= 65 && code <= 90) rest = (rest * 100 + code - 55) % 97;
    else return false;
  }
  return rest === 1;
}

/** Whether the digits that start at `at` go on an IBAN: country, check digits and letters stand before them. */
export function insideIban(text: string, at: number): boolean {
  // A space stands before, and before that a digit or a capital.
  if (text.charCodeAt(at - 1) !== 0x20 || text.charCodeAt(at - 2) > 0x5a) return false;
  return /(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?[A-Z0-9]{4} (?:[A-Z0-9]{4} )*$/.test(text.slice(Math.max(0, at - 30), at));
}

/** IBANs; a valid number of a country that issues none is an account with lower confidence. */
export const findIbans: Finder = (source, out) => {
  if (source.digits < 10) return;
  const { folded, figures } = source;
  // Two letters and two digits open it; the rest may stand in the runs that follow.
  for (let i = 0; i < figures.length; i += 2) {
    const at = figures[i]! - 2;
    if (figures[i + 1]! - at < 4 || !isLetter(folded, at) || !isLetter(folded, at + 1) || isLetter(folded, at - 1)) continue;
    shape.lastIndex = at;
    const match = shape.exec(folded);
    if (match !== null) read(source, at, match[0], out);
  }
};

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}

function read(source: Source, start: number, raw: string, out: Found[]): void {
  if (out.at(-1)?.kind === 'iban' && out.at(-1)!.end > start) return;
  // Words after the number may have been taken with it: drop group by group from the end.
  for (let last = raw.length; last >= 15; last = cutBack(raw, last)) {
    const end = start + last;
    if (isOf(source.folded, end, of.letter | of.digit) || !sumHolds(raw, last)) continue;
    const iban = raw.slice(0, last).replaceAll(/[ -]/g, '').toUpperCase();
    if (iban.length < 15 || iban.length > 34) continue;
    const country = iban.slice(0, 2);
    if (isValidIban(iban)) out.push(found('iban', iban, start, end, 0.98, { country, checksum: 'ok' }));
    else if (iban.replaceAll(/\D/g, '').length >= 10 && raw.slice(0, 2) === country)
      out.push(found('account', iban, start, end, 0.8, { checksum: 'ok' }));
    else continue;
    return;
  }
}

/** `isMod97` of the first units of a number as printed: nearly every word that opens like an IBAN fails here, uncut. */
function sumHolds(raw: string, length: number): boolean {
  let rest = 0;
  let left = 4; // of country and check digits, which come last
  let first = 0;
  for (let at = 0; at < length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 0x20 || code === 0x2d) continue;
    if (left > 0) left--;
    else rest = append(rest, code);
    if (left === 0 && first === 0) first = at + 1;
  }
  for (let at = 0; at < first; at++)
    if (raw.charCodeAt(at) !== 0x20 && raw.charCodeAt(at) !== 0x2d) rest = append(rest, raw.charCodeAt(at));
  return rest === 1;
}

/** One more character of a number, modulo 97; a letter is two digits. */
function append(rest: number, code: number): number {
  return code <= 57 ? (rest * 10 + code - 48) % 97 : (rest * 100 + (code & 0xdf) - 55) % 97;
}

function cutBack(raw: string, end: number): number {
  return Math.max(raw.lastIndexOf(' ', end - 1), raw.lastIndexOf('-', end - 1));
}
