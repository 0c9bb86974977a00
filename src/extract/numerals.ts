/** An exact decimal number: `units / 10^scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Digits kept behind the point while units multiply; more than money has. */
const places = 12;
const one = 10n ** BigInt(places);

const chineseDigits: Readonly<Record<string, number>> = byPlace(
  '零〇',
  '一壹幺',
  '二贰貳两兩',
  '三叁參',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒',
  '八捌',
  '九玖',
);
const chineseUnits: Readonly<Record<string, bigint>> = {
  十: 10n,
  拾: 10n,
  百: 100n,
  佰: 100n,
  千: 1000n,
  仟: 1000n,
  万: 10_000n,
  萬: 10_000n,
  亿: 100_000_000n,
  億: 100_000_000n,
  兆: 1_000_000_000_000n,
};

function byPlace(...rows: readonly string[]): Record<string, number> {
  return Object.fromEntries(rows.flatMap((row, value) => Array.from(row, (char) => [char, value] as const)));
}

/** Characters a Chinese or mixed numeral is made of, for building patterns. */
export const numeralCharacters = '零〇一壹二贰貳两兩三叁參四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬亿億兆';

const token =
  /(\d[\d,]*(?:\.\d+)?|\.\d+)|([零〇一壹幺二贰貳两兩三叁參四肆五伍六陆陸七柒八捌九玖]+)|([十拾百佰千仟万萬亿億兆])|([点點])|([多余餘几幾来]|整| )/y;

/**
 * Value of a Chinese or mixed numeral: 三万五千, 3.5万, 壹拾贰万叁仟, 一百零一万, 两千四百五 (2450), 二零二四. Undefined when
 * the text is anything more or less than one numeral. 多, 余 and 几 (a bit more than) count as nothing.
 */
export function readChinese(text: string): Decimal | undefined {
  const isNegative = /^[负負-]/.test(text);
  const body = isNegative ? text.slice(1) : text;
  const state = new Tally();
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const match = token.exec(body);
    if (match === null) return undefined;
    const [, figures, digits, unit, point] = match;
    if (figures !== undefined) state.number(figuresValue(figures), figures.length === 1);
    else if (digits !== undefined) state.digits(digits);
    else if (unit !== undefined) state.unit(chineseUnits[unit]!);
    else if (point !== undefined) {
      const fraction = /^[零〇一壹二贰貳两兩三叁參四肆五伍六陆陸七柒八捌九玖]+/.exec(body.slice(token.lastIndex))?.[0];
      if (fraction === undefined) return undefined;
      state.fraction(Array.from(fraction, (char) => chineseDigits[char]!).join(''));
      token.lastIndex += fraction.length;
    }
  }
  const value = state.value();
  return value === undefined ? undefined : reduced(isNegative ? -value : value);
}

function figuresValue(text: string): bigint {
  const [whole, fraction = ''] = text.replaceAll(',', '').split('.') as [string, string?];
  return BigInt(whole || '0') * one + BigInt(fraction.slice(0, places).padEnd(places, '0'));
}

/** Adds up a numeral from left to right: digits, small units within a section of four, large units that close it. */
class Tally {
  private total = 0n;
  private section = 0n;
  private pending: bigint | undefined;
  private lastUnit = 1n;
  private lastLarge = 0n;
  private isColloquial = false;
  private isAfterZero = false;
  private isEmpty = true;

  number(value: bigint, isSingle: boolean): void {
    this.flush();
    this.pending = value;
    this.isColloquial = isSingle && this.lastUnit >= 10n && !this.isAfterZero;
    this.isAfterZero = false;
    this.isEmpty = false;
  }

  digits(text: string): void {
    const values = Array.from(text, (char) => chineseDigits[char]!);
    // 零 between units only says that places are empty; several digits in a row are read by place (二零二四).
    if (values.length === 1 && values[0] === 0) {
      this.isAfterZero = true;
      this.isEmpty = false;
      return;
    }
    const isGap = values[0] === 0 && this.lastUnit >= 10n;
    const plain = isGap ? values.slice(1) : values;
    this.number(BigInt(plain.join('')) * one, values.length === 1);
  }

