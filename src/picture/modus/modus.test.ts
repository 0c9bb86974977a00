import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SearchedCasebook } from '../../../test/support/searched.ts';
import { modusOf } from './modus.ts';

let book: SearchedCasebook;
beforeEach(async () => (book = await SearchedCasebook.make()));
afterEach(async () => await book.close());

const told = (day: number, sum: string): string =>
  `2024年1月${day}日我在抖音刷到广告，点进去就被拉进一个群。2024年1月${day + 4}日我往平台转了${sum}，之后无法提现。`;

describe('modusOf', () => {
  it('counts types, steps with day and money, and channels, each case once', async () => {
    await book.add([
      { id: 'r0', text: told(1, '3万元'), type: 'investment', language: 'zh', channel: '窗口' },
      { id: 'r1', text: told(2, '5万元'), type: 'investment', language: 'zh' },
      { id: 'r2', text: '2024年1月8日我转了10万元，现在无法提现。', language: 'zh', channel: '电话' },
      { id: 'r3', text: told(1, '3万元'), type: 'loan', language: 'zh' },
    ]);
    await book.link([{ id: 'G1', reports: [0, 1, 2, 3] }]);
    const { path, ...modus } = await modusOf(book.casebook.ctx.read, 'G1', { again: new Map([[3, 0]]) });
    expect(modus).toMatchObject({
      reports: 3,
      duplicates: 1,
      unread: 0,
      types: [{ type: 'investment', reports: 2 }],
      asFiled: 0,
      unsure: 1,
      languages: [{ value: 'zh', reports: 3 }],
      channels: [{ value: 'advertisement', reports: 2 }],
      filed: [{ value: '电话', reports: 1 }],
    });
    expect(path).toEqual([
      { stage: 'contact', reports: 2, day: { days: 0, reports: 2 } },
      { stage: 'deposit', reports: 3, day: { days: 4, reports: 2 }, amount: { minor: 5_000_000, currency: 'CNY', reports: 3 } },
      { stage: 'blocked', reports: 3, day: { days: 4, reports: 2 } },
    ]);
    expect(modus.phrases.map(({ text, reports }) => [text, reports])).toEqual([['我在抖音刷到广告，点进去就被拉进一个群', 2]]);
  });

  it('says nothing of a ring whose reports say nothing', async () => {
    await book.add([
      { id: 'r0', text: '' },
      { id: 'r1', text: '***' },
    ]);
    await book.link([{ id: 'G1', reports: [0, 1] }]);
    expect(await modusOf(book.casebook.ctx.read, 'G1')).toEqual({
      reports: 2,
      duplicates: 0,
      unread: 0,
      types: [],
      asFiled: 0,
      unsure: 2,
      path: [],
      phrases: [],
      languages: [],
      ages: [],
      sexes: [],
      channels: [],
      filed: [],
    });
  });

  it('does not know a ring that is closed, nor wording by its reports', async () => {
    const text = '老师说国家有内部名额只剩最后三个了';
    await book.add(Array.from({ length: 6 }, (_, i) => ({ id: `r${i}`, text })));
    await book.link([
      { id: 'G1', reports: [0, 1] },
      { id: 'G2', reports: [2, 3] },
      { id: 'G3', reports: [4, 5] },
    ]);
    const { read } = book.casebook.ctx;
    const closed = new Set(['G2', 'G3']);
    expect((await modusOf(read, 'G1')).phrases).toEqual([]);
    expect((await modusOf(read, 'G1', { closed })).phrases).toMatchObject([{ text, reports: 2 }]);
    await expect(modusOf(read, 'G2', { closed })).rejects.toMatchObject({ code: 'picture.ring' });
  });
});
