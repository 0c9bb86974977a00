import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { now } from '../../test/support/intake.ts';
import { readDate, type DateRules } from './dates.ts';

const china: DateRules = { zone: '+08:00', latest: now };
const utc: DateRules = { zone: 'UTC', latest: now };
const taiwan: DateRules = { zone: 'Asia/Taipei', latest: now, minguo: true };

function iso(at: ReturnType<typeof readDate>): string {
  return typeof at === 'number' ? new Date(at).toISOString().replace('.000Z', 'Z') : at;
}

describe('readDate', () => {
  test.each([
    ['2024-03-05', utc, '2024-03-05T00:00:00Z'],
    ['2024-03-05T14:30:00Z', china, '2024-03-05T14:30:00Z'],
    ['2024-03-05T14:30:00', china, '2024-03-05T06:30:00Z'],
    ['2024-03-05T14:30:00.123456+09:00', utc, '2024-03-05T05:30:00Z'],
    ['2024-03-05 14:30', china, '2024-03-05T06:30:00Z'],
    ['2024-02-29', utc, '2024-02-29T00:00:00Z'],
    ['2024/3/5', utc, '2024-03-05T00:00:00Z'],
    ['2024/3/5 9:05', utc, '2024-03-05T09:05:00Z'],
    ['2024.03.05', utc, '2024-03-05T00:00:00Z'],
    ['2024年3月5日 14:30', china, '2024-03-05T06:30:00Z'],
    ['2024年3月5日14时30分', china, '2024-03-05T06:30:00Z'],
    ['2024年3月5日下午2点30分', china, '2024-03-05T06:30:00Z'],
    ['2024年3月5日（星期二）14時30分15秒', china, '2024-03-05T06:30:15Z'],
    ['２０２４年３月５日', utc, '2024-03-05T00:00:00Z'],
    ['民國113年3月5日', taiwan, '2024-03-04T16:00:00Z'],
    ['民国113年3月5日', utc, '2024-03-05T00:00:00Z'],
    ['113/03/05', taiwan, '2024-03-04T16:00:00Z'],
    ['113年3月5日 09:00', taiwan, '2024-03-05T01:00:00Z'],
    ['1130305', taiwan, '2024-03-04T16:00:00Z'],
    ['20240305', utc, '2024-03-05T00:00:00Z'],
    ['20240305143015', utc, '2024-03-05T14:30:15Z'],
    ['1709649012', china, '2024-03-05T14:30:12Z'],
    ['1709649012000', china, '2024-03-05T14:30:12Z'],
    ['45356', utc, '2024-03-05T00:00:00Z'],
    ['45356.5', utc, '2024-03-05T12:00:00Z'],
    ['5 March 2024', utc, '2024-03-05T00:00:00Z'],
    ['March 5, 2024 2:30 PM', utc, '2024-03-05T14:30:00Z'],
    ['Tue, 05 Mar 2024 14:30:00 +0800', utc, '2024-03-05T06:30:00Z'],
    ['05-Mar-2024', utc, '2024-03-05T00:00:00Z'],
    ['25/12/2023', utc, '2023-12-25T00:00:00Z'],
    ['12/25/2023 9:15 PM', utc, '2023-12-25T21:15:00Z'],
    ['05.03.2024', utc, '2024-03-05T00:00:00Z'],
    ['03/04/2024', { ...utc, order: 'dmy' }, '2024-04-03T00:00:00Z'],
    ['03/04/24', { ...utc, order: 'mdy' }, '2024-03-04T00:00:00Z'],
    ['24/3/5', { ...utc, order: 'ymd' }, '2024-03-05T00:00:00Z'],
  ] as [string, DateRules, string][])('%s', (cell, rules, expected) => {
    expect(iso(readDate(cell, rules))).toBe(expected);
  });

  test.each([
    '',
    ' ',
    'N/A',
    '不详',
    '-',
    '0000-00-00',
    '1970-01-01',
    '1970-01-01T00:00:00Z',
    '1900-01-01',
    '0001-01-01 00:00:00',
    '9999-12-31',
    '0',
  ])('%j is not given', (cell) => {
    expect(readDate(cell, utc)).toBe('none');
  });

  test.each([
    '0113-03-05',
    '0113/03/05',
    '113/03/05',
    '2099-01-01',
    '2024-02-30',
    '2024-13-01',
    '2023-02-29',
    '1850-01-01',
    '2024-03-05 25:00',
    '民國13年3月5日',
  ])('%s is impossible', (cell) => {
    expect(readDate(cell, utc)).toBe('impossible');
  });

  test.each([
    '03/04/2024',
    'yesterday',
    '上个月',
    '13800000000',
    '12',
    '6299555680401212196',
    '2024-W10',
    '1/2',
    'Marchember 5, 2024',
  ])('%s is not read', (cell) => {
    expect(readDate(cell, utc)).toBe('unread');
  });

  test('the hour that a clock change repeats or skips has an answer', () => {
    const berlin = { zone: 'Europe/Berlin', latest: now };
    expect(iso(readDate('2024-03-31 12:00', berlin))).toBe('2024-03-31T10:00:00Z');
    expect(iso(readDate('2023-10-29 12:00', berlin))).toBe('2023-10-29T11:00:00Z');
    expect(typeof readDate('2024-03-31 02:30', berlin)).toBe('number');
  });

  test('law: a day written by any spelling is the same day', () => {
    const day = fc.date({ min: new Date('1991-01-01'), max: new Date('2024-05-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const two = (n: number): string => String(n).padStart(2, '0');
        const at = Date.UTC(y, m - 1, d);
        for (const cell of [
          `${y}-${two(m)}-${two(d)}`,
          `${y}/${m}/${d}`,
          `${y}年${m}月${d}日`,
          `民國${y - 1911}年${m}月${d}日`,
          `${y}${two(m)}${two(d)}`,
          String(at),
          String(at / 86_400_000 + 25_569),
        ]) {
          expect([cell, readDate(cell, utc)]).toEqual([cell, at]);
        }
      }),
    );
  });

  test('law: any text gives an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const at = readDate(text, taiwan);
        expect(typeof at === 'number' ? Number.isFinite(at) : ['none', 'unread', 'impossible'].includes(at)).toBe(true);
      }),
    );
  });
});
