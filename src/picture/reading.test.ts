import { afterEach, beforeEach, expect, it } from 'vitest';
import { SearchedCasebook } from '../../test/support/searched.ts';
import { judgePicture, readingLines, reportReading } from './index.ts';

let book: SearchedCasebook;
beforeEach(async () => (book = await SearchedCasebook.make()));
afterEach(async () => await book.close());

const text = '对方让我做刷单任务，垫付本金后返佣金，后来不能提现，还要我交解冻费';

it('reads a report’s text again, with what people said of it', async () => {
  await book.add([{ id: 'r0', text }]);
  const { ctx } = book.casebook;
  const report = (await ctx.read.report('r0'))!;
  const reading = await reportReading(ctx.read, report);
  expect(reading).toMatchObject({ type: 'task', places: [] });
  expect(reading.stages.length).toBeGreaterThan(0);
  expect(reading.judged).toBeUndefined();

  await judgePicture(ctx, { about: 'type', report: 'r0', verdict: 'other', reason: 'an odd one' });
  const judged = await reportReading(ctx.read, report);
  expect(judged).toMatchObject({ type: 'task', judged: { type: 'other', by: 'local', reason: 'an odd one' } });

  await judgePicture(ctx, { about: 'type', report: 'r0', verdict: 'open', reason: 'as it was read' });
  expect((await reportReading(ctx.read, report)).judged).toBeUndefined();
});

it('says what the source filed, and whether that counts', async () => {
  await book.add([
    { id: 'r0', text, category: '虚假贷款' },
    { id: 'r1', text: '一段话', category: '刷单' },
    { id: 'r2', text: '一段话', category: '某类' },
  ]);
  const { read } = book.casebook.ctx;
  const lines = async (id: string, lang: 'en' | 'zh'): Promise<string> => {
    const report = (await read.report(id))!;
    return readingLines(report, await reportReading(read, report), lang).join('\n');
  };
  expect(await lines('r0', 'en')).toContain('type as filed: 虚假贷款 → Loan with advance fee\n');
  expect(await lines('r1', 'en')).toContain('type as filed: 刷单 → Paid tasks (this counts)');
  expect(await lines('r1', 'zh')).toContain('登记类别: 刷单 → 刷单返利（以此为准）');
  expect(await lines('r2', 'en')).toContain('某类 → Clew knows no type by this name');
});

it('prints type, words, steps, places in both languages', async () => {
  const quoted = { start: 5, end: 7 };
  const reading = {
    type: 'task',
    confidence: 0.934,
    likely: [{ type: 'task', confidence: 0.934 }],
    words: [{ ...quoted, weight: 2 }],
    stages: [{ stage: 'fee', start: 30, end: 33, at: Date.UTC(2026, 0, 5), amount: { minor: 500_000, currency: 'CNY' } }],
    places: [{ place: 'nowhere', role: 'site', field: 'town', start: 0, end: 4 }],
    judged: { type: 'loan', act: 7, by: 'li', at: 0 },
  } as const;
  const report = { text, fields: { town: '某地某镇' } };
  expect(
    readingLines(
      report,
      {
        ...reading,
        likely: [...reading.likely],
        words: [...reading.words],
        stages: [...reading.stages],
        places: [...reading.places],
      },
      'en',
    ),
  ).toEqual([
    'type as judged: Loan with advance fee (li, act 7)',
    'type as read: Paid tasks (0.93)',
    `words that decided: “${text.slice(5, 7)}”`,
    'steps told:',
    `  fee demanded\t“${text.slice(30, 33)}”\t2026-01-05\t5,000.00 CNY`,
    'places told:',
    '  nowhere\twhere they sit\t“某地某镇”',
  ]);
  expect(
    readingLines(
      report,
      {
        confidence: 0.4,
        likely: [{ type: 'loan', confidence: 0.4 }],
        // Nothing was decided by them.
        words: [{ start: 5, end: 7, weight: 1 }],
        stages: [],
        places: [],
      },
      'zh',
    ),
  ).toEqual(['系统研判类型: 未能判定（虚假贷款 0.40）']);
});
