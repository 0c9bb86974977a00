/** Checks of national identity numbers: each takes the number without separators, in capitals. */

/** Codes of provinces in GB/T 2260, the first two digits of a mainland identity number. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * (digits.charCodeAt(i) - 48), 0);
}

/** `YYYYMMDD` that is a day of the calendar and not in the future of any report (before 2100). */
function isBirthday(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number) as [number, number, number];
  if (year < 1850 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** GB 11643-1999: 17 digits and ISO 7064 MOD 11-2; or the 15 digits issued until 1999, which carry no check. */
export function isMainlandId(id: string): boolean {
  if (!provinces.test(id)) return false;
  if (/^\d{15}$/.test(id)) return isBirthday(`19${id.slice(6, 12)}`);
  if (!/^\d{17}[\dX]$/.test(id) || !isBirthday(id.slice(6, 14))) return false;
  return '10X98765432'[weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === id[17];
}

/** Hong Kong: one or two letters, six digits, check 0–9 or A (value 10); a space stands for a missing first letter. */
export function isHongKongId(id: string): boolean {
  const match = /^([A-Z])?([A-Z])(\d{6})([\dA])$/.exec(id);
  if (match === null) return false;
  const letter = (char: string): number => char.charCodeAt(0) - 55;
  const [, first, second, digits, check] = match;
  const sum =
    9 * (first === undefined ? 36 : letter(first)) +
    8 * letter(second!) +
    weighted(digits!, [7, 6, 5, 4, 3, 2]) +
    (check === 'A' ? 10 : Number(check));
  return sum % 11 === 0;
}

const taiwanLetters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** Taiwan: county letter (10–35), sex (1, 2; 8, 9 for residents), seven digits, check. */
export function isTaiwanId(id: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/.test(id)) return false;
  const county = taiwanLetters.indexOf(id[0]!) + 10;
  return (Math.floor(county / 10) + (county % 10) * 9 + weighted(id.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0;
}

/** Thailand: 13 digits, the last by modulus 11. */
export function isThaiId(id: string): boolean {
  if (!/^[1-8]\d{12}$/.test(id)) return false;
  return (11 - (weighted(id, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(id[12]);
}

/** Singapore NRIC and FIN (S, T, F, G, M) with their check letters. */
export function isSingaporeId(id: string): boolean {
  if (!/^[STFGM]\d{7}[A-Z]$/.test(id)) return false;
  const base = weighted(id.slice(1), [2, 7, 6, 5, 4, 3, 2]) + ({ T: 4, G: 4, M: 3 }[id[0]!] ?? 0);
  const letters = { S: 'JZIHGFEDCBA', T: 'JZIHGFEDCBA', F: 'XWUTRQPNMLK', G: 'XWUTRQPNMLK', M: 'KLJNPQRTUWX' }[id[0]!]!;
  const at = id[0] === 'M' ? 10 - (base % 11) : base % 11;
  return letters[at] === id[8];
}

/** Malaysia MyKad: birthday, place of birth, serial; no check digit is published. */
export function isMalaysianId(id: string): boolean {
  const place = Number(id.slice(6, 8));
  const isPlace = (place >= 1 && place <= 16) || (place >= 21 && place <= 68) || (place >= 71 && place <= 93) || place >= 98;
  return /^\d{12}$/.test(id) && isPlace && (isBirthday(`19${id.slice(0, 6)}`) || isBirthday(`20${id.slice(0, 6)}`));
}

/** Viet Nam CCCD: province 001–096, century and sex, year, serial. */
export function isVietnameseId(id: string): boolean {
  return /^0(?:0[1-9]|[1-8]\d|9[0-6])\d{9}$/.test(id);
}

/** Macao: eight digits, the first 1, 5 or 7; its check digit is not published. */
export function isMacaoId(id: string): boolean {
  return /^[157]\d{7}$/.test(id);
}

/** ICAO 9303 part 3: weights 7, 3, 1 over the value of each character, `<` being 0. */
export function isMrzCheck(field: string, check: string): boolean {
  let sum = 0;
  for (let i = 0; i < field.length; i++) {
    const char = field[i]!;
    sum += (char === '<' ? 0 : Number.parseInt(char, 36)) * [7, 3, 1][i % 3]!;
  }
  return sum % 10 === Number(check === '<' ? 0 : check);
}

/** Shapes of passport numbers by issuing country, from the states' own descriptions (PRADO and PKD); none has a check digit. */
export const passportShapes: Readonly<Record<string, RegExp>> = {
  CN: /^(?:E[A-HJ-NP-Z0-9]\d{7}|[DPS][A-Z0-9]?\d{7}|G\d{8}|[HM]\d{8,10}|1[45]\d{7})$/,
  HK: /^[HK][A-Z]?\d{8}$|^[HK]J?\d{8}$/,
  TW: /^\d{9}$|^[A-Z]\d{8}$/,
  TH: /^[A-Z]{1,2}\d{6,7}$/,
  MM: /^M[A-Z]\d{6}$/,
  MY: /^[AHK]\d{8}$/,
  SG: /^[EK]\d{7}[A-Z]$/,
  VN: /^[A-Z]\d{7,8}$/,
  KH: /^N\d{7,8}$/,
  LA: /^P[A-Z]?\d{6,7}$/,
  PH: /^(?:[A-Z]\d{6}|[A-Z]{2}\d{6,7}|[A-Z]\d{7}[A-Z])$/,
  ID: /^[A-CX]\d{7}$/,
  IN: /^[A-Z]\d{7}$/,
  JP: /^[A-Z]{2}\d{7}$/,
  KR: /^[MS]\d{8}$|^M\d{3}[A-Z]\d{4}$/,
  US: /^\d{9}$|^[A-Z]\d{8}$/,
  GB: /^\d{9}$/,
  AU: /^[A-Z]{1,2}\d{7}$/,
  CA: /^[A-Z]{2}\d{6}$|^[A-Z]\d{6}[A-Z]{2}$/,
  NZ: /^(?:L[ADFH]|E[ABEF]|RA|LK|LN|N)\d{6}$/,
};
