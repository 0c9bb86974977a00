import { describe, expect, it, test } from 'vitest';
import { compareNames, nameKeys, nameThreshold, readName } from '../index.ts';
import { cantonTable } from './canton.ts';
import { cutWord } from './cut.ts';
import { pinyinSyllables } from './pinyin.ts';
import { taiwanSpellings } from './taiwan.ts';
import { wadeSpellings } from './wade.ts';

const match = (a: string, b: string) => compareNames(readName(a), readName(b));

describe('spellings of one name', () => {
  test.each([
    // Wade-Giles, with and without apostrophes, and Taiwan's own ways
    ['毛泽东', 'Mao Tse-tung'],
    ['周恩来', 'Chou En-lai'],
    ['邓小平', "Teng Hsiao-p'ing"],
    ['Deng Xiaoping', 'Teng Hsiao-ping'],
    ['谢长廷', "Hsieh Ch'ang-t'ing"],
    ['蔡英文', 'Tsai Ing-wen'],
    ['馬英九', 'Ma Ying-jeou'],
    ['王金平', 'Wang Jin-pyng'],
    ['侯友宜', 'Hou Yu-ih'],
    ['呂秀蓮', 'Lu Hsiu-lien'],
    ['吕秀莲', 'LYU, Xiulian'],
    // Hong Kong and Macau
    ['李嘉誠', 'Li Ka-shing'],
    ['陳港生', 'Jackie Chan Kong-sang'],
    ['刘德华', 'LAU Tak Wah, Andy'],
    ['梁振英', 'Leung Chun-ying'],
    ['尹国驹', 'Wan Kuok Koi'],
    ['林鄭月娥', 'Carrie Lam Cheng Yuet-ngor'],
    ['陈方安生', 'Anson Chan Fang On-sang'],
    ['司徒华', 'Szeto Wah'],
    // Southeast Asia
    ['李光耀', 'Lee Kuan Yew'],
    ['王鼎昌', 'Ong Teng Cheong'],
    ['王瑞杰', 'Heng Swee Keat'],
    ['张志贤', 'Teo Chee Hean'],
    ['林吉祥', 'Lim Kit Siang'],
    ['郭鹤年', 'Robert Kuok Hock Nien'],
    // between systems: only what common characters allow
    ['Chiang Kai-shek', 'Jiang Jieshi'],
    ['Chiang Kai-shek', '蔣介石'],
    ['Chan Kong-sang', 'Chen Gangsheng'],
    // sounds of surnames
    ['仇兴华', 'Qiu Xinghua'],
    ['单雄信', 'Shan Xiongxin'],
    ['尉迟恭', 'Yuchi Gong'],
    ['万俟卨', 'Moqi Xie'],
    ['曾庆红', 'Tseng Ching-hung'],
    ['区小明', 'OU Xiaoming'],
    // marks of tones, syllables that part two ways
    ['習近平', 'Xí Jìnpíng'],
    ['李西安', "Xi'an Li"],
    ['李西安', 'Li Xian'],
    ['白文彬（阿彬）', '白文彬'],
    ['阿伟', 'Ah Wei'],
    ['Xu Guoming', 'G. M. Xu'],
    ['陈方安生', '方安生'],
  ])('%s = %s', (a, b) => {
    const { score, ground } = match(a, b);
    expect([score >= nameThreshold, score, ground]).toEqual([true, score, ground]);
    const keys = nameKeys(readName(a));
    expect(nameKeys(readName(b)).filter((key) => keys.includes(key))).not.toEqual([]);
  });
});

