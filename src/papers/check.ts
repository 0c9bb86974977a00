/** Check characters of identity numbers. Each function takes capitals and digits without separators, in the shape it names. */

const weights17 = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** Check character of a Chinese resident identity number's first 17 digits: ISO 7064 MOD 11-2, as GB 11643-1999 has it. */
export function cnCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += digit(first17, i) * weights17[i]!;
  return '10X98765432'[sum % 11]!;
}

/** A = 10 … Z = 35. */
const letterValue = (text: string, at: number): number => text.charCodeAt(at) - 55;

/**
 * Whether a Hong Kong identity card number of one or two letters, six digits and a check character (0-9, A) holds: weights 9 to 1,
 * a missing first letter counts as a space (36), the sum divisible by 11.
 */
export function hkHolds(value: string): boolean {
  const letters = value.length - 7;
  let sum = letters === 1 ? 9 * 36 + 8 * letterValue(value, 0) : 9 * letterValue(value, 0) + 8 * letterValue(value, 1);
  for (let i = 0; i < 6; i++) sum += (7 - i) * digit(value, letters + i);
  sum += value.at(-1) === 'A' ? 10 : digit(value, value.length - 1);
  return sum % 11 === 0;
}

/** Places of Taiwan by their letter in the identity number: A 10 … Z 33, in the order of the household registration office. */
const twLetters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/**
 * Whether the number of a Taiwan identity card, or of a resident certificate (old: two letters, new: 8 or 9 after the letter), holds:
 * letter and eight digits, weights 1, 9, 8 … 1, with the last digit divisible by 10.
 */
export function twHolds(value: string): boolean {
  const place = twLetters.indexOf(value[0]!) + 10;
  const second = /[A-Z]/u.test(value[1]!) ? (twLetters.indexOf(value[1]!) + 10) % 10 : digit(value, 1);
  let sum = Math.floor(place / 10) + (place % 10) * 9 + second * 8;
  for (let i = 2; i < 9; i++) sum += digit(value, i) * (9 - i);
  return (sum + digit(value, 9)) % 10 === 0;
}

/** Whether a Thai identity number of 13 digits holds: weights 13 to 2, check = (11 - sum mod 11) mod 10. */
export function thHolds(value: string): boolean {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += digit(value, i) * (13 - i);
  return (11 - (sum % 11)) % 10 === digit(value, 12);
}

/**
 * Check digit of a field of a machine-readable zone (ICAO 9303 part 3, 4.9): weights 7, 3, 1 over digits, letters (A = 10) and fillers
 * (0), modulo 10.
 */
export function mrzCheck(field: string): string {
  let sum = 0;
  for (let i = 0; i < field.length; i++) {
    const code = field.charCodeAt(i);
    const value = code === 60 ? 0 : code <= 57 ? code - 48 : code - 55;
    sum += value * [7, 3, 1][i % 3]!;
  }
  return String(sum % 10);
}
