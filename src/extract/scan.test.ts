import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan } from './scan.ts';
import { has } from './source.ts';

const runs = (text: string): string[] => {
  const { marked, folded } = scan({ text });
  return marked.map(({ start, end }) => folded.slice(start, end));
};

describe('folding', () => {
  it.each([
    ['ＡＢＣ１２３．ｃｏｍ', 'ABC123.com'],
    ['138—0013–8000', '138-0013-8000'],
    ['٠١٢ ๑๒๓ ၁၂၃', '012 123 123'],
    ['账号：（６２２２）', '账号:(6222)'],
    ['a\u3000b\u00a0c', 'a b c'],
    ['汉字。', '汉字。'],
  ])('%s', (text, folded) => {
    expect(scan({ text }).folded).toBe(folded);
  });

  it('keeps every offset, lone surrogates and long texts included', () => {
    const unit = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('，', 'Ａ', '\ud800', '字', '—'));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const text = units.join('');
        const { folded } = scan({ text });
        expect(folded).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x80) expect(folded[i]).toBe(text[i]);
      }),
    );
    const long = 'Ａ，字'.repeat(20_000);
    expect(scan({ text: long }).folded).toBe('A,字'.repeat(20_000));
  });
});

describe('runs', () => {
  it('are the longest stretches of visible ASCII; full-width sentence marks end them', () => {
    expect(runs('网址www.a.com，电话138 0000；a-b')).toEqual(['www.a.com', '138', '0000', 'a-b']);
    expect(runs('ｈｔｔｐ：／／ａ．ｃｏｍ：好')).toEqual(['http://a.com']);
  });

  it('are counted, and plain words are not kept', () => {
    expect(scan({ text: 'they paid on a-b. Then he left, 5 days ago' })).toMatchObject({
      runs: 10,
      widest: 5,
      letters: 29,
      digits: 1,
    });
    expect(runs('they paid on a-b. Then he left, 5 days ago')).toEqual(['a-b.', '5']);
  });

  it('tell how many words in a row may be digits', () => {
    expect(scan({ text: 'call one three eight zero, zero one three' }).words).toBe(7);
    expect(scan({ text: 'one    two apple' }).words).toBe(0);
  });

  it('count what they hold', () => {
    const [run] = scan({ text: 'a1-b@c.d/2' }).marked;
    expect(run).toMatchObject({ digits: 2, letters: 4, flags: has.dash | has.at | has.dot | has.slash });
  });
});

it('sees Chinese numerals, Han, the language and its region', () => {
  expect(scan({ text: '账号一三八零零，共三万元' })).toMatchObject({ numerals: 5, han: true, lang: 'zh', region: 'CN' });
  expect(scan({ text: 'plain words' })).toMatchObject({ numerals: 0, han: false, lang: 'en', region: undefined });
  expect(scan({ text: 'これは日本語' }).lang).toBe('ja');
  expect(scan({ text: 'สวัสดี' }).lang).toBe('th');
  expect(scan({ text: '電話', lang: 'zh-TW' }).region).toBe('TW');
});