describe('names that are not one', () => {
  test.each([
    ['王伟', '王薇'],
    ['郑民虹', '郑敏虹'],
    ['张伟', '章伟'],
    ['王小明', '王明'],
    ['陈刚', 'Chan Kong-sang'],
    ['王国强', 'Wong Kwok Wah'],
    ['黄国强', 'Ong Kok Seng'],
    ['常小明', 'Zhang Xiaoming'],
    ['Chang Xiaoming', '张小明'],
    ['CHEN, Yu', 'YU, Chen'],
    ['Jackie Chan Kong-sang', 'Peter Chan Kong-sang'],
    ['小朱', '老朱'],
    ['王总', '王伟'],
    ['W. Zhang', 'Zhang Wei'],
    ['Zhang Weiming', 'Zhang W. L.'],
    ['Leung Chun-ying', 'Leung Chun-wah'],
    ['阮文南', 'Zhang Nan'],
  ])('%s ≠ %s', (a, b) => {
    expect(match(a, b).score).toBeLessThan(nameThreshold);
  });
});

it('orders what is near before what is far', () => {
  const scores = ['陈伟明', 'Chen Weiming', 'Chan Wai-ming', '陈伟铭', '陈伟强', '陈强', '李强'].map(
    (other) => match('陈伟明', other).score,
  );
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores[0]).toBe(1);
  expect(scores.filter((score) => score >= nameThreshold)).toHaveLength(3);
});

it('takes a spelling for less than the same characters', () => {
  expect(match('王伟', '王偉').score).toBe(1);
  expect(match('王伟', 'Wang Wei')).toMatchObject({ score: 0.9, ground: 'script' });
  expect(match('王伟明', 'Wang Weiming')).toMatchObject({ score: 0.94, ground: 'script' });
  expect(match('张伟', 'Chang Wei')).toMatchObject({ score: 0.86, ground: 'script' });
});

it('takes one character that looks alike for a slip when the rest is the same', () => {
  const { score, ground } = match('陈末明', '陈未明');
  expect([score >= nameThreshold, ground]).toEqual([true, 'lookalike']);
  expect(match('陈末', '陈未').score).toBeLessThan(nameThreshold);
});

describe('readings', () => {
  test.each([
    ['Dan CHEN', 'chen', 'dan'],
    ['Yuzhong Wei', 'wei', 'yuzhong'],
    ['Au-Yeung Chun', 'auyeung', 'chun'],
    ['Si Ma Qian Feng', 'sima', 'qianfeng'],
    ['ZhangWei', 'zhang', 'wei'],
    ['司马华', 'sima', 'hua'],
    ['明李', 'li', 'ming'],
    ['增友  叶', 'ye', 'zengyou'],
    ['王小明先生', 'wang', 'xiaoming'],
  ])('%s: surname %s, given name %s', (text, surname, given) => {
    const [form] = readName(text).forms;
    expect(form?.words.map((word) => [word.role, word.text])).toEqual([
      ['surname', surname],
      ['given', given],
    ]);
  });

  it('keeps both orders where nothing decides', () => {
    expect(readName('Chen Yu').forms.map(({ words }) => words[0]!.text)).toEqual(expect.arrayContaining(['chen', 'yu']));
    expect(readName('Chen Yu', { surname: 'Yu' }).forms[0]!.words[0]!.text).toBe('yu');
  });
});

describe('tables', () => {
  it('have all syllables', () => {
    expect(pinyinSyllables.length).toBeGreaterThan(390);
    expect(wadeSpellings('zhang')).toContain('chang');
    expect(wadeSpellings('quan')).toEqual(["ch'üan", "ch'uan", 'chüan', 'chuan']);
    expect(taiwanSpellings('xiong')).toEqual(expect.arrayContaining(['hsiung', 'syong', 'shiung']));
    expect(cantonTable().get('cheung')).toMatch(/张.*章|章.*张/u);
    for (const syllable of pinyinSyllables) expect(cutWord(syllable)[0]).toHaveLength(1);
  });

  it('cut words into the fewest syllables of one system', () => {
    expect(cutWord('xiaoming').map((cut) => cut.map(({ text }) => text))).toEqual([['xiao', 'ming']]);
    expect(cutWord('smith')).toEqual([]);
  });
});
