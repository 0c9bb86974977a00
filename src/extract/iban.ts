import { isValidIBAN } from 'ibantools';
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
  const text = source.folded;
  for (const run of source.marked) {
    // Two letters and two digits open it; the rest may stand in the runs that follow.
    if (run.letters < 2 || run.digits < 2) continue;
    for (let at = run.start; at + 4 <= run.end; at++) {
      if (!opens(text, at)) continue;
      shape.lastIndex = at;
      const match = shape.exec(text);
      if (match !== null) read(source, at, match[0], out);
    }
  }
};

function opens(text: string, at: number): boolean {
  return (
    isDigit(text, at + 2) && isDigit(text, at + 3) && isLetter(text, at) && isLetter(text, at + 1) && !isLetter(text, at - 1)
  );
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}

function read(source: Source, start: number, raw: string, out: Found[]): void {
  if (out.at(-1)?.kind === 'iban' && out.at(-1)!.end > start) return;
  // Words after the number may have been taken with it: drop group by group from the end.
  for (let end = raw.length; end >= 15; end = cutBack(raw, end)) {
    const next = source.folded[start + end] ?? ' ';
    const iban = raw.slice(0, end).replaceAll(/[ -]/g, '').toUpperCase();
    if (iban.length < 15 || iban.length > 34 || /[A-Za-z0-9]/.test(next) || !isMod97(iban)) continue;
    const at = { start, end: start + end };
    const country = iban.slice(0, 2);
    if (isValidIban(iban)) {
      out.push({ kind: 'iban', value: iban, ...at, confidence: 0.98, about: { country, checksum: 'ok' } });
    } else if (iban.replaceAll(/\D/g, '').length >= 10 && raw.slice(0, 2) === country) {
      out.push({ kind: 'account', value: iban, ...at, confidence: 0.8, about: { checksum: 'ok' } });
    } else continue;
    return;
  }
}

function cutBack(raw: string, end: number): number {
  return Math.max(raw.lastIndexOf(' ', end - 1), raw.lastIndexOf('-', end - 1));
}
