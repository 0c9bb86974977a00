import { exactAmount, type Sentence } from '../model/index.ts';

/** What people write behind an amount in Chinese; other currencies by their code before it. */
const units: Readonly<Record<string, string>> = {
  CNY: '元',
  USD: '美元',
  HKD: '港元',
  TWD: '新台币元',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  KRW: '韩元',
  THB: '泰铢',
  SGD: '新加坡元',
};

/** An amount as on a payment record, exact: `CNY 171,000.00`, `171,000.00元`. */
export function money(minor: number, currency: string): Sentence {
  const number = exactAmount(minor, currency);
  const unit = units[currency];
  return { en: `${currency} ${number}`, zh: unit === undefined ? `${currency} ${number}` : `${number}${unit}` };
}

/** Several currencies, the largest number first. */
export function sums(loss: Readonly<Record<string, number>>): Sentence {
  const told = Object.entries(loss)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([currency, minor]) => money(minor, currency));
  return { en: told.map(({ en }) => en).join(' + '), zh: told.map(({ zh }) => zh).join('、') };
}
