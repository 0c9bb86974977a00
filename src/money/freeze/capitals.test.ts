import { expect, it } from 'vitest';
import { capitalYuan } from './capitals.ts';

it.each([
  // The examples of the Payment and Settlement Measures (支付结算办法), annex 1, items 1 and 3.
  [140_950, '人民币壹仟肆佰零玖元伍角整'],
  [600_714, '人民币陆仟零柒元壹角肆分'],
  [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
  [10_700_053, '人民币壹拾万零柒仟元伍角叁分'],
  [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
  [32_504, '人民币叁佰贰拾伍元零肆分'],
  // Zeros at the ends of groups, across groups, and alone.
  [0, '人民币零元整'],
  [1, '人民币壹分'],
  [10, '人民币壹角整'],
  [100, '人民币壹元整'],
  [1000, '人民币壹拾元整'],
  [100_000_000, '人民币壹佰万元整'],
  [10_000_001_00, '人民币壹仟万零壹元整'],
  [10_000_000_100, '人民币壹亿零壹元整'],
  [100_010_000_000, '人民币壹拾亿零壹拾万元整'],
  [1_000_000_000_000_00, '人民币壹万亿元整'],
  [1_000_100_000_000_00, '人民币壹万零壹亿元整'],
  [9_007_199_254_740_991, '人民币玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
])('writes %d fen as %s', (fen, text) => {
  expect(capitalYuan(fen)).toBe(text);
});

it('never writes two zeros in a row, nor one before a unit', () => {
  for (let fen = 1; fen < 9e15; fen = fen * 3 + 101) expect(capitalYuan(fen)).not.toMatch(/零零|零[拾佰仟万亿元角分]/u);
});

it('refuses what is no amount', () => {
  for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => capitalYuan(wrong)).toThrow(RangeError);
});
