import { describe, expect, test } from 'vitest';
import { findPhones } from './phone.ts';
import { scan } from './scan.ts';
import type { ExtractInput, Found } from './source.ts';

function find(text: string, more: Partial<ExtractInput> = {}): Found[] {
  const out: Found[] = [];
  findPhones(scan({ text, ...more }), out);
  return out;
}

/** `value|raw` of each number. */
function read(text: string, more: Partial<ExtractInput> = {}): string[] {
  return find(text, more).map((found) => `${found.value}|${text.slice(found.start, found.end)}`);
}

test.each(['热线4005550123', 'hotline 4005550123', '咨询400-555-0123', 'I rang 400-555-0123 for advice'])(
  'a mainland hotline has one value in every language: %s',
  (text) => {
    expect(find(text).map(({ value }) => value)).toEqual(['+864005550123']);
  },
);

describe('telephone numbers', () => {
  test.each([
    ['对方电话是13800138000，让我加微信', '+8613800138000', '13800138000'],
    ['来电号码＋８６１３８００１３８０００。', '+8613800138000', '＋８６１３８００１３８０００'],
    ['打138-0013-8000联系', '+8613800138000', '138-0013-8000'],
    ['打 138 0013 8000 联系', '+8613800138000', '138 0013 8000'],
    ['他用1.3.8.0.0.1.3.8.0.0.0给我发的短信', '+8613800138000', '1.3.8.0.0.1.3.8.0.0.0'],
    ['电话一三八零零一三八零零零', '+8613800138000', '一三八零零一三八零零零'],
    ['电话幺三八〇〇幺三八〇〇〇', '+8613800138000', '幺三八〇〇幺三八〇〇〇'],
    ['电话1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0', '+8613800138000', '1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0'],
    ['客服400-123-4567', '+864001234567', '400-123-4567'],
    ['座机(010)62288559', '+861062288559', '(010)62288559'],
    ['座机0755-26674321转8012', '+8675526674321', '0755-26674321转8012'],
    ['手机13800138000号已停机', '+8613800138000', '13800138000'],
    [
      'they rang from one three eight zero zero one three eight zero zero zero.',
      '+8613800138000',
      'one three eight zero zero one three eight zero zero zero',
    ],
    [
      'call me on triple eight, five five five, zero one two three',
      '+18885550123',
      'triple eight, five five five, zero one two three',
    ],
    ['call (415) 555-2671 now', '+14155552671', '(415) 555-2671'],
    ['call 415-555-2671', '+14155552671', '415-555-2671'],
    ['+44 (0)20 7946 0018', '+442079460018', '+44 (0)20 7946 0018'],
    ['00855 12 345 678', '+85512345678', '00855 12 345 678'],
    ['+95 9 7812 34567', '+959781234567', '+95 9 7812 34567'],
    ['0912-345-678', '+886912345678', '0912-345-678'],
  ])('%s', (text, value, raw) => {
    expect(read(text)).toEqual([`${value}|${raw}`]);
  });

  test.each([
    ['HK', '电话 9123 4567', '+85291234567'],
    ['TW', '电话 02-2345-6789', '+886223456789'],
    ['TH', 'โทร 081-234-5678', '+66812345678'],
    ['SG', 'call 9123 4567', '+6591234567'],
    ['GB', 'call 020 7946 0018', '+442079460018'],
    ['VN', 'gọi 0912 345 678', '+84912345678'],
    ['MM', 'ph 09 781 234 567', '+959781234567'],
  ])('national format of %s', (region, text, value) => {
    expect(find(text, { region }).map((found) => found.value)).toEqual([value]);
  });

  test.each([
    ['拨打96110咨询', 'CN:96110'],
    ['接到95588来电', 'CN:95588'],
    ['打110报警', 'CN:110'],
    ['拨打12345热线', 'CN:12345'],
  ])('hotline in %s', (text, value) => {
    expect(find(text).map((found) => found.value)).toEqual([value]);
  });

  test('hotlines belong to the region of the report', () => {
    expect(find('撥打165專線', { region: 'TW' }).map((found) => found.value)).toEqual(['TW:165']);
    expect(find('call the hotline 1799', { region: 'SG' }).map((found) => found.value)).toEqual(['SG:1799']);
  });

  test.each([
    '共转账13800138000元',
    '转了110元',
    '订单号13800138000',
    '2024-01-02 08:00',
    '2024/01/02',
    'IP 192.168.10.24',
    'UUID CA801c26f98cd16e231354125ad046e40b',
    'https://example.test/h5/?code=13800138000',
    'user13800138000@example.test',
    '213(3734253',
    '45*31-339243873',
    '卡号6222 0202 0000 1234 567',
    'account number 12345678',
    '身份证110105194912310021',
    'ABC-13800138000-X',
  ])('none in %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  test('right after a date or an amount', () => {
    expect(read('2024-01-02 13800138000')).toEqual(['+8613800138000|13800138000']);
    expect(read('转了5000元13800138000')).toEqual(['+8613800138000|13800138000']);
    expect(read('13604779660 13604770960')).toEqual(['+8613604779660|13604779660', '+8613604770960|13604770960']);
    expect(read('651-234-2345/332-445-1234', { region: 'US' })).toHaveLength(2);
  });

  test('masked numbers are patterns', () => {
    for (const text of ['138****1234', '138xxxx1234', '138××××1234', '138 **** 1234', '138-****-1234']) {
      expect(find(`电话${text}，`)).toMatchObject([{ value: '138****1234', masked: true, start: 2, end: 2 + text.length }]);
    }
  });

  test('extensions are kept beside the number', () => {
    expect(find('+44161234567x123')).toMatchObject([{ about: { extension: '123' } }]);
    expect(find('call 415-555-2671 ext. 42')).toMatchObject([{ value: '+14155552671', about: { extension: '42' } }]);
  });

  test('what no plan knows keeps its digits when a word calls it a number', () => {
    expect(find('My phone number is 246.555.8888.')).toMatchObject([{ value: '+12465558888' }]);
    expect(find('My phone number is 089 123456-78.')).toMatchObject([{ confidence: 0.45 }]);
  });
});
