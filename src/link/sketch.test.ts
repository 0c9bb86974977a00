import { describe, expect, it } from 'vitest';
import { sketchSize } from '../model/index.ts';
import { nameAt, sketchInto, sketchSimilarity } from './sketch.ts';

function sketch(text: string, spans: number[] = []): Uint16Array {
  const out = new Uint16Array(sketchSize);
  sketchInto(text, spans, out, 0);
  return out;
}
const alike = (a: string, b: string): number => sketchSimilarity(sketch(a), 0, sketch(b), 0);

const story = '有人把我拉进一个股票交流群。李老师说跟着他操作稳赚不赔。我先后几次往平台充值。第二天平台打不开，群也解散了。';

describe('sketchInto', () => {
  it('finds equal texts equal, retold ones alike, others unlike', () => {
    expect(alike(story, story)).toBe(1);
    expect(alike(story, story.replace('几次', '三次'))).toBeGreaterThan(0.5);
    expect(alike(story, '短信说我的包裹被海关扣了，点了链接填了卡号，随后银行卡被刷走两笔钱。')).toBeLessThan(0.2);
  });

  it('leaves the given spans out', () => {
    const a = '对方电话是15412345678，转到卡号6222021234567890123后失联';
    const b = a.replace('15412345678', '+66-55-123').replace('6222021234567890123', 'ABCDEFGH');
    const spansA = [5, 16, 21, 40];
    const spansB = [5, 15, 20, 28];
    expect(a.slice(5, 16)).toBe('15412345678');
    expect(b.slice(20, 28)).toBe('ABCDEFGH');
    expect(sketch(b, spansB)).toEqual(sketch(a, spansA));
  });

  it('keeps persons by surname and title, in Chinese and English', () => {
    const names = (text: string): number[] => Array.from(sketch(text).subarray(nameAt)).filter((name) => name !== 0);
    expect(names('李老师每天讲课')).toEqual(names('都说李老师很准'));
    expect(names('李老师每天讲课')).not.toEqual(names('王老师每天讲课'));
    expect(names('then Coach Anna said')).toEqual(names('I met Coach Anna.'));
    expect(names('no person here')).toEqual([]);
  });

  it('gives zeros for a text without words', () => {
    expect(sketch('').every((value) => value === 0)).toBe(true);
    expect(alike('', '')).toBe(0);
  });
});
