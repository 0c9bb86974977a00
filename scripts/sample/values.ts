import { createHash } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { createBase58check } from '@scure/base';

/** A seeded stream of numbers (SplitMix32, public domain algorithm by Guy Steele et al.), so that every run is the same. */
export class Dice {
  #state: number;

  constructor(seed: string) {
    this.#state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let z = this.#state ^ (this.#state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join('');
  }
}

const syllables = 'an bo cai da en fu gu hai jin ka lin mo ni ou pa qi ru san tu ve wan xi yo zhen'.split(' ');
const word = (dice: Dice, count: number): string => Array.from({ length: count }, () => dice.pick(syllables)).join('');

const luhnDigit = (digits: string): number => {
  let sum = 0;
  for (let i = digits.length - 1, double = true; i >= 0; i--, double = !double) {
    const digit = Number(digits[i]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return (10 - (sum % 10)) % 10;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Payloads are digests of a label: nobody can hold the key of an address made this way. TRON: base58check of 0x41 and 20
 * bytes; EVM: hex with the mixed case of EIP-55.
 */
const payload = (label: string): Uint8Array => sha256(new TextEncoder().encode(`clew sample wallet ${label}`)).slice(0, 20);
const base58check = createBase58check(sha256);

function evmAddress(bytes: Uint8Array): string {
  const plain = hex(bytes);
  const digest = hex(keccak_256(new TextEncoder().encode(plain)));
  return `0x${plain.replaceAll(/[a-f]/gu, (letter, at: number) => (Number.parseInt(digest[at]!, 16) > 7 ? letter.toUpperCase() : letter))}`;
}

// Two lists, so that no victim's number is by chance a gang's.
const suspectAreas =
  '201 202 209 210 212 213 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 302 303 305 308 309 310 312 314 316 318 320 321 323 325 330 331 334 336 337 339 347 351 352 360 361 386 408 415 503 512 602 612 617'.split(
    ' ',
  );
const ownAreas =
  '203 207 208 214 215 216 301 304 307 313 317 319 401 402 404 405 410 414 501 504 505 515 518 601 603 605 608 614 701 703 706 714 802 803 808 814 816 901 904 907 915 918 954'.split(
    ' ',
  );

/**
 * Values that belong to nobody: mainland numbers under 154, a prefix given to no operator; 555-01xx, kept for fiction by
 * the North American Numbering Plan; domains under the reserved endings of RFC 2606; cards under 629901, a prefix of no
 * bank known to us, with a right Luhn digit.
 */
export const fictional = {
  phone: (dice: Dice, lang: string, own = false): string =>
    lang === 'zh' ? `154${dice.digits(8)}` : `+1${dice.pick(own ? ownAreas : suspectAreas)}55501${dice.digits(2)}`,
  card: (dice: Dice): string => {
    const digits = `629901${dice.digits(12)}`;
    return `${digits}${luhnDigit(digits)}`;
  },
  domain: (dice: Dice): string =>
    `${word(dice, dice.between(3, 4))}${dice.chance(0.3) ? dice.digits(2) : ''}.${dice.pick(['test', 'example', 'invalid'])}`,
  handle: (dice: Dice): string => `${word(dice, 2)}_smp${dice.digits(3)}`,
  email: (dice: Dice): string => `${word(dice, 2)}@${word(dice, 2)}-mail.${dice.pick(['test', 'example'])}`,
  wallet: (dice: Dice): string => {
    const bytes = payload(dice.digits(12));
    return dice.chance(0.75) ? base58check.encode(Uint8Array.of(0x41, ...bytes)) : evmAddress(bytes);
  },
} as const;

/** The ways people and agencies write the same value down. */
export function written(dice: Dice, slot: string, value: string, lang: string): string {
  const way = dice.next();
  if (slot === 'url' || slot === 'panel' || slot === 'oldUrl') {
    if (way < 0.35) return `https://${value}/`;
    if (way < 0.55) return value;
    if (way < 0.7) return `hxxps://${value.replace('.', '[.]')}`;
    if (way < 0.82) return `www.${value}`;
    if (way < 0.88 && lang === 'zh') return value.replace('.', '点');
    return lang === 'zh' ? `http://${value}/m/reg?c=${dice.digits(4)}` : `https://${value}/login`;
  }
  if (slot === 'card') return way < 0.6 ? value : value.replaceAll(/(\d{4})(?=\d)/gu, '$1 ');
  if (slot === 'phone' || slot === 'own') {
    if (value.startsWith('+1')) {
      const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/u.exec(value) ?? [];
      return way < 0.4 ? `(${area}) ${exchange}-${line}` : way < 0.7 ? `${area}-${exchange}-${line}` : value;
    }
    if (lang === 'en') return `+86 ${value}`;
    if (way < 0.6) return value;
    if (way < 0.75) return `${value.slice(0, 3)}-${value.slice(3, 7)}-${value.slice(7)}`;
    if (way < 0.9) return `+86 ${value}`;
    return value.replaceAll(/\d/gu, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)); // full-width
  }
  return value;
}

export const maskedPhone = (value: string): string =>
  value.startsWith('+1') ? `(***) ***-${value.slice(-4)}` : `${value.slice(0, 3)}****${value.slice(-4)}`;
export const maskedCard = (value: string): string => `${value.slice(0, 4)}****${value.slice(-4)}`;
