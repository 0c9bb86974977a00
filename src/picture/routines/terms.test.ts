import { describe, expect, it } from 'vitest';
import { eachTerm, scriptOf, trimmed } from './terms.ts';

function terms(text: string, spans: readonly number[] = []): string[] {
  const found: string[] = [];
  eachTerm(text, spans, (term, start, end) => {
    expect(end).toBeGreaterThan(start);
    found.push(term);
  });
  return found;
}

describe('eachTerm', () => {
  it('reads Han by two characters, Latin by words and two of them, whatever the capitals or the form', () => {
    expect(terms('停車罰單')).toEqual(['停车', '车罚', '罚单']);
    expect(terms('Scan QR-Code')).toEqual(['scan', 'qr', 'scan qr', 'code', 'qr code']);
  });

  it('leaves out numbers, days, addresses and what only binds words together', () => {
    expect(terms('三十一日的了')).toEqual([]);
    expect(terms('It was on 4 June, at evil-pay.example/a1 and me@mail.test')).toEqual([]);
    expect(terms('ZZ43FAKE 12abc')).toEqual([]);
  });

  it('leaves out spans and joins nothing across them', () => {
    expect(terms('call Anna now please', [5, 9])).toEqual(['call', 'please', 'now please']);
    expect(terms('罚单网址车窗', [2, 4])).toEqual(['罚单', '车窗']);
  });
});

it('knows the script of a text, and that some tell nothing', () => {
  expect(scriptOf('扫码缴罚款 QR code')).toBe('han');
  expect(scriptOf('I scanned the QR code 罚')).toBe('latin');
  expect(scriptOf('12345 ok')).toBeUndefined();
});

it('shows wording without what binds it to words around it', () => {
  expect(trimmed('for the fund recovery')).toBe('fund recovery');
  expect(trimmed('到追回资金的')).toBe('追回资金');
});
