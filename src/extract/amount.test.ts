import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAmounts } from './amount.ts';
import { readChinese, readEnglish, toUnits } from './numerals.ts';
import { scan } from './scan.ts';
import type { ExtractInput } from './source.ts';

function read(text: string, more: Partial<ExtractInput> = {}): string[] {
  return findAmounts(scan({ text, ...more })).map(
    ({ minor, currency, start, end }) => `${minor} ${currency}|${text.slice(start, end)}`,
  );
}

describe('numerals', () => {
  test.each([
    ['十', 10],
    ['一百零一万一千', 1_011_000],
    ['两千四百五', 2450],
    ['一万三', 13_000],
    ['1千零1', 1001],
    ['壹拾贰万叁仟肆佰伍拾陆', 123_456],
    ['四千三百亿', 430_000_000_000],
    ['3.5万', 35_000],
    ['7万5千4百', 75_400],
    ['十多万', 100_000],
    ['二点五', 2.5],
    ['二零二四', 2024],
    ['负三十二', -32],
    ['四万万', 400_000_000],
    ['一百零一万零三千零十二', 1_013_012],
  ])('%s', (text, value) => {
    const number = readChinese(text);
    expect(Number(number?.units) / 10 ** number!.scale).toBe(value);
  });

  test.each([
    ['five million', 5_000_000],
    ['twenty-five thousand and two', 25_002],
    ['5.5k', 5500],
    ['1,234.56', 1234.56],
    ['one hundred', 100],
  ])('%s', (text, value) => {
    const number = readEnglish(text);
    expect(Number(number?.units) / 10 ** number!.scale).toBe(value);
  });

  test.each(['一切都好', '', '元', '万事'])('no numeral: %s', (text) => {
    expect(readChinese(text)).toBeUndefined();
  });

  test('a number written by units reads back', () => {
    const names = '零一二三四五六七八九';
    const section = (value: number): string => {
      let text = '';
      for (const [unit, name] of [
        [1000, '千'],
        [100, '百'],
        [10, '十'],
        [1, ''],
      ] as const) {
        const digit = Math.floor(value / unit) % 10;
        if (digit > 0) text += names[digit]! + name;
        else if (text !== '' && !text.endsWith('零') && value % unit > 0) text += '零';
      }
      return text;
    };
    const write = (value: number): string => {
      const [high, low] = [Math.floor(value / 10_000), value % 10_000];
      return high === 0 ? section(low) : `${section(high)}万${low > 0 && low < 1000 ? '零' : ''}${section(low)}`;
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect(toUnits(readChinese(write(value))!, 0)).toBe(String(value));
      }),
    );
  });
});

describe('amounts', () => {
  test.each([
    ['共680224元', '68022400 CNY|680224元'],
    ['转了5万', '5000000 CNY|5万'],
    ['人民币叁万伍仟元整', '3500000 CNY|人民币叁万伍仟元整'],
    ['五元三毛', '530 CNY|五元三毛'],
    ['￥１，２００．５０', '120050 CNY|￥１，２００．５０'],
    ['转了1,175USDT', '1175000000 USDT|1,175USDT'],
    ['充值3000U', '3000000000 USDT|3000U'],
    ['新台币30万元', '30000000 TWD|新台币30万元'],
    ['5.5万泰铢', '5500000 THB|5.5万泰铢'],
    ['1200亿美元', '12000000000000 USD|1200亿美元'],
    ['lost US$1.5 million', '150000000 USD|US$1.5 million'],
    ['paid HK$ 8,000', '800000 HKD|HK$ 8,000'],
    ['five million yen', '5000000 JPY|five million yen'],
    ['thirteen dollars and forty-five cents', '1345 USD|thirteen dollars and forty-five cents'],
    ['100€', '10000 EUR|100€'],
    ['in total 5819 GBP', '581900 GBP|5819 GBP'],
    ['$5k', '500000 USD|$5k'],
    ['100,000 MMK', '10000000 MMK|100,000 MMK'],
    ['2,500 ரூ sent', '250000 INR|2,500 ரூ'],
    ['भेजे 2,500 रु', '250000 INR|2,500 रु'],
    ['2,500 रुपये', '250000 INR|2,500 रुपये'],
  ])('%s', (text, wanted) => {
    expect(read(text)).toEqual([wanted]);
  });

  test.each(['一块石头', '3万人', '2024年1月', '5个人', '第一百页', '13800138000'])('none in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('a dollar is the region’s own', () => {
    expect(read('$500', { region: 'HK' })).toEqual(['50000 HKD|$500']);
    expect(read('$500')).toEqual(['50000 USD|$500']);
  });

  test.each([
    ['被骗50000元', 'loss'],
    ['前后共转账20万元', 'loss'],
    ['平台返了我200元佣金', 'other'],
    ['账户余额80万元', 'other'],
    ['I sent 5000 dollars', 'loss'],
    ['they promised a return of 5000 dollars', 'other'],
  ])('%s is %s', (text, role) => {
    expect(findAmounts(scan({ text }))).toMatchObject([{ role }]);
  });

  test('no text makes it throw', () => {
    const unit = fc.constantFrom(
      ...Array.from('0123456789,.$¥元万亿千百十一二三kmU 转a\ud83d'),
      'million ',
      'dollars ',
      'cents ',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        for (const { start, end, minor, raw } of findAmounts(scan({ text }))) {
          expect(raw).toBe(text.slice(start, end));
          expect(minor).toMatch(/^-?\d+$/);
        }
      }),
    );
  });
});
