import { describe, expect, it } from 'vitest';
import { sharedPhrases, type Worded } from './phrases.ts';

const worded = (texts: readonly string[]): Worded[] =>
  texts.map((text, i) => ({ id: `r${i}`, ref: `R-${i}`, at: i * 1000, text, blanks: [], case: i }));
const found = (texts: readonly string[], others: readonly string[] = []): [string, number][] =>
  sharedPhrases(
    worded(texts),
    others.map((text, group) => ({ text, group })),
  ).map(({ text, reports }) => [text, reports]);

describe('sharedPhrases', () => {
  it('finds the longest Chinese wording, over commas, whatever characters it is written in', () => {
    const texts = [
      '三月五日我加了他，老师说国家有内部名额，只剩最后三个。',
      '老师说国家有内部名额，只剩最后三个，让我快点。',
      '後來老師說國家有內部名額，只剩最後三個。',
    ];
    expect(found(texts)).toEqual([['老师说国家有内部名额，只剩最后三个', 3]]);
  });

  it('finds English wording by whole words, in capitals or not', () => {
    const texts = [
      'He told me to keep this between us until the funds arrive.',
      'I had to Keep this between us until the funds arrive, he said.',
    ];
    expect(found(texts)).toEqual([['to Keep this between us until the funds arrive', 2]]);
  });

  it('parts wording at indicators, amounts and dates', () => {
    const text = '请把五万元保证金今天之内汇到指定的监管账户里面去';
    const blanks = [{ start: 2, end: 5 }];
    const reports = worded([text, text]).map((report) => ({ ...report, blanks }));
    expect(sharedPhrases(reports, []).map((phrase) => phrase.text)).toEqual(['保证金今天之内汇到指定的监管账户里面去']);
  });

  it('leaves out what reports of others say as often', () => {
    const own = ['我已经向派出所报案请求帮助。名额只剩最后三个了快点', '我已经向派出所报案请求帮助。名额只剩最后三个了快点'];
    expect(
      found(
        own,
        Array.from({ length: 9 }, () => '我已经向派出所报案请求帮助。'),
      ),
    ).toEqual([['名额只剩最后三个了快点', 2]]);
  });

  it('shows what many say, not what a few put before it', () => {
    const told = '他评论了我写的书评而且一直很有礼貌';
    const texts = [
      ...Array.from({ length: 3 }, () => `客户到柜台反映：${told}。`),
      ...Array.from({ length: 6 }, (_, i) => `第${'一二三四五六'[i]}次，${told}。`),
    ];
    expect(found(texts)[0]).toEqual([told, 9]);
    expect(found(texts).map(([text]) => text)).not.toContain(`客户到柜台反映：${told}`);
  });

  it('counts a case that is told twice once', () => {
    const text = '老师说国家有内部名额只剩最后三个';
    const twice = worded([text, text]).map((report) => ({ ...report, case: 7 }));
    expect(sharedPhrases(twice, [])).toEqual([]);
    expect(sharedPhrases([...twice, ...worded([text])], [])).toMatchObject([{ reports: 2, spans: [{}, {}, {}] }]);
  });

  it('closes a quotation, shows no held phrase, and is quiet about nothing, one report and masked texts', () => {
    const texts = ['他让我签一份“资金监管协议”，我签了', '他让我签一份“资金监管协议”。'];
    expect(found(texts)).toEqual([['他让我签一份“资金监管协议”', 2]]);
    expect(sharedPhrases(worded(texts), [], (phrase) => phrase.includes('协议'))).toEqual([]);
    expect([found([]), found(['一二三四五六七八九']), found(['', '', '']), found(['▇▇▇▇▇▇▇▇▇▇', '▇▇▇▇▇▇▇▇▇▇'])]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(found(['***************', '***************'])).toEqual([]);
  });
});
