import { expect, test } from 'vitest';
import { readBorn, readBornByAge } from './index.ts';

const latest = Date.UTC(2026, 10, 26);
const shown = (text: string, rules = {}): string => {
  const born = readBorn(text, { latest, ...rules });
  if (typeof born === 'string') return born;
  return born
    .map(({ from, to, calendar }) => `${from === to ? from : `${from}..${to}`}${calendar === 'gregorian' ? '' : ` ${calendar}`}`)
    .join(' | ');
};

test.each([
  ['1988-03-05', '1988-03-05'],
  ['1988/3/5', '1988-03-05'],
  ['19880305', '1988-03-05'],
  ['1988.3.5', '1988-03-05'],
  ['1988-03-05T00:00:00Z', '1988-03-05'],
  ['1988-03-05 00:00', '1988-03-05'],
  ['32207', '1988-03-05'],
  ['1988年3月5日', '1988-03-05'],
  ['1988年03月05日生', '1988-03-05'],
  ['一九八八年三月五日', '1988-03-05'],
  ['二〇〇一年十二月二十三日', '2001-12-23'],
  ['1988', '1988-01-01..1988-12-31'],
  ['1988年', '1988-01-01..1988-12-31'],
  ['1988-02', '1988-02-01..1988-02-29'],
  ['198802', '1988-02-01..1988-02-29'],
  ['1988年3月', '1988-03-01..1988-03-31'],
  ['12/1988', '1988-12-01..1988-12-31'],
  ['March 1988', '1988-03-01..1988-03-31'],
  ['1988-00-00', '1988-01-01..1988-12-31'],
  ['5 March 1988', '1988-03-05'],
  ['05-MAR-88', '1988-03-05'],
  ['March 5th, 1988', '1988-03-05'],
  ['DOB: 5 Mar 1988', '1988-03-05'],
  ['880305', '1988-03-05'],
  ['88-03-05', '1988-03-05'],
  ['88年3月5日', '1988-03-05'],
  ['05年3月5日', '2005-03-05'],
  ['29/02/1988', '1988-02-29'],
  // Two readings where nothing tells day from month.
  ['03/04/1988', '1988-04-03 | 1988-03-04'],
  ['04/04/1988', '1988-04-04'],
  ['03/25/1988', '1988-03-25'],
  ['circa 1963', '1962-01-01..1964-12-31'],
  ['约1963年', '1962-01-01..1964-12-31'],
  ['1960-1965', '1960-01-01..1965-12-31'],
  ['1960-65', '1960-01-01..1965-12-31'],
  ['between 1960 and 1965', '1960-01-01..1965-12-31'],
  ['1962 or 1963', '1962-01-01..1962-12-31 | 1963-01-01..1963-12-31'],
  ['12 Mar 1962; alt. DOB 1963', '1962-03-12 | 1963-01-01..1963-12-31'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  // First days of lunar years as the Purple Mountain Observatory has them, and days within.
  ['农历1988年正月初一', '1988-02-17 lunar'],
  ['农历2000年正月初一', '2000-02-05 lunar'],
  ['农历1979年正月初一', '1979-01-28 lunar'],
  ['1988年三月初五', '1988-04-20 lunar'],
  ['一九八八年腊月廿三', '1989-01-30 lunar'],
  ['1995年农历八月十五', '1995-09-09 lunar'],
  ['农历1995年闰八月十五', '1995-10-09 lunar'],
  ['1988-03-05（农历）', '1988-04-20 lunar'],
  ['农历1988年', '1988-02-17..1989-02-05 lunar'],
  ['民國77年3月5日', '1988-03-05 minguo'],
  ['民国七十七年三月五日', '1988-03-05 minguo'],
  ['中華民國77年', '1988-01-01..1988-12-31 minguo'],
  ['民國元年', '1912-01-01..1912-12-31 minguo'],
  ['พ.ศ. 2531', '1988-01-01..1988-12-31 buddhist'],
  ['2531', '1988-01-01..1988-12-31 buddhist'],
  ['5 มีนาคม 2531', '1988-03-05 buddhist'],
  ['๕/๓/๒๕๓๑', '1988-03-05 buddhist'],
  ['05/03/2531', '1988-03-05 buddhist'],
  ['B.E. 2531', '1988-01-01..1988-12-31 buddhist'],
  ['၅-၃-၁၉၈၈', '1988-03-05'],
  ['၁၃၅၀', '1988-04-13..1989-04-18 burmese'],
  ['1 Muharram', 'unread'],
  // 1 Muharram 1408 fell on 25 or 26 August 1987: a day more on each side.
  ['1408 AH', '1987-08-25..1988-08-14 hijri'],
])('in its calendar: %s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ['1988-02-30', 'impossible'],
  ['农历1988年闰三月初五', 'impossible'],
  ['2088-01-01', 'impossible'],
  ['1700-01-01', 'impossible'],
  ['', 'none'],
  ['不详', 'none'],
  ['-', 'none'],
  ['1900-01-01', 'none'],
  ['属龙', 'unread'],
  ['张三', 'unread'],
  ['13800138000', 'unread'],
  ['x'.repeat(5000), 'unread'],
])('no day of birth: %s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('what the list says of its order and years decides', () => {
  expect(shown('03/04/1988', { order: 'mdy' })).toBe('1988-03-04');
  expect(shown('03/04/1988', { order: 'dmy' })).toBe('1988-04-03');
  expect(shown('77/03/05', { minguo: true })).toBe('1988-03-05 minguo');
  expect(shown('0770305', { minguo: true })).toBe('1988-03-05 minguo');
  expect(shown('77/03/05')).toBe('1977-03-05');
});

test('ages, at a day and about now', () => {
  expect(shown('35岁', { at: '2026-06-01' })).toBe('1990-06-02..1991-06-01');
  expect(shown('aged 35', { at: '2026-06-01' })).toBe('1990-06-02..1991-06-01');
  expect(shown('虚岁 35', { at: '2026-06-01' })).toBe('unread');
  expect(shown('35虚岁', { at: '2026-06-01' })).toBe('1990-06-02..1993-06-01');
  expect(readBornByAge('35', { latest, at: '2026-06-01' })).toMatchObject([{ from: '1990-06-02', to: '1991-06-01' }]);
  expect(readBornByAge('35', { latest })).toMatchObject([{ from: '1988-11-27', to: '1991-11-26' }]);
  expect(readBornByAge('350', { latest })).toBe('unread');
});
