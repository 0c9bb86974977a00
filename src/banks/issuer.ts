import prefixes from './data/bank-prefixes.json' with { type: 'json' };

/** What the first digits of a card tell. */
export interface Issuer {
  /** Short code of a Chinese bank (`ICBC`), or the card scheme (`visa`). */
  readonly code: string;
  readonly name: string;
  readonly type?: string;
  readonly length: number;
}

type PrefixTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

let banks: Map<string, Issuer[]> | undefined;
/** Lengths of the known prefixes, longest first, by their first three digits. */
const prefixLengths = new Map<string, number[]>();

/** Issuers by prefix, unfolded at first need from `data/bank-prefixes.json` (ranges by bank, type and length). */
function bankTable(): Map<string, Issuer[]> {
  if (banks !== undefined) return banks;
  banks = new Map();
  for (const [name, { code, ...kinds }] of Object.entries(prefixes as unknown as PrefixTable)) {
    for (const [kind, ranges] of Object.entries(kinds)) {
      const [, type, length] = /^([a-z]+)(\d+)$/.exec(kind)!;
      for (const range of ranges.split(' ')) {
        const [from, to = from] = range.split('-') as [string, string?];
        for (let prefix = Number(from); prefix <= Number(to); prefix++) {
          const issuers = banks.get(String(prefix)) ?? [];
          issuers.push({ code: code!, name, type: type!, length: Number(length) });
          banks.set(String(prefix), issuers);
          const lengths = prefixLengths.get(from.slice(0, 3)) ?? [];
          if (!lengths.includes(from.length))
            prefixLengths.set(
              from.slice(0, 3),
              [...lengths, from.length].sort((a, b) => b - a),
            );
        }
      }
    }
  }
  return banks;
}

/** The Chinese bank whose longest prefix fits a number of this length; `A / B` where two banks share the prefix. */
export function bankOf(digits: string): Issuer | undefined {
  const table = bankTable();
  for (const length of prefixLengths.get(digits.slice(0, 3)) ?? []) {
    const issuers = table.get(digits.slice(0, length))?.filter((issuer) => issuer.length === digits.length);
    if (issuers === undefined || issuers.length === 0) continue;
    const names = new Set(issuers.map((issuer) => issuer.name));
    return { ...issuers[0]!, name: [...names].join(' / ') };
  }
  return undefined;
}

/** Card schemes by ISO/IEC 7812 prefix and lengths, from their public rules. */
const schemes: ReadonlyArray<readonly [code: string, name: string, shape: RegExp, firsts: string]> = [
  ['visa', 'Visa', /^4(?:\d{12}|\d{15}|\d{18})$/, '4'],
  ['mastercard', 'Mastercard', /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/, '52'],
  ['amex', 'American Express', /^3[47]\d{13}$/, '3'],
  ['diners', 'Diners Club', /^3(?:0[0-59]|[68]\d)\d{11}$/, '3'],
  ['jcb', 'JCB', /^35(?:2[89]|[3-8]\d)\d{12}(?:\d{3})?$/, '3'],
  ['jcb', 'JCB', /^(?:2131|1800)\d{11}$/, '21'],
  ['discover', 'Discover', /^6(?:011|4[4-9]\d|5\d{2})\d{12}(?:\d{3})?$/, '6'],
  ['maestro', 'Maestro', /^(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}$/, '56'],
  ['mir', 'Mir', /^220[0-4]\d{12}$/, '2'],
];

/** Schemes by the first digit of their numbers. */
const schemesBy = Array.from('0123456789', (digit) => schemes.filter(([, , , firsts]) => firsts.includes(digit)));

/** UnionPay numbers without a known bank: not sure enough to be called a card. */
const unionPay = /^(?:62|81)\d{14,17}$/;

/** Luhn (ISO/IEC 7812-1 annex B); at least two digits. */
export function isLuhn(digits: string): boolean {
  // Several finders ask about the same number in turn.
  if (digits !== lastSummed) {
    lastSummed = digits;
    isLastLuhn = sumHolds(digits);
  }
  return isLastLuhn;
}

let lastSummed = '';
let isLastLuhn = false;

function sumHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return digits.length > 1 && sum % 10 === 0;
}

let lastDigits = '';
let lastIssuer: Issuer | undefined;

/** Who issued a payment card, or undefined when the number is none: wrong Luhn digit, unknown prefix or length. */
export function issuerOf(digits: string): Issuer | undefined {
  if (digits.length < 12 || digits.length > 19) return undefined;
  // Several finders ask about the same number in turn.
  if (digits !== lastDigits) {
    lastDigits = digits;
    lastIssuer = isLuhn(digits) ? (bankOf(digits) ?? schemeOf(digits)) : undefined;
  }
  return lastIssuer;
}

function schemeOf(digits: string): Issuer | undefined {
  const scheme = schemesBy[Number(digits[0])]!.find(([, , shape]) => shape.test(digits));
  return scheme && { code: scheme[0], name: scheme[1], length: digits.length };
}

/** Whether the digits have the form of a UnionPay card, bank known or not. */
export function isUnionPay(digits: string): boolean {
  return unionPay.test(digits) && isLuhn(digits);
}
