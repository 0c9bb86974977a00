import { describe, expect, it } from 'vitest';
import { findPlatforms } from './platform.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';

function platforms(text: string, field?: string): string[] {
  const out: Found[] = [];
  findPlatforms(scan({ text }, field), out);
  return out.map((found) => found.value);
}

describe('findPlatforms', () => {
  it.each([
    ['他让我在鼎丰国际里买涨跌', '鼎丰国际'],
    ['他介紹了鼎豐國際給我', '鼎丰国际'],
    ['对方让我下载“恒汇宝”APP进行操作', '恒汇宝'],
    ['在名为天利策略的平台上充值', '天利策略'],
    ['平台名称：云顶之星，已经打不开', '云顶之星'],
    ['有一个叫宏达优配的软件', '宏达优配'],
    ['玩「金沙城」這個平台', '金沙城'],
    ['客服让我注册金鼎娱乐城。', '金鼎娱乐城'],
    ['I put the money into Harbor Crown Capital last May', 'harbor crown capital'],
    ['On Monday Silver Oak Markets froze my account', 'silver oak markets'],
    ['a trading platform called BitVexor, which', 'bitvexor'],
    ['The company was called Nova Wealth Partners.', 'nova wealth partners'],
  ])('%s', (text, value) => {
    expect(platforms(text)).toEqual([value]);
  });

  it.each([
    '有人推荐网络投资，说稳赚',
    '一个陌生人加我聊投资',
    '我在网上买了理财',
    '他说做虚拟货币交易所很赚钱',
    'I wanted to trade online and pay later',
    'On Monday Trading stopped',
    'He told me about the Exchange',
    '她说“我爱你”就走了',
  ])('nothing in: %s', (text) => {
    expect(platforms(text)).toEqual([]);
  });

  it('takes a whole cell of a name column', () => {
    expect(platforms('新葡京娛樂城', 'site_name')).toEqual(['新葡京娱乐城']);
    expect(platforms('不详', '平台名称')).toEqual([]);
    expect(platforms('鼎丰国际', 'notes')).toEqual([]);
  });
});
