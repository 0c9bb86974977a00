import { expect, it } from 'vitest';
import { cut, tableOf, widthOf, wrap } from './layout.ts';

it('Chinese characters and full-width punctuation take two columns', () => {
  expect(widthOf('团伙 G1')).toBe(7);
  expect(widthOf('（甲）')).toBe(6);
  expect(widthOf('–…’')).toBe(3);
});

it('cuts to a width', () => {
  expect(cut('团伙团伙', 5)).toBe('团伙…');
  expect(cut('ring', 4)).toBe('ring');
});

it('lines columns up whatever the script', () => {
  const text = tableOf(
    [{ title: '团伙' }, { title: 'n', align: 'right' }],
    [
      ['G1', '12'],
      ['某某某', '3'],
    ],
  );
  expect(text).toBe('团伙     n\nG1      12\n某某某   3\n');
});

it('wraps after blanks and between characters, never before closing punctuation, never too wide', () => {
  const text =
    '两份报案都指认对方使用的银行账户 6222…1234（共3份报案提及，均在本团伙），报案时间相隔4天。Both reports name it, reported 4 days apart.';
  for (const width of [20, 33, 60]) {
    const lines = wrap(text, width, '  ').split('\n');
    expect(
      lines
        .map((line) => line.trim())
        .join('')
        .replaceAll(' ', ''),
    ).toBe(text.replaceAll(' ', ''));
    for (const line of lines) {
      expect(widthOf(line)).toBeLessThanOrEqual(width + 2);
      expect(line.trim()).not.toMatch(/^[，。、：；）]/u);
    }
  }
});
