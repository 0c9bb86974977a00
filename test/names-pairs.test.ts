import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { csvOf, makePairs, pairsFile } from '../bench/names/make.ts';
import { area, bestThreshold, measure, spearman, thresholdFor } from '../bench/names/measure.ts';
import { isPinyin, wadeGiles } from '../bench/names/pinyin.ts';

const pairs = makePairs();

test('the pairs of names are what their script makes', () => {
  expect(readFileSync(pairsFile, 'utf8')).toBe(csvOf(pairs));
});

test('half of the pairs are of two names, in each half of them', () => {
  for (const split of ['dev', 'held']) {
    const half = pairs.filter((pair) => pair.split === split);
    expect(half.length).toBeGreaterThan(1800);
    expect(half.filter(({ same }) => same === 0).length / half.length).toBeGreaterThan(0.5);
  }
});

test('no pair is asked twice, and none of the same written name', () => {
  const asked = pairs.map(({ a, b }) => [a, b].sort().join('\n'));
  expect(new Set(asked).size).toBe(asked.length);
  expect(pairs.filter(({ a, b }) => a === b)).toEqual([]);
});

test('a kind has one label in each country', () => {
  const labels = Map.groupBy(pairs, ({ country, kind }) => `${country} ${kind}`);
  for (const its of labels.values()) expect(new Set(its.map(({ same }) => same)).size).toBe(1);
});

test('Wade-Giles of the standard’s own examples', () => {
  const spelt = ['mao', 'ze', 'dong', 'zhou', 'qian', 'xue', 'zi', 'si', 'shi', 'ri', 'jun', 'guo', 'yong', 'lü'].map(wadeGiles);
  expect(spelt.join(' ')).toBe('mao tse tung chou ch’ien hsüeh tzu ssu shih jih chün kuo yung lü');
});

test('a word of Pinyin can be cut into syllables', () => {
  expect(['zhiqiang', 'xian', 'nü', 'qiong'].every(isPinyin)).toBe(true);
  expect(['zhiqang', 'weimng', 'tiinghui'].some(isPinyin)).toBe(false);
});

test('what is measured', () => {
  const scored = [0.9, 0.8, 0.7, 0.6].map((score, i) => ({ score, same: i !== 1 && i !== 3 }));
  expect(measure(scored, 0.75)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, falseMatches: 0.5 });
  expect(bestThreshold(scored)).toBe(0.7);
  expect([0, 0.5, 1].map((share) => thresholdFor(scored, share))).toEqual([0.9, 0.7, 0.6]);
  expect(area(scored)).toBe(0.75);
  expect(spearman([1, 2, 3, 3], [10, 20, 30, 30])).toBeCloseTo(1);
  expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
});