  unit(unit: bigint): void {
    if (unit < 10_000n) {
      this.section += (this.pending ?? one) * unit;
    } else {
      this.section += this.pending ?? 0n;
      if (this.section === 0n && this.total === 0n) this.section = one;
      if (this.section === 0n || unit > this.lastLarge) {
        this.total = (this.total + this.section) * unit;
      } else {
        this.total += this.section * unit;
      }
      this.section = 0n;
      this.lastLarge = unit;
    }
    this.pending = undefined;
    this.isAfterZero = false;
    this.lastUnit = unit;
    this.isEmpty = false;
  }

  fraction(digits: string): void {
    const value = BigInt(digits.slice(0, places).padEnd(places, '0'));
    this.pending = (this.pending ?? 0n) + value;
    this.isColloquial = false;
    this.isEmpty = false;
  }

  value(): bigint | undefined {
    // 一万三, 四百五: a last digit stands one place below the unit before it.
    if (this.isColloquial && this.pending !== undefined) this.pending = (this.pending * this.lastUnit) / 10n;
    this.flush();
    return this.isEmpty ? undefined : this.total + this.section;
  }

  private flush(): void {
    this.section += this.pending ?? 0n;
    this.pending = undefined;
  }
}

function reduced(value: bigint): Decimal {
  let units = value;
  let scale = places;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale--;
  }
  return { units, scale };
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const magnitudes: Readonly<Record<string, bigint>> = {
  hundred: 100n,
  k: 1000n,
  grand: 1000n,
  thousand: 1000n,
  m: 1_000_000n,
  mm: 1_000_000n,
  mn: 1_000_000n,
  mil: 1_000_000n,
  million: 1_000_000n,
  b: 1_000_000_000n,
  bn: 1_000_000_000n,
  billion: 1_000_000_000n,
  trillion: 1_000_000_000_000n,
  lakh: 100_000n,
  crore: 10_000_000n,
};

/** Words an English number is made of, for building patterns. */
export const numberWords = `(?:${[...small, ...tens, 'hundred', 'thousand', 'million', 'billion', 'trillion'].join('|')})`;

/** Value of an English number: `5,000`, `5.5k`, `5 million`, `twenty-five thousand`, `one hundred and two`. */
export function readEnglish(text: string): Decimal | undefined {
  let total = 0n;
  let section = 0n;
  let isEmpty = true;
  for (const match of text.toLowerCase().matchAll(/\d[\d,]*(?:\.\d+)?|\.\d+|[a-z]+|[^\s\da-z-]/g)) {
    const [word] = match;
    const magnitude = magnitudes[word];
    if (/\d/.test(word)) section += figuresValue(word);
    else if (magnitude !== undefined) {
      if (section === 0n) section = one;
      section *= magnitude;
      if (magnitude > 100n) {
        total += section;
        section = 0n;
      }
    } else if (small.includes(word)) section += BigInt(small.indexOf(word)) * one;
    else if (tens.includes(word)) section += BigInt(tens.indexOf(word) * 10 + 20) * one;
    else if (word === 'a' || word === 'an') section += one;
    else if (word !== 'and') return undefined;
    isEmpty = false;
  }
  return isEmpty ? undefined : reduced(total + section);
}

/** Rounds a number half up to so many decimals and answers its units as an integer in text. */
export function toUnits({ units, scale }: Decimal, decimals: number): string {
  if (scale <= decimals) return String(units * 10n ** BigInt(decimals - scale));
  const divisor = 10n ** BigInt(scale - decimals);
  const half = units < 0n ? -divisor / 2n : divisor / 2n;
  return String((units + half) / divisor);
}
