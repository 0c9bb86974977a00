import { describe, expect, it, test } from 'vitest';
import { compareNames, nameKeys, nameSentence, nameThreshold, readName } from './index.ts';

const score = (a: string, b: string): number => compareNames(readName(a), readName(b)).score;

describe('one name, written otherwise', () => {
  test.each([
    ['Zhang Wei', 'ZHANG WEI', 1],
    ['Zhang Wei', 'Wei Zhang', 1],
    ['Zhang, Wei', 'ZhangWei', 0.95],
    ['Xiao-Hong Li', 'LI Xiaohong', 1],
    ['陈丹 Chen Dan', 'DAN CHEN', 1],
    ['张偉', '張伟', 1],
    ['张伟', 'Zhang Wei', 0.88],
    ['仇小明', 'Qiu Xiaoming', 0.9],
    ['曹明华', "Ts'ao Ming-hua", 0.88],
    ['José García', 'GARCIA, Jose', 1],
  ])('%s = %s', (a, b, least) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(least);
  });
});

describe('two names', () => {
  test.each([
    ['王伟', '王薇'],
    ['张伟', 'Zhang Wen'],
    ['Zhang Wei', 'Zhang Wen'],
    ['Zhang Wei', 'Zhang'],
    ['Zhang Wei', 'Wei'],
    ['Wang Wei', 'Zhang Wei'],
    ['仇小明', 'Chou Xiaoming'],
    ['John Smith', 'John Brown'],
  ])('%s ≠ %s', (a, b) => {
    expect(score(a, b)).toBeLessThan(nameThreshold);
  });
});

it('reads the parts of a name', () => {
  const [form] = readName('Ouyang Xiaoming').forms;
  expect(form?.words).toEqual([
    { text: 'ouyang', role: 'surname', syllables: ['ou', 'yang'] },
    { text: 'xiaoming', role: 'given', syllables: ['xiao', 'ming'] },
  ]);
  expect(readName('').forms).toEqual([]);
});

it('gives alike names a common key, and few keys', () => {
  const keys = nameKeys(readName('张伟'));
  expect(keys.length).toBeLessThanOrEqual(8);
  expect(nameKeys(readName('Wei ZHANG')).some((key) => keys.includes(key))).toBe(true);
});

it('says why in both languages', () => {
  const { en, zh } = nameSentence(compareNames(readName('张伟'), readName('Zhang Wei')));
  expect(en).toContain('zhang');
  expect(zh).toContain('相符');
});
