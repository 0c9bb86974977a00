/**
 * Decimal numbers kept as their digits, so that money never passes through a floating-point fraction.
 * The number is `digits` × 10^-`scale`, negative when it says so.
 */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly scale: number;
}

const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/**
 * The minor units of a cell that is nothing but ASCII digits with at most a sign and a point, which nearly all are; NaN for any other.
 * What is finer than a minor unit is cut off, toward zero.
 *
 * @param shift minor units are the number × 10^shift.
 */
export function plainMinor(cell: string, shift: number): number {
  const { length } = cell;
  const negative = cell.charCodeAt(0) === 45;
  let i = negative ? 1 : 0;
  // Fifteen digits are exact in a double, and so is every product below that stays a safe integer.
  if (length - i > 16 || length === i || shift < 0 || shift > 12) return Number.NaN;
  let value = 0;
  let scale = -1;
  for (; i < length; i++) {
    const code = cell.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      if (scale < shift) {
        value = value * 10 + code - 48;
        if (scale >= 0) scale++;
      }
    } else if (code === 46 && scale < 0 && i + 1 < length && (i > 1 || (i === 1 && !negative))) scale = 0;
    else return Number.NaN;
  }
  const minor = value * powers[shift - Math.max(scale, 0)]!;
  return Number.isSafeInteger(minor) ? (negative && minor !== 0 ? -minor : minor) : Number.NaN;
}

const grouped = /^([-+−]?)(\d[\d,.' ]*|\.\d+)(?:e([+-]?\d{1,3}))?$/iu;

/**
 * Reads a number as people and programs write it: `1,234.50`, `1.234,50`, `1 234,50`, `1e-7`. The last mark is the decimal one, unless it
 * is a comma with exactly three digits behind it, or a mark that repeats.
 *
 * @param comma the comma is known to be the decimal mark.
 */
export function readDecimal(text: string, comma = false): Decimal | undefined {
  if (text.length > 90) return undefined;
  const match = grouped.exec(text);
  if (match === null) return undefined;
  const [, sign, body, exponent] = match;
  const parts = splitMarks(body!.replaceAll(/[' ]/gu, ''), comma);
  if (parts === undefined) return undefined;
  const [whole, fraction] = parts;
  const digits = (whole + fraction).replace(/^0+(?=\d)/u, '');
  return { negative: sign === '-' || sign === '−', digits, scale: fraction.length - Number(exponent ?? 0) };
}

/** Digits before and behind the decimal mark. */
function splitMarks(text: string, comma: boolean): [string, string] | undefined {
  const point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (point < 0) return [text, ''];
  const mark = text[point]!;
  const after = text.length - point - 1;
  const marks = new Set(text.replaceAll(/\d/gu, ''));
  const repeats = text.indexOf(mark) !== point;
  if (marks.size > 1 && repeats) return undefined;
  const isGroup = marks.size === 1 && (repeats || (mark === ',' ? !comma && after === 3 : comma));
  if (isGroup && !/^\d{1,3}(?:[.,]\d{2,4})*[.,]\d{3}$/u.test(text)) return undefined;
  if (!isGroup && marks.size === 1 && mark === ',' && !comma && after > 3) return undefined;
  const whole = (isGroup ? text : text.slice(0, point)).replaceAll(/[.,]/gu, '');
  return [whole, isGroup ? '' : text.slice(point + 1)];
}

/** Minor units of a decimal, what is finer cut off toward zero; undefined when that is no safe integer. */
export function minorOf({ negative, digits, scale }: Decimal, shift: number): number | undefined {
  const move = shift - scale;
  if (move > 40) return /^0*$/u.test(digits) ? 0 : undefined;
  const text = move >= 0 ? digits + '0'.repeat(move) : digits.slice(0, Math.max(0, digits.length + move));
  if (text.replace(/^0+/u, '').length > 16) return undefined;
  const minor = Number(text === '' ? '0' : text);
  if (!Number.isSafeInteger(minor)) return undefined;
  return negative && minor !== 0 ? -minor : minor;
}
