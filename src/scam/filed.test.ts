import { expect, test } from 'vitest';
import { fold } from '../lexicon/index.ts';
import { scamTypes } from '../model/index.ts';
import names from './data/filed.json' with { type: 'json' };
import { taxonomy, typeFiled } from './index.ts';

test('every name of the list is read as what it stands for, in any case and width', () => {
  expect(Object.keys(names.types)).toEqual([...scamTypes]);
  for (const type of scamTypes) {
    for (const name of [...names.types[type], taxonomy[type].name.en, taxonomy[type].name.zh]) {
      for (const written of [name, name.toUpperCase(), ` ${name} `, `03 ${name}`])
        expect([written, typeFiled(written)]).toEqual([written, type]);
    }
    for (const name of taxonomy[type].as.ccl2023 ?? []) expect([name, typeFiled(name)]).toEqual([name, type]);
  }
  for (const name of names.nothing) expect([name, typeFiled(name)]).toEqual([name, 'nothing']);
});

test('no name stands under two types', () => {
  const all = scamTypes.flatMap((type) => [
    ...new Set(names.types[type].map((name) => fold(name).replaceAll(/[^\p{L}\p{N}]/gu, ''))),
  ]);
  expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
});

test.each([
  ['刷單返利類詐騙', 'task'],
  ['电信网络诈骗-刷单返利', 'task'],
  ['冒充电商物流客服类', 'customer-service'],
  ['虚假投资理财（杀猪盘）', 'investment'],
  ['涉嫌冒充公检法诈骗案', 'authority'],
  ['NFIB3A Online Shopping and Auctions', 'shopping'],
  ['A-02：婚恋交友', 'romance'],
  ['Confidence / Romance', 'romance'],
  ['BUSINESS EMAIL COMPROMISE (BEC)', 'email'],
  ['Fraud > Romance scam', 'romance'],
  ['phishing scams', 'phishing'],
  ['求职招聘诈骗', 'job'],
  // Names that mean nothing, or several things.
  ['', 'nothing'],
  ['Other', 'nothing'],
  ['其他', 'nothing'],
  ['诈骗罪', 'nothing'],
  ['Job or task', 'unknown'],
  ['投资/刷单', 'unknown'],
  ['Advanced Fee', 'unknown'],
  ['盗窃', 'unknown'],
  ['Burglary', 'unknown'],
  ['Tax evasion', 'unknown'],
  ['Stock theft', 'unknown'],
  ['李某被骗一案', 'unknown'],
] as const)('%s: %s', (category, type) => {
  expect(typeFiled(category)).toBe(type);
});
