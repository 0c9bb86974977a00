import { bankOf, issuerOf } from '../../src/banks/index.ts';
import { find, readCsv } from './case.ts';
import type { Case } from './case.ts';

const types: Readonly<Record<string, string>> = { CC: 'credit', DC: 'debit', SCC: 'charge', PC: 'prepaid' };

/** A number of a prefix with a right Luhn digit, filled from a generator that gives the same each time. */
function cardOf(prefix: string, length: number): string {
  let seed = Number(prefix);
  let digits = prefix;
  while (digits.length < length - 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    digits += String(seed % 10);
  }
  return (
    '0123456789'
      .split('')
      .map((check) => digits + check)
      .find((card) => issuerOf(card) !== undefined) ?? digits
  );
}

/** Numbers that are no cards: timestamps with counters, as order and transaction numbers are made. */
function orderNumber(index: number): string {
  return `2024${String(index * 7919).padStart(15, '0')}`.slice(0, 19);
}

export const cardPrefixes = {
  name: 'cn_bank_card_bins',
  data: 'cn_bank_card_bins',
  cases(): Case[] {
    const tests = readCsv('cn_bank_card_bins/tests.csv').map(({ input, field, expected }): Case => {
      const bank = bankOf(input!);
      const want = field === 'card_type' ? types[expected!] : expected || undefined;
      return {
        id: `test ${input}`,
        group: 'their tests',
        input: input!,
        want,
        got: field === 'card_type' ? bank?.type : bank?.code,
      };
    });
    const table = readCsv('cn_bank_card_bins/bins.csv').map(({ prefix, length, bank_code: code, bank_name_zh: name }): Case => {
      const card = cardOf(prefix!, Number(length));
      const text = `我把钱转到了${card}这张卡上`;
      const got = find(text, ['card'])[0];
      const bank = got?.about?.['bank']?.split(' / ').find((each) => each === name) ?? got?.about?.['bank'];
      return {
        id: `${prefix} ${length} ${code}`,
        group: 'a card of each prefix, in a sentence',
        input: text,
        want: [card, name],
        got: [got?.value, bank],
      };
    });
    const others = Array.from({ length: 1000 }, (_, index): Case => {
      const text = `订单号${orderNumber(index)}，流水${orderNumber(index + 1000)}，${orderNumber(index + 2000)}`;
      return {
        id: `order ${index}`,
        group: 'order numbers',
        input: text,
        want: [],
        got: find(text, ['card', 'account']).map((each) => each.value),
      };
    });
    return [...tests, ...table, ...others];
  },
};
