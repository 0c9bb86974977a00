import { describe, expect, it } from 'vitest';
import { indicatorKinds } from '../model/index.ts';
import { groups, legalBasisOf, nounOf, nouns, shortValue } from './words.ts';

describe('legalBasisOf', () => {
  it('names the ground of 2021 Opinions II Art. 2 where the thing itself is shared', () => {
    expect(legalBasisOf('domain', 'a.example')).toBe('site');
    expect(legalBasisOf('url', 'https://a.example/x')).toBe('site');
    expect(legalBasisOf('app', 'com.example.x')).toBe('site');
    expect(legalBasisOf('account', '6299551')).toBe('fund_account');
    expect(legalBasisOf('iban', 'ZZ10')).toBe('fund_account');
    expect(legalBasisOf('wallet', 'tron:T')).toBe('fund_account');
    expect(legalBasisOf('handle', 'qq-group:12345')).toBe('chat_group');
    expect(legalBasisOf('handle', 'telegram:+abcdef123456789')).toBe('chat_group');
    expect(legalBasisOf('handle', 'whatsapp:hkzabcdefghijklmnopqrs')).toBe('chat_group');
    expect(legalBasisOf('handle', 'telegram:+8615412345678')).toBeUndefined();
    expect(legalBasisOf('handle', 'wechat:某群')).toBeUndefined();
  });

  it('gives none for persons’ own numbers and for mere likeness', () => {
    for (const kind of ['phone', 'email', 'stem', 'text', 'victim'] as const) expect(legalBasisOf(kind, 'x')).toBeUndefined();
    expect(legalBasisOf('handle', 'telegram:golden_fx')).toBeUndefined();
  });
});

it('every kind has a noun in both languages and stands in exactly one group', () => {
  for (const kind of [...indicatorKinds, 'stem', 'text', 'victim'] as const) {
    expect(nouns[kind].en).not.toBe('');
    expect(nouns[kind].zh).toMatch(/\p{Script=Han}/u);
    expect(groups.filter(({ kinds }) => kinds.includes(kind)).length, kind).toBe(1);
  }
});

it('a handle is named by its service, a group as a group, an unknown service plainly', () => {
  expect(nounOf('handle', 'wechat:wx_a', 'zh')).toBe('微信号');
  expect(nounOf('handle', 'telegram:a', 'en')).toBe('Telegram account');
  expect(nounOf('handle', '?:a', 'en')).toBe('chat account');
  expect(nounOf('handle', 'qq-group:1', 'zh')).toBe('QQ群');
  expect(nounOf('handle', 'telegram-group:x', 'en')).toBe('Telegram group');
  expect(nounOf('handle', 'telegram:+abcdef123456789', 'zh')).toBe('Telegram群');
});

it('long numbers are shown by their ends, all else whole', () => {
  expect(shortValue('account', '6222021234567891234')).toBe('6222…1234');
  expect(shortValue('wallet', 'tron:TFxht7aaaaaaaaaaaaaaaaaaaaaaaajvCc')).toBe('TFxht7…jvCc');
  expect(shortValue('account', '123456789')).toBe('123456789');
  expect(shortValue('phone', '+8615412345678')).toBe('+8615412345678');
  expect(shortValue('handle', 'wechat:wx_a')).toBe('wx_a');
});
