import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates } from './date.ts';
import { scan } from './scan.ts';
import type { ExtractInput } from './source.ts';

/** A Saturday. */
const now = Date.UTC(2024, 5, 15, 12);

/** `date|raw`, cut to the grain. */
function read(text: string, more: Partial<ExtractInput> = {}): string[] {
  const length = { year: 4, month: 7, day: 10, hour: 13, minute: 16, second: 19 };
  return findDates(scan({ text, date: now, ...more })).map(
    ({ at, grain, start, end }) => `${new Date(at).toISOString().slice(0, length[grain])}|${text.slice(start, end)}`,
  );
}

describe('dates', () => {
  test.each([
    ['1月1日有人把我拉进群', '2024-01-01|1月1日'],
    ['12月1日', '2023-12-01|12月1日'],
    ['2024年1月31日下午3点半', '2024-01-31T15:30|2024年1月31日下午3点半'],
    ['二零二四年三月五日', '2024-03-05|二零二四年三月五日'],
    ['民國113年3月5日', '2024-03-05|民國113年3月5日'],
    ['去年12月', '2023-12|去年12月'],
    ['去年12月3日', '2023-12-03|去年12月3日'],
    ['昨天下午3点', '2024-06-14T15|昨天下午3点'],
    ['前天晚上8:20', '2024-06-13T20:20|前天晚上8:20'],
    ['上周三', '2024-06-05|上周三'],
    ['周五', '2024-06-14|周五'],
    ['上个月15号', '2024-05-15|上个月15号'],
    ['29日', '2024-05-29|29日'],
    ['3天前', '2024-06-12|3天前'],
    ['两个月前', '2024-04-15|两个月前'],
    ['2024-01-31 08:00', '2024-01-31T08:00|2024-01-31 08:00'],
    ['２０２４年１月３１日', '2024-01-31|２０２４年１月３１日'],
    ['31/1/2024', '2024-01-31|31/1/2024'],
    ['On 5 January 2024 I saw', '2024-01-05|5 January 2024'],
    ['on January 5th, 2024 at 3 pm', '2024-01-05T15|January 5th, 2024 at 3 pm'],
    ['Dec 24', '2023-12-24|Dec 24'],
    ['yesterday', '2024-06-14|yesterday'],
    ['last Friday', '2024-06-14|last Friday'],
    ['two weeks ago', '2024-06-01|two weeks ago'],
    ['last month', '2024-05|last month'],
  ])('%s', (text, wanted) => {
    expect(read(text)).toEqual([wanted]);
  });

  test.each(['3号楼', '13800138000号', '3个月', '110年', '192.168.1.1', '2024-13-45', '31 February 2024 maybe', '0113-01-01'])(
    'none in %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  test('month first where people write it so', () => {
    expect(read('on 3/4/2024', { region: 'US' })).toEqual(['2024-03-04|3/4/2024']);
    expect(read('on 3/4/2024', { region: 'GB' })).toEqual(['2024-04-03|3/4/2024']);
  });

  test('without a report date only whole dates are read', () => {
    const text = '昨天和1月5日和2024年1月6日';
    expect(findDates(scan({ text })).map(({ raw }) => raw)).toEqual(['2024年1月6日']);
  });

  test('a day written in any form reads back', () => {
    const day = fc.date({ min: new Date(Date.UTC(2000, 0, 1)), max: new Date(Date.UTC(2024, 0, 1)), noInvalidDate: true });
    const forms: ReadonlyArray<(year: number, month: number, day: number) => string> = [
      (y, m, d) => `${y}年${m}月${d}日`,
      (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
      (y, m, d) => `${y}/${m}/${d}`,
      (y, m, d) => `民国${y - 1911}年${m}月${d}日`,
      (y, m, d) => `${d} ${new Date(Date.UTC(y, m - 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${y}`,
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...forms), (date, write) => {
        const iso = date.toISOString().slice(0, 10);
        const raw = write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        expect(read(`他在${raw}联系我`)).toEqual([`${iso}|${raw}`]);
      }),
    );
  });

  test('no text makes it throw', () => {
    const unit = fc.constantFrom(
      ...Array.from('0123456789-/.:年月日号前天上下周三点半民国 '),
      'May ',
      'ago',
      '去年',
      'last Monday',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        for (const { at, raw, start, end } of findDates(scan({ text, date: now }))) {
          expect(Number.isFinite(at)).toBe(true);
          expect(raw).toBe(text.slice(start, end));
        }
      }),
    );
  });
});
