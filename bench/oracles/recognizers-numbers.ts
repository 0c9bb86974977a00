import { findAmounts } from '../../src/extract/amount.ts';
import { findDates } from '../../src/extract/date.ts';
import { readChinese } from '../../src/extract/numerals.ts';
import { scan } from '../../src/extract/scan.ts';
import { find, readJson } from './case.ts';
import type { Case } from './case.ts';

interface Spec {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime: string };
  readonly NotSupported?: string;
  readonly NotSupportedByDesign?: string;
  readonly Results: readonly {
    readonly Text: string;
    readonly Start?: number;
    readonly End?: number;
    readonly Resolution?: { value?: string; unit?: string; values?: readonly { type: string; value?: string }[] };
  }[];
}

function specs(file: string): Spec[] {
  const all = readJson(`oracle_recognizers_text/${file}.json`) as Spec[];
  return all.filter((spec) => !/javascript/i.test(`${spec.NotSupported} ${spec.NotSupportedByDesign}`));
}

/** Spans only: their value is the text as written. */
function phones(file: string): Case[] {
  return specs(file).map((spec, index) => ({
    id: `${file} ${index}`,
    group: file,
    input: spec.Input,
    want: spec.Results.map((result) => result.Text.toLowerCase()),
    got: find({ text: spec.Input }, ['phone']).map((each) => each.raw.toLowerCase()),
  }));
}

const decimals: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, BTC: 6, ETH: 6, USDT: 6 };

/** Span and value; cents and pence are counted in them there, in the currency here. */
function amounts(file: string): Case[] {
  return specs(file).map((spec, index) => ({
    id: `${file} ${index}`,
    group: file,
    input: spec.Input,
    want: spec.Results.map((result) => {
      const value = result.Resolution?.value ?? 'null';
      return [
        result.Text.toLowerCase(),
        /^(?:Cent|Pence|Penny)$/.test(result.Resolution?.unit ?? '') ? Number(value) / 100 : Number(value),
      ];
    }),
    got: findAmounts(scan({ text: spec.Input })).map((each) => [
      each.raw.toLowerCase(),
      Number(each.minor) / 10 ** (decimals[each.currency] ?? 2),
    ]),
  }));
}

/** Values of the numerals they found: Clew reads numerals, it does not look for bare ones. */
function numerals(file: string): Case[] {
  return specs(file).flatMap((spec, index) =>
    spec.Results.flatMap((result, place) => {
      const text = result.Text;
      // Fractions, powers and dozens are no way to write money or a date.
      if (/分|又|\^|\/|打|半百|[eE]/.test(text)) return [];
      const read = readChinese(text.replaceAll(' ', '').replace(/[kK]$/, '千'));
      const got = read && Number(read.units) / 10 ** read.scale;
      return [{ id: `${file} ${index}.${place}`, group: file, input: text, want: Number(result.Resolution?.value), got }];
    }),
  );
}

/** Days and moments; durations, sets, ranges and times without a day are no dates. One of their readings has to be ours. */
function dates(file: string): Case[] {
  return specs(file).flatMap((spec, index) => {
    const points = spec.Results.filter((result) =>
      result.Resolution?.values?.every((value) => /^date(?:time)?$/.test(value.type)),
    );
    if (points.length === 0 || points.length < spec.Results.length) return [];
    const at = spec.Context?.ReferenceDateTime;
    const found = findDates(scan({ text: spec.Input, lang: 'zh', ...(at !== undefined && { date: Date.parse(`${at}Z`) }) }));
    const want = points.map((result) => [result.Text, result.Resolution!.values!.map((value) => value.value!)] as const);
    const got = found.map((date) => {
      const iso = new Date(date.at).toISOString();
      return [
        date.raw.replaceAll('，', ','),
        date.grain === 'day' ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' '),
      ] as const;
    });
    const wanted = want.map(([text, values], i) => [text, values.includes(got[i]?.[1] ?? '') ? got[i]![1] : values.join(' or ')]);
    return [{ id: `${file} ${index}`, group: file, input: spec.Input, want: wanted, got: got.map((each) => [...each]) }];
  });
}

export const recognizersNumbers = {
  name: 'oracle_recognizers_text-numbers',
  data: 'oracle_recognizers_text',
  cases: (): Case[] => [
    ...phones('Sequence_Chinese_PhoneNumberModel'),
    ...phones('Sequence_English_PhoneNumberModel'),
    ...amounts('NumberWithUnit_Chinese_CurrencyModel'),
    ...amounts('NumberWithUnit_English_CurrencyModel'),
    ...numerals('Number_Chinese_NumberModel'),
    ...dates('DateTime_Chinese_DateTimeModel'),
  ],
};
