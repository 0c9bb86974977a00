import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../extract/index.ts';
import { scamStages, type StageSpan } from '../../model/index.ts';
import { readStages } from './read.ts';

interface Labelled {
  readonly stages: readonly string[];
  readonly text: string;
}

function read(name: string): Labelled[] {
  const lines = readFileSync(new URL(`sentences/${name}.tsv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return lines.map((line) => {
    const [stages = '', text = ''] = line.split('\t');
    return { stages: stages === '-' ? [] : stages.split(','), text };
  });
}

const stagesOf = (text: string): string[] => readStages(text).map(({ stage }) => stage);
const whole = (text: string, date = '2026-06-30'): StageSpan[] => readStages(text, extract({ text, date: Date.parse(date) }));

describe.each(['held-out', 'develop'])('the sentences %s', (name) => {
  const rows = read(name);

  it('are read with few mistakes', () => {
    let [right, wrong, missed] = [0, 0, 0];
    for (const { stages, text } of rows) {
      const got = stagesOf(text);
      const both = got.filter((each) => stages.includes(each)).length;
      right += both;
      wrong += got.length - both;
      missed += stages.length - both;
    }
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.95);
    expect(right / (right + missed)).toBeGreaterThanOrEqual(0.85);
  });
});

it('have enough of every step, and sentences that tell none', () => {
  const rows = [...read('held-out'), ...read('develop')];
  const told = scamStages.map((stage) => rows.filter(({ stages }) => stages.includes(stage)).length);
  expect(rows.length).toBeGreaterThanOrEqual(240);
  expect(told.slice(0, 6).every((count) => count >= 25)).toBe(true);
  expect(rows.filter(({ stages }) => stages.length === 0).length).toBeGreaterThan(70);
});

describe('readStages', () => {
  it('gives each step once with its part of the sentence, in the order of the text', () => {
    const text = '我收到一条短信。我先后转了5万元，又转了3万元，现在无法提现，客服要我交1万元保证金。';
    expect(readStages(text).map(({ stage, start, end }) => [stage, text.slice(start, end)])).toEqual([
      ['contact', '我收到一条短信。'],
      ['deposit', '我先后转了5万元，又转了3万元，'],
      ['blocked', '现在无法提现，'],
      ['fee', '客服要我交1万元保证金。'],
    ]);
  });

  it.each([
    '导师让我先充值小额试一下，赚了以后能提现。',
    '她说可以先充值小额体验，随时可以提现，我就充了300元。',
    '客服让先充一点试试，提现很快就到账了。',
    '对方让我先充几百块看看效果，当天就返了佣金，提现成功。',
  ])('takes a small sum to try it out for no fee: %s', (text) => {
    expect(stagesOf(text)).not.toContain('fee');
  });
  it.each(['平台说提现要先充一倍。', '客服说不先充值五千就不能解冻。', '提现时提示要先充小额认证金，否则不放款。'])(
    'still reads what has to be paid first: %s',
    (text) => {
      expect(stagesOf(text)).toContain('fee');
    },
  );

  it('reads traditional characters where they stand', () => {
    const text = '您好。我匯款十萬元到指定帳戶，之後無法出金。';
    expect(readStages(text).map(({ stage, start, end }) => [stage, text.slice(start, end)])).toEqual([
      ['deposit', '我匯款十萬元到指定帳戶，'],
      ['blocked', '之後無法出金。'],
    ]);
  });

  it('tells the day and the amount beside a step', () => {
    expect(whole('On 3 June 2026 she added me on WhatsApp. On 9 June 2026 I sent $1,200, and on 12 June I sent $9,000.')).toEqual(
      [
        expect.objectContaining({ stage: 'contact', at: Date.UTC(2026, 5, 3) }),
        expect.objectContaining({ stage: 'deposit', at: Date.UTC(2026, 5, 9), amount: { minor: 900_000, currency: 'USD' } }),
      ],
    );
  });

  it('gives an amount to the step it stands nearest to', () => {
    const text = '第一笔赚了120元并成功提现，于是我又投入23万元。';
    expect(whole(text).map(({ stage, amount }) => [stage, amount?.minor])).toEqual([
      ['win', 12_000],
      ['deposit', 23_000_000],
    ]);
  });

  it('knows no day from a month or a year, and none without dates', () => {
    expect(whole('In May 2026 I sent $1,200.')[0]).not.toHaveProperty('at');
    expect(readStages('On 9 June 2026 I sent $1,200.')).toEqual([{ stage: 'deposit', start: 0, end: 29 }]);
  });

  it.each([
    '我没有充值。',
    '我没有给对方转过账。',
    'I never deposited any money.',
    '如果对方要你交保证金，就是诈骗。',
    'If I had sent the $5,000, it would be gone.',
    '新闻里说有人被骗了五万元。',
    'I almost sent them $400.',
    '',
  ])('finds nothing in %j', (text) => {
    expect(stagesOf(text)).toEqual([]);
  });
});
