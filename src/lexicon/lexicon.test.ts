import { describe, expect, it } from 'vitest';
import { simplifyText } from './han.ts';
import { Lexicon } from './lexicon.ts';

const lexicon = new Lexicon([
  ['银行', 'bank'],
  ['银行客服', 'bank desk'],
  ['my', 'mine'],
  ['my phone', 'my phone'],
  ['v信', 'wechat'],
]);

describe('Lexicon', () => {
  it.each([
    ['我打了银行电话', 3, 'bank', 2],
    ['我打了银行客服电话', 3, 'bank desk', 4],
    ['銀行客服', 0, 'bank desk', 4],
    ['My Phone', 0, 'my phone', 8],
    ['my\nphone', 0, 'my phone', 8],
    ['my phones', 0, 'mine', 2],
    ['加V信abc', 1, 'wechat', 2],
  ])('%s', (text, from, value, length) => {
    expect(lexicon.at(text, from)).toBe(value);
    expect(lexicon.length).toBe(length);
  });

  it.each([
    ['academy', 4],
    ['mystery', 0],
    ['', 0],
    ['行', 0],
  ])('finds nothing in %j', (text, from) => {
    expect(lexicon.at(text, from)).toBeUndefined();
  });

  it('stops at the bound it is given', () => {
    expect(lexicon.at('银行客服', 0, 3)).toBe('bank');
  });
});

describe('simplifyText', () => {
  it('folds traditional characters and keeps every offset', () => {
    expect(simplifyText('國際資本娛樂城 ABC')).toBe('国际资本娱乐城 ABC');
  });
});
