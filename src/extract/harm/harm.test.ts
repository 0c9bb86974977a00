import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findAlarms, sentenceAround } from './alarms.ts';
import { findSigns } from './signs.ts';
import { mayAlarm, maySign } from './triggers.ts';

interface Labelled {
  readonly alarms: readonly string[];
  readonly signs: readonly string[];
  readonly text: string;
}

function read(name: string): Labelled[] {
  const lines = readFileSync(new URL(`sentences/${name}.tsv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return lines.map((line) => {
    const [alarms = '', signs = '', text = ''] = line.split('\t');
    return { alarms: listOf(alarms), signs: listOf(signs), text };
  });
}

const listOf = (cell: string): string[] => (cell === '-' ? [] : cell.split(','));
const alarmsOf = (text: string): string[] => findAlarms(text).map(({ kind }) => kind);
const signsOf = (text: string): string[] => findSigns(text).map(({ sign }) => sign);

/** Over pairs of sentence and kind. */
function measure(rows: readonly Labelled[], wanted: (row: Labelled) => readonly string[], found: (text: string) => string[]) {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const row of rows) {
    const want = wanted(row);
    const got = found(row.text);
    const both = got.filter((each) => want.includes(each)).length;
    right += both;
    wrong += got.length - both;
    missed += want.length - both;
  }
  return { precision: right / (right + wrong), recall: right / (right + missed) };
}

describe.each(['held-out', 'develop'])('the sentences %s', (name) => {
  const rows = read(name);

  it('are half without harm', () => {
    const none = rows.filter(({ alarms, signs }) => alarms.length + signs.length === 0).length;
    expect(rows.length).toBeGreaterThan(190);
    expect(none / rows.length).toBeGreaterThan(0.45);
  });

  it('are read with few mistakes, alarms and signs', () => {
    for (const { precision, recall } of [
      measure(rows, ({ alarms }) => alarms, alarmsOf),
      measure(rows, ({ signs }) => signs, signsOf),
    ]) {
      expect(precision).toBeGreaterThanOrEqual(0.95);
      expect(recall).toBeGreaterThanOrEqual(0.9);
    }
  });
});

describe('findAlarms', () => {
  it('gives the place of the words in the text as it stands', () => {
    const text = '您好。\n我的弟弟在KK園區被關起來，每天被毆打。請回電。';
    const words = findAlarms(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
    expect(words).toEqual([
      ['detention', expect.stringContaining('被關起')],
      ['injury', expect.stringContaining('毆打')],
    ]);
  });

  it('is quiet about an empty text, a very long one and one without words', () => {
    expect(findAlarms('')).toEqual([]);
    expect(findAlarms('。'.repeat(5000))).toEqual([]);
    expect(findAlarms(`${'我在平台投资被骗，'.repeat(3000)}完。`)).toEqual([]);
  });

  it('reads the second sentence when the first takes back its own', () => {
    expect(alarmsOf('昨天弟弟没有被打。今天他被主管打得站不起来。')).toEqual(['injury']);
  });

  it('tells a threat from what was done', () => {
    expect(alarmsOf('他说不还就打断我的腿。')).toEqual(['threat']);
    expect(alarmsOf('他们把我的腿打断了。')).toEqual(['injury']);
  });
});

describe('sentenceAround', () => {
  it('cuts at the ends of sentences and to 200 units', () => {
    const text = `第一句。${'他们'.repeat(150)}把弟弟绑架了${'，要钱'.repeat(90)}。最后一句。`;
    const at = text.indexOf('绑架');
    const around = sentenceAround(text, at, at + 2);
    expect(around.text).toContain('绑架');
    expect(around.text.length).toBeLessThanOrEqual(200);
    expect(text.slice(around.start, around.end)).toBe(around.text);
    expect(sentenceAround('甲乙。他被绑架了！丙丁。', 4, 6).text).toBe('他被绑架了！');
  });
});

describe('the triggers', () => {
  it('leave ordinary reports of fraud unread', () => {
    expect(mayAlarm('我在网上投资被骗了三万元，对方微信号是wx123，收款账号6222020000000000。')).toBe(false);
    expect(mayAlarm('I bought shoes on a website and they never arrived.')).toBe(false);
    expect(maySign('下载后充值，提现失败。')).toBe(false);
  });
});
