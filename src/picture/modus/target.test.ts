import { describe, expect, it } from 'vitest';
import { ageOf, bandOf, channelOf, sexOf } from './target.ts';

const report = (text: string, fields: Record<string, string> = {}) => ({ text, fields, reportedAt: Date.UTC(2026, 5, 1) });

describe('channelOf', () => {
  it.each([
    ['我在探探上认识了一个网友。', 'dating'],
    ['對方傳簡訊說我中獎。', 'sms'],
    ['接到电话让我加微信。', 'call'],
    ['被拉进一个QQ群。', 'messenger'],
    ['I saw an advert on Facebook.', 'advertisement'],
    ['She messaged me on Instagram.', 'social'],
    ['An email arrived from my bank.', 'email'],
    ['一起打游戏认识的人。', 'game'],
    ['有人找我。', undefined],
  ])('%s', (sentence, channel) => expect(channelOf(sentence)).toBe(channel));
});

describe('age and sex', () => {
  it.each([
    [report('', { 年龄: '67岁' }), 67],
    [report('', { 'Victim age': '41' }), 41],
    [report('', { 出生日期: '1960-06-02' }), 65],
    [report('', { 嫌疑人年龄: '30', 'Suspect age': '31' }), undefined],
    [report('我今年72岁，退休在家。'), 72],
    [report('事主张某（女，35岁）报称被骗。'), 35],
    [report('I am a 68-year-old widow.'), 68],
    [report('我儿子12岁。'), undefined],
    [report('他说他45岁。'), undefined],
    [report('', { age: '999' }), undefined],
  ])('%j', (each, years) => expect(ageOf(each)).toBe(years));

  it.each([
    [report('', { 性别: '女' }), 'f'],
    [report('', { Gender: 'Male' }), 'm'],
    [report('', { 嫌疑人性别: '男' }), undefined],
    [report('事主张某（女，35岁）报称被骗。'), 'f'],
    [report('I am a retired man.'), 'm'],
    [report('对方是一名女子。'), undefined],
  ])('%j', (each, sex) => expect(sexOf(each)).toBe(sex));

  it('falls into bands', () =>
    expect([5, 17, 18, 30, 69, 70, 99].map(bandOf)).toEqual(['0-17', '0-17', '18-29', '30-39', '60-69', '70+', '70+']));
});
